"""A day, week, month or longer, counted from a day: what most rules for relative dates come to."""

from datetime import date

from verbale.reading.times import almanac
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story


def period(day: date | None, unit: str, count: int) -> Meaning | None:
    """Return the day, week, month, quarter, year or longer that lies `count` units from `day`."""
    if unit.startswith("T"):
        return None
    if day is None:
        return Meaning("DATE", "XXXX" if unit == "Y" else "XXXX-XX-XX", moves=False)
    there = almanac.shifted(day, unit, count)
    return Meaning("DATE", almanac.value_of(there, unit)) if there else None


def near_year(story: Story, unit: str, count: int) -> int | None:
    """Return the year `count` years from the report's; None for other units, or where that is not known."""
    here = story.this_year
    return None if unit != "Y" or here is None else here + count


def from_here(story: Story, unit: str, count: int) -> Meaning | None:
    """Return the period `count` units from the publication date, of which only the year may be known."""
    if story.published is None and story.year is not None and unit in ("Y", "E", "C"):
        return period(date(story.year, 1, 1), unit, count)
    return period(story.published, unit, count)
