"""Dates a report that doesn't state its date, from constraints that its words put on it.

The days of the years that are known of are weighed by all evidence. What remains is ranked: the date is taken
when one stands out, and all that fit are kept. Nothing comes from the clock.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from verbale.account import Publication, TimeExpression
from verbale.account import Span as Offsets
from verbale.edtf import of_days
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure
from verbale.reading.dating.evidence import Evidence, LeadWeekday, NearbyDay
from verbale.reading.dating.holders import office_holders
from verbale.reading.dating.years import year_evidence

MOST_CANDIDATES = 8
_LEAD = 600  # characters after the dateline in which a weekday tells of the day of the report
_OPEN_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_WORD = 12  # characters before a weekday in which a word may move it
_MOVED = re.compile(r"\b(?:last|next|coming|previous|following|since|until)\s$", re.IGNORECASE)
_MOVING = re.compile(r"(?:last|next|this|coming|previous|following)\b", re.IGNORECASE)
_WEEKDAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
_SURE = 0.85  # the share of the weight at which a day, month or year is taken
_FITS = 0.05  # and below which, compared with the best, it doesn't fit
_FIRST_YEAR = 1990  # tables of tenures are thin before
_MOST_REASONS = 8


def infer(
    text: str, times: Sequence[TimeExpression], dateline: Offsets | None, known: OfficeHolders
) -> Publication:
    """Return when a report was published as far as its words allow, and all dates that fit.

    `times` are the text's time expressions read without a publication date; `known` tells who held which
    office when.
    """
    evidence: list[Evidence] = [*office_holders(text, known), *year_evidence(text, times)]
    here = _dateline_day(times, dateline)
    first, last = years_of(known)
    told = [int(time.value[:4]) for time in times if re.match(r"\d{4}(?!\d)", time.value)]
    last = max([last, *(year for year in told if year <= last + 10)])
    if here is None:
        nearby = _nearby_days(text, times)
        if not evidence and not any(isinstance(one, NearbyDay) and one.weekday for one in nearby):
            return Publication()
        return _by_month(range(first, last + 1), [*evidence, *nearby])
    weekday = lead_weekday(text, times, dateline)
    days = [day for year in range(first, last + 1) if (day := _day(year, *here)) is not None]
    nearby = [one for one in _nearby_days(text, times) if one.weekday is not None]
    whole = [*evidence, *([LeadWeekday(weekday)] if weekday is not None else []), *nearby]
    return _by_day(days, whole, dateline) if whole else Publication()


@lru_cache(maxsize=4)
def years_of(known: OfficeHolders) -> tuple[int, int]:
    """Return the first and the last year that the tenures bear on."""
    return _FIRST_YEAR, max((_last_year(tenure) for tenure in known.tenures), default=_FIRST_YEAR)


def _last_year(tenure: Tenure) -> int:
    through = tenure.through
    return max(tenure.start.year, through.year if through is not None else 0)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _dateline_day(times: Sequence[TimeExpression], dateline: Offsets | None) -> tuple[int, int] | None:
    """Return month and day of the dateline, where it has no year."""
    for time in times:
        if dateline is not None and dateline[0] <= time.span[0] < dateline[1]:
            match = _OPEN_DAY.match(time.value)
            if match is not None:
                return int(match[1]), int(match[2])
    return None


def lead_weekday(text: str, times: Sequence[TimeExpression], dateline: Offsets | None) -> int | None:
    """Return the first weekday of the lead, Monday being 1, that no word like "last" or "next" moves."""
    begin = dateline[0] if dateline is not None else 0
    end = (dateline[1] if dateline is not None else 0) + _LEAD
    for time in times:
        match = _OPEN_WEEKDAY.match(time.value)
        if match is None or not begin <= time.span[0] < end:
            continue
        before = text[max(0, time.span[0] - _WORD) : time.span[0]]
        if not _MOVED.search(before) and not _MOVING.match(text, time.span[0]):
            return int(match[1])
    return None


def _nearby_days(text: str, times: Sequence[TimeExpression]) -> list[NearbyDay]:
    """Return the days that the text tells without a year, each once."""
    found: list[NearbyDay] = []
    for time in times:
        match = _OPEN_DAY.match(time.value)
        if match is not None:
            words = text[slice(*time.span)]
            weekday = _WEEKDAYS.get(words[:3].lower())
            found.append(NearbyDay(int(match[1]), int(match[2]), weekday, words))
    return list(dict.fromkeys(found))[:MOST_CANDIDATES]


def _weigh(spans: Sequence[tuple[date, ...]], evidence: Sequence[Evidence]) -> list[float]:
    """Return the share in the whole weight of each day, or of each month by its first and last day."""
    weights = [1.0] * len(spans)
    for one in evidence:
        weights = [
            weight * max(one.weight(day) for day in days) for weight, days in zip(weights, spans, strict=True)
        ]
        highest = max(weights)
        weights = [weight / highest for weight in weights] if highest else weights
    whole = sum(weights)
    return [weight / whole for weight in weights] if whole else weights


def _by_day(days: Sequence[date], evidence: Sequence[Evidence], dateline: Offsets | None) -> Publication:
    """Choose among the days of one date in several years."""
    shares = _weigh([(day,) for day in days], evidence)
    ranked = sorted(zip(shares, days, strict=True), key=lambda pair: (-pair[0], pair[1]))
    best_share, best = ranked[0]
    fitting = [day.isoformat() for share, day in ranked if share >= _FITS * best_share]
    reasons = _reasons(best, evidence)
    if not reasons:
        return Publication()
    reasons.insert(0, f"the dateline's day and month in {best.year}")
    if len(fitting) > MOST_CANDIDATES:
        return Publication(candidates=tuple(fitting[:MOST_CANDIDATES]), reason="; ".join(reasons))
    return _told(best.isoformat() if best_share >= _SURE else None, fitting, reasons, dateline)


def _by_month(years: range, evidence: Sequence[Evidence]) -> Publication:
    """Choose among months and years."""
    months = [
        (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        for year in years
        for month in range(1, 13)
    ]
    shares = _weigh(months, evidence)
    by_year = {year: sum(shares[n * 12 : n * 12 + 12]) for n, year in enumerate(years)}
    highest = max(by_year.values())
    if not highest or highest < 1.5 / len(years):
        return Publication()
    best_month = max(range(len(months)), key=lambda n: shares[n])
    best_year = max(by_year, key=lambda year: (by_year[year], -year))
    fitting = [year for year in years if by_year[year] >= _FITS * highest]
    candidates = _runs(fitting, by_year, shares, years.start)
    told = None
    if shares[best_month] >= _SURE:
        told = of_days(*months[best_month])
    elif by_year[best_year] >= _SURE:
        told = f"{best_year:04}"
    at = max(range(12), key=lambda n: shares[(best_year - years.start) * 12 + n])
    return _told(told, candidates, _reasons(date(best_year, at + 1, 15), evidence), None)


def _runs(
    fitting: Sequence[int], by_year: dict[int, float], shares: Sequence[float], first: int
) -> list[str]:
    """Return the years that fit, best first, each cut to its months that fit; as one interval if too many."""
    cut: dict[int, tuple[date, date]] = {}
    for year in fitting:
        own = shares[(year - first) * 12 : (year - first) * 12 + 12]
        months = [n + 1 for n, share in enumerate(own) if share >= _FITS * max(own)]
        cut[year] = date(year, months[0], 1), date(year, months[-1], monthrange(year, months[-1])[1])
    if len(fitting) > MOST_CANDIDATES:
        return [of_days(cut[fitting[0]][0], cut[fitting[-1]][1])]
    return [of_days(*cut[year]) for year in sorted(fitting, key=lambda year: (-by_year[year], year))]


def _reasons(day: date, evidence: Sequence[Evidence]) -> list[str]:
    """Return what fits a day, each reason once."""
    said = dict.fromkeys(reason for one in evidence if (reason := one.reason(day)))
    return list(said)[:_MOST_REASONS]


def _told(
    told: str | None, candidates: Sequence[str], reasons: Sequence[str], span: Offsets | None
) -> Publication:
    """Return the date with its basis, or no date but what could be one."""
    others = [date for date in candidates if date != told]
    said = [*reasons, "less likely " + ", ".join(others)] if told and others else list(reasons)
    if told is None:
        return Publication(candidates=tuple(candidates), reason="; ".join(said))
    kept = (told, *others)[:MOST_CANDIDATES]
    return Publication(date=told, basis="inferred", reason="; ".join(said), span=span, candidates=kept)
