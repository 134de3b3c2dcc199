"""The account: all that one report says, with the words that each item rests on.

An account is immutable, travels between processes as JSON, and carries the version of its schema.
Every span is `(start, end)` in characters of the report's text, end exclusive. Items refer to
actors by the actor's `id`, which is unique within the account only.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal[1] = 1

type Span = tuple[int, int]
type Basis = Literal["stated", "inferred", "knowledge", "metadata"]
type ActorKind = Literal["state", "organisation", "party", "office", "person"]
type MentionKind = Literal["name", "title", "demonym", "metonym", "definite", "pronoun"]
type QuotationForm = Literal["direct", "indirect", "mixed", "turn"]
type QuotationKind = Literal["speech", "writing", "belief", "intention", "perception"]
type Modality = Literal["asserted", "negated", "questioned", "hypothetical"]
type Mode = Literal["meeting", "visit", "call", "conference", "message"]
type Status = Literal["held", "planned", "possible", "cancelled", "denied"]
type AgreementStatus = Literal["proposed", "signed", "ratified", "in implementation", "violated", "ended"]
type Role = Literal["host", "guest", "delegation", "mediator"]
type PlaceKind = Literal["city", "region", "state", "site"]
type TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Item(BaseModel):
    """Base of everything in an account: immutable, closed, comparable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Publication(Item):
    """When the report was published, and how that is known."""

    date: str | None = Field(None, description="EDTF; None when nothing tells.")
    basis: Basis | None = None
    reason: str = Field("", description="The words or the inference that gave it, for a reader.")
    span: Span | None = Field(None, description="Where the text states it.")
    candidates: tuple[str, ...] = Field(
        (), description="EDTF of the dates that fit, best first and at most eight; empty when one is certain."
    )


class TimeExpression(Item):
    """A TIMEX3 time expression, resolved against the publication date."""

    span: Span
    type: TimexType
    value: str = Field(description="TIMEX3 value.")
    edtf: str | None = Field(
        None,
        description="The date or interval meant, in EDTF with what is approximate (~), uncertain (?) or "
        "both (%); None where no calendar date is meant.",
    )
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    rule: str = Field(description="Name of the rule that made it.")


class Mention(Item):
    """One place in the text that stands for an actor."""

    span: Span
    kind: MentionKind
    rule: str = Field("", description="Name of the rule that found it.")


class Actor(Item):
    """A state, organisation, non-state party, office or person, with all its mentions in the report."""

    id: str
    kind: ActorKind
    name: str = Field(description="Fullest in this report; 'President of Armenia' for an unnamed office.")
    party: str | None = Field(
        None,
        description="ISO 3166-1 alpha-3, acronym of an organisation, or a "
        "non-state party's short name: whom it acts for.",
    )
    office: str | None = Field(None, description="Office held, in lower case: 'foreign minister'.")
    holder: str | None = Field(
        None,
        description="Who held an unnamed office on the day of the report, as the knowledge base has it.",
    )
    sector: str | None = Field(None, description="PLOVER sector: 'GOV', 'MIL', 'REB'; None for a state.")
    basis: Basis | None = Field(None, description="How the party is known.")
    score: float | None = Field(
        None,
        ge=0.0,
        le=1.0,
        description="How far the party can be relied on: the share that is right, on labelled "
        "reports, of those known in this way; None where no party is known.",
    )
    reason: str = Field("", description="What the party rests on, in words.")
    mentions: tuple[Mention, ...] = ()


class Place(Item):
    """A place that the text names."""

    name: str = Field(description="Usual English name.")
    kind: PlaceKind | None = Field(
        None, description="City, region (divisions and waters too), state, or site (venue, building)."
    )
    state: str | None = Field(None, description="ISO 3166-1 alpha-3 of the state it lies in.")
    geonames: int | None = None
    coordinates: tuple[float, float] | None = Field(
        None, description="Latitude and longitude in degrees, those of a region or state about its middle."
    )
    spans: tuple[Span, ...]


class Addressee(Item):
    """One to whom something is said."""

    name: str = Field(description="The actor's name, or the words of the report: 'reporters'.")
    actor: str | None = Field(None, description="Actor id.")
    span: Span


class Quotation(Item):
    """Something said: source, cue and content, each in one or more pieces."""

    form: QuotationForm
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker: str | None = Field(None, description="Actor id, where the source is resolved.")
    speaker_name: str | None = Field(
        None,
        description="Name under which the speaker goes: the actor's, "
        "or that of the organ or capital that speaks for it.",
    )
    speakers: tuple[str, ...] = Field((), description="Actor ids of all who say it, `speaker` first.")
    addressees: tuple[Addressee, ...] = Field((), description="Those to whom it is said, where told.")
    kind: QuotationKind = Field("speech", description="What is reported: words, or what somebody thinks.")
    modality: Modality = Field(
        "asserted",
        description="negated: told as not said ('did not say that'); questioned: said as a question ('asked "
        "whether'); hypothetical: not said, or not yet ('if he says', 'will announce').",
    )
    insertions: tuple[Span, ...] = Field(
        (), description="Editors' words inside the content, which nobody said: '[the two sides]'."
    )
    date: str | None = Field(None, description="When it was said, EDTF, where told: 'said on Monday'.")
    topics: tuple[str, ...] = Field((), description="PLOVER contexts of what it speaks of, sorted.")
    within: int | None = Field(
        None,
        description="Position, in the account's quotations, of the one in whose content this one is told.",
    )
    rule: str = ""


class Participant(Item):
    """One who takes part in a contact."""

    name: str
    actor: str | None = Field(None, description="Actor id.")
    party: str | None = None
    role: Role | None = None


class Contact(Item):
    """An occasion on which parties deal with each other."""

    id: str
    mode: Mode
    status: Status
    date: str | None = Field(None, description="EDTF date or interval.")
    place: str | None = None
    states: tuple[str, ...] = Field(description="ISO 3166-1 alpha-3, acronyms, or short names, sorted.")
    participants: tuple[Participant, ...] = ()
    evidence: tuple[Span, ...] = Field(description="One span a sentence that tells of the contact.")
    within: str | None = Field(None, description="Id of the visit that contains these talks.")
    rules: tuple[str, ...] = Field((), description="Names of the rules that made it.")
    score: float | None = Field(None, description="Probability, 0 to 1, that the report tells of it.")
    reasons: tuple[str, ...] = Field((), description="What the score rests on.")
    topics: tuple[str, ...] = Field((), description="PLOVER contexts of what it is about, sorted.")


class EventActor(Item):
    """Who acts in an event, or is acted upon."""

    party: str = Field(description="ISO 3166-1 alpha-3, acronym, or a non-state party's short name.")
    sector: str | None = Field(None, description="PLOVER sector: 'GOV', 'MIL', 'CVL'; None for a state.")
    actor: str | None = Field(None, description="Actor id.")
    span: Span | None = Field(None, description="The words that name it; None where a contact's party.")


class Magnitude(Item):
    """How many were killed, injured or arrested, or took part; the least number told, None where not told."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None


class Event(Item):
    """Who did what to whom, coded in PLOVER and CAMEO."""

    id: str
    type: str = Field(description="PLOVER event type of 2021: 'AID', 'SANCTION'.")
    mode: str | None = Field(None, description="PLOVER mode.")
    contexts: tuple[str, ...] = Field((), description="PLOVER contexts.")
    cameo: str = Field(description="CAMEO code.")
    goldstein: float | None = Field(None, description="Goldstein value of the code, -10 to 10.")
    quad_class: int = Field(description="1 and 2: verbal and material cooperation; 3 and 4: conflict.")
    source: tuple[EventActor, ...]
    target: tuple[EventActor, ...] = ()
    status: Status = "held"
    date: str | None = Field(None, description="EDTF.")
    place: str | None = None
    magnitude: Magnitude = Magnitude()
    trigger: tuple[Span, ...] = Field(description="The words that tell the act.")
    evidence: Span = Field(description="The sentence.")
    contact: str | None = Field(None, description="Id of the contact that the event is, seen as an event.")
    background: bool = Field(
        False, description="Told in passing: in a subordinate clause, inside a quotation, or as history."
    )
    rule: str = ""


class Figure(Item):
    """A quantity that the report turns on: how much, of what, for whom, when."""

    measure: str = Field(description="What kind of thing is measured: 'trade', 'casualties', 'troops'.")
    words: str = Field(description="What is measured, in the report's words.")
    low: str = Field(description="The number, or the lower end of a range, as a decimal.")
    high: str | None = Field(None, description="The upper end of a range.")
    unit: str | None = Field(None, description="'%', an ISO 4217 currency, a unit; None for a count.")
    bound: Literal["over", "under", "about"] | None = Field(None, description="'More than 60 %' is over 60.")
    change: Literal["up", "down"] | None = Field(None, description="Where the figure is a change.")
    period: str | None = Field(None, description="EDTF date or interval that it holds for.")
    parties: tuple[str, ...] = Field((), description="Whose it is: codes as those of actors, sorted.")
    source: str | None = Field(
        None, description="Name of who gives it, where it is told in something said; None: the report does."
    )
    quotation: int | None = Field(
        None, description="Position, in the account's quotations, of the one in which it is told."
    )
    span: Span
    evidence: Span = Field(description="The sentence.")


class Agreement(Item):
    """A treaty, accord, joint statement or ceasefire, with all names that the report gives it."""

    id: str
    name: str = Field(description="The fullest name, in the report's words.")
    aliases: tuple[str, ...] = Field((), description="What else the report calls it.")
    parties: tuple[str, ...] = Field((), description="Codes as those of actors, sorted.")
    date: str | None = Field(None, description="EDTF: when it was made.")
    place: str | None = Field(None, description="Where it was made, where told with its making.")
    status: AgreementStatus | None = Field(None, description="Where it stands, as told last in its life.")
    terms: tuple[Span, ...] = Field((), description="What it binds the parties to.")
    spans: tuple[Span, ...] = Field(description="Where it is named.")
    evidence: tuple[Span, ...] = Field(description="The sentences.")


class Gate(Item):
    """What the gate found before reading: whether the report can hold anything, and where."""

    passed: bool = Field(description="False: the report was turned away, and nothing of it was read.")
    reason: str = Field(description="What the verdict rests on, in words.")
    unread: tuple[Span, ...] = Field(
        (), description="Paragraphs, or parts of them, that were left out of a report that passed."
    )


class Account(Item):
    """All that one report says."""

    schema_version: Literal[1] = SCHEMA_VERSION
    reader: str = Field(description="Version of Verbale and of the spaCy pipeline that read it.")
    report: str = Field(description="Id of the report.")
    published: Publication = Publication()
    title: str | None = None
    dateline: str | None = None
    gate: Gate | None = Field(None, description="The verdict of the gate; None where there was no gate.")
    times: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def to_json(self) -> str:
        """Return the account as one line of JSON, the same bytes for the same account."""
        return self.model_dump_json(exclude_defaults=False)

    def actor(self, id: str | None) -> Actor | None:  # noqa: A002
        """Return the actor with this id, or None."""
        return next((actor for actor in self.actors if actor.id == id), None) if id else None
