"""Contacts: who met whom, when, where, and did it happen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.benchmark import (
    Benchmark,
    Figures,
    Files,
    Reader,
    Row,
    by_id,
    listing,
    load_scorer,
    prf,
    read_lines,
)
from verbale.account import Account
from verbale.errors import Abort
from verbale.report import Report


class Contacts(Benchmark):
    """Contacts in wire dispatches; a user of a wire has its date, place and title besides the text."""

    name = "contacts"
    scorer = "score_contacts.py"
    gold = "dev.gold.jsonl"

    def default_texts(self, data: Path, gold: Path) -> Path:
        """Return the file of wire dispatches, which lies with the time benchmark."""
        return data / "time" / "wire_2005.jsonl.gz"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the contacts of each dispatch that the gold file names."""
        texts = by_id(read_lines(files.texts))
        wanted = list(by_id(read_lines(files.gold)))
        missing = [name for name in wanted if name not in texts]
        if missing:
            raise Abort(f"contacts: no text for {missing[0]} in {files.texts}: name the texts with --texts")
        reports = [dispatch(texts[name]) for name in wanted]
        for name, account in zip(wanted, read(reports), strict=True):
            yield {"id": name, "contacts": contact_rows(account)}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return found, complete and participants, and the share of right fields among the found."""
        gold, predicted = (
            {row["id"]: row.get("contacts", []) for row in read_lines(path)}
            for path in (files.gold, predictions)
        )
        scorer = load_scorer(files.scorer)
        with listing(errors):
            return contact_figures(scorer.score(gold, predicted, errors is not None))


def dispatch(row: Row) -> Report:
    """Return a dispatch of the wire file as a report."""
    return Report(
        text=row["text"],
        title=row["title"],
        publisher=row["agency"],
        published=row["published"],
        dateline=row["dateline"],
    )


def contact_rows(account: Account) -> list[Row]:
    """Return an account's contacts in the form of the guidelines."""
    fields = {"mode", "status", "date", "place", "states", "evidence"}
    return [
        {
            **contact.model_dump(mode="json", include=fields),
            "participants": [participant.name for participant in contact.participants],
        }
        for contact in account.contacts
    ]


def contact_figures(scored: dict[str, Any]) -> Figures:
    """Return the scorer's figures under stable keys."""
    return {key: prf(value) if isinstance(value, tuple) else value for key, value in scored.items()}
