"""Who in a text speaks for a state: offices beside a name or a state, and the names of who is in them."""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from datetime import date

import numpy as np

from verbale.account import Span
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure, fold
from verbale.reading.gate.dictionary import beside, former
from verbale.reading.gate.names import Actor, Found, places_of
from verbale.reading.gate.words import Places

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
_LONGER = re.compile(r"-[A-Z]| (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]")
_OF_REACH = 12  # "of the new "
_OF = re.compile(r" of (?:the )?[A-Z]")


class Named:
    """What officials are asked of: the names found in all texts, those beside them, and who holds offices."""

    def __init__(self, text: str, found: Found, holders: OfficeHolders, formers: Places) -> None:
        """Take names found in the text, and where words stand that mark offices as not held now."""
        self._text, self._holders, self._actors, self._found = text, holders, found.actors, found
        # Which family names lead a state in the text that is looked at, and the parties that are named in it,
        # where they were asked for.
        self._leading: dict[int, bool] = {}
        self._parties: frozenset[int] | None = None
        self._names_held: dict[tuple[str, date | None], Sequence[str]] = {}
        hits = found.may_speak
        self.starts: list[int] = found.starts[hits].tolist()
        self._ends: list[int] = found.ends[hits].tolist()
        self._which: list[int] = found.which[hits].tolist()
        gaps = found.starts[hits] - found.ends[hits - 1]
        self._is_beside: list[bool] = (
            (hits > 0) & (gaps > 0) & (gaps < _BESIDE) & (found.parties[hits - 1] > 0)
        ).tolist()
        starts = found.starts[hits]
        self._may_be_former: list[bool] = (
            np.searchsorted(formers, starts) > np.searchsorted(formers, starts - _LONGEST_WORDS)
        ).tolist()
        following = np.minimum(hits + 1, len(found) - 1)
        gaps = found.starts[following] - found.ends[hits]
        self._is_of: list[bool] = (
            (hits < following) & (gaps <= _OF_REACH) & (found.parties[following] > 0)
        ).tolist()

    def officials(self, start: int, end: int, day: date | None) -> list[Span]:
        """Return where officials are named between two places; who holds no office on `day` is none."""
        places: list[Span] = []
        names: dict[str, None] = {}
        self._parties = None
        self._leading.clear()
        for at in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            told = self._told(at, day, (start, end), places)
            if told and len(names) < _MOST_NAMES:
                names.update(dict.fromkeys(told))
        if names:
            text = self._text
            places += (place for name in names for place in places_of(text, name, start, end))
            places.sort()
        return places

    def _told(self, at: int, day: date | None, text_of: Span, places: list[Span]) -> Sequence[str]:
        """Add where the official is named, and return the names of the person."""
        actor = self._actors[self._which[at]]
        text, start, end = self._text, self.starts[at], self._ends[at]
        if actor.leaders:
            leads = self._leading.get(self._which[at])
            if leads is None:
                leads = self._leading[self._which[at]] = self._leads(actor, text_of, day)
            return (text[start:end],) if leads and self._is_alone(start, end) else ()
        held = self._held(self._which[at], text[start:end], day) if actor.held else ()
        if not (held or actor.is_office):
            return ()
        if self._may_be_former[at] and _is_former(text, start):
            return ()
        names = list(held)
        if actor.is_office:
            is_sure = actor.is_weighty or self._is_beside[at]
            if not is_sure and (text[start:end] in beside() or self._is_of_a_body(at)):
                return ()
            is_several = " " in text[start:end]
            is_this = text[start - 4 : start] in ("the ", "The ")
            if is_sure or is_several or is_this or _OF.match(text, end, end + _BESIDE):
                places.append((start, end))
            if is_sure or is_several or is_this or text[start].isupper():
                names += _named(text, end, self._holders, day, is_sure=is_sure)
            if is_sure and (match := _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)):
                names.append(match.group(1))
        return names

    def _held(self, which: int, written: str, day: date | None) -> Sequence[str]:
        """Return by which names an office-holder is called, none for who holds no office on the day."""
        names = self._names_held.get((written, day))
        if names is None:
            actor = self._actors[which]
            words = [_ARTICLE.sub("", word) for word in written.split()]
            is_family_first = any(tenure.party in _FAMILY_FIRST for tenure in actor.held)
            is_held = any(_in_office(tenure, day) for tenure in actor.held)
            names = () if not is_held else (words[-1], words[0]) if is_family_first else (words[-1],)
            self._names_held[written, day] = names
        return names

    def _leads(self, actor: Actor, text_of: Span, day: date | None) -> bool:
        """Tell whether a family name alone can mean one who leads a state on the day."""
        return day is not None and any(
            leader.tenure.covers(day) and (leader.is_only or leader.party in self._named_between(*text_of))
            for leader in actor.leaders
        )

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether a family name is no part of a longer name."""
        return not (
            _LONGER.match(self._text, end) or _NAMESAKE.search(self._text, start - _LONGEST_GIVEN, start)
        )

    def _named_between(self, start: int, end: int) -> Container[int]:
        """Return the parties that are named in a text, as numbers."""
        if self._parties is None:
            found = self._found
            first, last = np.searchsorted(found.starts, (start, end))
            self._parties = frozenset(found.parties[first:last].tolist())
        return self._parties

    def _is_of_a_body(self, at: int) -> bool:
        """Tell whether an office is one of something that is no party: "the president of the union"."""
        if self._text.startswith("'s ", self.starts[at] - 3):
            return True
        return self._text.startswith(" of ", self._ends[at]) and not self._is_of[at]


def _is_former(text: str, at: int) -> bool:
    """Tell whether one of the two words before an office says that it is not held now."""
    before = text[max(0, at - _LONGEST_WORDS) : at].lower().replace("-", " ").split()[-2:]
    return not former().isdisjoint(before)


def _named(text: str, at: int, holders: OfficeHolders, day: date | None, *, is_sure: bool) -> list[str]:
    """Return the names of who follows an office, unless that is known to be somebody out of office.

    The family name stands last, or first. Names of two letters count where they are known: Xi, Hu.
    """
    match = _NAME.match(text, at, at + _LONGEST_NAME)
    if match is None:
        return []
    # "Ki-" where a line was broken: without the hyphen, lest the part behind it be an empty name.
    words = [word.removesuffix("'s").rstrip("-") for word in match.group(1).split()]
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
    tenures = holders.by_family.get(fold(family), ())
    given = {fold(word) for word in words if word != family}
    if given and family == words[0]:  # a given name, more often than not
        return [each for each in tenures if any(fold(name) in given for name in each.given)]
    initials = {name[:1] for name in given}
    return [each for each in tenures if not given or any(fold(name)[:1] in initials for name in each.given)]


def _in_office(tenure: Tenure, day: date | None) -> bool:
    return day is None or tenure.covers(day)
