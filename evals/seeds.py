"""Seeds: all that must be read out of a few reports, given nothing but their text."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from evals.benchmark import (
    Benchmark,
    Figures,
    Files,
    Reader,
    Row,
    by_id,
    listing,
    load_scorer,
    read_lines,
    write_lines,
)
from evals.contacts import contact_figures, contact_rows
from verbale.account import Account, Quotation
from verbale.errors import Abort
from verbale.report import Report

COUNT = re.compile(r"^(?P<name>[a-z ]+?) +(?P<right>\d+) of (?P<total>\d+)$", re.MULTILINE)


class Seeds(Benchmark):
    """All that a reader takes from a report; the texts lie as ID.txt beside the gold file."""

    name = "seeds"
    scorer = "score_seeds.py"
    gold = "gold.jsonl"

    def default_texts(self, data: Path, gold: Path) -> Path:
        """Return the gold file's own folder."""
        return gold.parent

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield all that is read out of each text."""
        names = list(by_id(read_lines(files.gold)))
        texts = [seed_text(files.texts / f"{name}.txt") for name in names]
        for name, text, account in zip(names, texts, read([Report(text=t) for t in texts]), strict=True):
            yield {
                "id": name,
                "published": account.published.date,
                "contacts": contact_rows(account),
                "statements": [statement(account, text, said) for said in account.quotations],
                "figures": [
                    {"evidence": [figure.evidence], "period": figure.period} for figure in account.figures
                ],
                "agreements": [
                    {"evidence": paper.evidence, "date": paper.date, "parties": paper.parties}
                    for paper in account.agreements
                ],
                "other_events": [
                    {"evidence": [event.evidence], "event": event.type, "date": event.date}
                    for event in account.events
                    if event.contact is None
                ],
            }

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return the figures on contacts, and for the other kinds how many of how many are right."""
        scorer = load_scorer(files.scorer)
        gold, predicted = by_id(read_lines(files.gold)), by_id(read_lines(predictions))
        with listing(errors):
            contacts = scorer.contacts.score(
                {name: row["contacts"] for name, row in gold.items()},
                {name: row["contacts"] for name, row in predicted.items()},
                errors is not None,
            )
        printed: list[str] = []
        plain_gold = predictions.with_suffix(".gold.jsonl")  # the scorer reads no compressed file
        write_lines(plain_gold, gold.values())
        with listing(printed):
            scorer.main([str(files.scorer), str(plain_gold), str(predictions)])
        plain_gold.unlink()
        counts = {
            found["name"]: {"right": int(found["right"]), "of": int(found["total"])}
            for found in COUNT.finditer("\n".join(printed))
        }
        if errors is not None:
            errors.extend(statement_errors(scorer, files, gold, predicted))
        return {"contacts": contact_figures(contacts), **counts}


def seed_text(path: Path) -> str:
    """Return a seed's text with the offsets that the gold uses."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise Abort(f"seeds: {path} does not exist: name the folder of the texts with --texts") from error


def statement(account: Account, text: str, said: Quotation) -> Row:
    """Return a quotation as a statement of its speaker, by name.

    Where nobody is resolved, the speaker is given in the words of the report.
    """
    speaker = account.actor(said.speaker)
    source = " ".join(text[start:end] for start, end in said.source)
    named = said.speaker_name or (speaker.name if speaker else source)
    return {"speaker": named, "form": said.form, "content": said.content}


def statement_errors(
    scorer: ModuleType, files: Files, gold: dict[str, Row], predicted: dict[str, Row]
) -> Iterator[str]:
    """Yield a line for every date that is wrong and every statement missed or given to another speaker."""
    for name, row in gold.items():
        text = seed_text(files.texts / f"{name}.txt")
        read = predicted[name]
        if not scorer.contacts.dates_equal(row["published"], read["published"]):
            yield f"PUBLISHED {name} gold {row['published']} pred {read['published']}"
        for wanted in row["statements"]:
            found, attributed = scorer.statements([wanted], read["statements"])
            if not attributed:
                words = " ... ".join(text[start:end] for start, end in wanted["content"])
                speakers = sorted(
                    {said["speaker"] for said in read["statements"] if scorer.statements([wanted], [said])[0]}
                )
                kind = f"ATTRIBUTED to {speakers}" if found else "MISSED"
                yield f"STATEMENT {kind} {name} [{wanted['speaker']}, {wanted['form']}] {words}"
