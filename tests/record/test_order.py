"""Whatever the order, the batches and the repetitions in which accounts come, the record is the same."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.samples import PEOPLE, PLACES, account, contact, report
from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report

type Told = tuple[Report, Account]

# Few values, so that contacts meet, contradict and hold each other.
DATES = [
    "2020-03-02", "2020-03-03", "2020-03-02/2020-03-03", "2020-03-01/2020-03-04", "2020-03-03/2020-03-09",
    "2020-02-29/2020-03-02", "2020-04-10", "2020-03", "2020-02-20/2020-03-20", "2020", "2020-01/2020-03",
    None, "soon",
]  # fmt: skip
NAMES = [*PEOPLE, "Lavrov", "President of Armenia"]


@st.composite
def contacts(draw: st.DrawFn) -> dict[str, Any]:
    return contact(
        *draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)),
        states=draw(
            st.sampled_from([("AZE", "RUS"), ("AZE", "RUS"), ("ARM", "AZE", "RUS"), ("OSCE",), ("OSCE",), ()])
        ),
        mode=draw(st.sampled_from(["meeting", "meeting", "conference", "visit"])),
        status=draw(st.sampled_from(["held", "planned", "possible", "cancelled", "denied"])),
        date=draw(st.sampled_from(DATES)),
        place=draw(st.sampled_from([None, None, *PLACES])),
    )


@st.composite
def accounts(draw: st.DrawFn) -> list[Told]:
    several = draw(st.lists(st.lists(contacts(), max_size=4), min_size=1, max_size=5))
    told = []
    for number, some in enumerate(several):
        published = draw(st.sampled_from([None, "2020-03-01", "2020-03-03", "2020-03-10"]))
        occasion = draw(st.sampled_from(["talks", "5th summit", "6th summit", "ministerial"]))
        one = report(f"Report {number} of the {occasion}.", published=published)
        told.append((one, account(one, *some)))
    return told


def _dump(store: Store, batches: list[list[Told]]) -> list[str]:
    """Fill the empty store, dump it and empty it again: opening one costs more than all the rest."""
    for batch in batches:
        store.add_many(batch)
    _check(store)
    lines = list(store.dump())
    for row in store.reports():
        store.remove(row.id)
    return lines


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


def _check(store: Store) -> None:
    for row in store.contacts():
        assert row.sources
        told = Counter(source.report for source in row.sources)
        assert max(told.values()) == 1 or row.mode in ("visit", "conference") or row.disagreements
        assert row.status in {word.status for word in row.history}


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_order_batches_and_repetition_give_the_same_rows(empty: Store, data: st.DataObject) -> None:
    told = data.draw(accounts())
    expected = _dump(empty, [told])
    shuffled = data.draw(st.permutations(told))
    assert _dump(empty, [[one] for one in shuffled]) == expected
    again = data.draw(st.lists(st.sampled_from(told), max_size=4))
    assert _dump(empty, [again, list(reversed(told)), told]) == expected
    assert [line for line in empty.dump() if "verbale_migrations" not in line] == []


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_a_report_read_again_leaves_nothing_of_its_old_account(empty: Store, data: st.DataObject) -> None:
    told = data.draw(accounts())
    number = data.draw(st.integers(0, len(told) - 1))
    first = (told[number][0], account(told[number][0], *data.draw(st.lists(contacts(), max_size=4))))
    others = [one for one in told if one[0] != first[0]]
    place = data.draw(st.integers(0, len(others)))
    batches = [[one] for one in [*others[:place], first, *others[place:], told[number]]]
    assert _dump(empty, batches) == _dump(empty, [told])
