"""Rules for dates told from the publication date or from the date last spoken of."""

from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

RELATIVE = Grammar()
_UNKNOWN_DAY = "XXXX-XX-XX"


def _period(day: date | None, unit: str, count: int) -> Meaning | None:
    """Return the day, week, month, quarter, year or longer that lies `count` units from `day`."""
    if unit.startswith("T"):
        return None
    if day is None:
        return Meaning("DATE", _UNKNOWN_DAY, moves=False)
    there = almanac.shifted(day, unit, count)
    return Meaning("DATE", almanac.value_of(there, unit)) if there else None


def _year_period(story: Story, unit: str, count: int) -> Meaning | None:
    """Return the period `count` units from the publication date, of which only the year may be known."""
    if story.published is None and story.year is not None and unit in ("Y", "E", "C"):
        return _period(date(story.year, 1, 1), unit, count)
    return _period(story.published, unit, count)


@RELATIVE.rule("today", "t:TODAY")
def today(m: Match, story: Story) -> Meaning | None:
    """Read Today, yesterday, tomorrow."""
    return _period(story.published, "D", m.number("t"))


@RELATIVE.rule("part-of-today", "t:TODAY p:PART", "t:TONIGHT", "THIS p:PART", "l:LAST p:PART")
def part_of_today(m: Match, story: Story) -> Meaning | None:
    """Read Tonight; this morning; yesterday evening; last night."""
    part = m.word("p") if m.has("p") else "NI"
    if m.has("l") and part not in ("NI", "EV"):
        return None
    count = m.number("t") if m.has("t") else -1 if m.has("l") else 0
    day = _period(story.published, "D", count)
    return Meaning("TIME", f"{day.value}T{part}") if day else None


@RELATIVE.rule("part-of-day", "w:WEEKDAY p:PART")
def part_of_day(m: Match, story: Story) -> Meaning:
    """Read Monday night."""
    day = story.weekday(m.number("w"), story.direction(m.offset("w")))
    return Meaning("TIME", f"{day.isoformat() if day else f'XXXX-WXX-{m.number("w")}'}T{m.word('p')}")


@RELATIVE.rule(
    "this-period",
    "(THE)? s:THIS u:UNIT",
    "THE? s:CURRENT u:UNIT",
    "THE? s:BACK u:UNIT",
    "THE? s:NEXT u:UNIT",
    "THE? s:COMING u:UNIT",
)
def this_period(m: Match, story: Story) -> Meaning | None:
    """Read This week, last month, next year."""
    step = 0 if m.is_class("s", "CURRENT") else m.number("s")
    return _year_period(story, m.word("u"), step)


@RELATIVE.rule(
    "next-to-spoken", "THE s:PREVIOUS u:UNIT", "THE s:FOLLOWING u:UNIT", "s:THAT u:UNIT", "THE s:SAME u:UNIT"
)
def next_to_spoken(m: Match, story: Story) -> Meaning | None:
    """Read The previous week; the following year; that month; the same day."""
    return _period(story.spoken or story.published, m.word("u"), m.number("s"))


@RELATIVE.rule(
    "weekend", "THE? s:BACK WEEKEND", "THE? s:NEXT WEEKEND", "s:THIS (PAST|COMING)? WEEKEND", "THE WEEKEND"
)
def weekend(m: Match, story: Story) -> Meaning | None:
    """Read Last weekend; this weekend."""
    if story.published is None:
        return Meaning("DATE", "XXXX-WXX-WE", moves=False)
    step = m.number("s") if m.has("s") else 0
    day = story.published
    if not m.has("s") or "past" in m.words().lower() or (not step and story.direction(m.offset("s")) < 0):
        day = day - timedelta(days=7 if day.isoweekday() < 6 else 0)
        step = 0
    there = almanac.shifted(day, "W", step)
    return Meaning("DATE", f"{almanac.week(there)}-WE") if there else None


@RELATIVE.rule("season", "THE? s:BACK n:SEASON", "THE? s:NEXT n:SEASON", "s:THIS (PAST|COMING)? n:SEASON")
def season(m: Match, story: Story) -> Meaning | None:
    """Read Last summer; this spring."""
    if story.published is None:
        return Meaning("DATE", f"XXXX-{m.word('n')}", moves=False)
    step, name = m.number("s"), m.word("n")
    year = story.published.year
    begin, end = almanac.season_bounds(year, name)
    if step < 0 or "past" in m.words().lower():
        year -= end >= story.published
    elif step > 0:
        year += begin <= story.published
    return Meaning("DATE", f"{year:04}-{name}")


@RELATIVE.rule("season-of-year", "THE? n:SEASON (OF|COMMA)? y:YEAR")
def season_of_year(m: Match, _story: Story) -> Meaning:
    """Read The summer of 1998."""
    return Meaning("DATE", f"{m.number('y'):04}-{m.word('n')}")


@RELATIVE.rule(
    "month-next-to", "s:LAST m:LONGMONTH", "s:NEXT m:LONGMONTH", "s:THIS (PAST|COMING)? m:LONGMONTH"
)
def month_next_to(m: Match, story: Story) -> Meaning | None:
    """Read Last April; next June; this September."""
    number = m.number("m")
    if story.published is None:
        return Meaning("DATE", f"XXXX-{number:02}", moves=False)
    step, year, here = m.number("s"), story.published.year, story.published.month
    if step < 0 or "past" in m.words().lower():
        year -= number >= here
    elif step > 0:
        year += number <= here
    return Meaning("DATE", almanac.month(year, number))


@RELATIVE.rule("ago", "n:NUM u:ANYUNIT AGO", "a:A u:UNIT AGO")
def ago(m: Match, story: Story) -> Meaning | None:
    """Read Two days ago; a year ago."""
    count = -m.number("n") if m.has("n") else -1
    return _year_period(story, m.word("u"), count)


@RELATIVE.rule("earlier", "n:NUM u:ANYUNIT c:COMPARED", "a:A u:UNIT c:COMPARED")
def earlier(m: Match, story: Story) -> Meaning | None:
    """Read Two days earlier; a year later."""
    count = (m.number("n") if m.has("n") else 1) * m.number("c")
    return _period(story.spoken or story.published, m.word("u"), count)


@RELATIVE.rule(
    "quarter", "THE? n:ORDINAL HYPHEN? q:UNIT (OF? y:YEAR)?", "THE? y:YEAR n:ORDINAL HYPHEN? q:UNIT"
)
def quarter(m: Match, story: Story) -> Meaning | None:
    """Read The third quarter; the first quarter of 1990."""
    number = m.number("n")
    if m.word("q") != "Q" or number > 4:
        return None
    if m.has("y"):
        return Meaning("DATE", f"{m.number('y'):04}-Q{number}")
    if story.published is None:
        return Meaning("DATE", f"{story.year or 'XXXX'}-Q{number}")
    year, here = story.published.year, almanac.quarter_of(story.published)
    ahead = story.direction(m.offset("q")) > 0
    return Meaning("DATE", f"{year - (number > here and not ahead):04}-Q{number}")


@RELATIVE.rule(
    "first-months",
    "THE s:ORDINAL n:NUM u:UNITS OF THIS y:UNIT",
    "THE s:LAST n:NUM u:UNITS OF THIS y:UNIT",
    "THE s:ORDINAL n:NUM u:UNITS OF z:YEAR",
    "THE s:LAST n:NUM u:UNITS OF z:YEAR",
    "THE s:ORDINAL n:NUM u:UNITS OF THE y:UNIT",
    "THE s:ORDINAL n:NUM u:UNITS OF l:LAST y:UNIT",
)
def first_months(m: Match, story: Story) -> Meaning | None:
    """Read The first nine months of this year: a duration whose place in the calendar is known."""
    count, unit, which = m.number("n"), m.word("u"), m.number("s")
    here = story.published.year if story.published else story.year
    year = m.number("z") if m.has("z") else (here - 1 if m.has("l") and here else here)
    if which not in (1, -1) or unit != "M" or count > 12 or (m.has("y") and m.word("y") != "Y"):
        return None
    bounds = None
    if year:
        first = 1 if which == 1 else 13 - count
        bounds = date(year, first, 1), almanac.month_bounds(year, first + count - 1)[1]
    return Meaning("DURATION", f"P{count}M", bounds=bounds, moves=False)


@RELATIVE.rule("vague", "v:NOW", "v:PRESENTLY", "v:RECENTLY", "v:SOON", "THE v:FUTURE")
def vague(m: Match, _story: Story) -> Meaning:
    """Read Now; recently; soon; the future."""
    return Meaning("DATE", m.word("v"), moves=False)
