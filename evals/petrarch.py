"""PETRARCH's unit records: the grammar of coding, in sentences most of which tell of invented countries.

Who these countries are is handed over as a user would do it: the benchmark's lexicon is turned into a table
of names, which is read as knowledge, and nothing of it is known otherwise.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import permutations, product
from pathlib import Path

from evals.benchmark import Benchmark, Figures, Files, Reader, Row, load_scorer, read_lines
from evals.events import coded
from verbale.account import Account, Event, EventActor
from verbale.errors import Abort
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.own_names import COLUMNS
from verbale.knowledge.sectors import sectors
from verbale.knowledge.states import organisations
from verbale.reading.events.lexicon import lexicon
from verbale.report import Report

_GOLD_FIELD = "events_cameo"
_DAY = re.compile(r"\d{8}|\d{6}")
_ORGANISATION = "IGO"
_CONSULTING, _COOPERATION = "040", "050"
_MEETING = ("036", "04")
_CONFLICT = (3, 4)  # quad classes
_TO_COME = "intend: "  # begins the rule of an act that is told with "will"
_COUNTRY = 3  # letters of a country's code; what follows is a role


class Petrarch(Benchmark):
    """Unit records with CAMEO codes, where a second coder's suite agrees on the sentence."""

    name = "petrarch"
    scorer = "score_events.py"
    gold = "petrarch_units_dev.jsonl"
    folder = "events"

    def default_texts(self, data: Path, gold: Path) -> Path:
        """Return the lexicon of names that the sentences presuppose."""
        return data / self.folder / "petrarch_units_lexicon.json"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the events of each sentence, who is who being known from the lexicon."""
        rows = read_lines(files.gold)
        with tempfile.TemporaryDirectory(prefix="verbale-names-") as folder:
            table = Path(folder) / "names.tsv"
            table.write_text(names_table(json.loads(files.texts.read_text("utf-8"))), encoding="utf-8")
            known = load_knowledge(table)
        reports = [Report(text=row["text"], published=row["date"]) for row in rows]
        for row, account in zip(rows, read(reports, knowledge=known), strict=True):
            yield {"id": row["id"], "events": list(pairs(account))}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return how often code and actors are right, for the records that have CAMEO codes."""
        scorer = load_scorer(files.scorer)
        gold, predicted = scorer.read_rows(str(files.gold)), scorer.read_rows(str(predictions))
        result = scorer.score(gold, predicted, scorer.TYPE_ALIASES_2021, _GOLD_FIELD)
        found = {
            name: {"p": values["precision"], "r": values["recall"], "f1": values["f1"]}
            for name, values in result["measures"].items()
        }
        return {**found, **{name: result[name] for name in ("over-production", "quiet sentences")}}


def names_table(lexicon: Row) -> str:
    """Return the actors of a PETRARCH dictionary, as JSON, as a table of names for Verbale.

    The dictionary does not tell countries from others: who has a longer code than a country is a group of it.
    """
    lines = ["\t".join(COLUMNS)]
    for actor in lexicon["actors"]:
        for row in actor["codes"]:
            code = row["code"].split("/")[0]
            since, until = days_of(row["when"])
            kind = "state" if len(code) == _COUNTRY else "group"
            role = code[_COUNTRY:] if code[_COUNTRY:] in sectors() else ""
            lines.append("\t".join((";".join(actor["names"]), "", code, role, kind, since, until)))
    return "\n".join((*lines, ""))


def days_of(when: str | None) -> tuple[str, str]:
    """Return the first and the last day of a date limit ("< 950601", "19950601 - 19990815"), or ""."""
    if not when:
        return "", ""
    found = [_day(text) for text in _DAY.findall(when)]
    if not found:
        raise Abort(f"petrarch: {when!r} is no date limit")
    if "<" in when:
        return "", (found[0] - timedelta(days=1)).isoformat()
    if ">" in when:
        return (found[0] + timedelta(days=1)).isoformat(), ""
    return found[0].isoformat(), found[-1].isoformat()


def _day(digits: str) -> date:
    return date.fromisoformat(digits if len(digits) == 8 else f"19{digits}")


def pairs(account: Account) -> Iterator[Row]:
    """Yield the suite's one event for each pair of countries, in both directions where all act together.

    It codes verbs, so of two who act upon each other a contact told beside is left out. Who comes is
    visited, too.
    """
    visits = {contact.id for contact in account.contacts if contact.mode == "visit"}
    found: dict[tuple[str, str], Row] = {}
    for meetings in (False, True):
        acted = {frozenset(pair) for pair in found}
        for event in _suite_events(account):
            if _is_meeting(event) != meetings:
                continue
            sources, targets = (list(map(_code, actors)) for actors in (event.source, event.target))
            both = list(product(sources, targets)) if targets else list(permutations(sources, 2))
            if event.contact in visits or (meetings and event.contact is None):
                both += product(targets, sources)
            for source, target in both:
                pair = source[:_COUNTRY], target[:_COUNTRY]
                if frozenset(pair) not in acted:
                    row = {"cameo": _suite_code(event), "source": [source], "target": [target]}
                    found.setdefault(pair, row)
    yield from found.values()


def _suite_events(account: Account) -> list[Event]:
    """Return what is told as done or planned, and the conflict that is told not to be."""
    denied = [event for event in account.events if event.status == "denied" and event.quad_class in _CONFLICT]
    return [*coded(account), *denied]


def _is_meeting(event: Event) -> bool:
    return event.cameo.startswith(_MEETING)


def _suite_code(event: Event) -> str:
    """Return a code by the suite's customs.

    It has one code for visits, calls and meetings, codes what will be done as what is done, and a fight or
    quarrel whose verb is denied as diplomatic cooperation.
    """
    if event.status == "denied":
        return _COOPERATION
    if _is_meeting(event):
        return _CONSULTING
    _, future, frame = event.rule.partition(_TO_COME)
    return _frame_codes().get(frame, event.cameo) if future else event.cameo


@cache
def _frame_codes() -> dict[str, str]:
    """Return the codes of acts by the names of their frames."""
    entries = (entry for entries in lexicon().verbs.values() for entry in entries)
    return {entry.frame.name: entry.frame.code for entry in entries if entry.frame is not None}


def _code(actor: EventActor) -> str:
    """Return country and role in one code; a dictionary's role goes before one that the words show.

    The suite has one code for all organisations of states.
    """
    if actor.party in organisations():
        return _ORGANISATION
    return actor.party if len(actor.party) > _COUNTRY else actor.party + (actor.sector or "")
