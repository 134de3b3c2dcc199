"""Paragraphs, sayings and looked-up words of the gate, many reports at once."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.account import Gate
from verbale.knowledge.kept import load_knowledge
from verbale.reading.gate import judge, judge_all, readable, verdicts
from verbale.reading.gate.acts import sentences
from verbale.reading.gate.dictionary import actors
from verbale.reading.gate.paragraphs import Paragraphs, paragraphs
from verbale.reading.gate.phrases import Phrases
from verbale.reading.gate.words import Words
from verbale.reading.pipeline import read_report
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


@given(st.lists(st.text(alphabet=st.sampled_from("ab\n\n\n \t\r\0\xa0\u2003?\x85"), max_size=20), min_size=1))
def test_paragraphs_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    words = Words.of(texts)
    parts = Paragraphs.of(words, texts)
    alone = [
        (offset + start, offset + end)
        for text, offset in zip(texts, words.offsets, strict=True)
        for start, end in paragraphs(text)
    ]
    assert list(zip(parts.starts.tolist(), parts.ends.tolist(), strict=True)) == alone
    assert np.diff(parts.firsts).tolist() == [len(paragraphs(text)) for text in texts]


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


def test_phrases_may_ask_for_a_capital_letter() -> None:
    phrases = Phrases({"Turkey": 1, "prime minister": 2, "Turkey Creek": 4}, {"Turkey", "Turkey Creek"})
    words = Words.of(["Turkey Creek sold one turkey. PRIME Minister, turkey creek"])
    which, bits = phrases.find(words)
    found = [words.text[words.starts[at] : words.ends[at]] for at in which]
    assert found == ["Turkey", "Turkey", "PRIME"]
    assert bits.tolist() == [4, 1, 2]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('It rained. Then it "froze." Nobody left.', ["It rained.", 'Then it "froze."', "Nobody left."]),
        ("Gov. A. B. Doe of the U.S. Senate left.", ["Gov. A. B. Doe of the U.S. Senate left."]),
        ("One line\ngoes on.\n\nNew one", ["One line\ngoes on.", "New one"]),
        ("One line\nanother", ["One line", "another"]),
        ("“It froze!” Then what? 5 left", ["“It froze!”", "Then what? 5 left"]),
    ],
)
def test_sentences_end_with_paragraphs_and_not_after_titles(text: str, parts: list[str]) -> None:
    words = Words.of([text])
    first, *others = (start - words.offsets[0] for start in sentences(words).tolist())
    assert first == 0
    found = [text[start:end].strip() for start, end in pairwise((0, *others, len(text)))]
    assert [part for part in found if part] == parts


def test_of_long_paragraphs_only_the_sentences_that_tell_of_events_are_read() -> None:
    told = "Gunmen from Chad attacked a border post in Niger overnight."
    long = " ".join((RECIPE.strip(), RECIPE.strip(), told, RECIPE.strip(), RECIPE.strip()))
    text = RECIPE * 9 + long + "\n\n" + RECIPE * 3
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    left = readable(text, gate)
    assert gate.passed
    assert left.split("\n\n", 3)[-1].split() == told.split()


@pytest.mark.parametrize(
    ("follows", "is_read"),
    [
        ("“Nobody likes it,” he said.", True),
        ("“Nobody likes it,” said a shopkeeper.", False),
        ("“Nobody likes it,” a shopkeeper said.", False),
        ("“Nobody likes it and nobody wants it.", True),
        ("The shop closed early, and she later added that it was raining.", True),
        ('"It is late," she told reporters.', True),
        ('"It is late," Nadal said.', False),
    ],
)
def test_what_somebody_else_says_does_not_lead_on(follows: str, is_read: bool) -> None:
    said = "Kenyan Foreign Minister Amina Mohamed said the road would open.\n\n"
    text = RECIPE * 12 + said + follows + "\n\n" + RECIPE * 12
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    assert (follows in readable(text, gate)) is is_read


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("Aleksandar Vučić", True),
        ("Aleksandar Vuči", False),
        ("the U.S. army", True),
        ("CÔTE D’IVOIRE", True),
    ],
)
def test_names_are_found_whatever_letters_they_end_with(name: str, is_known: bool) -> None:
    words = Words.of([f"Nobody saw {name} there."])
    assert bool(actors(KNOWN).find(words)) is is_known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sudan and South Sudan", ["Sudan", "South Sudan"]),
        ("CHAD, Chad and chad", ["CHAD", "Chad"]),
        ("the Foreign minister of Côte d'Ivoire", ["Foreign minister", "Côte d'Ivoire"]),
        ("Chadş, Chad", ["Chad"]),
        ("Guinea-Bissau–Guinea", ["Guinea-Bissau", "Guinea"]),
        ("Burkina\nFaso?Mali Burkina, Faso", ["Burkina Faso", "Mali"]),
        ("PRIME MINISTER prime minister", ["PRIME MINISTER", "prime minister"]),
        ("New South Sudan Sudan", ["South Sudan", "Sudan"]),
    ],
)
def test_the_longest_names_are_found_as_they_are_written(text: str, names: list[str]) -> None:
    words = Words.of(["", text])
    found = actors(KNOWN).find(words)
    places = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [words.text[start:end] for start, end in places] == names


def test_short_words_are_told_apart() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    every = [one + other for one in letters for other in letters]
    words = Words.of([" ".join(every)])
    written = words.written(np.arange(len(every)))
    assert len(set(written.tolist())) == len(every)
    assert len(set(words.keys(np.arange(len(every))).tolist())) == len(every)


@pytest.mark.parametrize("name", ["Hu", "Jintao"])
def test_short_family_names_that_stand_first_are_known(name: str) -> None:
    text = (
        f"Chinese President Hu Jintao came home.\n\n{RECIPE * 9}{name} said trade would grow.\n\n{RECIPE * 9}"
    )
    gate = judge(Report(text=text, published="2005-11-17"), KNOWN)
    assert "trade would grow" in readable(text, gate)


@pytest.mark.parametrize(
    ("office", "is_read"),
    [
        ("the president of the bakers' guild", False),
        ("the company's president", False),
        ("the president of Chad", True),
        ("the prime minister of the island", True),
    ],
)
def test_who_heads_something_that_is_no_state_is_no_official(office: str, is_read: bool) -> None:
    text = f"{RECIPE * 12}It was late, {office} said.\n\n{RECIPE * 12}"
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    assert (gate.passed and office in readable(text, gate)) is is_read


def test_of_long_paragraphs_of_statements_only_the_parts_with_officials_are_read() -> None:
    told = "Kenyan Foreign Minister Amina Mohamed said the road would open."
    long = " ".join(RECIPE.strip() for _ in range(15))
    text = f"{RECIPE * 3}{long} {told} {long}"
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    left = readable(text, gate)
    assert told in left
    assert len("".join(left[len(RECIPE * 3) :].split())) < 600


@pytest.mark.parametrize("begins", ["And she noted that", "But she added that"])
def test_who_spoke_before_goes_on_behind_a_conjunction(begins: str) -> None:
    said = "Kenyan Foreign Minister Amina Mohamed said the road would open.\n\n"
    text = f"{RECIPE * 12}{said}{begins} it was late.\n\n{RECIPE * 12}"
    gate = judge(Report(text=text, published="2016-05-04"), KNOWN)
    assert begins in readable(text, gate)


def test_a_report_that_tells_of_events_alone_is_read_in_part() -> None:
    told = "Sudanese troops shelled a village in Chad.\n\nKenya expelled people of Uganda.\n\n"
    gate = judge(Report(text=told * 3 + RECIPE * 3, published="2016-05-04"), KNOWN)
    assert gate.passed
    assert "read in part" in gate.reason


@pytest.mark.parametrize(
    ("told", "looked_for"),
    [
        ("Kenyan Foreign Minister Amina Mohamed said the road would open.", (False, False)),
        ("The foreign ministers of Kenya and Chad met in Nairobi on Friday.", (True, True)),
        ("Gunmen from Chad attacked a border post in Niger overnight.", (False, True)),
    ],
)
def test_of_a_report_in_part_only_what_it_can_tell_is_looked_for(
    told: str, looked_for: tuple[bool, bool]
) -> None:
    text = f"{RECIPE * 12}{told}\n\n{RECIPE * 12}"
    (verdict,) = verdicts([Report(text=text, published="2016-05-04")], KNOWN)
    assert verdict.gate.unread
    assert (verdict.has_contacts, verdict.has_events) == looked_for


def test_what_is_looked_for_is_found_behind_the_gate() -> None:
    told = "The foreign ministers of Kenya and Chad met in Nairobi on Friday."
    account = read_report(
        Report(text=f"{RECIPE * 12}{told}\n\n{RECIPE * 12}", published="2016-05-04"), gate=True
    )
    assert account.contacts
    assert account.events
