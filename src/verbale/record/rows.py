"""What the record answers with: one frozen model for each kind of row."""

from functools import cache
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from verbale.account import Modality, Mode, QuotationForm, QuotationKind, Role, Span, Status
from verbale.record.lifecycle import ContactStatus

# What pydantic keeps of a model: the values of its fields, which of them were given, and further and private
# ones, which rows do not have.
_set_values, _set_given, _set_further, _set_private = (
    vars(BaseModel)[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


@cache
def _fields(row: type[BaseModel]) -> tuple[tuple[str, ...], set[str]]:
    """Return the names of the fields of a row, in their order and as the set of those that were given."""
    names = tuple(row.__pydantic_fields__)
    return names, set(names)


class Row(BaseModel):
    """Base of all rows: immutable, closed, comparable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """Return the row with these values, one for each field, which are neither checked nor changed.

        What the record wrote itself needs no second look, and an answer may have hundreds of rows within
        rows: it takes an eighth of the time that `model_construct` does, and a third of a check.
        """
        row = cls.__new__(cls)
        names, given = _fields(cls)
        if tuple(values) != names:
            values = {name: values[name] for name in names}  # as they are written out
        _set_values(row, values)
        _set_given(row, given)
        _set_further(row, None)
        _set_private(row, None)
        return row


class Source(Row):
    """One report that tells of a contact, and the words that do."""

    report: str = Field(description="Id of the report.")
    contact: str = Field(description="Id of the contact in the account of that report.")
    publisher: str | None
    published: str | None = Field(description="EDTF.")
    title: str | None
    status: Status = Field(description="What this report says of the contact.")
    date: str | None = Field(description="The date that this report gives, EDTF.")
    place: str | None
    spans: tuple[Span, ...] = Field(description="In the text of the report, one a sentence.")
    words: tuple[str, ...] = Field(description="The text of each span.")


class ParticipantRow(Row):
    """One who takes part in a contact, with all spellings that its reports use."""

    name: str
    party: str | None
    role: Role | None
    office: str | None
    also: tuple[str, ...] = Field(description="Other spellings, sorted.")


class StatusWord(Row):
    """What one report said, on its day, about whether the contact takes place."""

    published: str | None
    status: Status
    report: str
    word: str = Field("", description="announced, confirmed, considered, put off, called off, held, denied.")
    moved_to: str | None = Field(None, description="The date to which the report puts it off, EDTF.")
    words: tuple[str, ...] = Field((), description="The sentences that say so.")


class Disagreement(Row):
    """A field for which the reports give values that exclude each other."""

    field: Literal["status", "date", "place", "mode", "states", "participants"]
    values: tuple[str, ...] = Field(description="The value of the row first, then the others, sorted.")


class JudgedBy(Row):
    """A judgement that bears upon a contact or an actor."""

    id: str
    verdict: Literal["merge", "split", "undo"]
    at: str = Field(description="When, in UTC.")
    by: str = Field(description="Who, or which rule.")
    rule: bool
    score: float | None
    reason: str


class ContactRow(Row):
    """A contact, merged from all reports that tell of it."""

    kind: Literal["contact"] = "contact"
    id: str
    mode: Mode
    status: ContactStatus = Field(
        description="As accounts say; or postponed; or unconfirmed: planned for a day that has passed."
    )
    date: str | None = Field(description="EDTF, the narrowest that a report gives.")
    place: str | None
    states: tuple[str, ...]
    participants: tuple[ParticipantRow, ...]
    moved_to: str | None = Field(description="The date to which it is put off, EDTF.")
    history: tuple[StatusWord, ...] = Field(description="In order of publication.")
    disagreements: tuple[Disagreement, ...]
    sources: tuple[Source, ...] = Field(description="In order of publication.")
    independent_sources: int = Field(
        description="How many sources are left when copies and updates of one report count as one."
    )
    judgements: tuple[JudgedBy, ...] = Field(description="Merges and splits that bear upon it, by time.")


class ContactInShort(ContactRow):
    """A contact with the first of its sources alone, and the first words of its history."""

    tellings: int = Field(description="How many sources there are.")


class Telling(Row):
    """One report that tells a statement, in its own words."""

    report: str = Field(description="Id of the report.")
    publisher: str | None
    published: str | None = Field(description="EDTF.")
    title: str | None
    form: QuotationForm
    words: str
    spans: tuple[Span, ...]


class StatementRow(Row):
    """Something said, with its speaker resolved where the report allows it, as told first."""

    kind: Literal["statement"] = "statement"
    id: str
    date: str | None = Field(
        description="EDTF: the day told with the words, that of the contact, or that of the report."
    )
    form: QuotationForm
    reported: QuotationKind = Field(description="Words, or what somebody thinks.")
    speaker: str | None = Field(description="Fullest name in the report; None where unresolved.")
    party: str | None = Field(description="Whom the speaker acts for.")
    office: str | None
    source: str = Field(description="The words that name the source where the statement stands.")
    words: str = Field(description="The content; pieces joined by ' ... '.")
    spans: tuple[Span, ...] = Field(description="The pieces of the content in the text of the report.")
    modality: Modality = Field(description="asserted, or questioned: said as a question.")
    speakers: tuple[str, ...] = Field(description="Names of all who say it together.")
    addressees: tuple[str, ...] = Field(description="To whom, by name or as the report says.")
    insertions: tuple[Span, ...] = Field(description="Editors' words inside the content, not spoken.")
    topics: tuple[str, ...] = Field(description="PLOVER contexts of what it speaks of.")
    contact: str | None = Field(description="Id of the contact at which it was said.")
    report: str
    publisher: str | None
    title: str | None
    rule: str
    sources: tuple[Telling, ...] = Field(description="All reports that tell it, the first first.")
    independent_sources: int = Field(
        description="How many sources are left when copies and updates of one report count as one."
    )


class ReportRow(Row):
    """A report in the record, without its text."""

    kind: Literal["report"] = "report"
    id: str
    published: str | None
    publisher: str | None
    title: str | None
    dateline: str | None
    language: str | None
    origin: str | None
    reader: str
    characters: int
    contacts: int
    statements: int


class OfficeRow(Row):
    """An office that reports give to an actor, with the first and last of them."""

    office: str
    first: str | None
    last: str | None
    reports: int


class ActorRow(Row):
    """An actor across reports; of a person, all names are one."""

    kind: Literal["actor"] = "actor"
    id: str
    type: str = Field(description="state, organisation, party, office or person.")
    name: str = Field(description="The spelling that most reports use.")
    party: str | None
    also: tuple[str, ...] = Field(description="Other spellings, sorted.")
    offices: tuple[OfficeRow, ...]
    first: str | None = Field(description="First publication date of a report that names it.")
    last: str | None
    reports: int = Field(description="One that uses several of the names counts for each.")
    judgements: tuple[JudgedBy, ...] = Field((), description="Merges and splits that bear upon it.")


class TenureSource(Row):
    """One report that attests a tenure."""

    report: str = Field(description="Id of the report.")
    publisher: str | None
    published: str | None
    title: str | None


class LearnedTenureRow(Row):
    """Who held an office of a party by the reports' own words, without a break as far as they tell."""

    kind: Literal["tenure"] = "tenure"
    name: str = Field(description="The spelling that most reports use.")
    also: tuple[str, ...] = Field(description="Other spellings.")
    office: str
    party: str
    first: str = Field(description="Day of the first report that attests it, YYYY-MM-DD.")
    last: str
    reports: int
    independent: int = Field(description="Reports without the copies among them.")
    conflicts: tuple[str, ...] = Field(description="Others in the same office at that time, sorted.")
    known: bool = Field(description="Whether the knowledge that was asked beside the reports has it.")
    usable: bool = Field(description="Whether it may be used as knowledge for reading.")
    sources: tuple[TenureSource, ...] = Field(description="In order of publication.")


class DyadRow(Row):
    """Two parties, and how much there is between them."""

    kind: Literal["dyad"] = "dyad"
    one: str
    other: str
    contacts: int


class SearchHit(Row):
    """A report or statement that answers a search."""

    kind: Literal["report", "statement"]
    id: str
    report: str
    date: str | None
    publisher: str | None
    title: str | None
    speaker: str | None
    party: str | None
    snippet: str = Field(description="The passage around the best match.")
    marks: tuple[Span, ...] = Field(description="The matched words, in characters of the snippet.")
    score: float = Field(description="Higher is better; comparable within one search only.")


class Statistics(Row):
    """How much the record holds."""

    reports: int
    contacts: int
    claims: int
    statements: int
    actors: int
    events: int
    agreements: int
    figures: int
    first: str | None = Field(description="First publication date, YYYY-MM-DD.")
    last: str | None
    contacts_by_status: dict[str, int]
