"""Titles in capitals are read as sentences, with the spans of the text as it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import verbale
from verbale.reading.casing import recased
from verbale.reading.layout.blocks import blocks

BODY = "\n\nThe envoy of Peru came to Quito on Monday. He saw President Rafael Correa and Mr. Brown.\n"


def _title(title: str, body: str = BODY) -> str:
    text = title + body
    found = recased(text, blocks(text))
    assert len(found) == len(text)
    assert found[len(title) :] == body
    return found[: len(title)]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Correa Holds Talks With Envoy of Peru", "Correa holds talks with envoy of Peru"),
        ("PERU'S ENVOY MEETS CORREA IN QUITO", "Peru's envoy meets Correa in Quito"),
        ("Brown to Visit White House Next Month", "Brown to visit White House next month"),
        ("NATO AND RUSSIA TO RESUME DIALOGUE", "NATO and Russia to resume dialogue"),
        ("EU, China Agree on Tariffs", "EU, China agree on Tariffs"),
    ],
)
def test_titles_are_written_as_sentences(title: str, read: str) -> None:
    assert _title(title) == read


@pytest.mark.parametrize(
    "title",
    [
        "Correa receives envoy of Peru",
        "Foreign Minister Patino Received Peru's Envoy Monday.",
        "Quito",
        "Rafael Correa",
    ],
)
def test_sentences_and_names_stay(title: str) -> None:
    assert _title(title) == title


@example("ßC bAbÉ CCCÉ\n\nCCC dE")
@example("İCCC CCCİ CCCC\n\nbCCC İCCC cccİ")
@given(st.text(alphabet="AbC dE.İßÉ'’\n-", max_size=80))
def test_no_character_is_added_or_lost(text: str) -> None:
    found = recased(text, blocks(text))
    assert len(found) == len(text)
    assert found.lower() == text.lower()


def test_a_name_does_not_swallow_its_title() -> None:
    text = (
        "Ivanov Holds Talks With Petkov in Sofia\n\n"
        "SOFIA, May 3 (Reuters) - Russian Foreign Minister Igor Ivanov held talks with his Bulgarian "
        "counterpart Solomon Pasi in Sofia on Monday. Prime Minister Petkov saw Ivanov later."
    )
    account = verbale.read(text, published="2003-05-05")
    names = {actor.name: actor.mentions for actor in account.actors if actor.kind == "person"}
    assert names.keys() == {"Igor Ivanov", "Solomon Pasi", "Petkov"}
    assert text[slice(*min(mention.span for mention in names["Igor Ivanov"]))] == "Ivanov"
