"""Paragraphs, sayings and looked-up words of the gate, many reports at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.account import Gate
from verbale.knowledge.kept import load_knowledge
from verbale.reading.gate import judge, judge_all, readable
from verbale.reading.gate.paragraphs import paragraphs
from verbale.reading.gate.words import Phrases, Words
from verbale.report import Report

KNOWN = load_knowledge(None)
RECIPE = "Whisk the eggs with sugar. Fold in the flour, and bake the sponge until it is golden.\n\n"
TEXT = st.text(alphabet=st.sampled_from("Mali said President 'he,.\n\t\r\0“” é字"), max_size=120)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("one\nmore\n\n\n  two\n", ["one\nmore", "two"]),
        ("one\n \t\ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo", ["one\r", "two"]),
        ("one\ntwo\n three", ["one", "two", "three"]),
        (" \n\n ", []),
        ("", []),
    ],
)
def test_paragraphs_stand_between_blank_lines_or_are_lines(text: str, parts: list[str]) -> None:
    assert [text[start:end].rstrip("\n") for start, end in paragraphs(text)] == parts


@given(TEXT)
def test_paragraphs_hold_all_that_is_not_blank_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert spans == sorted(spans)


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_what_is_not_read_leaves_a_blank_line_of_its_length(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    left = readable(text, Gate(passed=True, reason="", unread=((start, end),) if end > start else ()))
    assert len(left) == len(text)
    assert (left[:start], left[end:]) == (text[:start], text[end:])
    assert not left[start:end].strip()


@settings(deadline=None)  # the first verdict builds the dictionaries
@given(st.lists(TEXT, max_size=5))
def test_a_verdict_does_not_depend_on_the_other_reports(texts: list[str]) -> None:
    reports = [Report(text=text, published="2016-05-04") for text in texts]
    assert judge_all(reports, KNOWN) == [judge(report, KNOWN) for report in reports]


def test_phrases_are_found_by_their_words_and_in_one_text_only() -> None:
    phrases = Phrases({"according to": 1, "treaty": 2, "Treaty": 4, "internationalisation": 8, "  ": 16})
    words = Words.of(["A TREATY, according\nto both", "according", "to internationalisation: tréaty"])
    which, bits = phrases.find(words)
    found = [words.text[words.starts[at] : words.ends[at]] for at in which]
    assert found == ["TREATY", "according", "internationalisation", "tréaty"]
    assert bits.tolist() == [6, 1, 8, 6]


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("Kenyan Foreign Minister Amina Mohamed said the road would open.", True),
        ("“The road will open,” said Foreign Minister Amina Mohamed of Kenya.", True),
        ("In a statement from the foreign minister of Kenya, the road was called safe.", True),
        ("Amina Mohamed, the Kenyan foreign minister, was late.\n\nMohamed spoke of a mishap.", True),
        ("The foreign minister of Kenya was late.\n\nThe crowd waited.\n\n“It is safe,” she said.", False),
        ("The foreign minister of Kenya was late. “Nobody minds,” a shopkeeper said.", False),
        ("The Kenyan foreign minister is wrong, Smith said.", False),
        ("A shopkeeper said that the Kenyan foreign minister was late.", False),
    ],
)
def test_an_official_must_be_who_says_it(said: str, is_told: bool) -> None:
    text = RECIPE * 12 + said + "\n\n" + RECIPE * 12
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    assert (gate.passed and "what officials say 0" not in gate.reason) is is_told


@pytest.mark.parametrize("name", ["Hu", "Jintao"])
def test_short_family_names_that_stand_first_are_known(name: str) -> None:
    text = (
        f"Chinese President Hu Jintao came home.\n\n{RECIPE * 9}{name} said trade would grow.\n\n{RECIPE * 9}"
    )
    gate = judge(Report(text=text, published="2005-11-17"), KNOWN)
    assert "trade would grow" in readable(text, gate)
