"""Where a story stands in time: its publication date, and the date last spoken of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.reading.times import almanac


def _no_tag(_start: int) -> str:
    return ""


def _no_direction(_start: int) -> int:
    return 0


@dataclass(slots=True)
class Story:
    """What the resolution of expressions rests on, moving along the text.

    `published` is the publication day, None when unknown; `year` stands alone when only the year is
    known. `direction` answers for a character offset whether the clause there speaks of the past (-1),
    the future (+1), or doesn't tell (0), and `tag` gives the word's Penn tag ("" untagged). `spoken` is
    the day last spoken of, `unit` how exactly.
    """

    published: date | None = None
    year: int | None = None
    direction: Callable[[int], int] = _no_direction
    tag: Callable[[int], str] = _no_tag
    spoken: date | None = None
    unit: str = "D"

    def weekday(self, number: int, direction: int) -> date | None:
        """Return the day of that weekday (1 to 7) which lies in `direction`; the same weekday is today."""
        if self.published is None:
            return None
        ahead = (number - self.published.isoweekday()) % 7
        if ahead == 0 or direction > 0:
            return self.published + timedelta(days=ahead)
        return self.published + timedelta(days=ahead - 7)

    def year_of_month(self, number: int, direction: int) -> int | None:
        """Return the year of a month named without one: the latest or next such month, or the nearest."""
        if self.published is None:
            return self.year
        year, here = self.published.year, self.published.month
        if number == here:
            return year
        if direction > 0:
            return year if number > here else year + 1
        if direction < 0:
            return year if number < here else year - 1
        return year + almanac.nearest_year(here, number)

    def year_of_day(self, month: int, day: int, direction: int) -> int | None:
        """Return the year of a day and month named without one."""
        if self.published is None:
            return self.year
        year = self.published.year
        here = (self.published.month, self.published.day)
        if direction > 0:
            return year if (month, day) >= here else year + 1
        if direction < 0:
            return year if (month, day) <= here else year - 1
        return year + almanac.nearest_year(here[0], month)

    def speak_of(self, day: date, unit: str) -> None:
        """Note the date now spoken of."""
        self.spoken, self.unit = day, unit
