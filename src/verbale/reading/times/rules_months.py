"""Rules for months and seasons."""

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.periods import near_year
from verbale.reading.times.ranges import run
from verbale.reading.times.story import Story

MONTHS = Grammar()
_NEAR_SEASON = 45  # days before its beginning in which "the winter" is the coming one


@MONTHS.rule("month-of-year", "m:ANYMONTH (COMMA|OF)? y:YEAR", "m:ANYMONTH HYPHEN y:YEAR")
def month_of_year(m: Match, story: Story) -> Meaning:
    """Read November 2017."""
    if m.word_before() != "since":  # "since May 2012, most recently in July": of another year
        story.told_year = m.number("y"), m.start
    return Meaning("DATE", almanac.month(m.number("y"), m.number("m")))


@MONTHS.rule("month", "m:LONGMONTH")
def month(m: Match, story: Story) -> Meaning | None:
    """Read November."""
    doubtful = m.is_class("m", "DOUBTFULMONTH") and not _behind_stage(m)
    if doubtful and (
        story.tag(m.offset("m")) not in ("NNP", "")
        or story.tag(m.offset_before()) == "NNP"
        or (m.around()[1] == "OTHER" and story.tag(m.next_offset()) == "NNP")
    ):
        return None  # a word, or a family name
    number = m.number("m")
    year = story.year_for(number, None, m.direction(story, "m"), m.start)
    return Meaning("DATE", almanac.month(year, number) if year else f"XXXX-{number:02}")


def _behind_stage(m: Match) -> bool:
    """Tell whether the words before show a month: "mid-March", "late May"."""
    if not m.capital("m"):
        return False
    before = m.named(m.start - 1) if m.start else ""
    return before == "STAGE" or (before == "HYPHEN" and m.start > 1 and m.named(m.start - 2) == "STAGE")


@MONTHS.rule("months", "m:LONGMONTH (HYPHEN|DASH|TO|UNTIL) n:LONGMONTH (COMMA? y:YEAR)?")
def months(m: Match, story: Story) -> Meaning | None:
    """Read May-June 2017; from May to June."""
    first, last = m.number("m"), m.number("n")
    if m.has("y"):
        year: int | None = m.number("y") - (last < first)
    else:
        year = story.year_for(first, None, m.direction(story, "m"), m.start)
    begin, end = f"XXXX-{first:02}", f"XXXX-{last:02}"
    if year is not None:
        begin, end = almanac.month(year, first), almanac.month(year + (last < first), last)
    return run(Meaning("DATE", begin), Meaning("DATE", end), m.token("m") + 1, m.token("n"))


@MONTHS.rule(
    "month-of-near-year",
    "m:ANYMONTH (OF|THE)? s:BACK y:UNIT",
    "m:ANYMONTH (OF|THE)? s:NEXT y:UNIT",
    "m:ANYMONTH OF? s:THIS y:UNIT",
)
def month_of_near_year(m: Match, story: Story) -> Meaning | None:
    """Read July last year."""
    year = near_year(story, m.word("y"), m.number("s"))
    return Meaning("DATE", almanac.month(year, m.number("m"))) if year is not None else None


@MONTHS.rule(
    "near-month",
    "s:LAST m:LONGMONTH",
    "s:NEXT m:LONGMONTH",
    "s:THIS c:NEARBY? m:LONGMONTH",
    "THE? s:COMING m:LONGMONTH",
)
def near_month(m: Match, story: Story) -> Meaning:
    """Read last April; next June; this September."""
    number = m.number("m")
    if story.published is None:
        return Meaning("DATE", f"XXXX-{number:02}", moves=False)
    step = m.number("c") if m.has("c") else m.number("s")
    year, here = story.published.year, story.published.month
    if step < 0:
        year -= number >= here
    elif step > 0:
        year += number <= here
    return Meaning("DATE", almanac.month(year, number))


@MONTHS.rule(
    "near-season",
    "THE? s:BACK n:SEASON",
    "THE? s:NEXT n:SEASON",
    "s:THIS c:NEARBY? n:SEASON",
    "THE? s:COMING n:SEASON",
    "THE n:SEASON",
    "IN < n:SEASON",
    "STAGE < n:SEASON",
)
def near_season(m: Match, story: Story) -> Meaning | None:
    """Read last summer; this spring; the winter."""
    name = m.word("n")
    if story.published is None:
        return Meaning("DATE", f"XXXX-{name}", moves=False)
    if not m.has("s") and (
        m.around()[1] in ("OF", "IN") or story.tag(m.offset("n")) not in ("NN", "NNP", "")
    ):
        return None
    step = m.number("c") if m.has("c") else m.number("s") if m.has("s") else 0
    year = story.published.year
    begin, end = almanac.season_bounds(year, name)
    if step < 0:
        year -= end >= story.published
    elif step > 0:
        year += begin <= story.published
    elif m.has("s"):
        year += end < story.published and m.direction(story, "n") > 0
    else:
        is_near = (begin - story.published).days <= _NEAR_SEASON
        year -= begin > story.published and not is_near and m.direction(story, "n") <= 0
    return Meaning("DATE", f"{year:04}-{name}")


@MONTHS.rule("season-of-year", "THE? n:SEASON (OF|COMMA)? y:YEAR")
def season_of_year(m: Match, _story: Story) -> Meaning:
    """Read the summer of 1998."""
    return Meaning("DATE", f"{m.number('y'):04}-{m.word('n')}")


@MONTHS.rule(
    "season-of-near-year",
    "THE? n:SEASON OF? s:BACK u:UNIT",
    "THE? n:SEASON OF? s:NEXT u:UNIT",
    "THE? n:SEASON OF? s:THIS u:UNIT",
)
def season_of_near_year(m: Match, story: Story) -> Meaning | None:
    """Read the summer of last year."""
    year = near_year(story, m.word("u"), m.number("s"))
    return Meaning("DATE", f"{year:04}-{m.word('n')}") if year is not None else None
