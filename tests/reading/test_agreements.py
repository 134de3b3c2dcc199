"""Treaties, accords and joint statements: texts of the project's own, read whole."""

import pytest

import verbale
from verbale.account import Agreement, Span


def agreements(text: str) -> list[Agreement]:
    return list(verbale.read(text, published="2019-11-20").agreements)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_one_paper_under_several_names() -> None:
    text = (
        "The presidents of Chad and Sudan signed a peace agreement in Doha on 3 May 2009. "
        "The agreement, under which both sides will withdraw their troops, was welcomed by Qatar. "
        "The peace agreement has not been violated."
    )
    [paper] = agreements(text)
    assert paper.name == "peace agreement"
    assert paper.parties == ("SDN", "TCD")
    assert paper.date == "2009-05-03"
    assert words(text, paper.spans) == ["peace agreement", "agreement", "peace agreement"]
    assert words(text, paper.terms) == ["under which both sides will withdraw their troops"]


@pytest.mark.parametrize(("text", "status"), [
    ("Norway and Russia signed the Barents Treaty in 2010.", "signed"),
    ("Norway ratified the Barents Treaty with Russia in 2011.", "ratified"),
    ("Lavrov accused Norway of violations of the Barents Treaty with Russia.", "violated"),
    ("Norway withdrew from the Barents Treaty with Russia.", "ended"),
    ("They spoke of implementing the Barents Treaty between Norway and Russia.", "in implementation"),
    ("Norway and Russia will sign the Barents Treaty next year.", "proposed"),
])  # fmt: skip
def test_where_a_paper_stands(text: str, status: str) -> None:
    [paper] = agreements(text)
    assert paper.name == "Barents Treaty"
    assert paper.status == status


def test_those_who_signed_are_its_parties() -> None:
    text = "The trilateral statement, which was signed by leaders of Kenya, Uganda and Rwanda, is in force."
    [paper] = agreements(text)
    assert paper.parties == ("KEN", "RWA", "UGA")


@pytest.mark.parametrize("text", [
    "There is no agreement on this among experts.",
    "He lives near the ceasefire line.",
    "The minister said in a statement that he was pleased.",
])  # fmt: skip
def test_what_is_no_paper(text: str) -> None:
    assert agreements(text) == []
