"""Accounts and judgements come in any order, and reports go again: the record is the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.samples import account
from tests.record.test_order import Told, accounts, contacts
from verbale.account import Contact
from verbale.record.judgement_tables import contact_judgements, judgement_keys, judgements
from verbale.record.judgements import Judgement, ToldContact
from verbale.record.store import Store

TIMES = [f"2020-04-0{day}T00:00:00.000000Z" for day in (1, 2, 3)]


def telling(report: str, contact: Contact) -> ToldContact:
    """What a report tells of a contact, as judgements name it."""
    return ToldContact(
        report=report,
        spans=contact.evidence,
        mode=contact.mode,
        states=contact.states,
        date=contact.date,
        place=contact.place,
        names=tuple(person.name for person in contact.participants),
    )


@st.composite
def _judgements(draw: st.DrawFn, told: list[Told]) -> list[Judgement]:
    tellings = [telling(one.id, contact) for one, read in told for contact in read.contacts]
    nowhere = ToldContact(report="f" * 32, spans=((0, 9),), mode="meeting", states=("AZE", "RUS"))
    side = st.lists(st.sampled_from([*tellings, nowhere]), min_size=1, max_size=4, unique=True).map(tuple)
    given_by = {"at": st.sampled_from(TIMES), "by": st.just("R. Eader"), "rule": st.booleans()}
    verdicts = st.builds(
        Judgement,
        verdict=st.sampled_from(["merge", "split"]),
        subject=st.just("contact"),
        one=side,
        other=side,
        **given_by,
    )
    found: dict[str, Judgement] = {}
    for one in draw(st.lists(verdicts, max_size=6)):
        found[one.id] = one
    for _ in range(draw(st.integers(0, 3)) if found else 0):
        undoes = draw(st.sampled_from(sorted(found)))
        lifted = draw(st.builds(Judgement, verdict=st.just("undo"), subject=st.just("contact"),
                                undoes=st.just(undoes), **given_by))  # fmt: skip
        found[lifted.id] = lifted
    return list(found.values())


def _dump(store: Store, steps: list[Told | Judgement], removed: list[str]) -> list[str]:
    """Fill the empty store, take reports out again, dump the store and empty it."""
    for step in steps:
        if isinstance(step, Judgement):
            store.judge(step)
        else:
            store.add(*step)
    for report in removed:
        store.remove(report)
    lines = list(store.dump())
    for row in store.reports():
        store.remove(row.id)
    left = [line for line in store.dump() if "verbale_migrations" not in line]
    assert [line for line in left if not line.startswith(('["judgements"', '["judgement_keys"'))] == []
    with store._database.write() as connection:
        for table in (judgements, judgement_keys, contact_judgements):
            connection.execute(table.delete())
    return lines


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_order_of_accounts_and_judgements_gives_the_same_rows(empty: Store, data: st.DataObject) -> None:
    told = data.draw(accounts())
    judged = data.draw(_judgements(told))
    steps: list[Any] = [*told, *judged]
    expected = _dump(empty, steps, [])
    assert _dump(empty, data.draw(st.permutations(steps)), []) == expected
    again = data.draw(st.lists(st.sampled_from(steps), max_size=4)) if steps else []
    assert _dump(empty, [*again, *reversed(steps), *told], []) == expected


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_reports_taken_out_or_read_anew_leave_nothing_behind(empty: Store, data: st.DataObject) -> None:
    told = data.draw(accounts())
    judged = data.draw(_judgements(told))
    gone = data.draw(st.sets(st.integers(0, len(told) - 1)))
    changed = data.draw(st.integers(0, len(told) - 1))
    report = told[changed][0]
    other = (report, account(report, *data.draw(st.lists(contacts(), max_size=4))))
    steps: list[Any] = data.draw(st.permutations([*told, *judged]))
    others: list[Any] = [step for step in steps if step != told[changed]]
    left: list[Any] = [one for one in others if isinstance(one, Judgement) or told.index(one) not in gone]
    removed = [told[number][0].id for number in sorted(gone - {changed})]
    assert _dump(empty, [*steps, other], removed) == _dump(empty, [*left, other], [])
