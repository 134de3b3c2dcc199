import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.record.fulltext import SNIPPET_WORDS, Term, counting, folded_text, parse, snippet, words_of

TEXT = "One two three.\n\nFour  FIVE, sïx-seven; eight “nine” ten."


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("two words", [Term(("two",), False), Term(("words",), False)]),
        ('"two words" third', [Term(("two", "words"), False), Term(("third",), False)]),
        ("begin* “of a wor*”", [Term(("begin",), True), Term(("of", "a", "wor"), True)]),
        ('"open phrase', [Term(("open", "phrase"), False)]),
        ("co-chairs snake_case", [Term(("co", "chairs"), False), Term(("snake", "case"), False)]),
    ],
)
def test_a_question_is_words_phrases_and_beginnings(query: str, terms: list[Term]) -> None:
    assert parse(query) == terms


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("five", ["FIVE"]),
        ('"four five six"', ["Four", "FIVE", "sïx"]),
        ("se* one", ["One", "seven"]),
        ('"three fo*"', ["three", "Four"]),
        ('"three five"', None),
        ("absent", None),
    ],
)
def test_a_snippet_marks_what_was_found(query: str, marked: list[str] | None) -> None:
    found = snippet(TEXT, parse(query))
    if marked is None:
        assert found is None
    else:
        assert found is not None
        assert [found[0][start:end] for start, end in found[1]] == marked
        assert found[0] == " ".join(TEXT.split())


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("grain", 3),
        ("grain*", 4),
        ('"grain deal"', 2),
        ('"grain dea*"', 3),
        ("deal", 2),
        ("süden", 1),
        ("absent", 1),
    ],
)
def test_what_holds_a_term_tells_how_often(query: str, count: int) -> None:
    text = "Grain deal, migrain: grain\ndeal; grain dealers of the Süden sell grains."
    [term] = parse(query)
    assert counting(term)(folded_text(text)) == count


def test_a_snippet_is_the_passage_with_most_of_the_terms() -> None:
    text = "peace " + "filler " * 50 + "then war and peace came " + "filler " * 50
    found = snippet(text, parse("peace war"))
    assert found is not None
    line, marks = found
    assert [line[start:end] for start, end in marks] == ["war", "peace"]
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(words_of(line)) == SNIPPET_WORDS


@given(st.text(alphabet="ab ÀßİŒ'“\n-", max_size=200), st.lists(st.sampled_from(["a", "b*", '"a b"', "ss"])))
def test_marks_lie_in_order_within_the_snippet(text: str, asked: list[str]) -> None:
    found = snippet(text, parse(" ".join([*asked, "a"])))
    if found is not None:
        line, marks = found
        assert marks
        assert "\n" not in line
        places = [place for mark in marks for place in mark]
        assert places == sorted(places)
        assert all(words_of(line[start:end]) == [line[start:end]] for start, end in marks)
