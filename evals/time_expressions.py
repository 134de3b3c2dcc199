"""Time: time expressions in news, their extents, types and values."""

from collections.abc import Iterator
from pathlib import Path

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
from verbale.report import Report


class Time(Benchmark):
    """TIMEX3 expressions, given a document's text and the day of its creation."""

    name = "time"
    scorer = "score_time.py"
    gold = "tbaq_dev.jsonl.gz"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the time expressions of each document."""
        documents = read_lines(files.gold)
        reports = [Report(text=row["text"], published=row["dct"]) for row in documents]
        for row, account in zip(documents, read(reports), strict=True):
            yield {"id": row["id"], "timex": timex_rows(account)}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return strict and relaxed precision, recall and F1, and the F1 of types and values."""
        scorer = load_scorer(files.scorer)
        aligned = list(scorer.align_documents(by_id(read_lines(files.gold)), by_id(read_lines(predictions))))
        with listing(errors):
            scorer.print_errors(aligned)
        scored = scorer.score([(gold, predicted) for _, gold, predicted in aligned])
        return {
            "gold": scored["gold"],
            "predicted": scored["predicted"],
            "strict": prf(scored["strict"]),
            "relaxed": prf(scored["relaxed"]),
            "type": {"f1": scored["type_f1"]},
            "value": {"f1": scored["value_f1"]},
        }


def timex_rows(account: Account) -> list[Row]:
    """Return an account's time expressions in the form of the benchmark, which allows no overlap."""
    rows: list[Row] = []
    for time in sorted(account.times, key=lambda time: (time.span[0], -time.span[1])):
        start, end = time.span
        if not rows or start >= rows[-1]["end"]:
            rows.append({"start": start, "end": end, "type": time.type, "value": time.value})
    return rows
