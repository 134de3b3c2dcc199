"""Quotation marks of all kinds, paired as a reader would pair them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.quotations.marks import quoted


def inner(text: str) -> list[str]:
    return [text[slice(*stretch.inner)] for stretch in quoted(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” and “no”.", ["yes", "no"]),
        ("He said «yes» and „no”.", ["yes", "no"]),
        ("He said ''yes'' and ``no''.", ["yes", "no"]),
        ("He said ‘yes’ and 'no'.", ["yes", "no"]),
        ("“He called it ‘good’ yesterday,” she said.", ["He called it ‘good’ yesterday,"]),
        ("The ministers’ talks weren't ‘easy’ at all.", ["easy"]),
        ('"Go, "Lee said.', ["Go, "]),
        ('“Go," Lee said. “Now.”', ["Go,", "Now."]),
        ("“Go,“ Lee said.", ["Go,"]),
        ('"Go, said Lee. "Stay," said Ana.', ["Go, said Lee.", "Stay,"]),
        ('Go," said Lee.', ["Go,"]),
        ('"Go and do not', ["Go and do not"]),
        ("“A “nested” mark,” he said.", ["A “nested” mark,"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_paragraphs_do_not_share_marks() -> None:
    text = '"One\n\n"Two"'
    stretches = quoted(text, [(0, 4), (6, 11)])
    assert [(text[slice(*s.inner)], s.is_closed) for s in stretches] == [("One", False), ("Two", True)]


@given(st.text(alphabet=st.sampled_from(list("ab ,.\"“”«»„‘’'`-")), max_size=120))
def test_stretches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    stretches = quoted(text, [(0, len(text))])
    assert all(0 <= s.start <= s.inner[0] <= s.inner[1] <= s.end <= len(text) for s in stretches)
    assert all(one.end <= other.start for one, other in pairwise(stretches))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_001,
        "“" * 20_000,
        "“a " * 20_000 + "” " * 20_000,
        "'a " * 20_000,
        "''" * 20_001,
        "s' " * 20_000,
    ],
)
def test_many_unbalanced_marks_end_well(text: str) -> None:
    assert all(s.end <= len(text) for s in quoted(text, [(0, len(text))]))
