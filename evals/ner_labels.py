"""Names: what share of the language model's entities is wrong, before and after knowledge puts it right.

The sample is this project's own: entities that the base model finds in wire dispatches, labelled by
hand. It holds where they stand and what they are, and none of their words. The rules were written with
the errors of the part `seen` in view; the part `unseen` was labelled when they were done.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evals.benchmark import Figures, Files, Reader, Row, by_id, read_lines
from evals.contacts import dispatch
from evals.wire import DATA, WireBenchmark
from verbale.errors import Abort
from verbale.reading.findings import findings
from verbale.reading.pipeline import load
from verbale.reading.tokenizing import make_doc

WRONG_SPAN = "span"
NO_NAME = "none"

type Name = tuple[int, int, str]


class NerLabels(WireBenchmark):
    """The labels of names; `names` in a row of the sample are the right ones where the span is wrong."""

    name = "ner"
    labels = DATA / "ner_labels_sample.jsonl"
    gold = labels.name

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the names of each dispatch, by the model alone and put right."""
        texts = by_id(read_lines(files.texts))
        nlp = load()
        for name in dict.fromkeys(row["id"] for row in read_lines(files.gold)):
            if name not in texts:
                raise Abort(f"{self.name}: no text for {name} in {files.texts}: name the texts with --texts")
            report = dispatch(texts[name])
            doc = make_doc(nlp, report.text)
            findings(doc).report = report
            doc = nlp(doc)
            yield {
                "id": name,
                "model": [(e.start_char, e.end_char, e.label_) for e in doc.ents],
                "put right": [(e.start_char, e.end_char, e.label_) for e in doc.spans["entities"]],
            }

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return the share of wrong labels before and after."""
        predicted = by_id(read_lines(predictions))
        sample = read_lines(files.gold)
        texts = by_id(read_lines(files.texts)) if errors is not None else {}
        counts = {part: Counter[str]() for part in ("seen", "unseen")}
        for row in sample:
            found = predicted[row["id"]]
            right = right_names(row)
            before, after = (is_right(row, right, found[way]) for way in ("model", "put right"))
            count = counts[row["part"]]
            count.update(names=1, before=not before, after=not after, spoilt=before and not after)
            if errors is not None and not after:
                errors.append(error_line(row, found, texts[row["id"]]["text"], before))
        return {
            part: {
                "names": count["names"],
                "wrong by the model": count["before"] / max(count["names"], 1),
                "wrong when put right": count["after"] / max(count["names"], 1),
                "right before, wrong after": count["spoilt"],
            }
            for part, count in counts.items()
        }


def right_names(row: Row) -> list[Name]:
    """Return the names that stand at a row of the sample: one, several, or none."""
    if row["label"] == WRONG_SPAN:
        return [(start, end, label) for start, end, label in row["names"]]
    return [(row["start"], row["end"], row["label"])] if row["label"] != NO_NAME else []


def is_right(row: Row, right: Sequence[Name], found: Iterable[Name]) -> bool:
    """Whether `found` has the right names at the place of `row`, and nothing where no name stands.

    A name counts when its last word has one of the right labels ('FAC/GPE' allows two), and when a
    span that the model cuts wrongly is covered as a whole.
    """
    found = list(found)
    if not right or NO_NAME in row["label"].split("/"):
        over = [label for start, end, label in found if start < row["end"] and row["start"] < end]
        return not over or any(label in row["label"].split("/") for label in over)
    return all(_named(name, found, whole=row["label"] == WRONG_SPAN) for name in right)


def _named(name: Name, found: Sequence[Name], *, whole: bool) -> bool:
    """Whether one of `found` covers the end of the name; a possessive "'s" and a "the" make no difference."""
    start, end, labels = name
    return any(
        f_start < end <= f_end + len("'s")
        and label in labels.split("/")
        and (not whole or start - len("the ") <= f_start <= start)
        for f_start, f_end, label in found
    )


def error_line(row: Row, predicted: Row, text: str, was_right: bool) -> str:
    """Return a line that shows one name with what was made of it."""

    def over(way: str) -> list[str]:
        found = predicted[way]
        return [f"{text[s:e]!r} {label}" for s, e, label in found if s < row["end"] and row["start"] < e]

    kind = "SPOILT" if was_right else "LEFT  "
    words = text[max(0, row["start"] - 40) : row["end"] + 40].replace("\n", " ")
    shown = json.dumps({"model": over("model"), "put right": over("put right")}, ensure_ascii=False)
    return f"{kind} {row['id']} [{row['start']}, {row['end']}] {row['label']} {shown} | {words}"
