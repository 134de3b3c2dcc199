"""Reading in this process."""

from collections.abc import Iterable, Iterator

from verbale.engines.outcome import Outcome, read_together
from verbale.knowledge.kept import Knowledge
from verbale.reading.pipeline import DEFAULT_MODEL, batches, judged_together
from verbale.report import Report


def read_here(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
    gate: bool = False,
) -> Iterator[Outcome]:
    """Yield what comes of each report, in order; reports are drawn on some ahead, to be read together."""
    for batch in judged_together(reports) if gate else batches(reports):
        yield from read_together(batch, model, knowledge, gate=gate)
