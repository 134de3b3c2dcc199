"""EDTF: what days a date covers, and its marks; checked against a parser of the whole format."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.edtf import days, in_months, mark_of, marked, of_days, plain

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2020-02-XX", "2020-02-01", "2020-02-29"),
        ("2020-22", "2020-06-01", "2020-08-31"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2020-36", "2020-10-01", "2020-12-31"),
        ("2020-40", "2020-01-01", "2020-06-30"),
        ("2020-02-28T10:30:00", "2020-02-28", "2020-02-28"),
        ("2020-02-28/2020-03-01", "2020-02-28", "2020-03-01"),
        ("2019/2020-03", "2019-01-01", "2020-03-31"),
        ("../2020", "0001-01-01", "2020-12-31"),
        ("2020/..", "2020-01-01", "9999-12-31"),
        ("2020/", "2020-01-01", "9999-12-31"),
        ("2020-02~", "2020-02-01", "2020-02-29"),
        ("2020-02-11?/2020-02-20%", "2020-02-11", "2020-02-20"),
        ("[2013-06-06,2019-06-06]", "2013-06-06", "2019-06-06"),
        ("{2020-02, 2020-04}", "2020-02-01", "2020-04-30"),
    ],
)
def test_a_date_covers_its_days(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [None, "", "soon", "2020-13-01", "2020-02-30", "2021/2020", "0000", "2020-22-03", "/soon", "[2020,x]",
     "[]", "9999-24", "XXXX-05-24", "2015-W01-1", "0000-01-01"],
)  # fmt: skip
def test_anything_else_is_no_date(text: str | None) -> None:
    assert days(text) is None


@given(st.text(alphabet="0123456789X-/.~?%T[],", max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    found = days(text)
    assert found is None or found[0] <= found[1]
    assert plain(marked(text, "~")) == plain(marked(text, "?")) or found is not None
    in_months(text)


@given(DAYS, DAYS)
def test_days_are_written_shortly_and_come_back(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert days(of_days(first, last)) == (first, last)
    assert days(of_days(first.replace(day=1), last)) == (first.replace(day=1), last)


@settings(deadline=None, max_examples=60)  # the other parser takes its time
@given(DAYS, DAYS, st.sampled_from("?~%"))
def test_what_is_written_is_edtf_to_another_parser_with_the_same_days(
    one: date, other: date, mark: str
) -> None:
    first, last = min(one, other), max(one, other)
    for text in (of_days(first, last), marked(of_days(first, last), mark)):
        parsed = parse_edtf(text)
        assert (parsed.lower_strict()[:3], parsed.upper_strict()[:3]) == (
            first.timetuple()[:3], last.timetuple()[:3]
        )  # fmt: skip


@pytest.mark.parametrize(
    ("edtf", "mark", "expected", "both"),
    [
        ("2020-02", "~", "2020-02~", "~"),
        ("2020-02~", "?", "2020-02%", "%"),
        ("2020-02-01/2020-02-10~", "?", "2020-02-01?/2020-02-10%", "%"),
        ("../2020", "?", "../2020?", "?"),
        ("2020-33", "~", "2020-01~/2020-03~", "~"),
        ("2020", "", "2020", ""),
    ],
)
def test_marks_add_up(edtf: str, mark: str, expected: str, both: str) -> None:
    assert marked(edtf, mark) == expected
    assert mark_of(expected) == both
    assert plain(expected) == plain(expected).strip("?~%")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [("2020-22", "2020-06/2020-08"), ("202X?", "2020?/2029?"), ("2020-02~", "2020-02~"),
     ("2020/..", "2020/.."), ("soon", "soon")],
)  # fmt: skip
def test_parts_are_spelled_in_months(edtf: str, expected: str) -> None:
    assert in_months(edtf) == expected
