"""Where the components put what they find, and how the later ones look it up.

Each component stores its results on `doc._.verbale`, a `Findings`, as items of the account, and
the spans of the results in a span group of its own (`doc.spans["times"]`, ...), so that any spaCy
pipeline can use one component alone. Each kind of result has an attribute of its own besides
(`doc._.verbale_times`, ...), by which components declare to spaCy what they require and assign.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from spacy.tokens import Doc, Span, Token

from verbale.account import (
    Actor,
    Agreement,
    Contact,
    Event,
    Figure,
    Place,
    Publication,
    Quotation,
    TimeExpression,
)
from verbale.account import Span as Offsets
from verbale.knowledge.officeholders import OfficeHolders, shipped
from verbale.knowledge.own_names import OwnNames
from verbale.report import Report


@dataclass(slots=True)
class Turn:
    """A turn of a transcript: who has the floor, and what is said until the next one."""

    speaker: Offsets
    content: tuple[Offsets, ...]


@dataclass(slots=True)
class Layout:
    """How the report is laid out; spans in characters, in text order."""

    paragraphs: tuple[Offsets, ...] = ()
    headings: tuple[Offsets, ...] = ()
    header: Offsets | None = None
    byline: Offsets | None = None
    dateline: Offsets | None = None
    dateline_place: str | None = None
    turns: tuple[Turn, ...] = ()
    boilerplate: tuple[Offsets, ...] = ()


@dataclass(slots=True)
class Findings:
    """What has been read out of one document so far, and what is known meanwhile.

    `knowledge` are office-holders, `names` a user's own names, which go before all that ships. `text` is
    that of the document, and `sentence_starts` are the tokens at which sentences begin, once somebody asked
    for them. Span groups are left out where nobody will see the
    document: to make them takes a twentieth of what the components take.
    """

    report: Report | None = None
    knowledge: OfficeHolders = field(default_factory=shipped)
    names: OwnNames = field(default_factory=OwnNames)
    layout: Layout = field(default_factory=Layout)
    published: Publication = field(default_factory=Publication)
    times: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    text: str | None = None
    with_groups: bool = True
    # Whether contacts and events are looked for.
    with_contacts: bool = True
    with_events: bool = True
    sentence_starts: list[int] | None = None


# What a dependency parse gives, as components name it to spaCy.
PARSE: Final = ("token.tag", "token.dep", "token.head", "doc.sents")

RESULTS: Final = (
    "layout",
    "published",
    "times",
    "actors",
    "places",
    "quotations",
    "contacts",
    "events",
    "agreements",
    "figures",
)


# Where spaCy keeps `doc._.verbale`.
_EXTENSION: Final[Any] = ("._.", "verbale", None, None)


def _getter(name: str) -> Callable[[Doc], Any]:
    return lambda doc: getattr(findings(doc), name)


if not Doc.has_extension("verbale"):
    Doc.set_extension("verbale", default=None)
    for _result in RESULTS:
        Doc.set_extension(f"verbale_{_result}", getter=_getter(_result))


def assigned(*results: str) -> list[str]:
    """Return how a component that fills these results, and span groups, says so to spaCy."""
    return ["doc.spans", "doc._.verbale", *(f"doc._.verbale_{result}" for result in results)]


def findings(doc: Doc) -> Findings:
    """Return the findings of `doc`, made at the first call."""
    # As the extension finds it, which makes objects first; this is asked for very often.
    found: Findings | None = doc.user_data.get(_EXTENSION)
    if found is None:
        found = doc._.verbale = Findings()
    return found


def text_of(doc: Doc) -> str:
    """Return the text of `doc`, which spaCy would join anew from its words at each call."""
    found = findings(doc)
    if found.text is None:
        found.text = doc.text
    return found.text


def sentence_bounds(token: Token) -> tuple[int, int]:
    """Return the tokens between which a token's sentence stands, as `token.sent` has them, but sooner."""
    doc = token.doc
    found = findings(doc)
    starts = found.sentence_starts
    if starts is None:
        begins = doc.to_array("SENT_START").tolist()
        starts = found.sentence_starts = [i for i, begin in enumerate(begins) if begin == 1 or not i]
    place = bisect_right(starts, token.i)
    return starts[place - 1], starts[place] if place < len(starts) else len(doc)


def set_group(doc: Doc, key: str, offsets: list[Offsets]) -> None:
    """Store character spans as the span group `doc.spans[key]`, widened to whole tokens, if it is wanted."""
    if not findings(doc).with_groups:
        return
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in offsets)
    doc.spans[key] = [span for span in spans if span is not None]


def token_span(doc: Doc, offsets: Offsets) -> Span:
    """Return the spaCy span of character offsets, widened to whole tokens.

    Raises ValueError when they cover no token.
    """
    span = doc.char_span(offsets[0], offsets[1], alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token at {offsets}")
    return span
