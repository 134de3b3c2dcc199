"""What words of a report tell of the day on which it was published.

A piece of evidence says of any day how likely its words would be in a report of that day, compared with other
days, and why. Shares are rounded from news reports of known date: two thirds of the dispatches of the
experiment in `docs/dating.md`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol


class Evidence(Protocol):
    """One thing that bears on the date."""

    def weight(self, day: date) -> float:
        """Return how likely the words are in a report of `day`, between 0 and 1."""

    def reason(self, day: date) -> str:
        """Return in words what fits `day`, "" where the words speak against it."""


# How often the first weekday of the lead lies so many days from the day of the report.
_WEEKDAY = {0: 0.90, -1: 0.05, 1: 0.03}
_WEEKDAY_ELSE = 0.005
# How often the report is so many years younger than the latest year that it looks back on.
_YOUNGER = (0.30, 0.35, 0.30, 0.15, 0.10, 0.10)
_MISMATCH = 0.03


@dataclass(frozen=True, slots=True)
class LeadWeekday:
    """The weekday that the lead names first; 1 is Monday. It is usually that of the report."""

    number: int

    def weight(self, day: date) -> float:
        """Return how often the first weekday lies where it would, seen from `day`."""
        return _WEEKDAY.get((self.number - day.isoweekday() + 3) % 7 - 3, _WEEKDAY_ELSE)

    def reason(self, day: date) -> str:
        """Say which weekday the day was, where it is the one named."""
        return f"that was {day:%A}, as the lead says" if day.isoweekday() == self.number else ""


@dataclass(frozen=True, slots=True)
class NearbyDay:
    """A day and month told without the year, and maybe its weekday: it lies near the report."""

    month: int
    number: int
    weekday: int | None
    words: str

    def weight(self, day: date) -> float:
        """Return how likely a report of `day` tells this day without its year."""
        there = self._nearest(day)
        if there is None:
            return _MISMATCH
        if self.weekday is not None and there.isoweekday() != self.weekday:
            return _MISMATCH
        away = abs((there - day).days)
        return 1.0 if away <= 15 else 0.5 if away <= 45 else 0.15

    def reason(self, day: date) -> str:
        """Say in which year the weekday and the day agree."""
        there = self._nearest(day)
        if there is None or self.weekday is None or there.isoweekday() != self.weekday:
            return ""
        return f"“{self.words}” was such a day in {there.year}"

    def _nearest(self, day: date) -> date | None:
        """Return the day told that lies nearest to `day`, None where there is none in the years around."""
        found: list[date] = []
        for year in (day.year, day.year - 1, day.year + 1):
            try:
                found.append(date(year, self.month, self.number))
            except ValueError:
                continue
        return min(found, key=lambda there: abs((there - day).days), default=None)


@dataclass(frozen=True, slots=True)
class LatestYear:
    """The latest year that the report looks back on: it is seldom older than that, or much younger."""

    year: int

    def weight(self, day: date) -> float:
        """Return how likely a report of `day` looks back on this year and on none later."""
        younger = day.year - self.year
        if younger < 0:
            return 0.11 if younger == -1 else 0.02
        if younger < len(_YOUNGER):
            return _YOUNGER[younger]
        return 0.05 if younger <= 10 else 0.02

    def reason(self, day: date) -> str:
        """Name the year."""
        is_near = 0 <= day.year - self.year <= 3
        return f"{self.year} is the latest year that it looks back on" if is_near else ""


@dataclass(frozen=True, slots=True)
class EarliestAhead:
    """The earliest year of which the report says that it lies ahead, or may."""

    year: int

    def weight(self, day: date) -> float:
        """Return how likely a report of `day` looks forward to this year."""
        ahead = self.year - day.year
        if ahead < 0:
            return 0.10 if ahead == -1 else 0.05
        return 0.30 if ahead <= 3 else 0.15 if ahead <= 6 else 0.03

    def reason(self, day: date) -> str:
        """Name the year."""
        return f"{self.year} is told as yet to come" if 0 <= self.year - day.year <= 6 else ""


@dataclass(frozen=True, slots=True)
class ReckonedYear:
    """A year that words give by reckoning: an anniversary, an age, "next year's 2018 cup"."""

    shares: tuple[tuple[int, float], ...]
    words: str
    how: str
    otherwise: float = 0.01

    def weight(self, day: date) -> float:
        """Return the share of the year of `day`."""
        return dict(self.shares).get(day.year, self.otherwise)

    def reason(self, day: date) -> str:
        """Say what was reckoned, where the year is one that it gives."""
        return f"“{self.words}”: {self.how}" if day.year in dict(self.shares) else ""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days in which the words are at home, and hardly outside it."""

    first: date
    last: date
    inside: str
    margin: timedelta = timedelta(0)

    def weight(self, day: date) -> float:
        """Return how likely the words are on `day`: less near the stretch, little far from it."""
        if self.first <= day <= self.last:
            return 0.9
        near = self.first - self.margin <= day <= self.last + self.margin
        return 0.15 if near else 0.03

    def reason(self, day: date) -> str:
        """Say what the stretch is, where the day lies in it."""
        return self.inside if self.first <= day <= self.last else ""
