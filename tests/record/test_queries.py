from collections.abc import Iterator
from typing import Any

import pytest

from tests.record.conftest import NewUrl
from tests.record.samples import account, contact, report, said, state_at
from verbale.account import Actor
from verbale.errors import VerbaleError
from verbale.record.questions import ContactQuestion, StatementQuestion, TimelineQuestion
from verbale.record.store import Store

TEXT = "Lavrov said Azerbaijan was ready. We trust each other. Nothing is decided yet, the minister wrote."


@pytest.fixture(scope="module")
def store(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as filled:
        _fill(filled)
        yield filled


def _fill(store: Store) -> None:
    spring = report(TEXT, published="2020-03-02", title="Spring talks", publisher="Agency")
    store.add(
        spring,
        account(
            spring,
            contact("Sergey Lavrov", "Elmar Mammadyarov", date="2020-03-02", place="Baku"),
            contact("Vladimir Putin", date="2020-05", place="Moscow", status="planned", mode="visit"),
            contact("Zohrab Mnatsakanyan", states=("ARM", "AZE"), date="2019", status="possible"),
            quotations=(
                said("Azerbaijan was ready", "Sergey Lavrov", form="indirect"),
                said("We trust each other.", "Elmar Mammadyarov"),
                said("Nothing is decided yet"),
            ),
            also=(state_at(TEXT, "Azerbaijan", "AZE"),),
        ),
    )
    summer = report("No talks are planned. Armenia waits.", published="2021-07-01", publisher="Daily")
    store.add(
        summer,
        account(
            summer,
            contact(states=("ARM", "RUS"), date=None, mode="call"),
            quotations=(
                said("No talks are planned.", "Sergei Lavrov"),
                said("Armenia waits.", "Ilham Aliyev"),
            ),
            also=(state_at(summer.text, "Armenia", "ARM"),),
        ),
    )


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ({}, ["2019", "2020-03-02", "2020-05", None]),
        ({"between": ("RUS", "AZE")}, ["2020-03-02", "2020-05"]),
        ({"between": ("ARM", "RUS")}, [None]),
        ({"party": "ARM"}, ["2019", None]),
        ({"party": "ARM", "between": ("ARM", "AZE")}, ["2019"]),
        ({"person": "Mamedyarov"}, ["2020-03-02"]),
        ({"person": "Sergei Lavrov", "party": "AZE"}, ["2020-03-02"]),
        ({"person": "Nobody"}, []),
        ({"person": "?"}, []),
        ({"mode": "visit"}, ["2020-05"]),
        ({"status": "held"}, ["2020-03-02", None]),
        ({"place": "baku"}, ["2020-03-02"]),
        ({"since": "2020"}, ["2020-03-02", "2020-05", None]),
        ({"since": "2020-05-20", "until": "2020"}, ["2020-05"]),
        ({"until": "2019-01"}, ["2019"]),
        ({"limit": 2, "offset": 1}, ["2020-03-02", "2020-05"]),
        ({"limit": 0}, []),
    ],
)
def test_contacts_are_found_and_come_in_time_order(
    store: Store, question: dict[str, Any], dates: list[str | None]
) -> None:
    assert [row.date for row in store.contacts(ContactQuestion(**question))] == dates


@pytest.mark.parametrize("question", [
    {}, {"between": ("RUS", "AZE"), "as_of": "2021"}, {"limit": 2, "offset": 1}, {"newest": True},
])  # fmt: skip
def test_marks_are_the_little_of_contacts_that_drawings_show(store: Store, question: dict[str, Any]) -> None:
    asked = ContactQuestion(**question)
    assert store.contact_marks(asked) == [
        (row.id, row.mode, row.status, row.date, row.place) for row in store.contacts(asked)
    ]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"by": "Lavrov"}, ["Azerbaijan was ready", "No talks are planned."]),
        ({"by": "Sergey Lavrov", "since": "2021"}, ["No talks are planned."]),
        ({"by": "Sergey Ivanov"}, []),
        ({"party": "AZE"}, ["We trust each other.", "Armenia waits."]),
        ({"about": "trust"}, ["We trust each other."]),
        ({"about": '"talks are"'}, ["No talks are planned."]),
        ({"about": "read*", "by": "lavrov"}, ["Azerbaijan was ready"]),
        ({"about": "trust ready"}, []),
        ({"form": "indirect"}, ["Azerbaijan was ready"]),
        ({"limit": 1, "offset": 2}, ["Nothing is decided yet"]),
    ],
)
def test_statements_are_found_and_come_in_time_order(
    store: Store, question: dict[str, Any], words: list[str]
) -> None:
    assert [row.words for row in store.statements(StatementQuestion(**question))] == words


def test_a_statement_tells_who_said_it_and_where_it_stands(store: Store) -> None:
    row = store.statements(StatementQuestion(about="trust"))[0]
    assert (row.speaker, row.party, row.office, row.date, row.publisher) == (
        "Elmar Mammadyarov", "AZE", "foreign minister", "2020-03-02", "Agency",
    )  # fmt: skip
    assert [TEXT[start:end] for start, end in row.spans] == [row.words]
    assert store.statements(StatementQuestion(about="decided"))[0].speaker is None


def test_a_timeline_holds_contacts_and_what_was_said_of_each_other(store: Store) -> None:
    rows = store.timeline(TimelineQuestion(between=("RUS", "AZE")))
    assert [row.words if row.kind == "statement" else row.status for row in rows] == [
        "held", "Azerbaijan was ready", "We trust each other.", "planned",
    ]  # fmt: skip
    some = store.timeline(TimelineQuestion(between=("RUS", "AZE"), limit=2, offset=1))
    assert list(some) == list(rows[1:3])
    said_of_armenia = store.timeline(TimelineQuestion(between=("ARM", "AZE"), since="2021"))
    assert [row.kind for row in said_of_armenia] == ["statement"]


@pytest.mark.parametrize("question", [{"since": "then"}, {"until": "2020-13"}, {"between": ("RUS", "RUS")}])
def test_a_question_that_makes_no_sense_is_refused(store: Store, question: dict[str, Any]) -> None:
    with pytest.raises(VerbaleError):
        store.contacts(ContactQuestion(**question))


def test_reports_come_in_order_of_publication(store: Store) -> None:
    rows = store.reports()
    assert [(row.published, row.contacts, row.statements, row.characters) for row in rows] == [
        ("2020-03-02", 3, 3, len(TEXT)),
        ("2021-07-01", 1, 2, 36),
    ]
    assert list(store.reports(limit=1, offset=1)) == [rows[1]]


def test_an_actor_has_spellings_offices_and_days(store: Store) -> None:
    (row,) = store.actors(name="Sergey Lavrov")
    assert (row.name, row.also, row.party) == ("Sergei Lavrov", ("Sergey Lavrov",), "RUS")
    assert (row.reports, row.first, row.last) == (2, "2020-03-02", "2021-07-01")
    (office,) = row.offices
    assert (office.office, office.first, office.last, office.reports) == (
        "foreign minister", "2020-03-02", "2021-07-01", 2,
    )  # fmt: skip
    azerbaijan = [row for row in store.actors(party="AZE") if row.type == "state"]
    assert [(row.name, row.reports) for row in azerbaijan] == [("Azerbaijan", 2)]


def test_statistics_count_what_is_there(store: Store) -> None:
    counted = store.statistics()
    assert (counted.reports, counted.contacts, counted.claims, counted.statements) == (2, 4, 4, 5)
    assert (counted.first, counted.last) == ("2020-03-02", "2021-07-01")
    assert counted.contacts_by_status == {"held": 2, "planned": 1, "possible": 1}


def test_a_state_is_one_actor_under_all_its_names(new_url: NewUrl) -> None:
    with Store(new_url()) as store:
        for name in ("Russia", "Russia", "Russian Federation"):
            one = report(f"{name} and {store.statistics().reports}")
            actor = Actor(id="x", kind="state", name=name, party="RUS")
            store.add(one, account(one, also=(actor,)))
        (row,) = store.actors(party="RUS")
        assert (row.name, row.also, row.reports) == ("Russia", ("Russian Federation",), 3)
