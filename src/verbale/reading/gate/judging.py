"""Whether a report can hold a contact, a statement of an official or an event, and in which paragraphs.

Many reports are looked at together: their words are looked up among the names of parties, offices and
office-holders and among those that tell of contacts, sayings and events, and their sentences are looked at
for what both can tell together. Then each report is judged: one that names nobody, or in which nothing is
told of who is named, is turned away; one that is mostly on other things is read in part, with what leads on
from a statement; one that is on diplomacy is read whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from verbale.account import Gate, Span
from verbale.edtf import days
from verbale.knowledge.kept import Knowledge
from verbale.reading.gate.acts import Acts, acts, line_ends, sentences
from verbale.reading.gate.dictionary import CONTACT, EVENT, FORMER, SPEECH, actors, cues
from verbale.reading.gate.marking import mark, wanting
from verbale.reading.gate.officials import Named
from verbale.reading.gate.paragraphs import Paragraphs
from verbale.reading.gate.sayings import Sayings
from verbale.reading.gate.words import Flags, Places, Words
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
# Of longer paragraphs than this that tell of events alone, only the sentences that do are read.
_LONG = 300
_TOLD = (CONTACT, SPEECH, EVENT)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What many reports have, by paragraph: how long each is, and what it can tell of, as bits."""

    paragraphs: Paragraphs
    kinds: Places
    sizes: Places
    acts: Acts

    def counted(self, wanted: int) -> list[int]:
        """Return in how many paragraphs of each report something of what is wanted can be told."""
        counts: list[int] = self.sums(self.kinds & wanted > 0).tolist()
        return counts

    def held(self, wanted: int) -> Places:
        """Return how many characters the paragraphs of each report hold that tell of what is wanted."""
        return self.sums(np.where(self.kinds & wanted, self.sizes, 0))

    def sums(self, numbers: Places | Flags) -> Places:
        """Return the sum of numbers, one a paragraph, for each report."""
        sums = np.zeros(len(numbers) + 1, dtype=np.int64)
        np.cumsum(numbers, out=sums[1:])
        return np.diff(sums[self.paragraphs.firsts])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one report, and what is looked for in what it lets through."""

    gate: Gate
    has_contacts: bool = True
    has_events: bool = True


_NOBODY = Verdict(Gate(passed=False, reason="it names no party, office or office-holder"))
_NOTHING = Verdict(
    Gate(passed=False, reason="no paragraph can tell of a contact, of what officials say or of an event")
)


def judge_all(reports: Sequence[Report], knowledge: Knowledge) -> list[Gate]:
    """Return what the gate says of each report, with its reason and what need not be read."""
    return [verdict.gate for verdict in verdicts(reports, knowledge)]


def verdicts(reports: Sequence[Report], knowledge: Knowledge) -> list[Verdict]:
    """Return the verdicts on reports; many at once cost less than one by one."""
    if not reports:
        return []
    texts = [report.text for report in reports]
    words = Words.of(texts)
    found = actors(knowledge).find(words)
    lines = line_ends(words)
    which, bits = cues().find(words)
    beginnings = sentences(words, lines)
    told = acts(found, beginnings, words.starts[which], bits)
    ends = np.array(words.offsets, dtype=np.int64) + [len(text) for text in texts]
    published = [covered and covered[1] for covered in (days(report.published) for report in reports)]
    named = Named(words, found, knowledge.holders, published, words.starts[which[bits & FORMER > 0]])
    speakers: list[Span] = []
    for number, (start, end) in enumerate(zip(words.offsets, ends.tolist(), strict=True)):
        speakers += named.officials(number, start, end)
    paragraphs = Paragraphs.of(words, texts, lines).in_parts(words, beginnings)
    kinds = mark(paragraphs, words, told, speakers, Sayings.of(words, which, bits))
    batch = _Batch(paragraphs, kinds, paragraphs.ends - paragraphs.starts, told)
    names = np.diff(np.searchsorted(found.starts, (*words.offsets, len(words.text))))
    parties = np.searchsorted(found.starts[found.parties > 0], (*words.offsets, len(words.text)))
    is_partly = (batch.sums(kinds > 0) > 0) & ~_are_diplomatic(batch, np.diff(parties))
    unread = _unread(batch, is_partly, words.offsets)
    counts = zip(*(batch.counted(kind) for kind in _TOLD), strict=True)
    numbers = np.diff(paragraphs.firsts).tolist()
    wants = batch.sums(wanting(paragraphs, told, kinds)).tolist()
    found_in: list[Verdict] = []
    for has_names, number, (contacts, statements, events), wanted, left in zip(
        names.tolist(), numbers, counts, wants, unread, strict=True
    ):
        if not has_names:
            found_in.append(_NOBODY)
        elif not (contacts or statements or events):
            found_in.append(_NOTHING)
        else:
            reason = (
                f"in {number} paragraphs, that can tell of contacts {contacts}, what officials say "
                f"{statements}, events {events}; {'read in part' if left else 'read whole'}"
            )
            # Made here, from numbers: nothing is left to validate, which costs more than all that is above.
            gate = Gate.model_construct(passed=True, reason=reason, unread=tuple(left))
            # A report that is read whole may tell more than its cue words do; and contacts are events, too.
            has_contacts = not left or contacts > 0 or wanted > 0
            found_in.append(Verdict(gate, has_contacts, has_contacts or events > 0))
    return found_in


def judge(report: Report, knowledge: Knowledge) -> Gate:
    """Return the verdict on one report; many at once cost less, see `judge_all`."""
    return judge_all([report], knowledge)[0]


def _are_diplomatic(batch: _Batch, parties: Places) -> Flags:
    """Tell by their paragraphs which reports, that name parties so many times, are read whole."""
    sizes = batch.sums(batch.sizes)
    is_any = batch.held(SPEECH) >= _WHOLE_BY_SPEECH * sizes
    for wanted, share, density in _WHOLE_BY_PARTIES:
        is_any |= (parties * 1000 >= density * sizes) & (batch.held(wanted) >= share * sizes)
    whole: Flags = is_any & (batch.held(CONTACT | SPEECH) >= _WHOLE_LEAST * sizes)
    return whole


def _unread(batch: _Batch, is_partly: Flags, offsets: Sequence[int]) -> list[list[Span]]:
    """Return what of each report is not read; `is_partly` tells which are read in part."""
    parts, kinds = batch.paragraphs, batch.kinds
    may_be = is_partly[parts.texts] & (
        parts.starts - np.array(offsets, dtype=np.int64)[parts.texts] >= _OPENING
    )
    is_nothing = kinds == 0
    is_long = (kinds == EVENT) & (batch.sizes > _LONG)
    left = np.flatnonzero(may_be & (is_nothing | is_long))
    of_text = parts.texts[left]
    begin = np.array(offsets, dtype=np.int64)[of_text]
    starts, ends = parts.starts[left], parts.ends[left]
    spans: list[Span] = list(zip((starts - begin).tolist(), (ends - begin).tolist(), strict=True))
    firsts: list[int] = np.searchsorted(of_text, np.arange(len(offsets) + 1)).tolist()
    unread = [spans[first:last] for first, last in pairwise(firsts)]
    in_part = np.flatnonzero(is_long[left])
    texts = of_text[in_part].tolist()
    read = batch.acts.between(starts[in_part], ends[in_part])
    for at, text, sentences_read in reversed(list(zip(in_part.tolist(), texts, read, strict=True))):
        number = at - firsts[text]
        unread[text][number : number + 1] = _between(spans[at], sentences_read, offsets[text])
    return unread


def _between(paragraph: Span, read: Sequence[Span], offset: int) -> list[Span]:
    """Return what of a paragraph is left beside the sentences that are read; these count `offset` more."""
    left: list[Span] = []
    start, end = paragraph
    for first, last in read:
        if first - offset - start > 1:
            left.append((start, first - offset))
        start = max(start, last - offset)
    if end - start > 1:
        left.append((start, end))
    return left
