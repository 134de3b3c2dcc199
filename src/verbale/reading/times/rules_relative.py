"""Rules for dates told from the publication date or from the date last spoken of."""

from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

RELATIVE = Grammar()


def _period(day: date | None, unit: str, count: int) -> Meaning | None:
    """Return the day, week, month, quarter, year or longer that lies `count` units from `day`."""
    if unit.startswith("T"):
        return None
    if day is None:
        return Meaning("DATE", "XXXX" if unit == "Y" else "XXXX-XX-XX", moves=False)
    there = almanac.shifted(day, unit, count)
    return Meaning("DATE", almanac.value_of(there, unit)) if there else None


def _from_here(story: Story, unit: str, count: int) -> Meaning | None:
    """Return the period `count` units from the publication date, of which only the year may be known."""
    if story.published is None and story.year is not None and unit in ("Y", "E", "C"):
        return _period(date(story.year, 1, 1), unit, count)
    return _period(story.published, unit, count)


@RELATIVE.rule("today", "t:TODAY")
def today(m: Match, story: Story) -> Meaning | None:
    """Read today, yesterday, tomorrow."""
    return _period(story.published, "D", m.number("t"))


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
    """Read this week, last month, next year, the current quarter."""
    if m.capital("u"):
        return None
    return _from_here(story, m.word("u"), m.number("s") if m.has("s") else 0)


@RELATIVE.rule("the-period", "THE u:UNIT")
def the_period(m: Match, story: Story) -> Meaning | None:
    """Read the week, the month, the year: those of the publication date."""
    if m.word("u") not in ("W", "M", "Y") or m.around()[1] in ("HYPHEN", "BEFORE", "AFTER"):
        return None
    return _from_here(story, m.word("u"), 0)


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
    return _period(story.anchor, m.word("u"), m.number("s"))


@RELATIVE.rule("the-next-part", "THE n:NEXT p:PART", "THE n:FOLLOWING p:PART")
def the_next_part(m: Match, story: Story) -> Meaning | None:
    """Read the next morning."""
    there = almanac.shifted(story.anchor, "D", 1) if story.anchor else None
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
        behind = story.direction(m.offset("w") if m.has("w") else m.offset("s")) < (0 if m.has("s") else 1)
        step = -1 if behind and here.isoweekday() < 6 else 0
    elif step > 0 and (m.has("c") or m.is_class("s", "COMING")):
        step = 0 if here.isoweekday() < 6 else 1
    there = almanac.shifted(monday, "W", step)
    return Meaning("DATE", f"{almanac.week(there)}-WE") if there else None


@RELATIVE.rule("ago", "n:NUM u:ANYUNIT AGO", "A u:UNIT AGO", "ANOTHER? A c:COUPLE OF u:UNITS AGO")
def ago(m: Match, story: Story) -> Meaning | None:
    """Read two days ago; a year ago."""
    unit = m.word("u")
    count = m.number("n") if m.has("n") else 2 if m.has("c") else 1
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return _from_here(story, unit, -count)


@RELATIVE.rule("long-ago", "A? FEW u:UNITS AGO", "u:UNITS AGO")
def long_ago(_m: Match, _story: Story) -> Meaning:
    """Read several years ago."""
    return Meaning("DATE", "PAST_REF", moves=False)


@RELATIVE.rule("earlier", "n:NUM u:ANYUNIT c:COMPARED", "A u:UNIT c:COMPARED")
def earlier(m: Match, story: Story) -> Meaning | None:
    """Read two days earlier; a month later."""
    unit = m.word("u")
    count = (m.number("n") if m.has("n") else 1) * m.number("c")
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return _period(story.anchor, unit, count)


@RELATIVE.rule(
    "ahead", "IN < n:NUM u:ANYUNIT > APOSTROPHE TIME", "n:NUM u:ANYUNIT FROM NOW", "A u:UNIT FROM NOW"
)
def ahead(m: Match, story: Story) -> Meaning | None:
    """Read two weeks from now."""
    return _from_here(story, m.word("u"), m.number("n") if m.has("n") else 1)


@RELATIVE.rule(
    "vague",
    "v:NOW",
    "v:ADVERB",
    "THE NEAR? v:FUTURE",
    "THE v:PAST > (COMMA|DOT|CLOSE|COLON)",
    "IN < THE v:PAST",
    "THE v:NEAR TERM",
    "v:CURRENT",
)
def vague(m: Match, story: Story) -> Meaning | None:
    """Read now; recently; the near future."""
    before, after = m.around()
    if (
        m.is_class("v", "ADVERB")
        and "soon" in m.words().lower()
        and (before == "AS" or after in ("AS", "AFTER"))
    ):
        return None
    if m.is_class("v", "PAST"):
        return Meaning("DATE", "PAST_REF", moves=False)
    if m.is_class("v", "CURRENT") and story.tag(m.offset("v")) not in ("JJ", ""):
        return None
    return Meaning("DATE", m.word("v"), moves=False)


@RELATIVE.rule("soonest", "AS SOON AS POSSIBLE")
def soonest(_m: Match, _story: Story) -> Meaning:
    """Read as soon as possible."""
    return Meaning("DATE", "FUTURE_REF", moves=False)


@RELATIVE.rule(
    "vague-units",
    "r:RECENT u:UNITS (AND UNITS)?",
    "r:COMING u:UNITS",
    "f:FUTURE u:UNITS",
    "THE a:COMING u:UNITS",
)
def vague_units(m: Match, _story: Story) -> Meaning:
    """Read recent years; coming weeks."""
    return Meaning(
        "DATE", "PAST_REF" if m.has("r") and m.is_class("r", "RECENT") else "FUTURE_REF", moves=False
    )
