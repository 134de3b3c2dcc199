"""The EDTF of time expressions: parts, marks, open ends, and that all of it is EDTF."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.edtf import days
from verbale.reading.times import Story, read_times

VOCABULARY = """
    about around early mid late possibly perhaps on in the of or last next this two three ago week weeks
    month year years quarter summer winter Monday Friday May June March 3 14 31 1990 2012 2012-05-06
    1980s century 20th end beginning first second half more than over nearly from to between and - , ( )
    ? later earlier beyond decade fiscal weekend today yesterday since until 5 p.m. Christmas Easter
"""
WORDS = st.sampled_from(VOCABULARY.split())


def story() -> Story:
    return Story(published=date(2012, 5, 9), year=2012, direction=lambda _: 0, tag=lambda _: "")


def edtf(text: str) -> list[str | None]:
    return [time.edtf for time in read_times(text, story())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They first met in 1994.", "1994"),
        ("They met about April 20.", "2012-04-20~"),
        ("They met around the 1990s.", "199X~"),
        ("It began around 1990.", "1990~"),
        ("They spoke about May 2011.", "2011-05"),
        ("It was made about May 2011.", "2011-05~"),
        ("It began nearly two years ago.", "2010~"),
        ("They met possibly on Friday.", "2012-05-04?"),
        ("He left perhaps around 1990.", "1990%"),
        ("He left in 1990 (?).", "1990?"),
        ("The talks are tentatively set for June 3.", "2012-06-03?"),
        ("In early April they met.", "2012-04-01/2012-04-10~"),
        ("In mid-April they met.", "2012-04-11~/2012-04-20~"),
        ("In late April they met.", "2012-04-21~/2012-04-30"),
        ("It was signed late in 2010.", "2010-10~/2010-12"),
        ("It began in the 1980s.", "198X"),
        ("It began in the early 1980s.", "1980/1983~"),
        ("It began in the 19th century.", "18XX"),
        ("The summer of 2010 was hot.", "2010-22"),
        ("The winter of 2010 was cold.", "2010-12/2011-02"),
        ("Trade grew in the second quarter of 2011.", "2011-34"),
        ("Trade grew in the first half of 2011.", "2011-40"),
        ("Trade grew in 2010 and beyond.", "2010/.."),
        ("Trade grew last week.", "2012-04-30/2012-05-06"),
    ],
)
def test_what_is_sure_is_kept_apart_from_what_is_not(text: str, expected: str) -> None:
    assert edtf(text) == [expected]


def test_of_two_days_either_is_uncertain() -> None:
    assert all(found and "?" in found for found in edtf("They will meet on Friday or Monday."))
    assert edtf("They met on Friday. Possibly they quarrelled.") == ["2012-05-04"]


def test_a_day_without_a_year_keeps_what_it_tells() -> None:
    assert [time.edtf for time in read_times("They met on May 3.", Story())] == ["XXXX-05-03"]


@settings(deadline=None, max_examples=60)  # the other parser takes its time
@given(st.lists(WORDS, max_size=25))
def test_all_that_is_written_is_edtf_to_another_parser(words: list[str]) -> None:
    text = " ".join(words)
    for told in [*edtf(text), *(time.edtf for time in read_times(text, Story()))]:
        if told is not None:
            parse_edtf(told)
            assert days(told) is not None or told.startswith("XXXX")
