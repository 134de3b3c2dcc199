"""Who in a text speaks for a state: offices beside a name or a state, and the names of who is in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure, fold
from verbale.reading.gate.dictionary import Found, former

# Characters of a text that may stand between a state and an office: "Chinese vice president".
_BESIDE = 12
_LONGEST_NAME = 60
_LONGEST_WORDS = 24  # of two words before an office
_MOST_NAMES = 200  # in one text: more are a list, not a report
_NAME = re.compile(r",? ((?:[A-Z][\w'.-]*\.? ){0,3}[A-Z][\w'-]{2,})")
_OF = re.compile(r" of (?:the )?[A-Z]")


@dataclass(slots=True)
class Officials:
    """Places where an official is named by the office, and names by which officials go in this text."""

    places: list[tuple[int, int]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)


def officials(text: str, found: Sequence[Found], holders: OfficeHolders, day: date | None) -> Officials:
    """Return the officials among the words found; who is known to hold no office on `day` is none."""
    told = Officials()
    before: Found | None = None
    for each in found:
        start, end, actor = each
        if actor.is_office:
            is_beside = before is not None and bool(before[2].codes) and 0 < start - before[1] < _BESIDE
            is_sure = actor.is_weighty or is_beside
            is_place = is_sure or _OF.match(text, end, end + _BESIDE) is not None
            may_be_named = is_sure or text[start].isupper()
            if (is_place or may_be_named) and not _is_former(text, start):
                if is_place:
                    told.places.append((start, end))
                if may_be_named:
                    _add(told, _named(text, end, holders, day, is_sure=is_sure))
        if any(_in_office(tenure, day) for tenure in actor.held) and not _is_former(text, start):
            _add(told, [text[start:end].split()[-1]])
        before = each
    return told


def _is_former(text: str, at: int) -> bool:
    """Tell whether one of the two words before an office says that it is not held now."""
    before = text[max(0, at - _LONGEST_WORDS) : at].lower().replace("-", " ").split()[-2:]
    return not former().isdisjoint(before)


def _add(told: Officials, names: Sequence[str]) -> None:
    if len(told.names) < _MOST_NAMES:
        told.names.update(dict.fromkeys(names))


def _named(text: str, at: int, holders: OfficeHolders, day: date | None, *, is_sure: bool) -> list[str]:
    """Return the names of who follows an office, unless that is known to be somebody out of office.

    The family name stands last, or first: the first word counts where the office leaves no doubt.
    """
    match = _NAME.match(text, at, at + _LONGEST_NAME)
    if match is None:
        return []
    words = [word.removesuffix("'s") for word in match.group(1).split()]
    words = [word for word in words if len(word) > 2 and not word.endswith(".")]
    known = [tenure for word in words for tenure in holders.by_family.get(fold(word), ())]
    if not words or (known and not any(_in_office(tenure, day) for tenure in known)):
        return []
    return [words[-1], words[0]] if is_sure and not known else [words[-1]]


def _in_office(tenure: Tenure, day: date | None) -> bool:
    return day is None or tenure.covers(day)
