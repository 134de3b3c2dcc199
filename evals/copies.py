"""Copies: which dispatches the record holds to be copies or updates of one another.

The labels are this project's own, made by hand over the file of wire dispatches: pairs of which one takes
over most sentences of the other, and pairs that are near enough to be mistaken for such: the same event
told afresh, background repeated in other news, the market report of another day. They hold ids, no words.
"""

from collections.abc import Iterator
from pathlib import Path

from evals.benchmark import Figures, Files, Reader, Row, by_id, read_lines
from evals.contacts import dispatch
from evals.wire import DATA, WireBenchmark
from verbale.account import Account
from verbale.record.store import Store


class Copies(WireBenchmark):
    """Pairs of dispatches; every dispatch of the file goes into the record, labelled or not."""

    name = "copies"
    labels = DATA / "copies.jsonl"
    gold = labels.name

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the pairs that the record holds to be copies; wording alone tells, so nothing is read."""
        reports = {row["id"]: dispatch(row) for row in read_lines(files.texts)}
        wire_id = {report.id: name for name, report in reports.items()}
        with Store(":memory:") as store:
            store.add_many((one, Account(reader="", report=one.id)) for one in reports.values())
            for name, report in reports.items():
                others = {wire_id[other]: share for other, share in store.copies(report.id).items()}
                yield from ({"id": f"{name} {other}", "share": others[other]} for other in sorted(others)
                            if name < other)  # fmt: skip

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return precision and recall over the labelled pairs, and how many found pairs have no label."""
        labels = {name: row["copy"] for name, row in by_id(read_lines(files.gold)).items()}
        found = by_id(read_lines(predictions)).keys()
        copies = {name for name, copy in labels.items() if copy}
        right = len(copies & found)
        if errors is not None:
            errors += [f"MISSED {name}" for name in sorted(copies - found)]
            errors += [f"EXTRA {name}" for name in sorted((labels.keys() & found) - copies)]
            errors += [f"NOT LABELLED {name}" for name in sorted(found - labels.keys())]
        labelled = len(labels.keys() & found)
        return {
            "pairs": {
                "p": right / labelled if labelled else 0.0,
                "r": right / len(copies) if copies else 0.0,
                "f1": 2 * right / (labelled + len(copies)) if labelled + len(copies) else 0.0,
            },
            "labelled copies": len(copies),
            "labelled others": len(labels) - len(copies),
            "found without a label": len(found - labels.keys()),
        }
