"""Dating: dispatches of known date in three forms without their metadata, and how well the date is told."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from evals.benchmark import Benchmark, Figures, Files, Reader, Row, read_lines
from verbale.account import Publication
from verbale.edtf import days
from verbale.errors import Abort
from verbale.reading.dating import publication
from verbale.reading.findings import Findings

_LONGEST_SET = 366 * 200  # days of an interval that still counts as a set


def _with_day(row: Row) -> str:
    day = date.fromisoformat(row["published"])
    return f"{(row['dateline'] or 'PARIS').upper()}, {day:%b} {day.day} ({row['agency']}) -- {row['text']}"


def _with_weekday(row: Row) -> str:
    day = date.fromisoformat(row["published"])
    return f"{(row['dateline'] or 'PARIS').upper()}, {day:%A} ({row['agency']}) -- {row['text']}"


def _alone(row: Row) -> str:
    return str(row["text"])


FORMS: dict[str, Callable[[Row], str]] = {
    "dateline with day and month": _with_day,
    "dateline with weekday": _with_weekday,
    "text alone": _alone,
}


class DatingExperiment(Benchmark):
    """The year, and with luck the day, of wire dispatches whose metadata are taken away."""

    name = "dating"
    scorer = ""
    gold = "wire_2005.jsonl.gz"

    def files(self, data: Path, gold: Path | None, texts: Path | None) -> Files:
        """Return the dispatches, which lie with the benchmark of time expressions; there is no scorer."""
        gold = gold or data / "time" / self.gold
        if not gold.is_file():
            raise Abort(f"dating: {gold} does not exist: see --data and --gold")
        return Files(gold, gold, gold)

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield for each dispatch what each form of it tells; nothing but dating is run."""
        for row in read_lines(files.gold):
            told = {form: publication(text(row), Findings()).model_dump() for form, text in FORMS.items()}
            yield {"id": row["id"], "told": told}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return, for each form, how often year, month and day are right, wrong, or among those that fit."""
        truths = {row["id"]: date.fromisoformat(row["published"]) for row in read_lines(files.gold)}
        rows = read_lines(predictions)
        figures: Figures = {}
        for form in FORMS:
            told = [(row["id"], Publication(**row["told"][form])) for row in rows]
            if errors is not None:
                errors.extend(
                    f"{form}: {id_}: {truths[id_]}, told {one.date or one.candidates}: {one.reason}"
                    for id_, one in told
                    if one.candidates and not _fits(one, truths[id_])
                )
            figures[form] = _figures([(truths[id_], one) for id_, one in told])
        return figures


def _figures(told: list[tuple[date, Publication]]) -> Figures:
    """Return the figures of one form."""
    parts = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
    figures: Figures = {
        name: {"right": sum(_says(one, f"{day:{form}}") for day, one in told), "of": len(told)}
        for name, form in parts.items()
    }
    dated = [(day, one) for day, one in told if one.date is not None]
    figures["year told"] = {"right": figures["year"]["right"], "of": len(dated)}
    sets = [(day, one) for day, one in told if one.candidates]
    figures["set holds it"] = {"right": sum(_fits(one, day) for day, one in sets), "of": len(sets)}
    figures["years in a set, mean"] = sum(_years(one) for _, one in sets) / max(1, len(sets))
    return figures


def _says(told: Publication, part: str) -> bool:
    """Tell whether a date says this day, month or year."""
    return told.date is not None and told.date.startswith(part)


def _fits(told: Publication, day: date) -> bool:
    """Tell whether one of the dates that fit covers a day."""
    covered = [days(one) for one in (*told.candidates, told.date) if one]
    return any(found is not None and found[0] <= day <= found[1] for found in covered)


def _years(told: Publication) -> int:
    """Return in how many years the dates that fit lie."""
    years: set[int] = set()
    for one in told.candidates:
        found = days(one)
        if found is not None and (found[1] - found[0]).days < _LONGEST_SET:
            years.update(range(found[0].year, found[1].year + 1))
    return len(years)
