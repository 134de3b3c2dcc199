"""Rules for calendar dates: days, months, years, weekdays, and ranges of days."""

from datetime import date

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

DATES = Grammar()
_OPEN_YEAR = "XXXX"
_FIRST_YEAR, _LAST_YEAR = 1500, 2100  # bare numbers beyond these are counts


def _day(year: int | None, month: int, number: int) -> Meaning | None:
    """Return the meaning of a day; the year may be open. None when there is no such day."""
    try:
        day = date(year or 2000, month, number)
    except ValueError:
        return None
    return Meaning("DATE", day.isoformat() if year else f"{_OPEN_YEAR}-{month:02}-{number:02}")


def _between(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    """Return the meaning of a run of days."""
    if first is None or last is None:
        return None
    begin, end = first.days(), last.days()
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return Meaning("DATE", f"{first.value}/{last.value}", bounds=(begin[0], end[1]))


@DATES.rule("iso-date", "d:ISO")
def iso_date(m: Match, _story: Story) -> Meaning | None:
    """Read 2017-11-20."""
    year, month, number = (int(part) for part in m.word("d")[:10].split("-"))
    return _day(year, month, number) if year else None


@DATES.rule("numeric-date", "d:NUMERIC")
def numeric_date(m: Match, _story: Story) -> Meaning | None:
    """Read 20.11.2017, 20/11/2017, 11/20/2017: the day comes first unless it can't."""
    one, other, year = (int(part) for part in m.word("d").replace("/", ".").replace("-", ".").split("."))
    slash = "/" in m.word("d")
    first, second = (other, one) if slash and other > 12 else (one, other)
    return _day(year, second, first) if year else None


@DATES.rule(
    "full-date",
    "(ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:DAY COMMA? OF? y:YEAR",
    "(ANYWEEKDAY DOT? COMMA? THE?)? d:DAY OF? m:ANYMONTH COMMA? OF? y:YEAR",
    "(ANYWEEKDAY COMMA?)? d:DAY HYPHEN m:ANYMONTH HYPHEN y:YEAR",
)
def full_date(m: Match, _story: Story) -> Meaning | None:
    """Read November 20, 2017; Monday, 20 November 2017."""
    return _day(m.number("y"), m.number("m"), m.number("d"))


@DATES.rule(
    "day-and-month",
    "(ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:DAY",
    "(ANYWEEKDAY DOT? COMMA?)? m:ANYMONTH THE? d:ORDINAL",
    "(ANYWEEKDAY DOT? COMMA? THE?)? d:DAY OF? m:ANYMONTH",
)
def day_and_month(m: Match, story: Story) -> Meaning | None:
    """Read November 20; the 20th of November."""
    month, number = m.number("m"), m.number("d")
    year = story.year_of_day(month, number, story.direction(m.offset("m")))
    return _day(year, month, number)


@DATES.rule(
    "day-range",
    "m:ANYMONTH d:PLAINDAY (HYPHEN|DASH) e:PLAINDAY (COMMA? y:YEAR)?",
    "(FROM|BETWEEN)? m:ANYMONTH d:PLAINDAY (TO|AND) e:PLAINDAY (COMMA? y:YEAR)?",
    "d:PLAINDAY (HYPHEN|DASH|TO) e:PLAINDAY m:ANYMONTH (COMMA? y:YEAR)?",
    "FROM d:PLAINDAY TO e:PLAINDAY m:ANYMONTH (COMMA? y:YEAR)?",
)
def day_range(m: Match, story: Story) -> Meaning | None:
    """Read May 24-26; from 24 to 26 May."""
    month, first, last = m.number("m"), m.number("d"), m.number("e")
    year = m.number("y") if m.has("y") else story.year_of_day(month, first, story.direction(m.offset("m")))
    return _between(_day(year, month, first), _day(year, month, last)) if year and first < last else None


@DATES.rule(
    "months-range",
    "m:ANYMONTH d:PLAINDAY (HYPHEN|DASH) n:ANYMONTH e:PLAINDAY (COMMA? y:YEAR)?",
    "d:PLAINDAY m:ANYMONTH (HYPHEN|DASH) e:PLAINDAY n:ANYMONTH (COMMA? y:YEAR)?",
)
def months_range(m: Match, story: Story) -> Meaning | None:
    """Read April 29-May 2."""
    month, last = m.number("m"), m.number("n")
    year = m.number("y") if m.has("y") else None
    if year is None:
        year = story.year_of_day(month, m.number("d"), story.direction(m.offset("m")))
        end_year = year and year + (last < month)
    else:
        year, end_year = year - (last < month), year
    return _between(_day(year, month, m.number("d")), _day(end_year, last, m.number("e"))) if year else None


@DATES.rule("month-and-year", "m:ANYMONTH (COMMA|OF)? y:YEAR", "m:ANYMONTH HYPHEN y:YEAR")
def month_and_year(m: Match, _story: Story) -> Meaning:
    """Read November 2017."""
    return Meaning("DATE", almanac.month(m.number("y"), m.number("m")))


@DATES.rule("month", "m:LONGMONTH")
def month(m: Match, story: Story) -> Meaning | None:
    """Read November."""
    if m.is_class("m", "DOUBTFULMONTH") and story.tag(m.offset("m")) not in ("NNP", ""):
        return None
    year = story.year_of_month(m.number("m"), story.direction(m.offset("m")))
    return Meaning("DATE", almanac.month(year, m.number("m")) if year else f"{_OPEN_YEAR}-{m.number('m'):02}")


@DATES.rule(
    "month-of-other-year", "m:ANYMONTH (OF|THE)? (BACK|PREVIOUS) y:UNIT", "m:ANYMONTH OF? (THIS|NEXT) y:UNIT"
)
def month_of_other_year(m: Match, story: Story) -> Meaning | None:
    """Read July last year."""
    here = story.published.year if story.published else story.year
    if m.word("y") != "Y" or here is None:
        return None
    step = next((int(v) for v in m.values() if isinstance(v, int) and v in (-1, 1)), 0)
    return Meaning("DATE", almanac.month(here + step, m.number("m")))


@DATES.rule("weekday", "w:WEEKDAY")
def weekday(m: Match, story: Story) -> Meaning:
    """Read Monday."""
    day = story.weekday(m.number("w"), story.direction(m.offset("w")))
    return Meaning("DATE", day.isoformat() if day else f"XXXX-WXX-{m.number('w')}")


@DATES.rule(
    "other-weekday",
    "s:BACK w:WEEKDAY",
    "s:NEXT w:WEEKDAY",
    "s:THIS (PAST|COMING)? w:WEEKDAY",
    "THE? s:COMING w:WEEKDAY",
)
def other_weekday(m: Match, story: Story) -> Meaning:
    """Read Last Monday; next Monday; this coming Monday."""
    number = m.number("w")
    if story.published is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    ahead = (number - story.published.isoweekday()) % 7
    step = m.number("s") or (-1 if "past" in m.words().lower() else 0)
    if step < 0:
        ahead = ahead - 7
    elif step > 0 and ahead == 0:
        ahead = 7
    elif not step and "coming" not in m.words().lower() and story.direction(m.offset("w")) < 0 and ahead:
        ahead -= 7
    day = almanac.shifted(story.published, "D", ahead)
    return Meaning("DATE", day.isoformat()) if day else Meaning("DATE", f"XXXX-WXX-{number}")


def _stands_as_year(m: Match, story: Story) -> bool:
    """Tell whether a bare number of four digits stands where a year does, and not a count."""
    if not _FIRST_YEAR <= m.number("y") <= _LAST_YEAR:
        return False
    before, after = m.around()
    if before in ("CURRENCY", "DOT", "SLASH", "COLON", "HYPHEN") or after in (
        "PERCENT",
        "UNITS",
        "SLASH",
        "COLON",
    ):
        return before == "HYPHEN" and after not in ("PERCENT", "UNITS")
    return story.tag(m.next_offset()) != "NNS"


@DATES.rule("year", "y:YEAR", "THE u:UNIT y:YEAR")
def year(m: Match, story: Story) -> Meaning | None:
    """Read 1988; the year 2000."""
    if m.has("u") and m.word("u") != "Y":
        return None
    if not m.has("u") and not _stands_as_year(m, story):
        return None
    return Meaning("DATE", f"{m.number('y'):04}")


@DATES.rule("decade", "THE? d:DECADE")
def decade(m: Match, _story: Story) -> Meaning | None:
    """Read The 1980s; the '80s."""
    digits = "".join(char for char in m.word("d") if char.isdigit())
    if len(digits) == 4:
        return (
            Meaning("DATE", digits[:2] if digits.endswith("00") else digits[:3]) if digits < "2100" else None
        )
    return (
        Meaning("DATE", f"19{digits[0]}") if digits.endswith("0") and m.has("d") and digits[0] > "1" else None
    )
