"""Pages by cursor, topics and offices, facets and the forms of an answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.record.conftest import NewUrl
from tests.record.older import run
from tests.record.samples import account, contact, report, said
from verbale.errors import VerbaleError
from verbale.record.questions import (
    ContactQuestion,
    EventQuestion,
    Question,
    StatementQuestion,
    TimelineQuestion,
)
from verbale.record.store import Store

DAYS = ("2020-03-02", "2020-03-02", "2020-03-05", "2020-04-01", "2021-01-01")


def _fill(store: Store) -> None:
    for number, day in enumerate(DAYS):
        text = f"Report {number}. Azerbaijan waits, {number} said. Talks went on."
        one = report(text, published=day)
        held = number != 3
        store.add(
            one,
            account(
                one,
                contact(
                    *(("Sergey Lavrov",) if held else ("Vladimir Putin",)),
                    date=day,
                    place="Baku" if held else None,
                    mode="meeting" if held else "call",
                    status="held" if held else "planned",
                    topics=("military", "territory") if held else ("economic",),
                ),
                quotations=(said(f"Azerbaijan waits, {number}", "Sergey Lavrov", topics=("military",)),),
            ),
        )


@pytest.fixture(scope="module")
def store(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as filled:
        _fill(filled)
        yield filled


def pages(store: Store, asked: Question, size: int) -> list[list[Any]]:
    found = []
    after = None
    while True:
        rows = store.ask(replace(asked, limit=size, after=after))
        found.append([row.id for row in rows])
        after = rows.next
        if after is None:
            return found


@pytest.mark.parametrize(
    "asked",
    [
        ContactQuestion(),
        ContactQuestion(between=("RUS", "AZE")),
        ContactQuestion(party="AZE", since="2020-03-03"),
        ContactQuestion(topic="military"),
        ContactQuestion(person="foreign minister of Russia"),
        StatementQuestion(),
        StatementQuestion(party="RUS", about="waits"),
        TimelineQuestion(between=("AZE", "RUS")),
        ContactQuestion(between=("RUS", "AZE"), newest=True),
        StatementQuestion(newest=True),
        TimelineQuestion(between=("AZE", "RUS"), newest=True),
        EventQuestion(party="RUS", newest=True),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_together_are_the_whole_answer(store: Store, asked: Question, size: int) -> None:
    whole = [row.id for row in store.ask(asked)]
    found = pages(store, asked, size)
    assert [one for page in found for one in page] == whole != []
    assert all(len(page) == size for page in found[:-1])
    assert store.ask(asked).next is None


@pytest.mark.parametrize(
    "asked",
    [
        ContactQuestion(),
        ContactQuestion(topic="military", since="2020-03-03"),
        StatementQuestion(between=("RUS", "AZE")),
        TimelineQuestion(between=("AZE", "RUS"), events=True),
        EventQuestion(between=("RUS", "AZE")),
    ],
)
def test_the_newest_first_is_the_same_answer_from_its_end(
    store: Store, asked: ContactQuestion | StatementQuestion | TimelineQuestion | EventQuestion
) -> None:
    rows = store.ask(asked)
    assert list(store.ask(replace(asked, newest=True))) == list(rows)[::-1] != []


def test_a_page_goes_on_where_the_last_ended_whatever_came_in_between(new_url: NewUrl) -> None:
    with Store(new_url()) as store:
        _fill(store)
        whole = store.contacts()
        first = store.contacts(ContactQuestion(limit=2))
        early = report("Earlier.", published="2019-01-01")
        store.add(early, account(early, contact("Ilham Aliyev", date="2019-01-01")))
        rest = store.contacts(ContactQuestion(after=first.next))
        assert [*first, *rest] == list(whole)


@pytest.mark.parametrize("cursor", ["", "nonsense", "WzFd", "é", "bm8", "WyIyMDIwIiwwLCJhIl0"])
def test_what_is_no_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(VerbaleError, match="no cursor"):
        store.contacts(ContactQuestion(after=cursor))


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ({"topic": "territory"}, [*DAYS[1:3], DAYS[4]]),
        ({"topic": "economic"}, [DAYS[3]]),
        ({"topic": "health"}, []),
        ({"topic": "military", "between": ("AZE", "RUS"), "until": "2020-03-02"}, [DAYS[0]]),
        ({"person": "president of RUS"}, [DAYS[3]]),
        ({"person": "foreign ministers of Russia", "since": "2021"}, [DAYS[4]]),
        ({"person": "president of Azerbaijan"}, []),
    ],
)
def test_contacts_are_found_by_topic_and_office(store: Store, question: Any, dates: list[str]) -> None:
    assert sorted(row.date or "" for row in store.contacts(ContactQuestion(**question))) == dates


def test_statements_are_found_by_the_office_of_the_speaker(store: Store) -> None:
    assert len(store.statements(StatementQuestion(by="Russian foreign minister"))) == len(DAYS)
    assert not store.statements(StatementQuestion(by="Russian president"))


def counts(store: Store, asked: ContactQuestion | StatementQuestion) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in store.facets(asked):
        found.setdefault(row.facet, {})[row.value] = row.count
        assert not row.capped
    return found


def test_facets_count_contacts(store: Store) -> None:
    found = counts(store, ContactQuestion(as_of="2020-06"))
    total = len(store.contacts())
    assert found["all"] == {"": total}
    assert found["party"] == {"AZE": total, "RUS": total}
    assert found["person"] == {"Sergey Lavrov": total - 1, "Vladimir Putin": 1}
    assert found["mode"] == {"meeting": total - 1, "call": 1}
    assert found["status"] == {"held": total - 1, "unconfirmed": 1}
    assert found["place"] == {"Baku": total - 1}
    assert found["topic"] == {"military": total - 1, "territory": total - 1, "economic": 1}
    assert found["month"]["2020-04"] == found["month"]["2021-01"] == 1
    assert counts(store, ContactQuestion(topic="health")) == {"all": {"": 0}}


def test_facets_count_statements(store: Store) -> None:
    found = counts(store, StatementQuestion(about="waits", limit=1))
    assert found == {
        "all": {"": 5}, "party": {"RUS": 5}, "person": {"Sergey Lavrov": 5}, "form": {"direct": 5},
        "topic": {"military": 5}, "month": {"2020-03": 3},
    }  # fmt: skip


def test_facets_of_an_older_record_count_the_same(new_place: NewUrl) -> None:
    place = new_place()
    names = "Sergey Lavrov", "President of Azerbaijan"
    with Store(place) as store:
        one = report("The waiting goes on, he said.", published="2020-03-02")
        told = said("The waiting goes on", "Sergey Lavrov", topics=("military",))
        store.add(one, account(one, contact(*names, topics=("territory",)), quotations=(told,)))
        expected = list(store.dump())
        asked = ContactQuestion(), StatementQuestion()
        before = [list(store.facets(one)) for one in asked]
        assert all({row.value for row in some} >= {"Sergey Lavrov"} for some in before)
    columns = {"contacts": ("persons", "topics"), "statements": ("persons",)}
    run(place, *(f"ALTER TABLE {table} DROP COLUMN {one}" for table, some in columns.items() for one in some))
    for step in ("columns for persons and topics", "persons and topics in rows"):
        run(place, f"DELETE FROM verbale_migrations WHERE name = '{step}'")  # noqa: S608
    with Store(place) as store:
        assert list(store.dump()) == expected
        assert [list(store.facets(one)) for one in asked] == before


def test_an_answer_has_many_forms(store: Store) -> None:
    rows = store.contacts()
    assert rows.to_arrow().column("mode").to_pylist() == [row.mode for row in rows]
    assert list(rows.to_pandas()["mode"]) == [row.mode for row in rows]
    assert rows.to_polars()["id"].to_list() == [row.id for row in rows]
