"""Rules for calendar days, weekdays, and ranges of days."""

from datetime import date

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.periods import near_year
from verbale.reading.times.ranges import pair, run
from verbale.reading.times.story import Story

DAYS = Grammar()


def day_of(year: int | None, month: int, number: int) -> Meaning | None:
    """Return the meaning of a day; the year may be open. None when there is no such day."""
    try:
        day = date(year or 2000, month, number)
    except ValueError:
        return None
    return Meaning("DATE", day.isoformat() if year else f"XXXX-{month:02}-{number:02}")


def _year(m: Match, story: Story) -> int | None:
    """Return the year of the day that `m` names: as told, or as the story has it."""
    if m.has("y"):
        year = m.number("y")
        story.told_year = year, m.start
        return year
    day = m.number("d") if m.has("d") else None
    return story.year_for(m.number("m"), day, m.direction(story, "m"), m.start)


@DAYS.rule("iso-date", "d:ISO")
def iso_date(m: Match, _story: Story) -> Meaning | None:
    """Read 2017-11-20."""
    year, month, number = (int(part) for part in m.word("d")[:10].split("-"))
    return day_of(year, month, number) if year else None


@DAYS.rule("numeric-date", "d:NUMERIC")
def numeric_date(m: Match, _story: Story) -> Meaning | None:
    """Read 20.11.2017 and 11/20/2017; the day comes first unless it can't."""
    one, other, year = (int(part) for part in m.word("d").replace("/", ".").replace("-", ".").split("."))
    first, second = (other, one) if "/" in m.word("d") and other > 12 else (one, other)
    return day_of(year, second, first) if year else None


@DAYS.rule(
    "day",
    "(ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:DAY COMMA? OF? y:YEAR",
    "(ANYWEEKDAY DOT? COMMA?)? THE? d:DAY OF? m:ANYMONTH COMMA? OF? y:YEAR",
    "(ANYWEEKDAY COMMA?)? d:DAY HYPHEN m:ANYMONTH HYPHEN y:YEAR",
    "(THIS? COMING? ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:DAY",
    "(THIS? COMING? ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:ORDINAL",
    "(ANYWEEKDAY DOT? COMMA?)? THE? d:DAY OF? m:ANYMONTH",
    "THE d:ORDINAL OF m:ANYMONTH",
)
def day(m: Match, story: Story) -> Meaning | None:
    """Read November 20, 2017; Monday, 20 November; the 20th of November."""
    return day_of(_year(m, story), m.number("m"), m.number("d"))


@DAYS.rule(
    "day-of-near-year",
    "m:ANYMONTH d:DAY OF? s:BACK u:UNIT",
    "m:ANYMONTH d:DAY OF? s:NEXT u:UNIT",
    "m:ANYMONTH d:DAY OF? s:THIS u:UNIT",
    "THE? d:DAY OF? m:ANYMONTH (OF|THE)? s:BACK u:UNIT",
    "THE? d:DAY OF? m:ANYMONTH (OF|THE)? s:NEXT u:UNIT",
    "THE? d:DAY OF? m:ANYMONTH OF? s:THIS u:UNIT",
)
def day_of_near_year(m: Match, story: Story) -> Meaning | None:
    """Read September 8 last year; 3 May this year."""
    year = near_year(story, m.word("u"), m.number("s"))
    return day_of(year, m.number("m"), m.number("d")) if year is not None else None


@DAYS.rule("day-of-this-month", "THE d:NTH OF (THIS|THE) u:UNIT")
def day_of_this_month(m: Match, story: Story) -> Meaning | None:
    """Read the 14th of this month."""
    if story.published is None or m.word("u") != "M":
        return None
    return day_of(story.published.year, story.published.month, m.number("d"))


@DAYS.rule("day-of-month", "ON < THE d:NTH", "UNTIL < THE d:NTH")
def day_of_month(m: Match, story: Story) -> Meaning | None:
    """Read on the 18th, where no noun follows."""
    here = story.published
    if here is None or story.tag(m.next_offset())[:2] in ("NN", "JJ") or m.number("d") > 31:
        return None
    months = [almanac.add_months(here.year, here.month, shift) for shift in (0, -1, 1)]
    found = [day for year, number in months if (day := almanac.day(year, number, m.number("d"))) is not None]
    return Meaning("DATE", story.nearest(found, m.direction(story, "d")).isoformat()) if found else None


@DAYS.rule(
    "days",
    "m:ANYMONTH d:PLAINDAY (HYPHEN|DASH|TO|UNTIL) e:PLAINDAY (COMMA? y:YEAR)?",
    "BETWEEN < m:ANYMONTH d:PLAINDAY AND e:PLAINDAY (COMMA? y:YEAR)?",
    "d:PLAINDAY (HYPHEN|DASH|TO|UNTIL) e:PLAINDAY OF? m:ANYMONTH (COMMA? y:YEAR)?",
    "BETWEEN < d:PLAINDAY AND e:PLAINDAY m:ANYMONTH (COMMA? y:YEAR)?",
    "THE? d:NTH (HYPHEN|DASH|TO|UNTIL) THE? e:NTH OF? m:ANYMONTH (COMMA? y:YEAR)?",
)
def days(m: Match, story: Story) -> Meaning | None:
    """Read May 24-26; from 24 to 26 May."""
    month, first, last = m.number("m"), m.number("d"), m.number("e")
    if first >= last:
        return None
    year = _year(m, story)
    return run(day_of(year, month, first), day_of(year, month, last), m.token("d") + 1, m.token("e"))


@DAYS.rule(
    "two-days",
    "m:ANYMONTH d:PLAINDAY (AND|OR) e:PLAINDAY (COMMA? y:YEAR)?",
    "THE? d:DAY (AND|OR) THE? e:DAY OF? m:ANYMONTH (COMMA? y:YEAR)?",
)
def two_days(m: Match, story: Story) -> Meaning | None:
    """Read May 24 and 25: one run when the days follow each other."""
    month, first, last = m.number("m"), m.number("d"), m.number("e")
    if m.token("e") == m.end - 1 and story.tag(m.next_offset()) in ("NNS", "JJ"):
        return None
    year = _year(m, story)
    together = run if last == first + 1 else pair
    return together(day_of(year, month, first), day_of(year, month, last), m.token("d") + 1, m.token("e"))


@DAYS.rule(
    "days-over-months",
    "m:ANYMONTH d:PLAINDAY (HYPHEN|DASH|TO|UNTIL) n:ANYMONTH e:PLAINDAY (COMMA? y:YEAR)?",
    "d:PLAINDAY m:ANYMONTH (HYPHEN|DASH|TO|UNTIL) e:PLAINDAY n:ANYMONTH (COMMA? y:YEAR)?",
)
def days_over_months(m: Match, story: Story) -> Meaning | None:
    """Read April 29-May 2."""
    first, last = m.number("m"), m.number("n")
    year = _year(m, story)
    end = year
    if year is not None and last < first:
        year, end = (year - 1, year) if m.has("y") else (year, year + 1)
    begin, other = day_of(year, first, m.number("d")), day_of(end, last, m.number("e"))
    second = min(m.token("n"), m.token("e"))
    return run(begin, other, second - 1, second)


def _weekday(there: date | None, number: int) -> Meaning:
    """Return the meaning of a weekday, which may be known by its name only."""
    return Meaning("DATE", there.isoformat() if there else f"XXXX-WXX-{number}")


@DAYS.rule("weekday", "w:WEEKDAY", "w:SHORTWEEKDAY DOT")
def weekday(m: Match, story: Story) -> Meaning | None:
    """Read Monday; but not in "Saturday Night Live"."""
    following = m.next_offset()
    if m.around()[1] == "PART" and m.lexed.text[following : following + 1].isupper():
        return None
    return _weekday(story.weekday(m.number("w"), m.direction(story, "w"), m.start), m.number("w"))


@DAYS.rule(
    "weekday-to-weekday",
    "w:WEEKDAY (HYPHEN|DASH|TO|UNTIL) v:WEEKDAY",
    "BETWEEN < w:WEEKDAY AND v:WEEKDAY",
    "w:WEEKDAY c:JOINT v:WEEKDAY",
)
def weekday_to_weekday(m: Match, story: Story) -> Meaning | None:
    """Read from Monday to Wednesday; Monday and Tuesday, when they follow each other."""
    first, last = m.number("w"), m.number("v")
    if m.has("c") and (last - first) % 7 != 1:
        return None
    direction = m.direction(story, "w")
    begin = story.weekday(first, direction, m.start)
    end = almanac.shifted(begin, "D", (last - first) % 7) if begin else None
    return run(_weekday(begin, first), _weekday(end, last), m.token("w") + 1, m.token("v"))


@DAYS.rule(
    "near-weekday",
    "THE? s:BACK w:WEEKDAY",
    "s:NEXT w:WEEKDAY",
    "s:THIS c:NEARBY? w:WEEKDAY",
    "THE? s:COMING w:WEEKDAY",
    "w:WEEKDAY s:LAST u:UNIT",
    "w:WEEKDAY s:LAST",
    "w:WEEKDAY OF? s:THIS u:UNIT",
    "w:WEEKDAY OF? s:NEXT u:UNIT",
)
def near_weekday(m: Match, story: Story) -> Meaning | None:
    """Read last Monday; Monday last; next Monday; this coming Monday; Monday of next week."""
    number = m.number("w")
    if story.published is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    step = m.number("c") if m.has("c") else m.number("s")
    if m.named(m.end - 1) == "LAST" and m.around()[1] in ("UNIT", "MONTH", "PART"):
        return None
    if m.has("u"):
        if m.word("u") != "W":
            return None
        ahead = number - story.published.isoweekday() + 7 * step
    else:
        ahead = (number - story.published.isoweekday()) % 7
        if step < 0 or (step == 0 and ahead and m.direction(story, "w") < 0):
            ahead -= 7
        elif step > 0 and ahead == 0:
            ahead = 7
    there = almanac.shifted(story.published, "D", ahead)
    return Meaning("DATE", there.isoformat()) if there else None


@DAYS.rule(
    "weekday-of-month",
    "THE n:ORDINAL w:WEEKDAY (OF|IN) m:ANYMONTH (COMMA? y:YEAR)?",
    "THE l:LAST w:WEEKDAY (OF|IN) m:ANYMONTH (COMMA? y:YEAR)?",
)
def weekday_of_month(m: Match, story: Story) -> Meaning | None:
    """Read the first Monday of December; the last Friday in October."""
    year = _year(m, story)
    if year is None:
        return Meaning("DATE", f"XXXX-{m.number('m'):02}-XX")
    there = almanac.weekday_of(year, m.number("m"), m.number("w"), -1 if m.has("l") else m.number("n"))
    return Meaning("DATE", there.isoformat()) if there else None


@DAYS.rule("spoken-weekday", "THE s:PREVIOUS w:WEEKDAY", "THE s:FOLLOWING w:WEEKDAY", "THE s:NEXT w:WEEKDAY")
def spoken_weekday(m: Match, story: Story) -> Meaning:
    """Read the previous Friday; the following Monday."""
    anchor, number, step = story.anchor("D", m.begin), m.number("w"), m.number("s")
    if anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    ahead = (number - anchor.isoweekday()) % 7
    there = almanac.shifted(anchor, "D", (ahead or 7) if step > 0 else (ahead - 7))
    return Meaning("DATE", there.isoformat() if there else f"XXXX-WXX-{number}")
