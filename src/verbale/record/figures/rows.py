"""What questions about figures are answered with."""

from typing import Literal

from pydantic import Field

from verbale.account import Span
from verbale.record.rows import Row


class FigureSource(Row):
    """One report that tells a figure, in its own words."""

    report: str = Field(description="Id of the report.")
    publisher: str | None
    published: str | None = Field(description="EDTF.")
    title: str | None
    source: str | None = Field(description="Who gives it, by this report; None: the report itself.")
    statement: str | None = Field(description="Id of the statement in which it is told.")
    span: Span = Field(description="The number and its unit, in the text of the report.")
    evidence: Span = Field(description="The sentence, in the text of the report.")
    words: str = Field(description="The text of the sentence.")


class FigureRow(Row):
    """How much, of what, for whom and when; reports that give anything else have rows of their own."""

    kind: Literal["figure"] = "figure"
    id: str
    measure: str = Field(description="What kind of thing is measured: 'trade', 'casualties', 'troops'.")
    what: str = Field(description="What is measured, in the words of the first report.")
    low: str = Field(description="The number, or the lower end of a range, as a decimal.")
    high: str | None = Field(description="The upper end of a range.")
    unit: str | None = Field(description="'%', an ISO 4217 currency, a unit; None for a count.")
    bound: Literal["over", "under", "about"] | None
    change: Literal["up", "down"] | None = Field(description="Where the figure is a change.")
    period: str | None = Field(description="EDTF date or interval that it holds for.")
    parties: tuple[str, ...] = Field(description="Whose it is, sorted.")
    source: str | None = Field(description="Who gives it, by the first report that says so.")
    sources: tuple[FigureSource, ...] = Field(description="In order of publication.")
    independent_sources: int = Field(
        description="How many sources are left when copies and updates of one report count as one."
    )
