"""Feasts that move, and days of a month."""

from datetime import date

from verbale.reading.times.almanac import easter, islamic_day, orthodox_easter, weekday_of
from verbale.reading.times.holidays import days_of_holiday


def test_easter() -> None:
    assert [easter(year) for year in (1997, 2000, 2005, 2024)] == [
        date(1997, 3, 30),
        date(2000, 4, 23),
        date(2005, 3, 27),
        date(2024, 3, 31),
    ]


def test_orthodox_easter() -> None:
    assert [orthodox_easter(year) for year in (2000, 2005, 2017, 2024)] == [
        date(2000, 4, 30),
        date(2005, 5, 1),
        date(2017, 4, 16),
        date(2024, 5, 5),
    ]


def test_islamic_feasts_come_once_or_twice_a_year() -> None:
    assert islamic_day(1445, 9, 1) == date(2024, 3, 11)
    assert days_of_holiday("ramadan", 2024) == [(date(2024, 3, 11), date(2024, 4, 9))]
    assert len(days_of_holiday("eid al fitr", 2000)) == 2
    assert all(days_of_holiday("ashura", year) for year in (1000, 1990, 2026, 9000))


def test_weekdays_of_a_month() -> None:
    assert weekday_of(2005, 11, 4, 4) == date(2005, 11, 24)
    assert weekday_of(2005, 5, 1, -1) == date(2005, 5, 30)
    assert weekday_of(2005, 2, 1, 5) is None
