import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.sources.dates import to_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2017-11-20", "2017-11-20"),
        ("2017-11-20T18:30:00Z", "2017-11-20"),
        ("2017-11-20 18:30", "2017-11-20"),
        ("20171120", "2017-11-20"),
        ("20171120T183000Z", "2017-11-20"),
        ("2017-11", "2017-11"),
        ("2017", "2017"),
        ("20 November 2017", "2017-11-20"),
        ("Monday, 20 Nov 2017, 18:30", "2017-11-20"),
        ("Mon, 20 Nov 2017 18:30:00 +0400", "2017-11-20"),
        ("November 20, 2017", "2017-11-20"),
        ("Sept. 3rd, 2017", "2017-09-03"),
        ("04/05/2017", None),
        ("2017-02-30", None),
        ("2017-13", None),
        ("31 Foo 2017", None),
        ("yesterday", None),
    ],
)
def test_dates_in_the_usual_forms(written: str, edtf: str | None) -> None:
    assert to_edtf(written) == edtf


@given(st.dates())
def test_iso_dates_are_kept(day: object) -> None:
    assert to_edtf(str(day)) == str(day)


@given(st.text(max_size=60))
def test_anything_else_is_refused_quietly(written: str) -> None:
    to_edtf(written)
