"""Events: who did what to whom, in single sentences coded by hand."""

from collections.abc import Iterator
from pathlib import Path

from evals.benchmark import Benchmark, Figures, Files, Reader, Row, load_scorer, read_lines
from verbale.account import Account, Event, EventActor
from verbale.knowledge.states import organisations, parties
from verbale.report import Report

# The gold has one date for all of its sentences, and these two codes for what belongs to no state.
_DATE = "2000-01-01"
_ORGANISATION, _ANYWHERE = "IGO", "IMG"


class Events(Benchmark):
    """Sentences with the one event that each was written to show."""

    name = "events"
    scorer = "score_events.py"
    gold = "plover_gsr_dev.jsonl"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the events of each sentence."""
        rows = read_lines(files.gold)
        reports = [Report(text=row["text"], published=_DATE) for row in rows]
        for row, account in zip(rows, read(reports), strict=True):
            yield {"id": row["id"], "events": event_rows(account)}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return how often type, source and target are right, and how many events are coded for one."""
        scorer = load_scorer(files.scorer)
        gold, predicted = scorer.read_rows(str(files.gold)), scorer.read_rows(str(predictions))
        result = scorer.score(gold, predicted, scorer.TYPE_ALIASES_2021, "events")
        if errors is not None:
            errors.extend(_unlike(read_lines(files.gold), read_lines(predictions)))
        found = {
            name: {"p": values["precision"], "r": values["recall"], "f1": values["f1"]}
            for name, values in result["measures"].items()
            if "partial" not in name
        }
        shares = {name: values["share"] for name, values in result["details"].items()}
        rest = {name: result[name] for name in ("macro F1", "over-production")}
        return {**found, **rest, **shares}


def coded(account: Account) -> list[Event]:
    """Return the events that are told as facts or plans; those told in passing count where all are."""
    real = [event for event in account.events if event.status in ("held", "planned")]
    return [event for event in real if not event.background] or real


def event_rows(account: Account) -> list[Row]:
    """Return an account's events in the scorer's form."""
    return [
        {
            "event": event.type,
            "mode": event.mode,
            "cameo": event.cameo,
            "source": [_actor(actor) for actor in event.source],
            "target": [_actor(actor) for actor in event.target],
        }
        for event in coded(account)
    ]


def _actor(actor: EventActor) -> Row:
    return {"code": _country(actor.party), "sector": actor.sector}


def _country(party: str) -> str:
    """Return the country of a party: the state in which a non-state party acts."""
    if party in parties():
        return parties()[party].within or _ANYWHERE
    return _ORGANISATION if party in organisations() else party


def _unlike(gold: list[Row], predicted: list[Row]) -> Iterator[str]:
    """Yield a line for each sentence whose events differ in type from the gold's."""
    read = {row["id"]: row["events"] for row in predicted}
    for row in gold:
        wanted = sorted(event["event_2021"] for event in row["events"])
        got = sorted(event["event"] for event in read[row["id"]])
        if wanted != got:
            yield f"{row['id']}\tgold {' '.join(wanted)}\tread {' '.join(got)}\t{row['text']}"
