"""Actors: from the bare words for an actor to country, sector, name and office."""

from collections.abc import Iterator
from pathlib import Path

from evals.benchmark import (
    Benchmark,
    Figures,
    Files,
    Reader,
    Row,
    by_id,
    load_scorer,
    read_lines,
)
from verbale.resolving import resolve, split_actors

# The day at which undated cases are to be read, after the benchmark's description.
UNDATED = "2022-11-01"
GROUPS = ("all", "needs_kb false", "needs_kb true")
FIELDS = ("country", "sector", "both", "name", "office", "split")


class Actors(Benchmark):
    """Strings for actors, with a day and mostly without context; nothing of a report is read."""

    name = "actors"
    scorer = "score_actors.py"
    gold = "actor_cases_dev.jsonl"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield what each string stands for on its day."""
        for row in read_lines(files.gold):
            if row["kind"] == "split":
                yield {"id": row["id"], "actors": list(split_actors(row["text"], row["context"]))}
                continue
            found = resolve(row["text"], on=row["query_date"] or UNDATED, context=row["context"])
            yield {
                "id": row["id"],
                "country": found.country,
                "sector": found.sector,
                "name": found.name,
                "office": found.office,
                "reason": found.reason,
            }

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return how many are right: of all, of those that need no knowledge of names, of those that do."""
        scorer = load_scorer(files.scorer)
        predicted = by_id(read_lines(predictions))
        groups: dict[str, list[Row]] = {name: [] for name in GROUPS}
        for gold in read_lines(files.gold):
            answer = predicted.get(gold["id"], {})
            judged = scorer.judge(gold, answer, False, {})
            groups["all"].append(judged)
            if gold["kind"] == "resolve":
                groups[f"needs_kb {str(gold['needs_kb']).lower()}"].append(judged)
            wrong = [field for field in judged if not judged[field][0] and field != "both"]
            if errors is not None and wrong:
                errors.append(
                    f"{' '.join(wrong).upper()} {gold['id']} {gold.get('kb')} {gold['text']!r} "
                    f"({gold['query_date']}, {gold['context']}) "
                    f"gold {gold['expected']} pred {answer}"
                )
        return {name: group_figures(scorer.summary(rows)) for name, rows in groups.items()}


def group_figures(summary: Row) -> Figures:
    """Return, field by field, the share right and how many of how many."""
    return {
        field: {
            "right": summary[field]["right"],
            "of": summary[field]["n"],
            "share": summary[field]["accuracy"],
        }
        for field in FIELDS
        if field in summary
    }
