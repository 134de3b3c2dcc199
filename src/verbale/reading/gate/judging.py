"""Whether a report can hold a contact, a statement of an official or an event, and in which paragraphs.

Many reports are looked at together: their words are looked up among the names of parties, offices and
office-holders and among those that tell of contacts, sayings and events, and their sentences are looked at
for what both can tell together. Then each report is judged: one that names nobody, or in which nothing is
told of who is named, is turned away; one that is mostly on other things is read in part, with what leads on
from a statement; one that is on diplomacy is read whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from verbale.account import Gate, Span
from verbale.edtf import days
from verbale.knowledge.kept import Knowledge
from verbale.reading.gate.acts import acts, sentences
from verbale.reading.gate.dictionary import CONTACT, EVENT, SPEECH, actors, cues
from verbale.reading.gate.names import Found, places_of
from verbale.reading.gate.officials import officials
from verbale.reading.gate.paragraphs import paragraphs
from verbale.reading.gate.sayings import Cue, is_said, leads_on
from verbale.reading.gate.words import Words
from verbale.report import Report

# A report is read whole when the paragraphs in which officials speak hold this share of its characters; or
# when those that tell of this hold such a share, and so many parties are named in a thousand characters.
_WHOLE_BY_SPEECH = 0.4
# This share must be in paragraphs that tell of contacts or in which officials speak, or else what is told are
# events alone, which are read sentence by sentence.
_WHOLE_LEAST = 0.2
_WHOLE_BY_PARTIES = (
    (CONTACT, 0.05, 4),
    (CONTACT | EVENT, 0.2, 6),
    (CONTACT | EVENT | SPEECH, 0.4, 5),
)
# Titles, datelines and the lead begin before this character, and are read: they say when, where and who.
_OPENING = 200
# So many paragraphs may stand between a statement and what leads on from it.
_BETWEEN = 1
# Of longer paragraphs than this that tell of events alone, only the sentences that do are read.
_LONG = 300
_NOBODY = Gate(passed=False, reason="it names no party, office or office-holder")
_NOTHING = Gate(
    passed=False, reason="no paragraph can tell of a contact, of what officials say or of an event"
)


class _Batch:
    """What is found in many reports at once; each is judged by its part of it."""

    def __init__(self, reports: Sequence[Report], knowledge: Knowledge) -> None:
        self.words = Words.of([report.text for report in reports])
        self.found = actors(knowledge).find(self.words)
        beginnings = sentences(self.words)
        which, bits = cues().find(self.words)
        self.acts = acts(self.found, beginnings, self.words.starts[which], bits)
        says = np.flatnonzero(bits & SPEECH)
        self._says, self._bits = which[says], bits[says]
        self._says_from = self.words.starts[self._says]

    def sayings(self, start: int, end: int) -> list[Cue]:
        """Return the words for sayings between two places."""
        first, last = np.searchsorted(self._says_from, (start, end)).tolist()
        starts, part = self._says_from[first:last], self._says[first:last]
        return list(
            zip(starts.tolist(), self.words.ends[part].tolist(), self._bits[first:last].tolist(), strict=True)
        )


def judge_all(reports: Sequence[Report], knowledge: Knowledge) -> list[Gate]:
    """Return the verdict on each report, with its reason and what need not be read."""
    batch = _Batch(reports, knowledge)
    beginnings = [start for start, _, _ in batch.found]
    verdicts: list[Gate] = []
    for report, offset in zip(reports, batch.words.offsets, strict=True):
        end = offset + len(report.text)
        found = batch.found[bisect_left(beginnings, offset) : bisect_left(beginnings, end)]
        if not found:
            verdicts.append(_NOBODY)
            continue
        told = range(bisect_left(batch.acts.starts, offset), bisect_left(batch.acts.starts, end))
        speakers = _speakers(report, offset, batch.words.text, found, knowledge)
        verdicts.append(
            _verdict(report, offset, batch, found, speakers, told) if speakers or told else _NOTHING
        )
    return verdicts


def judge(report: Report, knowledge: Knowledge) -> Gate:
    """Return the verdict on one report; many at once cost less, see `judge_all`."""
    return judge_all([report], knowledge)[0]


def _speakers(
    report: Report, offset: int, text: str, found: Sequence[Found], knowledge: Knowledge
) -> list[Span]:
    """Return where officials are named, by office or by name, in order."""
    if not any(actor.is_office or actor.held for _, _, actor in found):
        return []
    published = days(report.published)
    known = officials(text, found, knowledge.holders, published and published[1])
    end = offset + len(report.text)
    named = [place for name in known.names for place in places_of(text, name, offset, end)]
    return sorted((*known.places, *named))


def _verdict(
    report: Report, offset: int, batch: _Batch, found: Sequence[Found], speakers: Sequence[Span], told: range
) -> Gate:
    spans = paragraphs(report.text)
    starts = [offset + start for start, _ in spans]
    kinds = [0] * len(spans)
    sentences_of: dict[int, list[Span]] = {}
    for at in told:
        number = max(bisect_right(starts, batch.acts.names[at]) - 1, 0)
        kinds[number] |= batch.acts.kinds[at]
        start, end = spans[number]
        sentence = max(batch.acts.starts[at] - offset, start), min(batch.acts.ends[at] - offset, end)
        sentences_of.setdefault(number, []).append(sentence)
    if speakers:
        _mark_sayings(kinds, spans, starts, batch, speakers)
    counts = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds) if kind}
    if not counts:
        return _NOTHING
    unread: list[Span] = []
    if not _is_diplomatic(spans, kinds, sum(actor.party > 0 for _, _, actor in found)):
        for number, kind in enumerate(kinds):
            start, end = spans[number]
            if not kind and start >= _OPENING:
                unread.append((start, end))
            elif kind == EVENT and start >= _OPENING and end - start > _LONG:
                unread += _between(start, end, sentences_of[number])
    contacts, statements, events = (
        sum(count for kind, count in counts.items() if kind & bit) for bit in (CONTACT, SPEECH, EVENT)
    )
    return Gate(
        passed=True,
        reason=f"in {len(spans)} paragraphs, that can tell of contacts {contacts}, what officials say "
        f"{statements}, events {events}; {'read in part' if unread else 'read whole'}",
        unread=tuple(unread),
    )


def _between(start: int, end: int, read: Sequence[Span]) -> list[Span]:
    """Return what of a paragraph is left beside the sentences that are read."""
    left: list[Span] = []
    for first, last in (*read, (end, end)):
        if first - start > 1:
            left.append((start, first))
        start = max(start, last)
    return left


def _is_diplomatic(spans: Sequence[Span], kinds: Sequence[int], parties: int) -> bool:
    """Tell by its paragraphs whether a report that names parties so many times is read whole."""
    size = sum(end - start for start, end in spans)
    if _matter(spans, kinds, CONTACT | SPEECH) < _WHOLE_LEAST * size:
        return False
    return _matter(spans, kinds, SPEECH) >= _WHOLE_BY_SPEECH * size or any(
        parties * 1000 >= density * size and _matter(spans, kinds, wanted) >= share * size
        for wanted, share, density in _WHOLE_BY_PARTIES
    )


def _matter(spans: Sequence[Span], kinds: Sequence[int], wanted: int) -> int:
    """Return how many characters the paragraphs hold that tell of what is wanted."""
    return sum(end - start for (start, end), kind in zip(spans, kinds, strict=True) if kind & wanted)


def _mark_sayings(
    kinds: list[int], spans: Sequence[Span], starts: Sequence[int], batch: _Batch, speakers: Sequence[Span]
) -> None:
    """Mark the paragraphs in which officials can say something, and where officials tell of a contact.

    `starts` are those of the paragraphs among all texts, as places of speakers are.
    """
    text, wants = batch.words.text, batch.acts.wants
    offset = starts[0] - spans[0][0]
    said = batch.sayings(starts[0], offset + spans[-1][1])
    said_at = [at for at, _, _ in said]
    speakers_of: dict[int, list[Span]] = {}
    for place in speakers:
        number = max(bisect_right(starts, place[0]) - 1, 0)
        speakers_of.setdefault(number, []).append(place)
        if wants(place[0]):
            kinds[number] |= CONTACT

    def said_in(number: int) -> list[Cue]:
        return said[bisect_left(said_at, starts[number]) : bisect_left(said_at, offset + spans[number][1])]

    # In so many paragraphs more may what leads on from a statement, or from an official's name, stand.
    left = 0
    for number, (_, end) in enumerate(spans):
        by = speakers_of.get(number)
        if by and is_said(text, said_in(number), by):
            is_marked = True
        else:
            is_marked = left > 0 and leads_on(text, starts[number], offset + end, said_in(number))
        if is_marked:
            kinds[number] |= SPEECH
        left = 1 + _BETWEEN if is_marked else max(left - 1, int(by is not None))
