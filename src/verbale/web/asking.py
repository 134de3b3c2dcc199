"""How questions stand in addresses: one model for each kind, shared by the pages and the API."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from verbale.account import Mode, QuotationForm, QuotationKind, Status
from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code
from verbale.record.questions import ContactQuestion, StatementQuestion

_WORDS_MAX = 200


def _blank_is_none(value: Any) -> Any:
    """Take the empty fields of a form as not asked for."""
    return None if isinstance(value, str) and not value.strip() else value


type Words = Annotated[Annotated[str, Field(max_length=_WORDS_MAX)] | None, BeforeValidator(_blank_is_none)]
type Blank[T] = Annotated[T | None, BeforeValidator(_blank_is_none)]
type Day = Annotated[
    Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")] | None,
    BeforeValidator(_blank_is_none),
]


class Asked(BaseModel):
    """What every list takes: a span of time, and which rows of the answer."""

    model_config = ConfigDict(extra="forbid")

    since: Day = Field(None, description="A year, month or day: 2017, 2017-11, 2017-11-20.")
    until: Day = Field(None, description="As `since`; both are included.")
    rows: int | None = Field(None, ge=1, le=10_000, description="How many rows to give at once.")
    cursor: Words = Field(None, description="Where to go on: `next` of the answer before.")


class ContactsAsked(Asked):
    """Which contacts are wanted."""

    between: Words = Field(None, description="Two parties, by code or name: 'RUS,AZE'.")
    party: Words = Field(None, description="A party, by code or usual English name.")
    person: Words = Field(None, description="Who took part, in any spelling.")
    mode: Blank[Mode] = None
    status: Blank[Status] = None
    place: Words = Field(None, description="Where, by its usual English name.")

    def question(self, limit: int, offset: int) -> ContactQuestion:
        """Return the question to the record. Raises SkipInput for a party that is not known."""
        return ContactQuestion(
            between=dyad_of(self.between),
            party=party_code(self.party) if self.party else None,
            person=self.person,
            mode=self.mode,
            status=self.status,
            place=self.place,
            since=self.since,
            until=self.until,
            limit=limit,
            offset=offset,
        )


class StatementsAsked(Asked):
    """Which statements are wanted."""

    by: Words = Field(None, description="The speaker, in any spelling.")
    party: Words = Field(None, description="Whom the speaker acts for.")
    about: Words = Field(None, description='Words, "phrases" and beginnings* that are said.')
    to: Words = Field(None, description="To whom it is said.")
    topic: Words = Field(None, description="A PLOVER context.")
    form: Blank[QuotationForm] = None
    kind: Blank[QuotationKind] = None
    at: Words = Field(None, description="Id of the contact at which it is said.")

    def question(self, limit: int, offset: int) -> StatementQuestion:
        """Return the question to the record. Raises SkipInput for a party that is not known."""
        return StatementQuestion(
            by=self.by,
            party=party_code(self.party) if self.party else None,
            about=self.about,
            to=self.to,
            topic=self.topic,
            form=self.form,
            kind=self.kind,
            at=self.at,
            since=self.since,
            until=self.until,
            limit=limit,
            offset=offset,
        )


class ActorsAsked(BaseModel):
    """Which actors are wanted."""

    model_config = ConfigDict(extra="forbid")

    name: Words = Field(None, description="A name or family name, in any spelling.")
    party: Words = Field(None, description="Whom they act for.")
    rows: int | None = Field(None, ge=1, le=10_000)
    cursor: Words = None


class SearchAsked(BaseModel):
    """What is searched for."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=_WORDS_MAX)] = ""
    kind: Blank[Literal["report", "statement"]] = None
    rows: int | None = Field(None, ge=1, le=10_000)
    cursor: Words = None

    @field_validator("q")
    @classmethod
    def _stripped(cls, words: str) -> str:
        return words.strip()


def dyad_of(between: str | None) -> tuple[str, str] | None:
    """Return the codes of two parties written with a comma between them. Raises SkipInput."""
    if between is None:
        return None
    one, comma, other = between.partition(",")
    if not comma:
        raise SkipInput(f"{between!r}: name two parties with a comma between them, as in RUS,AZE")
    return party_code(one.strip()), party_code(other.strip())
