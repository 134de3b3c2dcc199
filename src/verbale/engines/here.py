"""Reading in this process."""

from collections.abc import Iterable, Iterator

from verbale.engines.outcome import Outcome, read_one
from verbale.knowledge.kept import Knowledge
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report


def read_here(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
    gate: bool = False,
) -> Iterator[Outcome]:
    """Yield what comes of each report, in order."""
    for report in reports:
        yield read_one(report, model, knowledge, gate=gate)
