"""Rules for named days."""

from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.holidays import days_of_holiday, is_moon_sighted
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

HOLIDAYS = Grammar()


@HOLIDAYS.rule(
    "holiday",
    "f:HOLIDAY COMMA? y:YEAR",
    "s:LAST f:HOLIDAY",
    "s:NEXT f:HOLIDAY",
    "THIS? f:HOLIDAY u:UNIT?",
    "f:HOLIDAY x:WEEKEND",
)
def holiday(m: Match, story: Story) -> Meaning | None:
    """Read Christmas 1998; last Easter; Thanksgiving Day; Easter week; Ramadan."""
    name = m.word("f")
    if m.has("y"):
        found = days_of_holiday(name, m.number("y"))
        return _meaning(name, found[0]) if found else None
    here = story.published
    if here is None:
        return Meaning("DATE", "XXXX-XX-XX", moves=False)
    days = {first: last for shift in (0, -1, 1) for first, last in days_of_holiday(name, here.year + shift)}
    if m.has("s"):
        step = m.number("s")
        behind, ahead = [day for day in days if day < here], [day for day in days if day > here]
        there = max(behind) if step < 0 else min(ahead)
    else:
        there = story.nearest(sorted(days), story.direction(m.offset("f")))
    if m.has("x"):
        return Meaning("DATE", f"{almanac.week(there - timedelta(days=there.isoweekday() == 1))}-WE")
    if m.has("u") and m.word("u") == "W":
        return Meaning("DATE", almanac.week(there))
    return _meaning(name, (there, days[there])) if not m.has("u") else None


def _meaning(name: str, days: tuple[date, date]) -> Meaning:
    """Return the meaning of a holiday; a long one has the month in which it begins as its value."""
    first, last = days
    value = first.isoformat() if first == last else almanac.month(first.year, first.month)
    return Meaning("DATE", value, mod="APPROX" if is_moon_sighted(name) else None, bounds=days)
