"""Days counted to an occasion from another day: "a day after the talks", "on the eve of the summit"."""

import re
from datetime import date

from spacy.tokens import Token

from verbale.reading.contacts.days import is_day, later
from verbale.reading.contacts.durations import count_days
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.told_times import Dated
from verbale.reading.syntax import clause_head

_OFFSET = re.compile(r"\b(an?|one)\s+(day|week)\s*$", re.IGNORECASE)
_OFFSET_DAYS = re.compile(r"\b\S+\s+(days|weeks)\s*$", re.IGNORECASE)
_OFFSET_MONTHS = re.compile(r"\b(an?|\w+)\s+(months?|years?)\s*$", re.IGNORECASE)
_EVE = re.compile(r"\beve\s*$", re.IGNORECASE)
_ORDERING = frozenset({"before", "after", "of", "ahead"})
_OFFSET_REACH = 4  # words
_WEEK = 7  # days
_SATURDAY = 5


def by_order(mention: ContactMention, near: Dated | None, rule: str, day: str | None) -> str | None:
    """Return the day that "a day after", "three days before", "on the eve of" count to the occasion.

    "Two months after" tells the month, "a year after" the year.
    """
    preposition = _conjunction(mention.trigger) or mention.trigger.head
    for _ in range(4):
        if preposition.lower_ in _ORDERING and not _measures(preposition):
            break
        preposition = preposition.head
    if preposition.lower_ not in _ORDERING:
        return None
    before = mention.trigger.doc[max(0, preposition.i - _OFFSET_REACH) : preposition.i].text
    eve = preposition.lower_ == "of"
    count = int(_EVE.search(before) is not None) if eve else _offset(before)
    anchor = near.edtf if near is not None and near.token.i < preposition.i else day
    if not eve and (months := _months(before)) is not None and anchor is not None:
        return _months_from(anchor, months, behind=preposition.lower_ == "after")
    if not count or anchor is None or len(anchor) < 10 or "/" in anchor:
        return None
    return later(anchor, -count if preposition.lower_ == "after" else count)


def of_weekend(mention: ContactMention, day: str | None, *, held: bool) -> str | None:
    """Return the days of "a weekend summit": those of the last weekend where it was held, or the next one."""
    if day is None or not is_day(day[:10]) or mention.mode not in ("meeting", "conference"):
        return None
    if all(c.lower_ != "weekend" or c.i > mention.trigger.i for c in mention.trigger.children):
        return None
    saturday = later(day, _SATURDAY - date.fromisoformat(day[:10]).weekday())
    if held and saturday > day[:10]:
        saturday = later(saturday, -_WEEK)
    return f"{saturday}/{later(saturday, 1)}"


def _months(text: str) -> tuple[int, bool] | None:
    """Return how many months or years the words right before "after" count, and whether they are years."""
    told = _OFFSET_MONTHS.search(text)
    if told is None:
        return None
    number = 1 if told[1].lower() in ("a", "an", "one") else count_days(f"{told[1]} days")
    return (number, told[2].lower().startswith("year")) if number else None


def _months_from(anchor: str, months: tuple[int, bool], *, behind: bool) -> str | None:
    """Return the month, or the year, so many of them before the anchor or behind it."""
    count, years = months
    if not is_day(anchor[:10]):
        return None
    year, month = int(anchor[:4]), int(anchor[5:7]) - 1
    if years:
        return f"{year - count if behind else year + count:04d}"
    year, month = divmod(year * 12 + month + (-count if behind else count), 12)
    return f"{year:04d}-{month + 1:02d}"


def _conjunction(trigger: Token) -> Token | None:
    """Return the "after" of "the announcement came a day after he held talks"."""
    clause = clause_head(trigger)
    if clause.dep_ not in ("advcl", "ccomp"):
        return None
    return next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in ("after", "before")), None)


def _measures(preposition: Token) -> bool:
    """Tell whether an "of" only says what is measured: "two days of talks"."""
    return preposition.lower_ == "of" and preposition.head.lower_ in ("days", "hours", "round", "rounds")


def _offset(text: str) -> int:
    """Return how many days the words right before "before" or "after" count; 0 when they count none."""
    if (one := _OFFSET.search(text)) is not None:
        return _WEEK if one[2].lower() == "week" else 1
    counted = _OFFSET_DAYS.search(text)
    if counted is None:
        return 0
    weeks = counted[1].lower() == "weeks"
    number = count_days(counted[0].replace(counted[1], "days")) or 0
    return number * _WEEK if weeks else number
