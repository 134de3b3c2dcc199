"""Rules for days and periods told from the publication date or from the date last spoken of."""

from dataclasses import replace
from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.periods import from_here, period
from verbale.reading.times.story import Story

RELATIVE = Grammar()


@RELATIVE.rule("today", "t:TODAY")
def today(m: Match, story: Story) -> Meaning | None:
    """Read today, yesterday, tomorrow; but not the newspaper USA TODAY."""
    if m.words().isupper() and m.word_before() == "usa":
        return None
    return period(story.published, "D", m.number("t"))


@RELATIVE.rule("day-beside-today", "THE? u:UNIT s:BEFORE t:TODAY", "THE? u:UNIT s:AFTER t:TODAY")
def day_beside_today(m: Match, story: Story) -> Meaning | None:
    """Read the day before yesterday; the day after tomorrow."""
    if m.word("u") != "D" or m.number("s") * m.number("t") < 1:
        return None
    return period(story.published, "D", 2 * m.number("s"))


@RELATIVE.rule(
    "this-period",
    "THIS WHOLE? FISCAL? u:UNIT",
    "THE (CURRENT|WHOLE) FISCAL? u:UNIT",
    "THE? s:BACK FISCAL? u:UNIT",
    "THE? s:NEXT FISCAL? u:UNIT",
    "THE? s:COMING u:UNIT",
    "THE s:LATEST FISCAL? u:UNIT",
)
def this_period(m: Match, story: Story) -> Meaning | None:
    """Read this week, last month, next year; the past year, which ends today."""
    if m.capital("u"):
        return None
    unit = m.word("u")
    is_the_next = m.named(m.start) == "THE" and m.has("s") and m.is_class("s", "NEXT")
    if is_the_next and (unit == "D" or story.direction(m.offset("u")) < 0):
        return period(story.anchor(unit, m.begin), unit, 1)
    found = from_here(story, unit, m.number("s") if m.has("s") else 0)
    if found is not None and m.has("s") and m.is_class("s", "PAST") and story.published is not None:
        began = almanac.shifted(story.published, unit, -1)
        return replace(found, bounds=(began, story.published)) if began else found
    return found


@RELATIVE.rule("the-period", "THE u:UNIT")
def the_period(m: Match, story: Story) -> Meaning | None:
    """Read the week, the month, the year: those of the publication date."""
    before, after = m.around()
    units = ("W", "M", "Y", "E", "C") if before == "OF" and m.of_part() else ("W", "M", "Y")
    if m.word("u") not in units or m.capital("u") or after in ("HYPHEN", "BEFORE", "AFTER"):
        return None
    is_end = before == "OF" and m.of_part() and m.values_before(2) == "END"
    return from_here(story, m.word("u"), -1 if is_end and story.direction(m.begin) < -1 else 0)


@RELATIVE.rule("that-same-day", "COMPARED IN < THE u:UNIT", "STAGE IN < THE u:UNIT")
def that_same_day(m: Match, story: Story) -> Meaning | None:
    """Read later in the day: the day spoken of."""
    return period(story.anchor("D", m.begin), "D", 0) if m.word("u") == "D" else None


@RELATIVE.rule("before-last", "THE u:UNIT BEFORE LAST", "THE u:UNIT s:AFTER NEXT")
def before_last(m: Match, story: Story) -> Meaning | None:
    """Read the week before last; the week after next."""
    if m.around()[1] in ("WEEKDAY", "MONTH", "UNIT"):
        return None
    return from_here(story, m.word("u"), 2 if m.has("s") else -2)


@RELATIVE.rule(
    "week-of-month",
    "THE? n:ORDINAL u:UNIT (OF|IN) m:ANYMONTH (COMMA? y:YEAR)?",
    "THE n:LAST u:UNIT (OF|IN) m:ANYMONTH (COMMA? y:YEAR)?",
)
def week_of_month(m: Match, story: Story) -> Meaning | None:
    """Read the first week of December: the week that holds most of those days."""
    number, last = m.number("n"), m.is_class("n", "LAST")
    if m.word("u") != "W" or number > 4:
        return None
    year = m.number("y") if m.has("y") else None
    if year is None:
        year = story.year_for(m.number("m"), None, m.direction(story, "m"), m.start)
    if year is None:
        return None
    first, end = almanac.month_bounds(year, m.number("m"))
    middle = end - timedelta(days=3) if last else first + timedelta(days=7 * number - 4)
    return Meaning("DATE", almanac.week(middle))


@RELATIVE.rule("week-of-day", "THE u:UNIT OF m:ANYMONTH d:DAY")
def week_of_day(m: Match, story: Story) -> Meaning | None:
    """Read the week of March 6."""
    year = story.year_for(m.number("m"), m.number("d"), m.direction(story, "m"), m.start)
    try:
        there = date(year, m.number("m"), m.number("d")) if year and m.word("u") == "W" else None
    except ValueError:
        return None
    return Meaning("DATE", almanac.week(there)) if there else None


@RELATIVE.rule(
    "spoken-period",
    "THE s:PREVIOUS u:UNIT",
    "THE s:FOLLOWING u:UNIT",
    "s:THAT (SAME)? u:UNIT",
    "THE s:SAME u:UNIT",
    "THE s:NEXT u:UNIT > (COMMA|DOT)",
)
def spoken_period(m: Match, story: Story) -> Meaning | None:
    """Read the previous week; the following year; that month; the same day."""
    return period(story.anchor(m.word("u"), m.begin), m.word("u"), m.number("s"))


@RELATIVE.rule("the-next-part", "THE n:NEXT p:PART", "THE n:FOLLOWING p:PART")
def the_next_part(m: Match, story: Story) -> Meaning | None:
    """Read the next morning."""
    anchor = story.anchor("D", m.begin)
    there = almanac.shifted(anchor, "D", 1) if anchor else None
    return Meaning("TIME", f"{there.isoformat()}T{m.word('p')}") if there else None


@RELATIVE.rule(
    "weekend",
    "THE? s:BACK WEEKEND",
    "THE? s:NEXT WEEKEND",
    "s:THIS c:NEARBY? WEEKEND",
    "THE w:WEEKEND",
    "THE? s:COMING WEEKEND",
)
def weekend(m: Match, story: Story) -> Meaning | None:
    """Read last weekend; this weekend; the weekend."""
    if story.published is None:
        return Meaning("DATE", "XXXX-WXX-WE", moves=False)
    here = story.published
    monday = here - timedelta(days=here.isoweekday() - 1)
    step = m.number("c") if m.has("c") else m.number("s") if m.has("s") else 0
    if not m.has("s") or (step == 0 and not m.has("c")):
        told = story.direction(m.offset("w") if m.has("w") else m.offset("s"))
        is_behind = told < 2 if not m.has("s") else told < -1 or (told < 0 and here.isoweekday() < 4)
        step = -1 if is_behind and here.isoweekday() < 6 else 0
    elif step > 0 and (m.has("c") or m.is_class("s", "COMING")):
        step = 0 if here.isoweekday() < 6 else 1
    there = almanac.shifted(monday, "W", step)
    return Meaning("DATE", f"{almanac.week(there)}-WE") if there else None
