"""What counts as a phrase of a statement."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.record.formulae.phrasing import phrases, tokens


def found(text: str, *names: str) -> list[str]:
    without = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [text[one.start : one.end] for one in phrases(text, [(0, len(text))], without)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We speak for the sake of peace", ["sake of peace"]),
        ("They will strengthen the rule of law", ["strengthen the rule", "rule of law"]),
        ("an acceptable compromise deal", ["acceptable compromise deal"]),
        ("the peace treaty", []),
        ("on the peace treaty with them", []),
        ("I would like to express my gratitude and say that we are glad to welcome you", []),
        ("We ended hostilities. Trade followed", []),
        ("", []),
    ],
)  # fmt: skip
def test_phrases_are_words_of_meaning_with_what_stands_between(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_names_count_for_nothing() -> None:
    text = "the Foreign Minister of Northern Ruritania praised the settlement of the Ruritanian dispute"
    names = ("Foreign Minister of Northern Ruritania", "Ruritanian")
    assert "settlement of the Ruritanian dispute" in found(text, *names)
    assert found("with the Northern Ruritania Contact Group", "Northern Ruritania Contact Group") == []


def test_forms_and_words_of_grammar_make_no_difference() -> None:
    one = "They negotiate about the borders"
    other = "negotiations over a border"
    keys = [{phrase.key for phrase in phrases(text, [(0, len(text))], [])} for text in (one, other)]
    assert keys[0] == keys[1] != set()


def test_a_phrase_stands_within_one_piece_of_what_was_said() -> None:
    text = "We speak for the sake of - he said - peace"
    assert phrases(text, [(0, 24), (37, len(text))], []) == []
    assert len(phrases(text, [(0, len(text))], [])) == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
def test_wild_text_gives_phrases_of_three_words_or_more(text: str, without: list[tuple[int, int]]) -> None:
    for phrase in phrases(text, [(0, len(text))], without):
        assert 0 <= phrase.start < phrase.end <= len(text)
        assert len(tokens(text, phrase.start, phrase.end)) > 2
