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
from verbale.reading.gate.acts import Acts, acts, sentences
from verbale.reading.gate.dictionary import CONTACT, EVENT, FORMER, SPEECH, actors, both, cues
from verbale.reading.gate.marking import mark, wanting
from verbale.reading.gate.officials import Named
from verbale.reading.gate.paragraphs import Paragraphs
from verbale.reading.gate.sayings import Sayings
from verbale.reading.gate.words import Flags, Places, Words
from verbale.report import Report

# A report is read whole when the paragraphs in which officials speak hold this share of its characters; or
# when those that tell of this hold such a share, and so many parties are named in a thousand characters.
_WHOLE_BY_SPEECH = 0.5
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


# All that a paragraph can tell of, as numbers, and which of them hold each bit.
_KINDS = np.arange(1 << len(_TOLD))


@dataclass(frozen=True, slots=True)
class _Batch:
    """What many reports have, by paragraph: how long each is, and what it can tell of, as bits."""

    paragraphs: Paragraphs
    kinds: Places
    sizes: Places
    acts: Acts
    # Of each report: how many paragraphs there are of each kind, and how many characters they hold.
    numbers: Places
    held: Places

    @classmethod
    def of(cls, paragraphs: Paragraphs, kinds: Places, told: Acts) -> "_Batch":
        """Count the paragraphs of each report by what they can tell of."""
        sizes = paragraphs.ends - paragraphs.starts
        groups = paragraphs.texts * len(_KINDS) + kinds
        shape = len(paragraphs.firsts) - 1, len(_KINDS)
        least = shape[0] * shape[1]
        numbers = np.bincount(groups, minlength=least).reshape(shape)
        held = np.bincount(groups, sizes, minlength=least).astype(np.int64).reshape(shape)
        return cls(paragraphs, kinds, sizes, told, numbers, held)


def _of_kinds(numbers: Places, wanted: int) -> Places:
    """Return the sums of each report's numbers, one a kind, of those kinds that hold what is wanted."""
    sums: Places = numbers @ (_KINDS & wanted > 0)
    return sums


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
    of_names, of_cues = both(knowledge).begins(words)
    found = actors(knowledge).find(words, of_names)
    which, bits = cues().find(words, of_cues)
    beginnings = sentences(words)
    told = acts(found, words.text, beginnings, words.starts[which], bits)
    published = [covered and covered[1] for covered in (days(report.published) for report in reports)]
    named = Named(words, found, knowledge.holders, published, words.starts[which[bits & FORMER > 0]])
    speakers: list[Span] = []
    for number, between in enumerate(zip(words.offsets.tolist(), words.beyond.tolist(), strict=True)):
        speakers += named.officials(number, *between)
    paragraphs = Paragraphs.of(words, texts).in_parts(words, beginnings)
    kinds = mark(paragraphs, words, told, speakers, Sayings.of(words, which, bits))
    batch = _Batch.of(paragraphs, kinds, told)
    parties = found.starts[found.parties > 0]
    names, named_parties = (
        places.searchsorted(words.beyond) - places.searchsorted(words.offsets)
        for places in (found.starts, parties)
    )
    numbers = batch.numbers.sum(axis=1)
    is_partly = (batch.numbers[:, 0] < numbers) & ~_are_diplomatic(batch, named_parties)
    unread = _unread(batch, is_partly, words.offsets)
    counts = zip(*(_of_kinds(batch.numbers, kind).tolist() for kind in _TOLD), strict=True)
    wants = np.bincount(paragraphs.texts, wanting(paragraphs, told, kinds), minlength=len(texts))
    found_in: list[Verdict] = []
    for has_names, number, (contacts, statements, events), wanted, left in zip(
        names.tolist(), numbers.tolist(), counts, wants.tolist(), unread, strict=True
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
    sizes = batch.held.sum(axis=1)
    is_any = _of_kinds(batch.held, SPEECH) >= _WHOLE_BY_SPEECH * sizes
    for wanted, share, density in _WHOLE_BY_PARTIES:
        is_any |= (parties * 1000 >= density * sizes) & (_of_kinds(batch.held, wanted) >= share * sizes)
    whole: Flags = is_any & (_of_kinds(batch.held, CONTACT | SPEECH) >= _WHOLE_LEAST * sizes)
    return whole


def _unread(batch: _Batch, is_partly: Flags, offsets: Places) -> list[list[Span]]:
    """Return what of each report is not read; `is_partly` tells which are read in part."""
    parts, kinds = batch.paragraphs, batch.kinds
    may_be = is_partly[parts.texts] & (parts.starts - offsets[parts.texts] >= _OPENING)
    is_nothing = kinds == 0
    is_long = (kinds == EVENT) & (batch.sizes > _LONG)
    left = np.flatnonzero(may_be & (is_nothing | is_long))
    of_text = parts.texts[left]
    begin = offsets[of_text]
    starts, ends = parts.starts[left], parts.ends[left]
    spans: list[Span] = list(zip((starts - begin).tolist(), (ends - begin).tolist(), strict=True))
    firsts: list[int] = np.searchsorted(of_text, np.arange(len(offsets) + 1)).tolist()
    unread = [spans[first:last] for first, last in pairwise(firsts)]
    in_part = np.flatnonzero(is_long[left])
    texts = of_text[in_part].tolist()
    read = batch.acts.between(starts[in_part], ends[in_part])
    for at, text, sentences_read in reversed(list(zip(in_part.tolist(), texts, read, strict=True))):
        number = at - firsts[text]
        unread[text][number : number + 1] = _between(spans[at], sentences_read, offsets.item(text))
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
