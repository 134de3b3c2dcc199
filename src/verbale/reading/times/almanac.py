"""Calendar arithmetic over days, weeks, months, quarters, seasons and years."""

from calendar import monthrange
from datetime import date, timedelta

SEASONS = ("WI", "SP", "SU", "FA")


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Return first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def season_bounds(year: int, season: str) -> tuple[date, date]:
    """Return first and last day of a meteorological season; winter begins in December of `year`."""
    if season == "WI":
        return date(year, 12, 1), month_bounds(year + 1, 2)[1]
    first = SEASONS.index(season) * 3
    return date(year, first, 1), month_bounds(year, first + 2)[1]


def day(year: int, month: int, number: int) -> date | None:
    """Return a day of a month, or None when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def weekday_of(year: int, month: int, weekday: int, number: int) -> date | None:
    """Return the first (1), second ... or last (-1) such weekday of a month; None when there is none."""
    first, last = month_bounds(year, month)
    if number < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    there = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return there if there <= last else None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month that lie `count` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def quarter_of(day: date) -> int:
    """Return the calendar quarter of a day, 1 to 4."""
    return (day.month - 1) // 3 + 1


def add_quarters(year: int, quarter: int, count: int) -> tuple[int, int]:
    """Return year and quarter that lie `count` quarters on."""
    index = year * 4 + quarter - 1 + count
    return index // 4, index % 4 + 1


def week(day: date) -> str:
    """Return the TIMEX3 value of the ISO week of a day, Monday to Sunday."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(year: int, number: int) -> str:
    """Return the TIMEX3 value of a month."""
    return f"{year:04}-{number:02}"


def shifted(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units on, or None when the calendar ends before; the day is kept or cut."""
    try:
        if unit in ("D", "W", "F"):
            return day + timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit])
        months = count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
        year, number = add_months(day.year, day.month, months)
        return date(year, number, min(day.day, monthrange(year, number)[1]))
    except (KeyError, ValueError, OverflowError):
        return None


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the day, week, month, quarter, year, decade or century around a day."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "F"):
        return week(day)
    if unit == "M":
        return month(day.year, day.month)
    if unit == "Q":
        return f"{day.year:04}-Q{quarter_of(day)}"
    if unit == "E":
        return f"{day.year // 10:03}"
    if unit in ("C", "L"):
        return f"{day.year // 100:02}"
    return f"{day.year:04}"


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    number, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, number, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Eastern churches, in the Gregorian calendar (Meeus, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    number, day = divmod(moon + weekday + 114, 31)
    return date(year, number, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def islamic_years(year: int) -> range:
    """Return the lunar years that can have days in the Gregorian `year`."""
    first = int((year - 622) * 365.2425 / 354.3667)
    return range(max(1, first - 1), first + 4)


def islamic_day(year: int, month: int, number: int) -> date:
    """Return a day of the tabular Islamic calendar, civil epoch (Meeus, chapter 9), as a Gregorian date."""
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + number + 1948440 - 385
    return date.fromordinal(julian - 1721425)
