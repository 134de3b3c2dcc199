from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.samples import account, report, said
from verbale.errors import VerbaleError
from verbale.record.questions import StatementQuestion
from verbale.record.rows import SearchHit
from verbale.record.store import Store

LONG = f"{'The envoys spoke of roads. ' * 40}Minsk was named at the end. {'They left again. ' * 40}"

NARROWER: tuple[dict[str, Any], ...] = ({}, {"party": "RUS"}, {"since": "2020-01-02", "until": "2020-01-03"})


@pytest.fixture(scope="module")
def store(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as filled:
        for number, text in enumerate([
            "The co-chairs of the Minsk Group met. The group will meet again, they wrote.",
            "A group met in Minsk.",
            "Café talks: “No war,” he said.",
            LONG,
        ]):  # fmt: skip
            one = report(text, title=f"Number {number}", published=f"2020-01-0{number + 1}")
            quoted = (said("The group will meet again", "Sergey Lavrov"),) if number == 0 else ()
            filled.add(one, account(one, quotations=quoted))
        yield filled


def _titles(hits: Iterator[SearchHit]) -> list[tuple[str, str | None]]:
    return sorted((hit.kind, hit.title) for hit in hits)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("minsk group", [("report", "Number 0"), ("report", "Number 1")]),
        ('"minsk group"', [("report", "Number 0")]),
        ("“Minsk Group”", [("report", "Number 0")]),
        ('"minsk gro*"', [("report", "Number 0")]),
        ("CAFE", [("report", "Number 2")]),
        ("co-chairs", [("report", "Number 0")]),
        ("will mee*", [("report", "Number 0"), ("statement", "Number 0")]),
        ("number", [("report", f"Number {number}") for number in range(4)]),
        ("minsk OR café", []),
        ("title:minsk", []),
        ('"minsk', [("report", "Number 0"), ("report", "Number 1"), ("report", "Number 3")]),
    ],
)
def test_words_phrases_and_beginnings(store: Store, query: str, titles: list[tuple[str, str]]) -> None:
    assert _titles(iter(store.search(query))) == titles


def test_a_snippet_shows_the_match_and_marks_it(store: Store) -> None:
    hit = next(hit for hit in store.search("minsk named") if hit.title == "Number 3")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Minsk", "named"]
    assert len(hit.snippet) < 300


def test_a_statement_comes_with_its_speaker(store: Store) -> None:
    (hit,) = store.search("meet again", kind="statement")
    assert (hit.speaker, hit.party, hit.date, hit.snippet) == (
        "Sergey Lavrov", "RUS", "2020-01-01", "The group will meet again",
    )  # fmt: skip


def test_pages_follow_each_other(store: Store) -> None:
    everything = list(store.search("number"))
    assert [*store.search("number", limit=1), *store.search("number", limit=3, offset=1)] == everything


def test_a_text_of_any_length_and_words_of_any_length_are_taken_in(new_url: NewUrl) -> None:
    with Store(new_url()) as store:
        one = report(f"Opening words. {'w' * 5000} {' '.join(f'w{number}' for number in range(150_000))}")
        store.add(one, account(one))
        assert [hit.report for hit in store.search('"opening words"')] == [one.id]


@pytest.mark.parametrize("query", ["", "  ", '"', "*", "-+()"])
def test_a_search_for_nothing_is_refused(store: Store, query: str) -> None:
    with pytest.raises(VerbaleError, match="nothing to search for"):
        store.search(query)


@settings(deadline=None, max_examples=200)
@given(query=st.one_of(st.text(max_size=30), st.text(alphabet='"*^:+-(){}ORANDNOTminsk \x00_é', max_size=30)))
def test_no_text_breaks_the_syntax(store: Store, query: str) -> None:
    try:
        hits = store.search(query)
        store.statements(StatementQuestion(about=query))
    except VerbaleError as error:
        assert "nothing to search for" in str(error)  # noqa: PT017
    else:
        assert all(0 < hit.score <= 1 for hit in hits)


def test_words_with_conditions_in_order_of_time_are_those_found_one_by_one(new_url: NewUrl) -> None:
    """However an answer is found, it is what all statements leave that hold the word, a page at a time."""
    with Store(new_url()) as store:
        for number in range(24):
            day = f"2020-01-{number // 6 + 1:02}" if number % 5 else None
            words = "The road is open" if number % 3 else "The port is open"
            one = report(f"{words}, he said. Number {number}.", published=day)
            speaker = "Sergey Lavrov" if number % 2 else "John Kerry"
            store.add(one, account(one, quotations=(said(words, speaker),)))
        for newest in (False, True):
            whole = [row for row in store.ask(StatementQuestion(newest=newest)) if "road" in row.words]
            for conditions in NARROWER:
                kept = {row.id for row in store.ask(StatementQuestion(**conditions))}
                found: list[str] = []
                after = None
                while after is not None or not found:
                    page = store.ask(
                        StatementQuestion(about="road", newest=newest, limit=3, after=after, **conditions)
                    )
                    found += [row.id for row in page]
                    after = page.next
                    if after is None:
                        break
                assert found == [row.id for row in whole if row.id in kept]
