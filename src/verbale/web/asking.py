"""How questions stand in addresses: a model for each kind, shared by the pages and the API."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from verbale.account import AgreementStatus, Mode, QuotationForm, QuotationKind
from verbale.asked import make_question
from verbale.errors import SkipInput
from verbale.record.lifecycle import ContactStatus
from verbale.record.questions import Question

_WORDS_MAX = 200
_NOT_CONDITIONS = frozenset({"rows", "cursor", "order"})


def _blank_is_none(value: Any) -> Any:
    """Take the empty fields of a form as not asked for."""
    return None if isinstance(value, str) and not value.strip() else value


type Words = Annotated[Annotated[str, Field(max_length=_WORDS_MAX)] | None, BeforeValidator(_blank_is_none)]
type Blank[T] = Annotated[T | None, BeforeValidator(_blank_is_none)]
type Day = Annotated[
    Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")] | None,
    BeforeValidator(_blank_is_none),
]

type Order = Blank[Literal["oldest", "newest"]]

_PARTY = Field(None, description="A party, by code or usual English name.")
_BETWEEN = Field(None, description="Two parties, by code or name: 'RUS,AZE'.")


class Paged(BaseModel):
    """Which rows of an answer are wanted."""

    model_config = ConfigDict(extra="forbid")

    rows: int | None = Field(None, ge=1, le=10_000, description="How many rows to give at once.")
    cursor: Words = Field(None, description="Where to go on: `next` of the answer before.")


class Asked(Paged):
    """What every list takes."""

    since: Day = Field(None, description="A year, month or day: 2017, 2017-11, 2017-11-20.")
    until: Day = Field(None, description="As `since`; both are included.")

    def question(self, kind: str, **more: Any) -> Question:
        """Return the question to the record. Raises SkipInput for a party that is not known."""
        conditions = self.model_dump(exclude=set(_NOT_CONDITIONS), exclude_none=True)
        if "between" in conditions:
            conditions["between"] = dyad_of(conditions["between"])
        return make_question(kind, **conditions, **more)


class AskedInTime(Asked):
    """What lists in order of time take."""

    order: Order = Field(None, description="Which rows come first; the oldest unless told.")

    def question(self, kind: str, **more: Any) -> Question:
        """Return the question to the record. Raises SkipInput for a party that is not known."""
        if self.order == "newest":
            more["newest"] = True
        return super().question(kind, **more)


class ContactsAsked(AskedInTime):
    """Which contacts are wanted."""

    between: Words = _BETWEEN
    party: Words = _PARTY
    person: Words = Field(None, description="Who took part, in any spelling.")
    mode: Blank[Mode] = None
    status: Blank[ContactStatus] = None
    place: Words = Field(None, description="Where, by its usual English name.")
    topic: Words = Field(None, description="A PLOVER context.")


class StatementsAsked(AskedInTime):
    """Which statements are wanted."""

    by: Words = Field(None, description="The speaker, in any spelling.")
    party: Words = Field(None, description="Whom the speaker acts for.")
    about: Words = Field(None, description='Words, "phrases" and beginnings* that are said.')
    to: Words = Field(None, description="To whom it is said.")
    topic: Words = Field(None, description="A PLOVER context.")
    form: Blank[QuotationForm] = None
    kind: Blank[QuotationKind] = None
    at: Words = Field(None, description="Id of the contact at which it is said.")


class EventsAsked(AskedInTime):
    """Which events are wanted."""

    between: Words = _BETWEEN
    by: Words = Field(None, description="Who acts: a party.")
    to: Words = Field(None, description="Who is acted upon: a party.")
    party: Words = _PARTY
    type: Words = Field(None, description="PLOVER event type.")
    quad: Blank[Literal["1", "2", "3", "4"]] = Field(None, description="Quad class.")
    status: Blank[ContactStatus] = None
    contacts: Blank[bool] = Field(None, description="Only those that are contacts, or none of them.")

    def question(self, kind: str, **more: Any) -> Question:
        """Return the question to the record. Raises SkipInput for a party that is not known."""
        if self.quad is not None:
            more["quad"] = int(self.quad)
        return super(EventsAsked, self.model_copy(update={"quad": None})).question(kind, **more)


class AgreementsAsked(AskedInTime):
    """Which agreements are wanted."""

    between: Words = _BETWEEN
    party: Words = _PARTY
    name: Words = Field(None, description="Words of its names.")
    status: Blank[AgreementStatus] = None


class FiguresAsked(AskedInTime):
    """Which figures are wanted."""

    between: Words = _BETWEEN
    what: Words = Field(None, description="What is measured: 'trade'.")
    of: Words = Field(None, description="Whose it is: a party.")


class FormulaeAsked(Asked):
    """Which formulae are wanted; a party or a speaker must be named."""

    party: Words = _PARTY
    by: Words = Field(None, description="A speaker, or an office: 'foreign ministers of Azerbaijan'.")


class PositionsAsked(Asked):
    """Whose position is wanted, and on what; both must be named."""

    party: Words = Field(None, description="Whose, by code or usual English name.")
    about: Words = Field(None, description='A PLOVER context, or words, "phrases" and beginnings*.')


class AheadAsked(BaseModel):
    """From which day on the future is wanted."""

    model_config = ConfigDict(extra="forbid")

    day: Day = Field(None, description="Today, where it is left out.")


class DyadAsked(BaseModel):
    """Between which dates the wording of two parties is compared."""

    model_config = ConfigDict(extra="forbid")

    before: Day = Field(None, description="Year, month or day; the first with contacts unless told.")
    after: Day = Field(None, description="The later one; the middle of them unless told.")


class ReportsAsked(Paged):
    """Which reports are wanted."""

    order: Order = Field(None, description="Which come first; with the newest, undated ones are left out.")


class ActorsAsked(Paged):
    """Which actors are wanted."""

    name: Words = Field(None, description="A name or family name, in any spelling.")
    party: Words = Field(None, description="Whom they act for.")


class SearchAsked(Paged):
    """What is searched for."""

    q: Annotated[str, Field(max_length=_WORDS_MAX)] = ""
    kind: Blank[Literal["report", "statement"]] = None

    @field_validator("q")
    @classmethod
    def _stripped(cls, words: str) -> str:
        return words.strip()


class SuggestionsAsked(BaseModel):
    """The beginning of a name, as somebody types it."""

    q: str = ""


LISTS: Mapping[str, type[Asked]] = MappingProxyType(
    {
        "contacts": ContactsAsked,
        "statements": StatementsAsked,
        "events": EventsAsked,
        "agreements": AgreementsAsked,
        "figures": FiguresAsked,
        "formulae": FormulaeAsked,
        "positions": PositionsAsked,
    }
)
"""The lists that pages and API give, by the kind of question."""


def dyad_of(between: str) -> tuple[str, str]:
    """Return two parties that are written with a comma between them. Raises SkipInput."""
    one, comma, other = between.partition(",")
    if not comma:
        raise SkipInput(f"{between!r}: name two parties with a comma between them, as in RUS,AZE")
    return one.strip(), other.strip()
