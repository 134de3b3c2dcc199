"""Whether a report can hold a contact, a statement of an official or an event, and in which paragraphs.

A first automaton looks for parties, offices and office-holders in the whole text. Only paragraphs that
hold some are searched for what tells of contacts, sayings and events. The first third is looked at before
the rest, since it often settles that the whole is read. A report with none such is turned
away; one that is mostly on other things is read in part, with what leads on from a statement; one that
is on diplomacy is read whole.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from verbale.account import Gate, Span
from verbale.edtf import days
from verbale.knowledge.kept import Knowledge
from verbale.reading.gate.dictionary import (
    CONTACT,
    EVENT,
    GRAVE,
    SPEECH,
    Actor,
    Found,
    actors,
    cues,
    fold,
    places,
)
from verbale.reading.gate.officials import Officials, officials
from verbale.report import Report

# A report is read whole when the paragraphs that matter hold this share of its characters.
_WHOLE = 0.15
# The share of a text that is looked at first.
_FIRST = 0.33
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
# What paragraphs can tell of, as bits together, by one of them.
_TELL_OF_CONTACTS, _TELL_OF_SPEECH, _TELL_OF_EVENTS = (
    tuple(kind for kind in range(1 + (CONTACT | SPEECH | EVENT)) if kind & bit)
    for bit in (CONTACT, SPEECH, EVENT)
)
_INVERTED = ("said he", "said she", "added he", "added she")


def judge(report: Report, knowledge: Knowledge) -> Gate:
    """Return the verdict on a report, with its reason and what need not be read."""
    text = _plain(report.text)
    paragraphs = _paragraphs(report.text)
    published = days(report.published)
    day = published[1] if published else None
    total = sum(end - start for start, end in paragraphs)
    # What stands further on can only add paragraphs that matter: if the first have enough, that settles it.
    first = bisect_left(paragraphs, (int(_FIRST * len(text)), 0))
    if first < len(paragraphs):
        kinds = _look(paragraphs[:first], text, knowledge, day)
        if _matter(paragraphs, kinds) >= max(1, _WHOLE * total):
            return _passed(f"of {len(paragraphs)} paragraphs the first {first}", kinds, ())
    kinds = _look(paragraphs, text, knowledge, day)
    if not kinds:
        return Gate(passed=False, reason="it names no party, office or office-holder")
    if not any(kinds):
        return Gate(
            passed=False,
            reason="no paragraph can tell of a contact, of what officials say or of an event",
        )
    unread: tuple[Span, ...] = ()
    if _matter(paragraphs, kinds) < _WHOLE * total:
        marked = zip(paragraphs, kinds, strict=True)
        unread = tuple(each for each, kind in marked if not kind and each[0] >= _OPENING)
    return _passed(f"{len(paragraphs)} paragraphs", kinds, unread)


def _passed(looked_at: str, kinds: Sequence[int], unread: tuple[Span, ...]) -> Gate:
    contacts, statements, events = (
        sum(map(kinds.count, told)) for told in (_TELL_OF_CONTACTS, _TELL_OF_SPEECH, _TELL_OF_EVENTS)
    )
    return Gate(
        passed=True,
        reason=f"in {looked_at}, that can tell of contacts {contacts}, what officials say {statements}, "
        f"events {events}; {'read in part' if unread else 'read whole'}",
        unread=unread,
    )


def _matter(paragraphs: Sequence[Span], kinds: Sequence[int]) -> int:
    """Return how many characters the paragraphs hold that matter; `kinds` may be of the first ones alone."""
    return sum(end - start for (start, end), kind in zip(paragraphs, kinds, strict=False) if kind)


def _look(paragraphs: Sequence[Span], text: str, knowledge: Knowledge, day: date | None) -> list[int]:
    """Return what can be told in each of these paragraphs, the first of a text; none if they name nobody."""
    text = text[: paragraphs[-1][1]] if paragraphs else ""
    folded = fold(text)
    found = actors(knowledge).find(text, folded)
    if not found:
        return []
    return _mark(paragraphs, text, folded, found, officials(text, found, knowledge.holders, day))


def readable(text: str, gate: Gate) -> str:
    """Return the text with line ends for all that need not be read; every character keeps its place."""
    pieces: list[str] = []
    at = 0
    for start, end in gate.unread:
        pieces += (text[at:start], "\n" * (end - start))
        at = end
    return "".join(pieces) + text[at:] if pieces else text


def _mark(
    paragraphs: Sequence[Span], text: str, folded: bytes, found: Sequence[Found], told: Officials
) -> list[int]:
    """Return for each paragraph what can be told there, as bits: CONTACT, SPEECH of officials, EVENT."""
    starts = [start for start, _ in paragraphs]
    actors_of: dict[int, list[Actor]] = {}
    for start, _, actor in found:
        actors_of.setdefault(bisect_right(starts, start) - 1, []).append(actor)
    speakers_of: dict[int, list[Span]] = {}
    named = (place for name in told.names for place in places(text, name))
    for place in (*told.places, *named):
        speakers_of.setdefault(bisect_right(starts, place[0]) - 1, []).append(place)
    kinds = [0] * len(paragraphs)
    for number in {**actors_of, **speakers_of}:
        kinds[number] = _search(
            paragraphs[number], folded, actors_of.get(number, ()), speakers_of.get(number, ())
        )
    leads_on = False
    for number, (start, end) in enumerate(paragraphs):
        if kinds[number] & SPEECH:
            leads_on = True
        elif leads_on and (leads_on := _leads_on(text, start, end)):
            kinds[number] |= SPEECH
    return kinds


def _search(paragraph: Span, folded: bytes, actors: Sequence[Actor], speakers: Sequence[Span]) -> int:
    """Look for cue words in a paragraph that has parties or officials; return what can be told, as bits."""
    codes = actors[0].codes if len(actors) == 1 else {code for actor in actors for code in actor.codes}
    wanted = SPEECH if speakers else 0
    if codes:
        wanted |= GRAVE
        if len(codes) > 1:
            wanted |= CONTACT | EVENT
        elif speakers or any(actor.is_office for actor in actors):
            wanted |= CONTACT
    if not wanted:
        return 0
    start, end = paragraph
    words = folded[start : end + 2]
    if not speakers:
        seen = cues(wanted).tell(words)
    else:
        seen = 0
        said: list[int] = []
        for at, bits in cues(wanted).find(words):
            seen |= bits
            if bits & SPEECH:
                said.append(start + at)
        if not _is_near(said, speakers):
            seen &= ~SPEECH
    return seen & ~GRAVE | EVENT if seen & GRAVE else seen


def _is_near(said: Sequence[int], speakers: Sequence[Span]) -> bool:
    """Tell whether a word that reports what is said, of those in order, is near enough to an official."""
    return bool(said) and any(
        bisect_right(said, last + _SAID_AFTER) > bisect_left(said, first - _SAID_BEFORE)
        for first, last in speakers
    )


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


def _paragraphs(text: str) -> list[Span]:
    """Return the stretches between blank lines, or, where there are none, the lines."""
    found: list[Span] = []
    at = 0
    between = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    for match in between.finditer(text):
        start, end = match.span()
        if start > at:
            found.append((at, start))
        at = end
    if at < len(text):
        found.append((at, len(text)))
    return found


def _plain(text: str) -> str:
    """Return the text as the dictionaries are written; every character keeps its place."""
    for written, meant in (("\n", " "), ("’", "'"), ("‘", "'"), ("\u00a0", " "), ("‑", "-")):
        text = text.replace(written, meant)
    return text
