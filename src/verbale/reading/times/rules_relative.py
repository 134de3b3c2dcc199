"""Rules for dates told from the publication date or from the date last spoken of."""

from dataclasses import replace
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
    """Read today, yesterday, tomorrow; but not the newspaper USA TODAY."""
    if m.words().isupper() and m.word_before() == "usa":
        return None
    return _period(story.published, "D", m.number("t"))


@RELATIVE.rule("day-beside-today", "THE? u:UNIT s:BEFORE t:TODAY", "THE? u:UNIT s:AFTER t:TODAY")
def day_beside_today(m: Match, story: Story) -> Meaning | None:
    """Read the day before yesterday; the day after tomorrow."""
    if m.word("u") != "D" or m.number("s") * m.number("t") < 1:
        return None
    return _period(story.published, "D", 2 * m.number("s"))


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
        return _period(story.anchor(unit, m.begin), unit, 1)
    found = _from_here(story, unit, m.number("s") if m.has("s") else 0)
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
    return _from_here(story, m.word("u"), -1 if is_end and story.direction(m.begin) < -1 else 0)


@RELATIVE.rule("that-same-day", "COMPARED IN < THE u:UNIT", "STAGE IN < THE u:UNIT")
def that_same_day(m: Match, story: Story) -> Meaning | None:
    """Read later in the day: the day spoken of."""
    return _period(story.anchor("D", m.begin), "D", 0) if m.word("u") == "D" else None


@RELATIVE.rule("before-last", "THE u:UNIT BEFORE LAST", "THE u:UNIT s:AFTER NEXT")
def before_last(m: Match, story: Story) -> Meaning | None:
    """Read the week before last; the week after next."""
    if m.around()[1] in ("WEEKDAY", "MONTH", "UNIT"):
        return None
    return _from_here(story, m.word("u"), 2 if m.has("s") else -2)


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
    return _period(story.anchor(m.word("u"), m.begin), m.word("u"), m.number("s"))


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


@RELATIVE.rule("ago", "n:NUM u:ANYUNIT AGO", "A u:UNIT AGO", "ANOTHER? A c:COUPLE OF u:UNITS AGO")
def ago(m: Match, story: Story) -> Meaning | None:
    """Read two days ago; a year ago."""
    unit = m.word("u")
    if unit.startswith("T"):
        return None
    count = m.number("n") if m.has("n") else 2 if m.has("c") else 1
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return _from_here(story, unit, -count) or Meaning("DATE", "PAST_REF", moves=False)


@RELATIVE.rule("long-ago", "A? FEW u:UNITS AGO", "u:UNITS AGO", "LONG AGO")
def long_ago(_m: Match, _story: Story) -> Meaning:
    """Read several years ago."""
    return Meaning("DATE", "PAST_REF", moves=False)


@RELATIVE.rule(
    "earlier",
    "n:NUM u:ANYUNIT c:COMPARED",
    "A u:UNIT c:COMPARED",
    "n:NUM u:ANYUNIT c:BEFORE",
    "A u:UNIT c:BEFORE",
    "THE u:UNIT c:BEFORE",
)
def earlier(m: Match, story: Story) -> Meaning | None:
    """Read two days earlier; a month later; the year before, where no noun or clause follows."""
    if m.is_class("c", "BEFORE") and not _stands_alone(m, story):
        return None
    unit = m.word("u")
    if m.number("c") > 0 and not story.has_spoken:
        return None
    count = (m.number("n") if m.has("n") else 1) * m.number("c")
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return _period(story.anchor(unit, m.begin), unit, count)


def _stands_alone(m: Match, story: Story) -> bool:
    """Tell whether the match ends its phrase: nothing follows that "before" could govern."""
    if m.around()[1] in ("DOT", "COMMA", "GAP", "CLOSE", "AND", "DASH", ""):
        return True
    return story.tag(m.next_offset()) in ("IN", "TO", "CC", "VBD", "VBZ", ":", ".", ",", "''")


@RELATIVE.rule("hours-ago", "n:NUM u:ANYUNIT AGO", "A u:UNIT AGO")
def hours_ago(m: Match, story: Story) -> Meaning | None:
    """Read an hour ago; 48 hours ago: a time of the day, or a day."""
    if not m.word("u").startswith("T") or story.published is None:
        return None
    hours = (m.number("n") if m.has("n") else 1) if m.word("u") == "TH" else 0
    there = almanac.shifted(story.published, "D", -(hours // 24))
    if there is None:
        return None
    day = there.isoformat()
    return Meaning("DATE", day) if hours >= 24 else Meaning("TIME", f"{day}TXX:XX", moves=False)


@RELATIVE.rule("from-day", "(n:NUM|A) u:ANYUNIT FROM w:WEEKDAY", "(n:NUM|A) u:ANYUNIT FROM t:TODAY")
def from_day(m: Match, story: Story) -> Meaning | None:
    """Read a week from Sunday; two weeks from today."""
    if m.word("u") not in ("D", "W", "F"):
        return None
    if m.has("w"):
        day = story.weekday(m.number("w"), 2, m.start)
    else:
        day = almanac.shifted(story.published, "D", m.number("t")) if story.published else None
    count = m.number("n") if m.has("n") else 1
    return _period(almanac.shifted(day, m.word("u"), count), "D", 0) if day else None


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
    "AT < v:PRESENT",
)
def vague(m: Match, story: Story) -> Meaning | None:
    """Read now; recently; the near future."""
    before, after = m.around()
    if m.capital("v") and m.start + 1 < m.end:
        return None  # a title
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


@RELATIVE.rule("these-days", "THESE u:UNITS")
def these_days(m: Match, _story: Story) -> Meaning | None:
    """Read these days."""
    return Meaning("DATE", "PRESENT_REF", moves=False) if m.word("u") == "D" else None


@RELATIVE.rule("soonest", "AS SOON AS POSSIBLE")
def soonest(_m: Match, _story: Story) -> Meaning:
    """Read as soon as possible."""
    return Meaning("DATE", "FUTURE_REF", moves=False)


@RELATIVE.rule(
    "vague-units",
    "r:RECENT u:UNITS (AND UNITS)?",
    "IN < r:PREVIOUS u:UNITS",
    "r:COMING u:UNITS",
    "f:FUTURE u:UNITS",
    "THE a:COMING u:UNITS",
)
def vague_units(m: Match, _story: Story) -> Meaning:
    """Read recent years; coming weeks."""
    return Meaning(
        "DATE", "PAST_REF" if m.has("r") and not m.is_class("r", "COMING") else "FUTURE_REF", moves=False
    )
