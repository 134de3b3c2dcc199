"""Sentences that can tell of contacts and events: who is named there, and what the cue words say of them.

All sentences of many reports are looked at together, as arrays: parties are numbers, cue words bits.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verbale.account import Span
from verbale.reading.gate.dictionary import ASSEMBLY, CONTACT, EVENT, GATHERING, GRAVE, TALKING
from verbale.reading.gate.names import Found
from verbale.reading.gate.words import Flags, Places, Words

_BLANK, _LINE = ord(" "), ord("\n")
_IS_CLOSING = np.array([chr(code) in "\"')]" for code in range(256)])
_IS_UPPER = np.array([chr(code).isupper() for code in range(256)])
_IS_BEGINNING = np.array([chr(code).isupper() or chr(code) in "\"'([ \n" for code in range(256)])
_NO_PARTY = 1 << 30
# What citizens of one state are called behind where their families came from: "Cuban Americans".
_COMPOUNDED = "American"
# Characters between a body of states and its gathering, from the body's end or from the gathering's start on:
# "ASEAN foreign ministers' meeting", "a meeting of the members of the OAS".
_BODY_BEFORE, _BODY_AFTER = 40, 35


@dataclass(frozen=True, slots=True)
class Acts:
    """Sentences that can tell of contacts or events, in order."""

    # Where they begin and end, where somebody is named first there, and what they can tell of, as bits.
    starts: Places
    ends: Places
    names: Places
    kinds: Places
    # Where sentences begin and end that tell of a contact if an official is named there.
    wanting_from: Places
    wanting_to: Places

    def wants(self, places: Places) -> Flags:
        """Tell of each place whether an official who is named there makes the sentence tell of a contact."""
        numbers = np.searchsorted(self.wanting_from, places, side="right") - 1
        if not len(self.wanting_to):
            return numbers >= 0
        wants: Flags = (numbers >= 0) & (places < self.wanting_to[numbers])
        return wants

    def between(self, starts: Places, ends: Places) -> list[list[Span]]:
        """Return for each stretch the sentences in it in which somebody is named, cut to the stretch."""
        firsts = np.searchsorted(self.names, starts)
        counts = np.searchsorted(self.names, ends) - firsts
        beyond = np.cumsum(counts)
        which = np.arange(beyond[-1] if len(beyond) else 0) + np.repeat(firsts - beyond + counts, counts)
        begin = np.maximum(self.starts.take(which), np.repeat(starts, counts)).tolist()
        end = np.minimum(self.ends.take(which), np.repeat(ends, counts)).tolist()
        found: list[Span] = list(zip(begin, end, strict=True))
        return [
            found[last - count : last] for last, count in zip(beyond.tolist(), counts.tolist(), strict=True)
        ]


def sentences(words: Words) -> Places:
    """Return where sentences begin, or the blanks before them, in order."""
    raw, stops = words.raw, words.stops
    after = stops + 1
    after += _IS_CLOSING[raw[after]]
    is_end = (raw[after] == _BLANK) | (raw[after] == _LINE)
    is_end &= _IS_BEGINNING[raw[np.minimum(after + 1, len(raw) - 1)]]
    # Initials and titles: "J.", "U.S.", "Mr.", "Gov.". Words in capitals are none.
    last, before, third = (_IS_UPPER[raw[stops - back]] for back in (1, 2, 3))
    is_end &= ~((last ^ before) | (third & ~before & ~last))
    begins = np.concatenate(
        (words.offsets, after[is_end], _ends_of_paragraphs(raw, words.lines, words.offsets))
    )
    begins.sort(kind="stable")
    return _unique(begins)[0]


def _ends_of_paragraphs(raw: npt.NDArray[np.uint8], lines: Places, offsets: Places) -> Places:
    gaps = np.diff(lines)
    is_blank = (gaps == 1) | ((gaps == 2) & (raw[lines[:-1] + 1] <= _BLANK))
    text_of = np.searchsorted(offsets, lines, side="right")
    has_blank_lines = np.zeros(len(offsets) + 1, dtype=np.bool_)
    has_blank_lines[text_of[1:][is_blank]] = True
    is_end = ~has_blank_lines[text_of]
    is_end[1:] |= is_blank
    return lines[is_end]


def acts(found: Found, text: str, beginnings: Places, places: Places, bits: Places) -> Acts:
    """Return what can be told of those who are found in a text.

    `beginnings` are those of sentences, `places` where cue words stand, with their bits.
    """
    tells = np.flatnonzero(bits & (CONTACT | EVENT | GRAVE | TALKING))
    if len(found):
        tells = tells[~_are_in_names(found, places[tells]) | (bits[tells] & GATHERING > 0)]
    if not len(found) or not len(tells):
        return Acts(*[np.zeros(0, dtype=np.int64)] * 6)
    sentence_of_name = np.searchsorted(beginnings, found.starts, side="right") - 1
    party, is_office = _parties(found, text), found.is_office
    named, first = _unique(sentence_of_name)
    at_name = found.starts[first]
    greatest = np.maximum.reduceat(party, first)
    least = np.minimum.reduceat(np.where(party, party, _NO_PARTY), first)
    has_office = np.logical_or.reduceat(is_office, first)
    told, first = _unique(np.searchsorted(beginnings, places[tells], side="right") - 1)
    of_told = np.bitwise_or.reduceat(bits[tells], first)
    at = np.searchsorted(told, named).clip(max=len(told) - 1)
    seen = np.where(told[at] == named, of_told[at], 0)
    has_party = greatest > 0
    kinds = np.where(has_party & (seen & GRAVE > 0), EVENT, 0)
    kinds |= np.where(has_party & (seen & GATHERING > 0), CONTACT, 0)
    kinds |= np.where(has_party & (least < greatest), seen & (CONTACT | EVENT), 0)
    kinds |= np.where(has_party & has_office, seen & CONTACT, 0)
    assembled = _assembled(found, beginnings, places[bits & ASSEMBLY > 0])
    kinds[np.searchsorted(named, assembled)] |= CONTACT
    ends = np.append(beginnings[1:], 1 << 62)
    tell = kinds > 0
    marked = named[tell]
    wanting = named[has_party & (seen & ~kinds & (CONTACT | TALKING) > 0)]
    return Acts(
        starts=beginnings[marked],
        ends=ends[marked],
        names=at_name[tell],
        kinds=kinds[tell],
        wanting_from=beginnings[wanting],
        wanting_to=ends[wanting],
    )


def _parties(found: Found, text: str) -> Places:
    """Return the party of each name; that of "Cuban" in "Cuban Americans" is theirs."""
    parties = found.parties.copy()
    is_beside = (found.starts[1:] - found.ends[:-1] == 1) & (parties[1:] > 0)
    for at in np.flatnonzero(is_beside).tolist():
        start, end = found.starts.item(at + 1), found.ends.item(at + 1)
        # With a hyphen the adjective tells of two parties: "Cuban-American talks".
        if text.startswith(_COMPOUNDED, start) and (text[start - 1] == " " or text[end - 1] == "s"):
            parties[at] = parties[at + 1]
    return parties


def _are_in_names(found: Found, places: Places) -> Flags:
    """Tell of each place whether it is a part of a party's name: "United", "States"."""
    at = np.searchsorted(found.starts, places, side="right") - 1
    are_in: Flags = (at >= 0) & (places < found.ends.take(at)) & (found.parties.take(at) > 0)
    return are_in


def _assembled(found: Found, beginnings: Places, gatherings: Places) -> Places:
    """Return the sentences in which a gathering is told of right beside a body of states."""
    starts, ends = found.starts[found.is_body], found.ends[found.is_body]
    if not len(starts) or not len(gatherings):
        return np.zeros(0, dtype=np.int64)
    sentence_of = np.searchsorted(beginnings, gatherings, side="right") - 1
    of_body = np.searchsorted(beginnings, starts, side="right") - 1
    following = np.searchsorted(starts, gatherings)
    before, after = np.maximum(following - 1, 0), np.minimum(following, len(starts) - 1)
    gaps = gatherings - ends[before]
    is_near = (of_body[before] == sentence_of) & (gaps > 0) & (gaps <= _BODY_BEFORE)
    gaps = starts[after] - gatherings
    is_near |= (of_body[after] == sentence_of) & (gaps > 0) & (gaps <= _BODY_AFTER)
    near: Places = sentence_of[is_near]
    return near


def _unique(numbers: Places) -> tuple[Places, Places]:
    """Return what stands in a sorted array, once each, and where it stands first."""
    is_first = np.empty(len(numbers), dtype=np.bool_)
    is_first[0] = True
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    first = np.flatnonzero(is_first)
    return numbers[first], first
