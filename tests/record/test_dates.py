from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import VerbaleError
from verbale.record.dates import days, range_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2020-02-XX", "2020-02-01", "2020-02-29"),
        ("2020-22", "2020-06-01", "2020-08-31"),
        ("2020-36", "2020-10-01", "2020-12-31"),
        ("2020-02-28T10:30:00", "2020-02-28", "2020-02-28"),
        ("2020-02-28/2020-03-01", "2020-02-28", "2020-03-01"),
        ("2019/2020-03", "2019-01-01", "2020-03-31"),
        ("../2020", "0001-01-01", "2020-12-31"),
        ("2020/..", "2020-01-01", "9999-12-31"),
        ("2020-02~", "2020-02-01", "2020-02-29"),
    ],
)
def test_a_date_covers_its_days(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2020-13-01", "2020-02-30", "2021/2020", "0000", "2020-22-03", "/soon"]
)
def test_anything_else_is_no_date(text: str | None) -> None:
    assert days(text) is None


@given(st.text(alphabet="0123456789X-/.~?T", max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    found = days(text)
    assert found is None or found[0] <= found[1]


def test_a_range_runs_from_the_first_day_to_the_last() -> None:
    assert range_of("2015-05", "2016") == ("2015-05-01", "2016-12-31")
    assert range_of(None, None) == (None, None)


def test_a_question_with_a_wrong_date_is_refused() -> None:
    with pytest.raises(VerbaleError, match="'May' is no date: write 2015, 2015-05 or 2015-05-25"):
        range_of("May", None)
