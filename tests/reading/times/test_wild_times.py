"""No text upsets the tagger: spans never overlap, values are TIMEX3, and work grows with the text only."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.edtf import days
from verbale.reading.times import Story, read_times
from verbale.reading.times.lexer import lex

WEDNESDAY = date(2005, 11, 16)
TIME_WORDS = """
January May Nov. Monday Fri week weeks year years day days quarter last next this the a an of in on at to
and or until first second third twenty one two nineteen ninety hundred half early late mid end about more
than least ago before after earlier later 1 7 12 24 31 59 99 1988 2005 10000 3.5 1/2 5th 31st 1990s '80s
- – / : , . ( ) $ % 12:30 p.m. GMT noon tonight today every each twice Christmas Easter summer now fiscal
2005-02-30 31.02.2005 0000-00-00 9999-12-31 century decade s ’ o'clock morning ended following that since
overnight hours past from between Ramadan weekend 7.30 0930 local time by ahead due same previous beginning
"""
WORDS = st.sampled_from(TIME_WORDS.split())
_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
_DATE = (
    rf"{_DAY}|(?:\d{{4}}|XXXX)(?:-(?:\d\d|Q[1-4X]|H[12]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-(?:WE|[1-7]))?))?"
    r"|\d{2,3}|PAST_REF|PRESENT_REF|FUTURE_REF"
)
_CLOCK = r"T(?:(?:[0-2]\d|XX):(?:[0-5]\d|XX)Z?|MO|MI|AF|EV|NI|DT)"
_LENGTH = r"P(?:XX|(?:[\d.]+|X)[YMWDQE](?:T?\d+[MH])?|T(?:[\d.]+|X)[HMS](?:\d+[MS])?)|P\d+Y\d+M|PXC|PXL"
_SET = rf"{_LENGTH}|XXXX-WXX-(?:WE|[1-7])(?:T[A-Z]{{2}})?|XXXX-XX-XXT[A-Z]{{2}}|XXXX-(?:\d\d|SP|SU|FA|WI)"
VALID = {
    "DATE": re.compile(_DATE),
    "TIME": re.compile(_DAY + _CLOCK),
    "DURATION": re.compile(_LENGTH),
    "SET": re.compile(_SET),
}


@given(st.lists(WORDS, max_size=60), st.sampled_from([None, date(1000, 1, 1), date(8999, 12, 31), WEDNESDAY]))
def test_any_words_of_time_are_tagged(words: list[str], published: date | None) -> None:
    check(" ".join(words), published)


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    check("9999-12-31 Monday, the next day, a week later; the week of December 31, Sunday", WEDNESDAY)
    check("9999-12-27 week, last Friday of December 9999, Ramadan 9999 and 0001-01-01", WEDNESDAY)
    check("10000 centuries and 999,999,999 millennia", WEDNESDAY)


@given(st.text(alphabet="0123456789-/.:, \n'aApPmMsthndr", max_size=200))
def test_any_digits_are_tagged(text: str) -> None:
    check(text, WEDNESDAY)


def check(text: str, published: date | None) -> None:
    end = 0
    for time in read_times(text, Story(published=published, year=published.year if published else None)):
        assert end <= time.span[0] < time.span[1] <= len(text)
        end = time.span[1]
        assert VALID[time.type].fullmatch(time.value), time
        assert time.rule
        assert not time.edtf or time.edtf.startswith("XXXX") or days(time.edtf), time


@pytest.mark.parametrize(
    "piece",
    [
        "1 1-1 ",
        "last ",
        "twenty-",
        "the first ",
        "1988-",
        "early ",
        "a",
        "May ",
        "\n ",
        "from 1 to ",
        "1988",
        "until mid-",
        "at a quarter ",
        "Monday and ",
        "a year ago ",
        "May 1-",
        "-",
        "one day",
        "12:30 ",
    ],
)
def test_work_grows_with_the_text_only(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert len(lex(text).classes) <= len(text)
    check(text, WEDNESDAY)


def test_a_megabyte_of_digits_and_dashes_is_tagged() -> None:
    text = "5-1999-31- 24/26.10:30 --12,5 " * 34_000
    assert len(text) > 1_000_000
    check(text, WEDNESDAY)
