"""What questions about events are answered with."""

from typing import Literal

from pydantic import Field

from verbale.account import Magnitude, Span, Status
from verbale.record.lifecycle import ContactStatus
from verbale.record.rows import Row

type Direction = Literal["there", "back", "both"]
DIRECTIONS: tuple[Direction, ...] = ("there", "back", "both")


class EventParty(Row):
    """Who acts in an event, or is acted upon."""

    party: str = Field(description="ISO 3166-1 alpha-3, acronym, or a non-state party's short name.")
    sector: str | None = Field(description="PLOVER sector: 'GOV', 'MIL', 'CVL'.")
    name: str | None = Field(description="The name that most reports use.")


class EventSource(Row):
    """One report that tells of an event, and the words that do."""

    report: str = Field(description="Id of the report.")
    event: str = Field(description="Id of the event, or of the contact that it is, in the report's account.")
    publisher: str | None
    published: str | None = Field(description="EDTF.")
    title: str | None
    status: Status = Field(description="What this report says of the event.")
    date: str | None = Field(description="The date that this report gives, EDTF.")
    place: str | None
    magnitude: Magnitude
    background: bool = Field(description="Told in passing.")
    trigger: tuple[Span, ...] = Field(description="The words that tell the act, in the text of the report.")
    span: Span = Field(description="The sentence, in the text of the report.")
    words: str = Field(description="The text of the sentence.")


class EventRow(Row):
    """Who did what to whom, coded in PLOVER and CAMEO, merged from all reports that tell of it."""

    kind: Literal["event"] = "event"
    id: str
    type: str = Field(description="PLOVER event type.")
    mode: str | None = Field(description="PLOVER mode.")
    contexts: tuple[str, ...] = Field(description="PLOVER contexts.")
    cameo: str = Field(description="CAMEO code, the one that most reports give.")
    label: str = Field(description="What the code stands for.")
    goldstein: float | None = Field(description="Goldstein value of the code, -10 to 10.")
    quad_class: int = Field(description="1 and 2: verbal and material cooperation; 3 and 4: conflict.")
    source: tuple[EventParty, ...]
    target: tuple[EventParty, ...]
    mutual: bool = Field(description="Whether the sources deal with each other, without a target.")
    status: ContactStatus
    date: str | None = Field(description="EDTF, the narrowest that a report gives.")
    place: str | None
    magnitude: Magnitude = Field(description="Each number as told last.")
    background: bool = Field(description="Whether all reports tell it in passing.")
    contact: str | None = Field(description="Id of the contact that the event is.")
    sources: tuple[EventSource, ...] = Field(description="In order of publication.")
    independent_sources: int = Field(
        description="How many sources are left when copies and updates of one report count as one."
    )


class IntensityRow(Row):
    """The Goldstein values of what two parties did in a stretch of time, in one direction or in both."""

    kind: Literal["intensity"] = "intensity"
    period: str = Field(description="Month or year, EDTF.")
    direction: Direction = Field(
        description="What the first party did to the second, the second to the first, or all of it."
    )
    source: str = Field(description="Code of who acts; of the first party where the direction is both.")
    target: str
    events: int
    total: float = Field(description="Sum of the Goldstein values.")
    mean: float
