"""Who in a text speaks for a state: offices beside a name or a state, and the names of who is in them."""

import re
from collections.abc import Container, Sequence
from datetime import date
from string import ascii_uppercase

import numpy as np

from verbale.account import Span
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure, fold
from verbale.reading.gate.dictionary import beside, former
from verbale.reading.gate.names import Actor, Found, places_of
from verbale.reading.gate.words import Places, Words

# Characters of a text that may stand between a state and an office: "Chinese vice president".
_BESIDE = 12
_LONGEST_NAME = 60
_LONGEST_WORDS = 24  # of two words before an office
_MOST_NAMES = 200  # in one text: more are a list, not a report
_NAME = re.compile(r",? ((?:[A-Z][\w'.-]*\.? ){0,3}[A-Z][\w'-]{2,})")
# "Jane Doe, the Chadian foreign": before "minister".
_NAME_BEFORE = re.compile(r"([A-Z][\w'-]{2,}), (?:[\w'.-]+ ){0,5}$")
# Parties where the family name comes first, as tenures have it.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"})
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)-(?=[A-Z])")  # "al-Assad", then "Assad"
# Somebody else of the family, and something named after it: "Jane Major", "Major League".
_LONGEST_GIVEN = 16
_NAMESAKE = re.compile(
    r"\b(?!(?:Mr|Mrs|Ms|Dr|When|If|But|And|As|While|After|Before|For|Since|That|Both) )[A-Z][a-z]+ $"
)
# Of a company or a society: "the ABC president". Directors of agencies in capitals are officials.
_OF_SOCIETIES = re.compile(r"\b[A-Z][A-Z&]+ (?:[Vv]ice )?(?:[Pp]resident|[Cc]hairman)$")
_ENDS_OF_SOCIETIES = frozenset(ascii_uppercase + "&e")
_LONGER = re.compile(r"-[A-Z]| (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]")
_OF_REACH = 12  # "of the new "
_OF = re.compile(r" of (?:the )?[A-Z]")


class Named:
    """What officials are asked of: the names found in all texts, those beside them, and who holds offices."""

    def __init__(
        self,
        words: Words,
        found: Found,
        holders: OfficeHolders,
        published: Sequence[date | None],
        formers: Places,
    ) -> None:
        """Take names found in texts of some days, and where words stand that mark offices as not held now."""
        self._text, self._holders, self._actors = words.text, holders, found.actors
        self._days = published
        self._names_held: dict[str, Sequence[str]] = {}
        self._following: dict[tuple[str, date | None, bool], Sequence[str]] = {}
        hits = found.may_speak
        texts = words.offsets.searchsorted(found.starts, side="right") - 1
        # Most names are of nobody who holds an office on the day: these are left out before all else.
        which = found.which.take(hits)
        is_held = found.terms.are_held(which, texts.take(hits), published, found.parties, texts)
        may = is_held | found.is_office.take(hits)
        hits = hits[may]
        self._is_held: list[bool] = is_held[may].tolist()
        starts, ends = found.starts.take(hits), found.ends.take(hits)
        self.starts: list[int] = starts.tolist()
        self._ends: list[int] = ends.tolist()
        self._which: list[int] = which[may].tolist()
        self._firsts: list[int] = [*starts.searchsorted(words.offsets).tolist(), len(starts)]
        gaps = starts - found.ends.take(hits - 1)
        self._is_beside: list[bool] = (
            (hits > 0) & (gaps > 0) & (gaps < _BESIDE) & (found.parties.take(hits - 1) > 0)
        ).tolist()
        self._may_be_former: list[bool] = (
            np.searchsorted(formers, starts) > np.searchsorted(formers, starts - _LONGEST_WORDS)
        ).tolist()
        following = np.minimum(hits + 1, len(found) - 1)
        gaps = found.starts.take(following) - ends
        self._is_of: list[bool] = (
            (hits < following) & (gaps <= _OF_REACH) & (found.parties.take(following) > 0)
        ).tolist()

    def officials(self, number: int, start: int, end: int) -> list[Span]:
        """Return where officials are named in a text that is between two places, in order."""
        places: list[Span] = []
        names: dict[str, None] = {}
        day = self._days[number]
        for at in range(self._firsts[number], self._firsts[number + 1]):
            told = self._told(at, day, places, names)
            if told and len(names) < _MOST_NAMES:
                names.update(dict.fromkeys(told))
        if names:
            text = self._text
            for name in names:
                places += places_of(text, name, start, end)
            places.sort()
        return places

    def _told(
        self, at: int, day: date | None, places: list[Span], names_told: Container[str]
    ) -> Sequence[str]:
        """Add where the official is named, and return the names of the person."""
        actor = self._actors[self._which[at]]
        text, start, end = self._text, self.starts[at], self._ends[at]
        if actor.leaders:
            name = text[start:end]
            return (name,) if name not in names_told and self._is_alone(start, end) else ()
        if self._may_be_former[at] and _is_former(text, start):
            return ()
        names = list(self._held(actor, text[start:end])) if self._is_held[at] else []
        if actor.is_office:
            is_sure = actor.is_weighty or self._is_beside[at]
            if not is_sure and (text[start:end] in beside() or self._is_of_a_body(at)):
                return ()
            is_several = " " in text[start:end]
            is_this = text[start - 4 : start] in ("the ", "The ")
            if is_sure or is_several or is_this or _OF.match(text, end, end + _BESIDE):
                places.append((start, end))
            if is_sure or is_several or is_this or text[start].isupper():
                names += self._named(end, day, is_sure=is_sure)
            before = max(0, start - _LONGEST_NAME)
            if is_sure and text.find(", ", before, start) >= 0:
                names += _NAME_BEFORE.findall(text, before, start)
        return names

    def _named(self, at: int, day: date | None, *, is_sure: bool) -> Sequence[str]:
        """Return the names of who follows an office."""
        match = _NAME.match(self._text, at, at + _LONGEST_NAME)
        if match is None:
            return ()
        asked = match[1], day, is_sure
        names = self._following.get(asked)
        if names is None:
            names = self._following[asked] = _called(match[1], self._holders, day, is_sure=is_sure)
        return names

    def _held(self, actor: Actor, written: str) -> Sequence[str]:
        """Return by which names an office-holder is called."""
        names = self._names_held.get(written)
        if names is None:
            words = [_ARTICLE.sub("", word) for word in written.split()]
            is_family_first = any(tenure.party in _FAMILY_FIRST for tenure in actor.held)
            names = (words[-1], words[0]) if is_family_first else (words[-1],)
            self._names_held[written] = names
        return names

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether a family name is no part of a longer name."""
        return not (
            _LONGER.match(self._text, end) or _NAMESAKE.search(self._text, start - _LONGEST_GIVEN, start)
        )

    def _is_of_a_body(self, at: int) -> bool:
        """Tell whether an office is one of something that is no party: "the president of the union"."""
        if self._text.startswith("'s ", self.starts[at] - 3):
            return True
        start, end = self.starts[at], self._ends[at]
        if self._text.startswith(" of ", end):
            return not self._is_of[at]
        # Most stand behind another word, which is told sooner by the end of it.
        may_be = self._text[start - 2] in _ENDS_OF_SOCIETIES
        return may_be and bool(_OF_SOCIETIES.search(self._text, max(0, start - _BESIDE), end))


def _is_former(text: str, at: int) -> bool:
    """Tell whether one of the two words before an office says that it is not held now."""
    before = text[max(0, at - _LONGEST_WORDS) : at].lower().replace("-", " ").split()[-2:]
    return not former().isdisjoint(before)


def _called(name: str, holders: OfficeHolders, day: date | None, *, is_sure: bool) -> list[str]:
    """Return by which names one is called who stands behind an office; none for who is known to be out of it.

    The family name stands last, or first. Names of two letters count where they are known: Xi, Hu.
    """
    # "Ki-" where a line was broken: without the hyphen, lest the part behind it be an empty name.
    words = [word.removesuffix("'s").rstrip("-") for word in name.split()]
    known = {word: tenures for word in words if (tenures := _known(word, words, holders))}
    in_office = [
        word for word, tenures in known.items() if any(_in_office(tenure, day) for tenure in tenures)
    ]
    if known and not in_office:
        return []
    unknown = [word for word in words if len(word) > 2 and not word.endswith(".")]
    if not unknown:
        return in_office
    found = [*in_office, unknown[-1]] if known or not is_sure else [unknown[-1], unknown[0]]
    # "Arroyo" may stand for "Macapagal-Arroyo", and a family name before "Jae-in" alone.
    return [*found, unknown[-1].rpartition("-")[2], unknown[0]] if "-" in unknown[-1] else found


def _known(family: str, words: Sequence[str], holders: OfficeHolders) -> Sequence[Tenure]:
    """Return the tenures under a family name, but for those of namesakes with another given name."""
    tenures = holders.by_family.get(fold(family))
    if tenures is None:
        return ()
    given = {fold(word) for word in words if word != family}
    if given and family == words[0]:  # a given name, more often than not
        return [each for each in tenures if any(fold(name) in given for name in each.given)]
    initials = {name[:1] for name in given}
    return [each for each in tenures if not given or any(fold(name)[:1] in initials for name in each.given)]


def _in_office(tenure: Tenure, day: date | None) -> bool:
    return day is None or tenure.covers(day)
