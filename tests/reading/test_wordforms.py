"""Tests of the strings of spaCy's numbers."""

import pytest
import spacy
from spacy.tokens import Doc

from verbale.reading import wordforms
from verbale.reading.wordforms import Strings, strings

WORDS = ["Ministers", "of", "five", "states", "met", "Ministers", "of", "six"]


@pytest.fixture
def doc() -> Doc:
    """Return a document of words, some of them twice."""
    return Doc(spacy.blank("en").vocab, WORDS)


def test_strings_are_those_of_the_vocabulary(doc: Doc) -> None:
    """Each number has its word, and no number stands for no label."""
    assert strings.of(doc, doc.to_array("ORTH").tolist()) == WORDS
    assert strings.of(doc, doc.to_array("TAG").tolist()) == [""] * len(WORDS)


def test_strings_are_made_as_asked(doc: Doc) -> None:
    """A number stands for what is made of its word."""
    assert Strings(str.upper).of(doc, doc.to_array("ORTH").tolist()) == [word.upper() for word in WORDS]


def test_more_strings_than_are_remembered(doc: Doc, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is forgotten is asked for again."""
    monkeypatch.setattr(wordforms, "_MOST_STRINGS", 3)
    remembered = Strings()
    keys = doc.to_array("ORTH").tolist()
    assert [remembered.of(doc, [key])[0] for key in keys] == WORDS
    assert remembered.of(doc, keys) == WORDS
    assert remembered.of(doc, keys[::-1]) == WORDS[::-1]
