"""Which names are one person's across reports, and what judgements make of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.samples import account, contact, report, said
from verbale.account import Account, Actor, Participant
from verbale.record.judgement_tables import judgement_keys, judgements
from verbale.record.judgements import Judgement, NamedActor
from verbale.record.persons import Name, persons
from verbale.record.questions import ContactQuestion, StatementQuestion
from verbale.record.store import Store
from verbale.record.verdicts import Given
from verbale.report import Report

GIVEN = Given(by="R. Eader", at="2020-05-01T00:00:00.000000Z", reason="known to be so")


def grouped(*names: tuple[str, ...]) -> list[set[str]]:
    """Group names of one family, given as words, party and office."""
    made = [
        Name(f"{told} {party}", party or None, tuple(told.lower().split()), frozenset(office))
        for told, party, *office in names
    ]
    return sorted(({name.actor for name in group} for group in persons(made)), key=min)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([("Sergey Lavrov", "RUS"), ("Sergei Lavrov", "RUS"), ("S Lavrov", "RUS"), ("Lavrov", "RUS")], 1),
        ([("Sergey Lavrov", "RUS"), ("Sergey Viktorovich Lavrov", "RUS")], 1),
        ([("Ilham Aliyev", "AZE"), ("Heydar Aliyev", "AZE")], 2),
        ([("Ilham Aliyev", "AZE"), ("Heydar Aliyev", "AZE"), ("Aliyev", "AZE")], 3),
        ([("Maria Petrova", "BGR"), ("Marina Petrova", "BGR")], 2),
        ([("Maria Petrova", "BGR", "minister"), ("Mariya Petrova", "BGR", "minister")], 1),
        ([("Ilham Aliyev", "AZE", "president"), ("Ilkham Aliyev", "AZE", "president")], 1),
        ([("Ilham Aliyev", "AZE"), ("Ilkham Aliyev", "AZE")], 2),
        ([("Ivan Petrov", "RUS"), ("Ivan Petrov", "BGR")], 2),
        ([("Ivan Petrov", "RUS"), ("Ivan Petrov", "")], 1),
        ([("Ivan Petrov", "RUS"), ("Ivan Petrov", "BGR"), ("Ivan Petrov", "")], 3),
        ([("George Herbert Bush", "USA"), ("George Walker Bush", "USA"), ("George Bush", "USA")], 3),
        ([("Petrov", "RUS"), ("Petrov", "BGR")], 2),
        ([("", "RUS"), ("", "")], 2),
    ],
)
def test_names_are_grouped_by_person(names: list[tuple[str, ...]], count: int) -> None:
    assert len(grouped(*names)) == count
    assert grouped(*names) == grouped(*reversed(names))


def told(number: int, *people: tuple[str, str | None, str | None]) -> tuple[Report, Account]:
    one = report(f"Report {number} names them.", published=f"2020-03-{number + 1:02d}")
    actors = tuple(
        Actor(id=f"p{at}", kind="person", name=name, party=party, office=office)
        for at, (name, party, office) in enumerate(people)
    )
    return one, account(one, also=actors)


def shown(store: Store) -> list[tuple[str, ...]]:
    return sorted((row.name, *row.also) for row in store.actors() if row.type == "person")


def test_persons_are_merged_parted_and_restored(store: Store) -> None:
    store.add(*told(0, ("Muammar Gaddafi", "LBY", None), ("Moussa Koussa", "LBY", None)))
    store.add(*told(1, ("Muammar Qadhafi", "LBY", None)))
    assert len(shown(store)) == 3
    ids = [store.actors(name=name)[0].id for name in ("Gaddafi", "Qadhafi")]
    merged = store.merge([one[:16] for one in ids], GIVEN)
    assert ("Muammar Gaddafi", "Muammar Qadhafi") in shown(store)
    [row] = store.actors(name="Qadhafi")
    assert [(one.by, one.reason) for one in row.judgements] == [("R. Eader", "known to be so")]
    assert (row.first, row.last) == ("2020-03-01", "2020-03-02")
    later = GIVEN._replace(at="2020-05-02T00:00:00.000000Z")
    store.split(row.id, ["Muammar Qadhafi"], later)
    assert len(shown(store)) == 3
    store.undo(merged.id, later)
    assert len(shown(store)) == 3


def test_a_judgement_waits_for_names_that_come_later(store: Store) -> None:
    sides = [
        (NamedActor(type="person", party="LBY", name=name),)
        for name in ("Muammar Gaddafi", "Muammar Qadhafi")
    ]
    store.judge(
        Judgement(verdict="merge", subject="actor", at=GIVEN.at, by="X", one=sides[0], other=sides[1])
    )
    for number, name in enumerate(("Muammar Gaddafi", "Muammar Qadhafi")):
        store.add(*told(number, (name, "LBY", None)))
    assert shown(store) == [("Muammar Gaddafi", "Muammar Qadhafi")]


def test_an_unnamed_office_leads_to_the_one_who_held_it_on_the_day(store: Store) -> None:
    for day, holder in (("2017-11-20", "Edward Nalbandian"), ("2019-03-04", "Zohrab Mnatsakanyan")):
        words = "We keep to the format."
        one = report(f"On {day} the minister spoke. {words}", published=day)
        read = account(
            one, contact("President of Armenia", states=("ARM", "RUS"), date=day), quotations=(said(words),)
        )
        office = Actor(id="o", kind="office", name="Foreign minister of Armenia", party="ARM",
                       office="foreign minister", holder=holder)  # fmt: skip
        [met], [quoted] = read.contacts, read.quotations
        there = (Participant(name=office.name, actor="o", party="ARM"),)
        contacts = (met.model_copy(update={"participants": there}),)
        quotations = (quoted.model_copy(update={"speaker": "o"}),)
        more = {"actors": (*read.actors, office), "contacts": contacts, "quotations": quotations}
        store.add(one, read.model_copy(update=more))
    for name, day in (("Nalbandian", "2017-11-20"), ("Zohrab Mnatsakanyan", "2019-03-04")):
        assert [row.date for row in store.contacts(ContactQuestion(person=name))] == [day]
        assert [row.date for row in store.statements(StatementQuestion(by=name))] == [day]
        [person] = store.actors(name=name)
        assert [(one.office, one.first) for one in person.offices] == [("foreign minister", day)]


NAMES = [
    "Ilham Aliyev",
    "Ilkham Aliyev",
    "Heydar Aliyev",
    "I. Aliyev",
    "Aliyev",
    "Ilham Heydar Aliyev",
    "Elmar Mamedov",
]
PEOPLE = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["AZE", "AZE", "RUS", None]),
    st.sampled_from([None, "president", "foreign minister"]),
)


@st.composite
def _steps(draw: st.DrawFn) -> list[Any]:
    several = draw(st.lists(st.lists(PEOPLE, max_size=4), min_size=1, max_size=5))
    named = st.builds(
        NamedActor,
        type=st.just("person"),
        party=st.sampled_from(["AZE", "RUS", None]),
        name=st.sampled_from(NAMES),
    )
    side = st.lists(named, min_size=1, max_size=3, unique=True).map(tuple)
    given_by = {
        "at": st.sampled_from([f"2020-04-0{day}" for day in (1, 2)]),
        "by": st.just("X"),
        "rule": st.booleans(),
    }
    kind = st.sampled_from(["merge", "split"])
    subject = st.just("actor")
    verdict = st.builds(Judgement, verdict=kind, subject=subject, one=side, other=side, **given_by)
    found = {one.id: one for one in draw(st.lists(verdict, max_size=4))}
    undone: bool = draw(st.booleans())
    if found and undone:
        lifted = Judgement(verdict="undo", subject="actor", at="2020-04-03", by="X", undoes=min(found))
        found[lifted.id] = lifted
    return [*(told(number, *people) for number, people in enumerate(several)), *found.values()]


def _dump(store: Store, steps: list[Any]) -> list[str]:
    for step in steps:
        if isinstance(step, Judgement):
            store.judge(step)
        else:
            store.add(*step)
    lines = list(store.dump())
    for row in store.reports():
        store.remove(row.id)
    assert not [line for line in store.dump() if line.startswith(('["actor', '["contact_j'))]
    with store._database.write() as connection:
        for table in (judgements, judgement_keys):
            connection.execute(table.delete())
    return lines


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_order_gives_the_same_persons(empty: Store, data: st.DataObject) -> None:
    steps = data.draw(_steps())
    expected = _dump(empty, steps)
    assert _dump(empty, data.draw(st.permutations(steps))) == expected
    number = data.draw(st.integers(0, 4))
    other = told(number, *data.draw(st.lists(PEOPLE, max_size=3)))
    without = [step for step in steps if isinstance(step, Judgement) or step[0].id != other[0].id]
    assert _dump(empty, [*steps, other]) == _dump(empty, [other, *without])
