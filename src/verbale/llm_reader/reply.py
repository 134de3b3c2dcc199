"""What a model is asked to answer with: quotations of the report, and the values that it takes from them.

The JSON schema that endpoints get is made of these models. Bounds are checked when the answer is there, since
not all endpoints understand them in a schema.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from verbale.account import ActorKind, AgreementStatus, Mode, Status

_LONGEST_STRING = 4_000
_LONGEST_LIST = 100

type Strings = Annotated[list[str], Field(max_length=_LONGEST_LIST)]


class Told(BaseModel):
    """Base of all parts of an answer: closed, every field given."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_max_length=_LONGEST_STRING)


class ToldParty(Told):
    """A party and the words of the report for it."""

    party: str
    words: str


type Parties = Annotated[list[ToldParty], Field(max_length=_LONGEST_LIST)]


class ToldActor(Told):
    """Somebody whom the report names."""

    name: str
    kind: ActorKind
    party: str | None
    party_words: str | None
    office_words: str | None
    other_names: Strings


class ToldQuotation(Told):
    """Something that somebody said."""

    form: Literal["direct", "indirect"]
    content: Strings
    source: str | None
    cue: str | None
    speaker: str | None


class ToldContact(Told):
    """An occasion on which parties deal with each other."""

    mode: Mode
    status: Status
    status_words: str
    date: str | None
    date_words: str | None
    place_words: str | None
    parties: Parties
    participants: Strings
    sentences: Strings


class ToldEvent(Told):
    """Who did what to whom."""

    code: str
    status: Status
    status_words: str
    sources: Parties
    targets: Parties
    date: str | None
    date_words: str | None
    place_words: str | None
    trigger: str
    sentence: str


class ToldAgreement(Told):
    """A treaty, accord, joint statement or ceasefire."""

    name: str
    parties: Parties
    status: AgreementStatus | None
    status_words: str | None
    date: str | None
    date_words: str | None
    sentence: str


class ToldFigure(Told):
    """A quantity."""

    measure: str
    words: str
    quantity: str
    parties: Parties
    period: str | None
    period_words: str | None
    sentence: str


class Reply(Told):
    """The whole answer."""

    actors: list[ToldActor]
    quotations: list[ToldQuotation]
    contacts: list[ToldContact]
    events: list[ToldEvent]
    agreements: list[ToldAgreement]
    figures: list[ToldFigure]


KINDS: Mapping[str, type[Told]] = MappingProxyType(
    {
        "actors": ToldActor,
        "quotations": ToldQuotation,
        "contacts": ToldContact,
        "events": ToldEvent,
        "agreements": ToldAgreement,
        "figures": ToldFigure,
    }
)
"""The lists of an answer, and what they hold."""


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, in the part of the language that all endpoints understand."""
    plain: dict[str, Any] = _plain(Reply.model_json_schema())
    return plain


def _plain(part: Any) -> Any:
    if isinstance(part, dict):
        left_out = ("title", "description", "maxLength", "maxItems", "default")
        named = isinstance(part.get("properties"), dict)
        plain = {
            key: _plain(value) for key, value in part.items() if key not in left_out or key == "properties"
        }
        if named:
            plain["properties"] = {name: _plain(field) for name, field in part["properties"].items()}
        return plain
    return [_plain(item) for item in part] if isinstance(part, list) else part
