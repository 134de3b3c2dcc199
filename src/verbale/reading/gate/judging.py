"""Whether a report can hold a contact, a statement of an official or an event, and in which paragraphs.

A first automaton looks for parties, offices and office-holders in the whole text. Only paragraphs that
hold some are searched for what tells of contacts, sayings and events. A report with none such is turned
away; one that is mostly on other things is read in part, with what leads on from a statement; one that
is on diplomacy is read whole.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verbale.account import Gate, Span
from verbale.edtf import days
from verbale.knowledge.kept import Knowledge
from verbale.knowledge.lexicon import lowered
from verbale.reading.gate.dictionary import CONTACT, EVENT, GRAVE, SPEECH, Actor, actors, cues
from verbale.reading.gate.officials import Found, officials
from verbale.report import Report

# A report is read whole when the paragraphs that matter hold this share of its characters.
_WHOLE = 0.15
# Titles, datelines and the lead begin before this character, and are read: they say when, where and who.
_OPENING = 200
# Characters from an official to the word that reports what is said: before it, and after.
_SAID_BEFORE, _SAID_AFTER = 40, 110
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_SPEAKER_GOES_ON = re.compile(r"[\"“”']*(?:He|She)\b|[\"“]|''")
_PRONOUNS = (" he ", " she ", " He ", " She ")
_SAYING = frozenset(
    {"said", "added", "told", "asked", "wrote", "continued", "says", "noted", "warned", "urged", "declared",
     "insisted", "announced"}
)  # fmt: skip
_LONGEST_SAYING = 20  # characters after a pronoun in which it stands, an adverb before it
_INVERTED = ("said he", "said she", "added he", "added she")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, in characters of the text, and which kinds of things can be told there."""

    start: int
    end: int
    contact: bool = False
    statement: bool = False
    event: bool = False

    @property
    def matters(self) -> bool:
        """Tell whether it is to be read."""
        return self.contact or self.statement or self.event


def judge(report: Report, knowledge: Knowledge) -> Gate:
    """Return the verdict on a report, with its reason and what need not be read."""
    text = _plain(report.text)
    found = actors(knowledge).find(text)
    if not found:
        return Gate(passed=False, reason="it names no party, office or office-holder")
    paragraphs = mark(report, text, found, knowledge)
    matter = [paragraph for paragraph in paragraphs if paragraph.matters]
    if not matter:
        return Gate(
            passed=False,
            reason="no paragraph can tell of a contact, of what officials say or of an event",
        )
    unread = _unread(paragraphs)
    contacts = sum(paragraph.contact for paragraph in matter)
    statements = sum(paragraph.statement for paragraph in matter)
    events = sum(paragraph.event for paragraph in matter)
    told = f"contacts {contacts}, what officials say {statements}, events {events}"
    extent = "read in part" if unread else "read whole"
    return Gate(
        passed=True, reason=f"paragraphs: {len(paragraphs)}; that can tell of {told}; {extent}", unread=unread
    )


def readable(text: str, gate: Gate) -> str:
    """Return the text with line ends for all that need not be read; every character keeps its place."""
    pieces: list[str] = []
    at = 0
    for start, end in gate.unread:
        pieces += (text[at:start], "\n" * (end - start))
        at = end
    return "".join(pieces) + text[at:] if pieces else text


def mark(report: Report, text: str, found: Sequence[Found], knowledge: Knowledge) -> list[Paragraph]:
    """Return the paragraphs of a report with what can be told in each; `text` is the report's, made plain."""
    published = days(report.published)
    told = officials(text, found, knowledge.holders, published[1] if published else None)
    paragraphs = [Paragraph(start, end) for start, end in _paragraphs(report.text)]
    starts = [paragraph.start for paragraph in paragraphs]
    actors_of: dict[int, list[Actor]] = {}
    for start, _, actor in found:
        actors_of.setdefault(bisect_right(starts, start) - 1, []).append(actor)
    speakers_of: dict[int, list[Span]] = {}
    for place in (*told.places, *_places(text, told.names)):
        speakers_of.setdefault(bisect_right(starts, place[0]) - 1, []).append(place)
    leads_on = False
    for number, paragraph in enumerate(paragraphs):
        if number in actors_of or number in speakers_of:
            _search(paragraph, text, actors_of.get(number, ()), speakers_of.get(number, ()))
        if paragraph.statement:
            leads_on = True
        elif leads_on:
            leads_on = paragraph.statement = _leads_on(text, paragraph.start, paragraph.end)
    return paragraphs


def _places(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Yield where the names of officials stand in the text, name by name."""
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[end : end + 1].isalnum() or (at and text[at - 1].isalnum())):
                yield at, end
            at = text.find(name, end)


def _search(paragraph: Paragraph, text: str, actors: Sequence[Actor], speakers: Sequence[Span]) -> None:
    """Look for cue words in a paragraph that has parties or officials."""
    codes = {code for actor in actors for code in actor.codes}
    several = len(codes) > 1 or bool(codes and (speakers or any(actor.is_office for actor in actors)))
    if not codes and not speakers:
        return
    seen = 0
    said: list[int] = []
    for start, _, bits in cues().find(" " + lowered(text[paragraph.start : paragraph.end])):
        seen |= bits
        if bits & SPEECH:
            said.append(paragraph.start + start)
    paragraph.statement = any(
        bisect_right(said, last + _SAID_AFTER) > bisect_left(said, first - _SAID_BEFORE)
        for first, last in speakers
    )
    paragraph.contact = several and bool(seen & CONTACT)
    paragraph.event = bool(codes) and bool(seen & (EVENT | GRAVE if len(codes) > 1 else GRAVE))


def _leads_on(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph goes on with what somebody says in the one before."""
    if _SPEAKER_GOES_ON.match(text, start, end):
        return True
    for pronoun in _PRONOUNS:
        at = text.find(pronoun, start, end)
        while at >= 0:
            after = at + len(pronoun)
            if not _SAYING.isdisjoint(text[after : after + _LONGEST_SAYING].split()[:2]):
                return True
            at = text.find(pronoun, after - 1, end)
    return any(text.find(words, start, end) >= 0 for words in _INVERTED)


def _unread(paragraphs: Sequence[Paragraph]) -> tuple[Span, ...]:
    """Return the paragraphs that need not be read, none where the report is to be read whole."""
    total = sum(paragraph.end - paragraph.start for paragraph in paragraphs)
    matter = sum(paragraph.end - paragraph.start for paragraph in paragraphs if paragraph.matters)
    if matter >= _WHOLE * total:
        return ()
    return tuple((each.start, each.end) for each in paragraphs if not each.matters and each.start >= _OPENING)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines, or, where there are none, the lines."""
    between = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    at = 0
    for match in between.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _plain(text: str) -> str:
    """Return the text as the dictionaries are written; every character keeps its place."""
    for written, meant in (("\n", " "), ("’", "'"), ("‘", "'"), ("\u00a0", " "), ("‑", "-")):
        text = text.replace(written, meant)
    return text
