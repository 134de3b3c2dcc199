"""Statements of the record: what counts as said, where, and when several reports tell the same."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData, Table, insert, select

from tests.record.conftest import NewUrl
from tests.record.older import connected, make_first
from tests.record.samples import account, contact, report, said
from verbale.account import Account, Addressee
from verbale.record.questions import StatementQuestion
from verbale.record.rows import StatementRow
from verbale.record.store import Store
from verbale.report import Report

WORDS = "The road through the pass will be open before the winter comes"
TEXT = (
    "The ministers met in Baku. During the meeting Lavrov spoke.\n\n"
    f"{WORDS} and everybody knows it. Who will pay?\n\nThat is [not] all. It is so. No more of it now."
)


def told(
    *quotations: dict[str, Any], text: str = TEXT, contacts: tuple[dict[str, Any], ...] = (), **fields: Any
) -> tuple[Report, Account]:
    one = report(text, **{"published": "2020-03-02", **fields})
    return one, account(one, *contacts, quotations=quotations)


def rows(store: Store, **question: Any) -> list[StatementRow]:
    return list(store.statements(StatementQuestion(**question)))


@pytest.fixture
def filled(new_url: NewUrl) -> Iterator[Store]:
    meeting = contact("Sergey Lavrov", "Ilham Aliyev", date="2020-03-01", place="Baku")
    to_press = (Addressee(name="reporters", span=(0, 3)),)
    to_aliyev = (Addressee(name="Ilham Aliyev", actor="a1", span=(0, 3)),)
    with Store(new_url()) as store:
        store.add(*told(
            said(WORDS, "Sergey Lavrov", topics=("economic", "territory"), addressees=to_aliyev,
                 cue=((5, 9),), speakers=("a0",)),
            said("It is so", "Sergey Lavrov", addressees=to_press, speakers=("a0", "a1"), date="2020-02-28"),
            said("No more of it", "Sergey Lavrov", modality="negated"),
            said("Who will pay?", "Ilham Aliyev", modality="questioned", speakers=("a1",), kind="writing"),
            said("That is", "Sergey Lavrov", modality="hypothetical"),
            said("everybody knows", None, form="indirect"),
            contacts=(meeting,),
        ))  # fmt: skip
        yield store


def test_what_was_not_said_is_no_statement(filled: Store) -> None:
    assert [row.words for row in rows(filled)] == ["It is so", WORDS, "Who will pay?"]
    assert [row.modality for row in rows(filled)] == ["asserted", "asserted", "questioned"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"to": "reporters"}, ["It is so"]),
        ({"to": "Aliyev"}, [WORDS]),
        ({"to": "Lavrov"}, []),
        ({"by": "Aliyev"}, ["It is so", "Who will pay?"]),
        ({"by": "Aliyev", "kind": "writing"}, ["Who will pay?"]),
        ({"topic": "territory"}, [WORDS]),
        ({"topic": "health"}, []),
        ({"until": "2020-02"}, ["It is so"]),
    ],
)
def test_statements_are_found(filled: Store, question: dict[str, Any], words: list[str]) -> None:
    assert [row.words for row in rows(filled, **question)] == words


def test_a_statement_knows_its_contact_and_takes_its_date(filled: Store) -> None:
    (meeting,) = filled.contacts()
    found = rows(filled, at=meeting.id[:8])
    assert [row.words for row in found] == [WORDS, "Who will pay?"]
    assert {(row.contact, row.date) for row in found} == {(meeting.id, "2020-03-01")}
    (to_press,) = rows(filled, to="reporters")
    assert (to_press.contact, to_press.date) == (None, "2020-02-28")
    assert rows(filled, at="ffffffff") == []


def test_a_statement_names_all_who_speak_and_listen(filled: Store) -> None:
    (row,) = rows(filled, to="reporters")
    assert row.speakers == ("Sergey Lavrov", "Ilham Aliyev")
    assert row.addressees == ("reporters",)
    (row,) = rows(filled, topic="economic")
    assert (row.addressees, row.topics) == (("Ilham Aliyev",), ("economic", "territory"))


def _tellings() -> list[tuple[Report, Account]]:
    """Five reports: three tell the statement, one tells it a month later, one lets another state say it."""
    longer = f"{WORDS} and everybody knows it."
    marked = "The road [to Baku] through the pass will be open before the winter, he said."
    insertion = (marked.index("["), marked.index("]") + 1)
    return [
        told(said(WORDS, "Sergey Lavrov"), published="2020-03-02", publisher="Agency"),
        told(said(longer, "Sergei Lavrov"), text=longer, published="2020-03-03", publisher="Courier"),
        told(said(marked[: marked.index(",")], "Sergey Lavrov", insertions=(insertion,)), text=marked,
             published="2020-03-05", publisher="Herald"),
        told(said(WORDS, "Sergey Lavrov"), published="2020-04-20", publisher="Monthly"),
        told(said(WORDS, "Ilham Aliyev"), published="2020-03-02", publisher="Gazette"),
    ]  # fmt: skip


def test_tellings_of_one_statement_are_one(store: Store) -> None:
    for one in _tellings():
        store.add(*one)
    found = rows(store, by="Lavrov")
    assert [[source.publisher for source in row.sources] for row in found] == [
        ["Agency", "Courier", "Herald"], ["Monthly"],
    ]  # fmt: skip
    assert [row.date for row in found] == ["2020-03-02", "2020-04-20"]
    assert [row.words for row in rows(store, by="Aliyev")] == [WORDS]
    assert len(store.search("winter", kind="statement")) == 3


def test_a_record_of_the_first_schema_learns_what_is_the_same(new_place: NewUrl) -> None:
    new, old = new_place(), new_place()
    with Store(new) as store:
        for one in _tellings():
            store.add(*one)
        expected = rows(store)
    make_first(old)
    with connected(new) as filled, connected(old) as first:
        for name in ("reports", "accounts", "statements", "actors", "actor_names", "actor_keys"):
            table = Table(name, MetaData(), autoload_with=first)
            first.execute(insert(table), [row._asdict() for row in filled.execute(select(table))])
    with Store(old) as store:
        assert rows(store) == expected
        assert len(rows(store, by="Lavrov")) == 2


def test_short_words_of_several_reports_stay_apart(store: Store) -> None:
    for publisher in ("Agency", "Courier"):
        store.add(*told(said("It is so", "Sergey Lavrov"), publisher=publisher))
    assert len(rows(store)) == 2


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(list(permutations(range(5)))), st.integers(0, 4))
def test_the_order_of_tellings_does_not_matter(order: tuple[int, ...], removed: int) -> None:
    tellings = _tellings()

    def dump(numbers: tuple[int, ...], gone: int) -> list[str]:
        with Store(":memory:") as store:
            for number in numbers:
                store.add(*tellings[number])
            store.remove(tellings[gone][0].id)
            return list(store.dump())

    assert dump(order, removed) == dump(tuple(n for n in range(5) if n != removed), removed)
