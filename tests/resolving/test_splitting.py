import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.resolving import split_actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("the US, the UK and Russia", ("US", "UK", "Russia")),
        ("Turkish and Greek fishermen", ("Turkish fishermen", "Greek fishermen")),
        ("teachers, nurses and miners", ("teachers", "nurses", "miners")),
        ("Chile", ("Chile",)),
        ("Kenyan police", ("Kenyan police",)),
        ("Trinidad and Tobago", ("Trinidad and Tobago",)),
        ("the Ministry of Trade and Industry", ("the Ministry of Trade and Industry",)),
    ],
)
def test_words_for_several_actors_are_taken_apart(text: str, actors: tuple[str, ...]) -> None:
    assert split_actors(text) == actors


def test_the_sentence_around_brings_in_the_others() -> None:
    sentence = "Kenyan President William Ruto and Ugandan President Yoweri Museveni will open the bridge."
    assert split_actors("Yoweri Museveni", sentence) == (
        "Kenyan President William Ruto",
        "Ugandan President Yoweri Museveni",
    )


def test_an_apposition_is_no_list() -> None:
    sentence = "The court freed Ana Torres, the first woman to lead the union, on Monday."
    assert split_actors("Ana Torres", sentence) == ("Ana Torres",)


@given(st.text(max_size=80), st.one_of(st.none(), st.text(max_size=120)))
def test_there_is_always_an_actor(text: str, context: str | None) -> None:
    assert len(split_actors(text, context)) >= 1
