"""Dates a report that doesn't state its year, from constraints that its words put on the date.

The day and month of the dateline agree with the weekday of the lead in some years only; the offices that
persons are said to hold, and the years told, leave some years out. What remains is ranked, and the date is
taken when one stands out. Nothing comes from the clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.account import Publication, TimeExpression
from verbale.account import Span as Offsets
from verbale.knowledge.tenures import Tenure, fold, known_years, tenures_by_family

_LEAD = 600  # characters after the dateline in which a weekday tells of the day of the report
_OFFICE_BEFORE, _OFFICE_AFTER = 90, 90
_NAME = re.compile(r"[A-Z][\w'’.-]*")
_FORMER = re.compile(r"(?i)\b(?:former|ex|late|then)[ -](?:[\w-]+ ){0,7}$")
_OPEN_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_WILL = re.compile(r"\s+will\b")
# Words that stand for an office of the table, besides its own name.
_OFFICE_WORDS = {
    "president": ("president", "leader", "head of state"),
    "prime minister": ("prime minister", "premier"),
    "chancellor": ("chancellor",),
    "foreign minister": (
        "foreign minister", "minister of foreign affairs", "foreign secretary", "top diplomat",
        "foreign affairs minister", "external affairs minister",
    ),
    "defence minister": ("defence minister", "defense minister", "defense secretary", "secretary of defense"),
    "deputy prime minister": ("deputy prime minister", "vice premier", "deputy premier"),
    "secretary general": ("secretary general", "secretary-general"),
    "high representative": ("high representative", "foreign policy chief"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "vice president": ("vice president", "vice-president"),
}  # fmt: skip
# How often, in wire reports of known date, the first weekday of the lead lies so many days from the day of
# the report; how often the report is so many years younger than the latest year it tells; and how often a
# person was in the office that the words near the name say, was so within a year, or wasn't.
_WEEKDAY = {0: 0.90, -1: 0.05, 1: 0.03}
_WEEKDAY_ELSE = 0.005
_YOUNGER, _MUCH_YOUNGER, _OLDER = 0.08, 0.02, 0.015
_IN_OFFICE, _NEARLY, _OUT = 0.92, 0.06, 0.02
_SURE = 0.85  # the share of the weight at which a year is taken


@dataclass(frozen=True, slots=True)
class Holder:
    """A person whom the text gives an office, with the tenures that this can mean."""

    name: str
    office: str
    tenures: tuple[Tenure, ...]

    def fits(self, day: date) -> bool:
        """Tell whether the person held the office on `day`."""
        return any(tenure.covers(day) for tenure in self.tenures)

    def weight(self, day: date) -> float:
        """Return how likely the words are on `day`; some are called by an office not yet theirs, or left."""
        if self.fits(day):
            return _IN_OFFICE
        near = any(self.fits(other) for shift in (-365, 365) if (other := day + timedelta(days=shift)))
        return _NEARLY if near else _OUT


def infer(text: str, times: Sequence[TimeExpression], dateline: Offsets | None) -> Publication:
    """Return when a report was published as far as its words allow; no date when they don't.

    `times` are the text's time expressions read without a publication date.
    """
    holders = office_holders(text)
    told = [int(time.value) for time in times if time.type == "DATE" and re.fullmatch(r"\d{4}", time.value)]
    here = _dateline_day(times, dateline)
    if here is not None:
        return _by_day(times, dateline, here, holders, told)
    return _by_year(text, times, holders)


def office_holders(text: str) -> list[Holder]:
    """Return the persons of the table of tenures whom `text` names beside their office, each once."""
    known = tenures_by_family()
    found: dict[tuple[str, str], Holder] = {}
    before = ""
    for match in _NAME.finditer(text):
        word = fold(match.group().removesuffix("’s").removesuffix("'s").rstrip("."))
        for tenure in known.get(word, ()):
            key = tenure.name, tenure.office
            if key in found or not _is_named(tenure, before, text, match.start()):
                continue
            if _is_in_office(tenure, text, match):
                held = tuple(other for other in known[word] if (other.name, other.office) == key)
                found[key] = Holder(tenure.name, tenure.office, held)
        before = match.group()
    return list(found.values())


def _is_named(tenure: Tenure, before: str, text: str, start: int) -> bool:
    """Tell whether the given name stands before the family name at `start`, by its first letter."""
    if not before or not text[max(0, start - 3 - len(before)) : start].rstrip().endswith(before):
        return False
    return any(fold(given).split()[-1][:1] == fold(before)[:1] for given in tenure.given)


def _is_in_office(tenure: Tenure, text: str, name: re.Match[str]) -> bool:
    """Tell whether the text gives the person the office of the tenure, and no former one."""
    lead = text[max(0, name.start() - _OFFICE_BEFORE) : name.start()]
    around = (lead + text[name.start() : name.end() + _OFFICE_AFTER]).lower()
    words = _OFFICE_WORDS.get(tenure.office, (tenure.office,))
    return any(word in around for word in words) and _FORMER.search(lead) is None


def _dateline_day(times: Sequence[TimeExpression], dateline: Offsets | None) -> tuple[int, int] | None:
    """Return month and day of the dateline, where it has no year."""
    for time in times:
        if dateline is not None and dateline[0] <= time.span[0] < dateline[1]:
            match = _OPEN_DAY.match(time.value)
            if match is not None:
                return int(match[1]), int(match[2])
    return None


def _by_day(
    times: Sequence[TimeExpression],
    dateline: Offsets | None,
    here: tuple[int, int],
    holders: Sequence[Holder],
    told: Sequence[int],
) -> Publication:
    """Choose the year for the day and month of the dateline."""
    if not holders:
        return Publication()
    weekday = _lead_weekday(times, dateline)
    latest = max(told, default=None)
    weights: dict[date, float] = {}
    first, last = known_years()
    for year in range(first, max(last, latest or 0) + 1):
        try:
            day = date(year, *here)
        except ValueError:
            continue
        weight = _younger(year - latest) if latest is not None else 1.0
        if weekday is not None:
            weight *= _WEEKDAY.get((weekday - day.isoweekday() + 3) % 7 - 3, _WEEKDAY_ELSE)
        for holder in holders:
            weight *= holder.weight(day)
        weights[day] = weight
    whole = sum(weights.values())
    best = max(weights, key=lambda day: weights[day])
    if not whole or weights[best] < _SURE * whole:
        return Publication()
    reasons = [f"the dateline's day and month in {best.year}"]
    if weekday is not None:
        reasons.append(f"when that was {best:%A}")
    reasons.extend(_tenure_reasons([holder for holder in holders if holder.fits(best)]))
    others = [str(day.year) for day, weight in weights.items() if day != best and weight >= 0.02 * whole]
    if others:
        reasons.append("less likely " + ", ".join(others))
    return Publication(date=best.isoformat(), basis="inferred", reason="; ".join(reasons), span=dateline)


def _younger(years: int) -> float:
    """Return how often a report is `years` younger than the latest year that it tells."""
    return _OLDER if years < -1 else _YOUNGER if years <= 10 else _MUCH_YOUNGER


def _lead_weekday(times: Sequence[TimeExpression], dateline: Offsets | None) -> int | None:
    """Return the first weekday of the lead, Monday being 1."""
    begin = dateline[1] if dateline is not None else 0
    for time in times:
        if begin <= time.span[0] < begin + _LEAD and (match := _OPEN_WEEKDAY.match(time.value)):
            return int(match[1])
    return None


def _by_year(text: str, times: Sequence[TimeExpression], holders: Sequence[Holder]) -> Publication:
    """Take the year that the text says "will be"; it may lie just ahead, but more often has begun."""
    for time in times:
        if not re.fullmatch(r"\d{4}", time.value) or not _WILL.match(text, time.span[1]):
            continue
        year = int(time.value)
        if not all(holder.fits(date(year, 1, 1)) or holder.fits(date(year, 12, 31)) for holder in holders):
            continue
        said = text[time.span[0] : time.span[1]]
        reasons = [f"the text says that {said} will be, so that it had begun or was near"]
        reasons.extend(_tenure_reasons(holders))
        return Publication(date=time.value, basis="inferred", reason="; ".join(reasons), span=time.span)
    return Publication()


def _tenure_reasons(holders: Sequence[Holder]) -> list[str]:
    """Say in words which tenures bound the date."""
    reasons = []
    for holder in holders:
        spans = ", ".join(
            f"{t.start.year} to {t.end.year}" if t.end else f"from {t.start.year}" for t in holder.tenures
        )
        reasons.append(f"{holder.name} was {holder.office} {spans}")
    return reasons
