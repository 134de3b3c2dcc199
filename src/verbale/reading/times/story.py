"""Where a story stands in time: its publication date, and the dates last spoken of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# What it costs, in days, to read a date against the tense of its clause: a date ahead in a clause about
# the past is worse than one behind in a clause about the future, which may recall something.
_AHEAD_OF_PAST = {-1: 200, -2: 310}
_BEHIND_FUTURE = {1: 100, 2: 310}
# Tokens for which a year, once told, holds for months and days told without one.
_FOLLOWS = 12


def _no_tag(_start: int) -> str:
    return ""


def _no_direction(_start: int) -> int:
    return 0


@dataclass(slots=True)
class Story:
    """What the resolution of expressions rests on, moving along the text.

    `published` is the publication day, None when unknown; `year` stands alone when only the year is
    known. `direction` answers for a character offset whether the clause there speaks of the past (-1) or
    the future (+1), twice that where its verb rules the expression, or doesn't tell (0), and `tag` gives
    the word's Penn tag ("" untagged). `spoken` and `spoken_last` are the first and last day of the date
    last spoken of, and `spoken_at` the token where that was; `quarter` is the reporting period last spoken
    of, and `told_year` the year last told with its month, and the token where that was.
    """

    published: date | None = None
    year: int | None = None
    direction: Callable[[int], int] = _no_direction
    tag: Callable[[int], str] = _no_tag
    spoken: date | None = None
    spoken_last: date | None = None
    spoken_at: int = 0
    quarter: tuple[int, int] | None = None
    told_year: tuple[int, int] | None = None

    @property
    def spoken_day(self) -> date | None:
        """The day last spoken of, where it was one day."""
        return self.spoken if self.spoken == self.spoken_last else None

    @property
    def anchor(self) -> date | None:
        """The day last spoken of, or the publication day."""
        return self.spoken or self.published

    def weekday(self, number: int, direction: int, at: int) -> date | None:
        """Return the day of that weekday (1 to 7), told at token `at`.

        It lies in the coming week told just before, or in `direction`; the same weekday is today. Where the
        verb doesn't rule it, tomorrow's name is tomorrow, and yesterday's is yesterday.
        """
        week = self._week_told(at)
        if week is not None:
            return week + timedelta(days=number - 1)
        if self.published is None:
            return None
        ahead = (number - self.published.isoweekday()) % 7
        is_ahead = direction > 0
        if abs(direction) < 2 and ahead in (1, 6):
            is_ahead = ahead == 1
        return self.published + timedelta(days=ahead if ahead == 0 or is_ahead else ahead - 7)

    def _week_told(self, at: int) -> date | None:
        """Return the Monday of the coming week told just before token `at`, if that is where the story is."""
        if self.spoken is None or self.spoken_last is None or at - self.spoken_at > _FOLLOWS:
            return None
        is_week = self.spoken.isoweekday() == 1 and (self.spoken_last - self.spoken).days == 6
        return (
            self.spoken if is_week and self.published is not None and self.spoken > self.published else None
        )

    def day_near(self, at: int) -> date | None:
        """Return the day spoken of just before token `at`, or the publication day."""
        near = self.spoken_day if at - self.spoken_at <= _FOLLOWS else None
        return near or self.published

    def year_for(self, month: int, day: int | None, direction: int, at: int) -> int | None:
        """Return the year of a month, or of a day of it, named without one at token `at`.

        It is the year told shortly before, or else the one that puts the date nearest to publication,
        unless the tense speaks against it.
        """
        if self.told_year is not None and at - self.told_year[1] <= _FOLLOWS and direction <= 0:
            return self.told_year[0]
        if self.published is None:
            return self.year
        here = self.published
        if day is None and month == here.month:
            return here.year
        days: list[date] = []
        for year in (here.year, here.year - 1, here.year + 1):
            try:
                days.append(date(year, month, day or 15))
            except ValueError:
                continue
        return self.nearest(days, direction).year if days else here.year

    def nearest(self, days: Iterable[date], direction: int) -> date:
        """Return the day nearest to publication, unless the tense speaks against it; the first of equals."""
        here = self.published or date.min

        def cost(day: date) -> int:
            distance = (day - here).days
            against = _AHEAD_OF_PAST[direction] if direction < 0 < distance else 0
            return abs(distance) + against + (_BEHIND_FUTURE[direction] if distance < 0 < direction else 0)

        return min(days, key=cost)

    def note(self, days: tuple[date, date], value: str, at: int) -> None:
        """Note the days of an expression at token `at`, from first to last, as those now spoken of."""
        first, last = days
        self.spoken, self.spoken_last, self.spoken_at = first, last, at
        is_complete = self.published is not None and last < self.published
        if "-Q" in value and (is_complete or self.quarter is None):
            self.quarter = first.year, int(value[-1])
