from hypothesis import given
from hypothesis import strategies as st

from verbale.locating import Locator

TEXT = "The ministers\n   met in Bern on\tMonday. “We met,” she said – twice. They met  again."


def test_white_space_and_marks_may_differ() -> None:
    [(start, end)] = Locator(TEXT).places("ministers met  in Bern")
    assert TEXT[start:end] == "ministers\n   met in Bern"
    [(start, end)] = Locator(TEXT).places('"We met," she said - twice')
    assert TEXT[start:end] == "“We met,” she said – twice"


def test_nothing_else_may_differ() -> None:
    for quote in (
        "Ministers met",
        "ministers met in Berne",
        "minister",
        "he ministers",
        "",
        "  ",
        "on Tuesday",
    ):
        assert Locator(TEXT).places(quote) == []


def test_all_places_are_told_up_to_a_number() -> None:
    locator = Locator(TEXT)
    assert [TEXT[start:end] for start, end in locator.places("met", most=9)] == ["met", "met", "met"]
    assert len(locator.places("met")) == 2
    assert locator.places("met", (40, 60)) == locator.places("met", most=9)[1:2]


@given(st.text(alphabet="ab \n\t“”-–.", max_size=60), st.data())
def test_words_of_a_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end].strip()
    found = Locator(text).places(quote, most=1000)
    whole = (
        not (start > 0 and text[start - 1 : start + 1].isalnum()) and not text[end - 1 : end + 1].isalnum()
    )
    if quote and whole and quote == text[start:end] and end < len(text):
        assert (start, end) in found or any(one < end and start < other for one, other in found)
    for one, other in found:
        assert one < other
        assert text[one:other] == text[one:other].strip()
