import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.edtf import days
from verbale.llm_reader.support import place_name, supports_date, supports_party, supports_status

PUBLISHED = "2019-03-06"  # a Wednesday


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-03-04", "on Monday"),
        ("2019-03-11", "on Monday"),
        ("2019-03-05", "yesterday"),
        ("2019-04-10", "April 10"),
        ("2018-11-20", "on 20 November 2018"),
        ("2018-11", "on 20 November 2018"),
        ("2018", "on 20 November 2018"),
        ("2018-12-07/2018-12-08", "from December 7 to 8, 2018"),
        ("2018", "last year"),
    ],
)
def test_dates_that_words_mean(edtf: str, words: str) -> None:
    assert supports_date(edtf, words, PUBLISHED)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-03-05", "on Monday"),
        ("2019-03-04", "in Bern"),
        ("2019-03-04", "in March"),
        ("2019-03-04", "last year"),
        ("2017-04-10", "April 10"),
        ("2018-11-21", "on 20 November 2018"),
        ("2000/2019", "on Monday"),
        ("../2019", "on Monday"),
        ("2019-13-01", "on Monday"),
        ("", "on Monday"),
        ("2019-03-04", ""),
    ],
)
def test_dates_that_words_do_not_mean(edtf: str, words: str) -> None:
    assert not supports_date(edtf, words, PUBLISHED)


def test_without_a_publication_date_only_whole_dates_can_be_held_against_words() -> None:
    assert supports_date("2018-11-20", "on 20 November 2018", None)
    assert not supports_date("2019-03-04", "on Monday", None)


@given(st.text(max_size=40), st.text(max_size=80), st.sampled_from([None, "", PUBLISHED, "2019", "x"]))
def test_any_text_can_be_asked_about(edtf: str, words: str, published: str | None) -> None:
    if supports_date(edtf, words, published):
        assert days(edtf) is not None
    supports_party(edtf, words)
    place_name(words)


def test_parties_go_by_names_demonyms_and_capitals() -> None:
    assert supports_party("NOR", "Norway's delegation")
    assert supports_party("NOR", "the Norwegian Foreign Minister")
    assert supports_party("NOR", "Oslo")
    assert supports_party("UN", "the United Nations")
    assert supports_party("USA", "United States of America")
    assert not supports_party("NOR", "the Swedish Foreign Minister")
    assert not supports_party("", "Norway")
    assert not supports_party("ZZZ", "ZZZ")


def test_places_have_their_usual_names() -> None:
    assert place_name("Bern") == "Bern"
    assert place_name("Norway") == "Norway"
    assert place_name("the ministry") is None


@pytest.mark.parametrize(
    ("status", "words", "fits"),
    [
        ("held", "met", True),
        ("held", "will meet", False),
        ("held", "did not meet", False),
        ("held", "didn't meet", False),
        ("planned", "will meet", True),
        ("planned", "met", False),
        ("possible", "proposed a meeting", True),
        ("possible", "met", False),
        ("cancelled", "called off the visit", True),
        ("cancelled", "met", False),
        ("denied", "denied that they met", True),
        ("denied", "met", False),
    ],
)
def test_a_status_needs_words_for_it(status: str, words: str, fits: bool) -> None:
    assert supports_status(status, words, words) is fits
