"""Tokens of texts that hold runs no language writes."""

import pytest
from spacy.lang.en import English

from verbale.errors import SkipInput
from verbale.reading.tokenizing import make_doc


@pytest.mark.parametrize("run", ["(" * 5000, "“" * 2001 + "said" + "”" * 2001, "a-" * 3000, "x" * 401])
@pytest.mark.parametrize("text", ["{}", "Lavrov met Aliyev. {}", "{} He said so.", " {}\n\n{} end "])
def test_no_character_is_lost_or_moved(run: str, text: str) -> None:
    filled = text.format(run, run)
    doc = make_doc(English(), filled)
    assert doc.text == filled
    assert all(filled[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_words_around_a_long_run_are_parted_as_ever() -> None:
    words = [token.text for token in make_doc(English(), "They don't. " + "(" * 500 + " Baku's.")]
    assert words[:4] == ["They", "do", "n't", "."]
    assert words[-3:] == ["Baku", "'s", "."]
    assert words[4:-3] == ["("] * 500


def test_ordinary_text_is_left_to_the_pipeline() -> None:
    text = "The U.S. envoy (in Baku) met Mr. Aliyev's aide at http://example.org/" + "a/" * 150
    nlp = English()
    assert [token.text for token in make_doc(nlp, text)] == [token.text for token in nlp(text)]


def test_a_text_too_long_for_the_pipeline_is_refused() -> None:
    with pytest.raises(SkipInput, match=r"1,000,001 characters .* split it"):
        make_doc(English(), "a" * 1_000_001)


WRAPPED = """The talks that the Ruritanian president was to have opened in the old town
hall of Strelsau on Tuesday have been put off, a spokeswoman for Foreign
Minister Anna Vok said.

Vok told reporters that she would meet the envoy of the United Nations in
Geneva instead."""


def test_lines_broken_inside_a_paragraph_are_read_as_if_they_were_not() -> None:
    doc = make_doc(English(), WRAPPED)
    whole = WRAPPED.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n")
    assert [token.text for token in doc] == [token.text for token in make_doc(English(), whole)]
    assert all(WRAPPED[token.idx : token.idx + len(token)] == token.text for token in doc if token.is_alpha)
    assert len(doc.text) == len(WRAPPED)


@pytest.mark.parametrize(
    "line",
    [
        "The envoys met for an hour in the",
        "The envoys met for an hour, they told",
        "The two envoys will meet in Oslo,",
    ],
)
def test_one_line_end_inside_a_sentence_is_read_as_a_space(line: str) -> None:
    text = f"{line}\nplace that was agreed."
    assert make_doc(English(), text).text == text.replace("\n", " ")


@pytest.mark.parametrize(
    "line",
    [
        "Ministers meet in Strelsau",
        "The ministers met in Strelsau on Monday.",
        "“We met in Strelsau on Monday,” he said. “That was all.”",
        "Agenda:",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(line: str) -> None:
    text = f"{line}\nThey will meet again."
    assert make_doc(English(), text).text == text
