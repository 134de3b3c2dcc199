"""Rules for named days."""

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.holidays import day_of_holiday
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

HOLIDAYS = Grammar()


@HOLIDAYS.rule(
    "holiday",
    "f:HOLIDAY COMMA? y:YEAR",
    "s:LAST f:HOLIDAY",
    "s:NEXT f:HOLIDAY",
    "THIS? f:HOLIDAY u:UNIT?",
)
def holiday(m: Match, story: Story) -> Meaning | None:
    """Read Christmas 1998; last Easter; Thanksgiving Day; Easter week."""
    name = m.word("f")
    if m.has("y"):
        return Meaning("DATE", day_of_holiday(name, m.number("y")).isoformat())
    here = story.published
    if here is None:
        return Meaning("DATE", "XXXX-XX-XX", moves=False)
    days = [day_of_holiday(name, here.year + shift) for shift in (0, -1, 1)]
    if m.has("s"):
        step = m.number("s")
        there = max(day for day in days if day < here) if step < 0 else min(day for day in days if day > here)
    else:
        there = story.nearest(days, story.direction(m.offset("f")))
    if m.has("u") and m.word("u") == "W":
        return Meaning("DATE", almanac.week(there))
    return Meaning("DATE", there.isoformat()) if not m.has("u") else None
