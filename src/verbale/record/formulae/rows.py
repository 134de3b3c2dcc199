"""What questions about formulae are answered with."""

from typing import Literal

from pydantic import Field

from verbale.account import Span
from verbale.record.rows import Row, StatementRow


class FormulaUse(Row):
    """One statement in which a formula stands."""

    statement: str = Field(description="Id of the statement as this report tells it.")
    date: str | None = Field(description="EDTF: when it was said.")
    speaker: str | None
    party: str
    office: str | None
    words: str = Field(description="The formula as it stands in the report.")
    span: Span = Field(description="Where, in the text of the report.")
    report: str
    publisher: str | None
    title: str | None


class Gap(Row):
    """A time in which a formula was not used although the party spoke on what it is about."""

    after: str = Field(description="Day of the last use before, YYYY-MM-DD.")
    until: str = Field(description="Day of the next use.")
    statements: int = Field(description="Statements of the party on the topic meanwhile, 100 at most.")


class Variant(Row):
    """A wording of a formula."""

    words: str
    uses: int = Field(description="Among the uses that are listed.")


class FormulaRow(Row):
    """Wording that recurs across statements of a party."""

    kind: Literal["formula"] = "formula"
    id: str
    words: str = Field(description="The wording that most uses have.")
    party: str
    days: int = Field(description="On how many days it was said; what is told again counts once.")
    first: str = Field(description="Day of the first use, YYYY-MM-DD.")
    last: str = Field(description="Day of the last use.")
    speakers: tuple[str, ...] = Field(description="Of the uses that are listed, in order of first use.")
    parties: tuple[str, ...] = Field(description="Other parties in whose statements it recurs, sorted.")
    topics: tuple[str, ...] = Field(description="PLOVER contexts of the statements, the most frequent first.")
    variants: tuple[Variant, ...] = Field(description="All wordings, the most frequent first.")
    gaps: tuple[Gap, ...] = Field(description="In order of time.")
    uses: tuple[FormulaUse, ...] = Field(description="In order of time; of many, the first and the last.")


class DriftRow(Row):
    """A formula that a party stopped using between two dates, or took up."""

    kind: Literal["drift"] = "drift"
    change: Literal["stopped", "taken up"]
    statements: int = Field(
        description="Statements of the party on the topic without it, 100 at most: since it was stopped, or "
        "before it was taken up. 1 in a brief answer."
    )
    formula: FormulaRow


class Mark(Row):
    """A place in a statement that stands in other statements of the party too."""

    words: str
    span: Span = Field(description="In the text of the report.")
    days: int = Field(description="On how many days the party said it, or its most frequent part.")
    first: str = Field(description="Day of the first use, YYYY-MM-DD.")
    last: str


class PositionRow(Row):
    """A statement of a party on a topic, with its formulae marked."""

    kind: Literal["position"] = "position"
    statement: StatementRow
    formulae: tuple[Mark, ...] = Field(description="In order of place.")
