"""Whether a report can hold a contact, a statement of an official or an event, and in which paragraphs.

Many reports are looked at together: an automaton finds the names of parties, offices and office-holders in
all of them, and their words are looked up among those that tell of contacts, sayings and events. Then each
report is judged: one that names nobody, or in which nothing is told of who is named, is turned away; one
that is mostly on other things is read in part, with what leads on from a statement; one that is on
diplomacy is read whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from verbale.account import Gate, Span
from verbale.edtf import days
from verbale.knowledge.kept import Knowledge
from verbale.reading.gate.dictionary import CONTACT, EVENT, GRAVE, SPEECH, Actor, Found, actors, cues, places
from verbale.reading.gate.officials import officials
from verbale.reading.gate.paragraphs import paragraphs
from verbale.reading.gate.sayings import is_said, leads_on
from verbale.reading.gate.words import Words
from verbale.report import Report

# A report is read whole when the paragraphs that matter hold this share of its characters, or those that
# tell of contacts and events that.
_WHOLE, _WHOLE_BY_ACTS = 0.4, 0.2
# Titles, datelines and the lead begin before this character, and are read: they say when, where and who.
_OPENING = 200
# So many paragraphs may stand between a statement and what leads on from it.
_BETWEEN = 1
# What paragraphs can tell of, as bits together, by one of them.
_TELL_OF_CONTACTS, _TELL_OF_SPEECH, _TELL_OF_EVENTS = (
    tuple(kind for kind in range(1 + (CONTACT | SPEECH | EVENT)) if kind & bit)
    for bit in (CONTACT, SPEECH, EVENT)
)
_NOBODY = Gate(passed=False, reason="it names no party, office or office-holder")
_NOTHING = Gate(
    passed=False, reason="no paragraph can tell of a contact, of what officials say or of an event"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """The cue words of many reports: where they begin and end, and their bits."""

    starts: list[int]
    ends: list[int]
    bits: list[int]

    def within(self, start: int, end: int) -> range:
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def judge_all(reports: Sequence[Report], knowledge: Knowledge) -> list[Gate]:
    """Return the verdict on each report, with its reason and what need not be read."""
    words = Words.of([report.text for report in reports])
    found = actors(knowledge).find(words)
    which, bits = cues().find(words)
    told = _Told(words.starts[which].tolist(), words.ends[which].tolist(), bits.tolist())
    beginnings = [start for start, _, _ in found]
    verdicts: list[Gate] = []
    for report, offset in zip(reports, words.offsets, strict=True):
        first, last = bisect_left(beginnings, offset), bisect_left(beginnings, offset + len(report.text))
        named = [(start - offset, end - offset, actor) for start, end, actor in found[first:last]]
        verdicts.append(_verdict(report, named, told, offset, knowledge) if named else _NOBODY)
    return verdicts


def judge(report: Report, knowledge: Knowledge) -> Gate:
    """Return the verdict on one report; many at once cost less, see `judge_all`."""
    return judge_all([report], knowledge)[0]


def _verdict(report: Report, named: Sequence[Found], told: _Told, offset: int, knowledge: Knowledge) -> Gate:
    published = days(report.published)
    spans = paragraphs(report.text)
    kinds = _mark(spans, _plain(report.text), named, told, offset, knowledge, published and published[1])
    if not any(kinds):
        return _NOTHING
    size = sum(end - start for start, end in spans)
    unread: tuple[Span, ...] = ()
    if (
        _matter(spans, kinds, CONTACT | SPEECH | EVENT) < _WHOLE * size
        and _matter(spans, kinds, CONTACT | EVENT) < _WHOLE_BY_ACTS * size
    ):
        marked = zip(spans, kinds, strict=True)
        unread = tuple(each for each, kind in marked if not kind and each[0] >= _OPENING)
    contacts, statements, events = (
        sum(map(kinds.count, told)) for told in (_TELL_OF_CONTACTS, _TELL_OF_SPEECH, _TELL_OF_EVENTS)
    )
    return Gate(
        passed=True,
        reason=f"in {len(spans)} paragraphs, that can tell of contacts {contacts}, what officials say "
        f"{statements}, events {events}; {'read in part' if unread else 'read whole'}",
        unread=unread,
    )


def _matter(spans: Sequence[Span], kinds: Sequence[int], wanted: int) -> int:
    """Return how many characters the paragraphs hold that tell of what is wanted."""
    return sum(end - start for (start, end), kind in zip(spans, kinds, strict=True) if kind & wanted)


def _mark(
    spans: Sequence[Span],
    text: str,
    named: Sequence[Found],
    told: _Told,
    offset: int,
    knowledge: Knowledge,
    day: date | None,
) -> list[int]:
    """Return for each paragraph what can be told there, as bits: CONTACT, SPEECH of officials, EVENT."""
    starts = [start for start, _ in spans]
    actors_of: dict[int, list[Actor]] = {}
    for start, _, actor in named:
        actors_of.setdefault(bisect_right(starts, start) - 1, []).append(actor)
    speakers_of: dict[int, list[Span]] = {}
    known = officials(text, named, knowledge.holders, day)
    for place in (*known.places, *(place for name in known.names for place in places(text, name))):
        speakers_of.setdefault(bisect_right(starts, place[0]) - 1, []).append(place)
    kinds = [0] * len(spans)
    for number in {**actors_of, **speakers_of}:
        start, end = spans[number]
        within = told.within(start + offset, end + offset)
        if within:
            speakers = speakers_of.get(number, ())
            kinds[number] = _acts(actors_of.get(number, ()), told, within, has_speaker=bool(speakers))
            if speakers:
                said = [(told.starts[at] - offset, told.ends[at] - offset, told.bits[at]) for at in within]
                kinds[number] |= SPEECH if is_said(text, said, speakers) else 0
    if speakers_of:
        _lead_on(kinds, spans, text, speakers_of)
    return kinds


def _acts(actors: Sequence[Actor], told: _Told, within: range, *, has_speaker: bool) -> int:
    """Return what the cue words can tell of those named in a paragraph: CONTACT and EVENT."""
    codes = {code for actor in actors for code in actor.codes}
    if not codes:
        return 0
    seen = 0
    for bits in told.bits[within.start : within.stop]:
        seen |= bits
    acts = EVENT if seen & GRAVE else 0
    if len(codes) > 1:
        acts |= seen & (CONTACT | EVENT)
    elif has_speaker or any(actor.is_office for actor in actors):
        acts |= seen & CONTACT
    return acts


def _lead_on(kinds: list[int], spans: Sequence[Span], text: str, speakers_of: Container[int]) -> None:
    """Mark the paragraphs that lead on from statements of officials, or follow one that names some."""
    left = 0
    for number, (start, end) in enumerate(spans):
        if kinds[number] & SPEECH:
            left = 1 + _BETWEEN
        elif left and leads_on(text, start, end):
            kinds[number] |= SPEECH
            left = 1 + _BETWEEN
        else:
            left = max(left - 1, number in speakers_of)


def _plain(text: str) -> str:
    """Return the text as names are written; every character keeps its place."""
    for written, meant in (("\n", " "), ("’", "'"), ("‘", "'"), ("\u00a0", " "), ("‑", "-")):
        text = text.replace(written, meant)
    return text
