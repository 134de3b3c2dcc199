"""Judgements: that several contacts, or several actors, are one; or that one is several.

A judgement is somebody's word on what merging made of the reports, or a rule's, with the day, the grounds
and, for a rule, a score. It names what it speaks of by what the reports tell, never by rows of the record:
so it holds when reports come in another order, are taken out, or are read anew. Judgements are never
changed; one is undone by a further one.
"""

from datetime import UTC, datetime
from typing import Literal

from pydantic import Field, field_validator

from verbale.account import ActorKind, Mode, Span
from verbale.errors import VerbaleError
from verbale.record.actors import identify
from verbale.record.packing import content_id, packed
from verbale.record.rows import JudgedBy, Row

type Verdict = Literal["merge", "split", "undo"]
type Subject = Literal["contact", "actor"]

# At one moment a split outweighs a merge.
_VERDICTS: tuple[Verdict, ...] = ("merge", "split", "undo")


class ToldContact(Row):
    """What one report tells of a contact: by this it is found again when the report is read anew."""

    report: str = Field(description="Id of the report.")
    spans: tuple[Span, ...] = Field(description="The sentences that tell of it.")
    mode: Mode
    states: tuple[str, ...]
    date: str | None = None
    place: str | None = None
    names: tuple[str, ...] = Field((), description="Those who take part.")


class NamedActor(Row):
    """An actor as reports name it."""

    type: ActorKind
    party: str | None = None
    name: str

    @property
    def id(self) -> str:
        """The id of the actor in the record."""
        return identify(self.type, self.party, self.name)


class Judgement(Row):
    """A verdict on contacts or actors, with who gave it, when and why.

    A merge makes one of all that `one` and `other` name. A split takes what `one` names away from what
    `other` names. An undo lifts the judgement whose id is `undoes`.
    """

    verdict: Verdict
    subject: Subject
    at: str = Field(description="When, in UTC: YYYY-MM-DDTHH:MM:SS.ffffffZ.")
    by: str = Field(description="Who: a person's name, or that of a rule.")
    rule: bool = Field(False, description="Whether a rule gave it; the words of persons outweigh rules'.")
    score: float | None = Field(None, ge=0.0, le=1.0, description="How sure the rule is.")
    reason: str = ""
    one: tuple[ToldContact, ...] | tuple[NamedActor, ...] = ()
    other: tuple[ToldContact, ...] | tuple[NamedActor, ...] = ()
    undoes: str | None = Field(None, description="Id of the judgement that this one lifts.")

    @field_validator("by", "reason")
    @classmethod
    def _storable(cls, text: str) -> str:
        if "\0" in text:
            raise ValueError("no database holds a null character: take it out")
        return text

    @property
    def id(self) -> str:
        """An id that follows from the content."""
        return content_id("judgement", packed(self.model_dump(mode="json")))

    @property
    def order(self) -> tuple[bool, str, int, str]:
        """Where it stands among others: rules before persons, then by time; what comes later counts."""
        return not self.rule, self.at, _VERDICTS.index(self.verdict), self.id

    @property
    def keys(self) -> list[str]:
        """Under which it is looked up: the reports of contacts, the ids of actors; sorted."""
        named = (*self.one, *self.other)
        return sorted({one.report if isinstance(one, ToldContact) else one.id for one in named})


class JudgementRow(Row):
    """A judgement as the record holds it."""

    kind: Literal["judgement"] = "judgement"
    id: str
    in_force: bool = Field(description="False when it has been undone.")
    judgement: Judgement


def short(key: str, judgement: Judgement) -> JudgedBy:
    """Return a judgement, whose id is `key`, as it stands with what it bears upon."""
    known = {name: getattr(judgement, name) for name in JudgedBy.model_fields if name != "id"}
    return JudgedBy(id=key, **known)


def instant(at: datetime) -> str:
    """Return a moment as judgements write it; one without a time zone is taken for UTC."""
    known = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return known.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def check_reason(reason: str) -> str:
    """Return the grounds of a judgement in one line. Raises VerbaleError when there are none."""
    said = " ".join(reason.split())
    if not said:
        raise VerbaleError("a judgement needs its grounds: say why, in a few words")
    return said
