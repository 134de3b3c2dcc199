"""Who in a text speaks for a state: offices beside a name or a state, and the names of who is in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure, fold
from verbale.reading.gate.dictionary import former
from verbale.reading.gate.names import Found

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
_OF_REACH = 12  # "of the new "
_OF = re.compile(r" of (?:the )?[A-Z]")


@dataclass(slots=True)
class Officials:
    """Places where an official is named by the office, and names by which officials go in this text."""

    places: list[tuple[int, int]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)


def officials(text: str, found: Sequence[Found], holders: OfficeHolders, day: date | None) -> Officials:
    """Return the officials among the words found; who is known to hold no office on `day` is none."""
    told = Officials()
    for number, (start, end, actor) in enumerate(found):
        is_held = bool(actor.held) and any(_in_office(tenure, day) for tenure in actor.held)
        if not (actor.is_office or is_held) or _is_former(text, start):
            continue
        if actor.is_office:
            _, last, before = found[number - 1] if number else (0, start, actor)
            is_beside = before.party > 0 and 0 < start - last < _BESIDE
            is_sure = actor.is_weighty or is_beside
            if not is_sure and _is_of_a_body(text, start, end, found, number):
                continue
            is_several = " " in text[start:end]
            is_this = text.startswith(("the ", "The "), start - 4) if start >= 4 else False
            if is_sure or is_several or is_this or _OF.match(text, end, end + _BESIDE):
                told.places.append((start, end))
            if is_sure or is_several or is_this or text[start].isupper():
                _add(told, _named(text, end, holders, day, is_sure=is_sure))
            if is_sure and (match := _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)):
                _add(told, [match.group(1)])
        if is_held:
            words = text[start:end].split()
            is_family_first = any(tenure.party in _FAMILY_FIRST for tenure in actor.held)
            _add(told, [words[-1], words[0]] if is_family_first else [words[-1]])
    return told


def _is_of_a_body(text: str, start: int, end: int, found: Sequence[Found], number: int) -> bool:
    """Tell whether an office is one of something that is no party: "the president of the union"."""
    if text.startswith("'s ", start - 3):
        return True
    if not text.startswith(" of ", end):
        return False
    after = found[number + 1] if number + 1 < len(found) else None
    return after is None or not after[2].party or after[0] - end > _OF_REACH


def _is_former(text: str, at: int) -> bool:
    """Tell whether one of the two words before an office says that it is not held now."""
    before = text[max(0, at - _LONGEST_WORDS) : at].lower().replace("-", " ").split()[-2:]
    return not former().isdisjoint(before)


def _add(told: Officials, names: Sequence[str]) -> None:
    if len(told.names) < _MOST_NAMES:
        told.names.update(dict.fromkeys(names))


def _named(text: str, at: int, holders: OfficeHolders, day: date | None, *, is_sure: bool) -> list[str]:
    """Return the names of who follows an office, unless that is known to be somebody out of office.

    The family name stands last, or first. Names of two letters count where they are known: Xi, Hu.
    """
    match = _NAME.match(text, at, at + _LONGEST_NAME)
    if match is None:
        return []
    words = [word.removesuffix("'s") for word in match.group(1).split()]
    known = {word: tenures for word in words if (tenures := holders.by_family.get(fold(word)))}
    in_office = [
        word for word, tenures in known.items() if any(_in_office(tenure, day) for tenure in tenures)
    ]
    if known and not in_office:
        return []
    unknown = [word for word in words if len(word) > 2 and not word.endswith(".")]
    if not unknown:
        return in_office
    return [*in_office, unknown[-1]] if known or not is_sure else [unknown[-1], unknown[0]]


def _in_office(tenure: Tenure, day: date | None) -> bool:
    return day is None or tenure.covers(day)
