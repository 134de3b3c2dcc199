"""Rules for quarters and reporting periods, which follow the story's own period."""

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

QUARTERS = Grammar()


def _value(quarter: tuple[int, int]) -> str:
    return f"{quarter[0]:04}-Q{quarter[1]}"


def _last_quarter(story: Story) -> tuple[int, int] | None:
    """Return the quarter that the story reports on: as spoken of, or the last complete one."""
    if story.quarter is not None or story.published is None:
        return story.quarter
    return almanac.add_quarters(story.published.year, almanac.quarter_of(story.published), -1)


@QUARTERS.rule(
    "quarter",
    "THE? FISCAL? HYPHEN? n:ORDINAL q:UNIT (OF? y:YEAR)?",
    "FISCAL? HYPHEN? n:ORDINAL HYPHEN q:UNIT (OF? y:YEAR)?",
    "THE? y:YEAR FISCAL? n:ORDINAL HYPHEN? q:UNIT",
    "THE? n:ORDINAL q:UNIT OF FISCAL y:YEAR",
    "THE? n:ORDINAL q:UNIT OF FISCAL? s:LAST u:UNIT",
    "THE? n:ORDINAL q:UNIT OF FISCAL? s:NEXT u:UNIT",
    "THE? n:ORDINAL q:UNIT OF s:THIS FISCAL? u:UNIT",
)
def quarter(m: Match, story: Story) -> Meaning | None:
    """Read the third quarter; the first quarter of 1990; the 1988 second quarter."""
    number = m.number("n")
    if m.word("q") != "Q" or number > 4 or (m.has("u") and m.word("u") != "Y"):
        return None
    here = story.published
    if m.has("y"):
        return Meaning("DATE", _value((m.number("y"), number)))
    if here is None:
        return Meaning("DATE", f"{story.year or 'XXXX'}-Q{number}", moves=False)
    if m.has("s"):
        return Meaning("DATE", _value((here.year + m.number("s"), number)))
    current = almanac.quarter_of(here)
    ahead = story.direction(m.offset("q"))
    if number > current:
        return Meaning("DATE", _value((here.year - (ahead <= 0), number)))
    return Meaning(
        "DATE", _value((here.year + (number < current and ahead > 0 and current - number > 1), number))
    )


@QUARTERS.rule("quarter-ended", "THE? ORDINAL? HYPHEN? q:UNIT > ENDED m:ANYMONTH DAY (COMMA? y:YEAR)?")
def quarter_ended(m: Match, story: Story) -> Meaning | None:
    """Read the quarter ended Sept. 30."""
    if m.word("q") != "Q":
        return None
    year, ends = m.number("y") if m.has("y") else None, m.number("m")
    if year is None:
        year = story.year_for(ends, None, -1, m.start)
    if year is None:
        return None
    middle = almanac.add_months(year, ends, -1)
    return Meaning("DATE", _value((middle[0], (middle[1] - 1) // 3 + 1)))


@QUARTERS.rule("this-quarter", "THE q:UNIT", "THAT q:UNIT", "THE (LATEST|SAME) q:UNIT", "THE LATEST p:PERIOD")
def this_quarter(m: Match, story: Story) -> Meaning | None:
    """Read the quarter; the latest quarter; the latest period."""
    if m.has("q") and m.word("q") != "Q":
        return None
    there = _last_quarter(story)
    return Meaning("DATE", _value(there)) if there else None


@QUARTERS.rule(
    "year-ago-period",
    "THE? u:UNIT HYPHEN x:AGO q:UNIT",
    "THE? u:UNIT HYPHEN x:AGO p:PERIOD",
    "THE? u:UNIT HYPHEN x:COMPARED q:UNIT",
    "THE? u:UNIT HYPHEN x:COMPARED p:PERIOD",
    "u:UNIT HYPHEN x:AGO",
    "u:UNIT HYPHEN x:COMPARED",
    "THE q:UNIT A u:UNIT x:AGO",
    "THE q:UNIT A u:UNIT x:COMPARED",
    "A u:UNIT x:AGO",
    "A u:UNIT x:COMPARED",
)
def year_ago_period(m: Match, story: Story) -> Meaning | None:
    """Read the year-ago quarter; a year earlier: in a story about a quarter, that quarter a year before.

    After a stretch of months ("the first nine months") it is the year before.
    """
    if m.word("u") != "Y" or m.number("x") > 0 or (m.has("q") and m.word("q") != "Q"):
        return None
    if (story.quarter is None or story.is_over_months) and not (m.has("q") or m.has("p")):
        there = story.published if m.is_class("x", "AGO") else story.anchor("Y", m.begin)
        year = there.year if there else story.year
        return Meaning("DATE", f"{year - 1:04}" if year else "XXXX", moves=False)
    spoken = _last_quarter(story)
    return Meaning("DATE", _value((spoken[0] - 1, spoken[1])), moves=False) if spoken else None


@QUARTERS.rule("period-of-year", "THE y:YEAR PERIOD")
def period_of_year(m: Match, story: Story) -> Meaning:
    """Read the 1988 period: the story's quarter in that year."""
    there = None if story.is_over_months else story.quarter
    value = _value((m.number("y"), there[1])) if there else f"{m.number('y'):04}"
    return Meaning("DATE", value, moves=False)
