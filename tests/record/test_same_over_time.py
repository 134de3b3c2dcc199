"""What a party says all the time: tellings a few days apart share a root, whatever comes or goes between."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.laws import Told
from tests.record.samples import account, report, said
from verbale.record.store import Store

WORDS = "There is no alternative to a peaceful settlement of the dispute"
FIRST = date(2020, 1, 1)


def _told(number: int, day: int) -> Told:
    text = f"Report {number}. {WORDS}, Sergey Lavrov said."
    one = report(text, published=(FIRST + timedelta(days=day)).isoformat())
    return one, account(one, quotations=(said(WORDS, "Sergey Lavrov"),))


def _statements(store: Store) -> list[tuple[str, ...]]:
    return [tuple(source.report for source in row.sources) for row in store.statements()]


def _expected(told: list[tuple[int, Told]]) -> list[tuple[str, ...]]:
    """Return the reports of each statement: those of days no more than a week after the one before."""
    found: list[list[str]] = []
    before = None
    for day, (one, _) in sorted(told, key=lambda pair: (pair[0], pair[1][0].id)):
        if before is None or day - before > 7:
            found.append([])
        found[-1].append(one.id)
        before = day
    return [tuple(reports) for reports in found]


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_roots_follow_from_the_days_alone(empty: Store, data: st.DataObject) -> None:
    days = data.draw(st.lists(st.integers(0, 60), min_size=2, max_size=9))
    told = {number: (day, _told(number, day)) for number, day in enumerate(days)}
    order = data.draw(st.permutations(list(told)))
    first = data.draw(st.integers(1, len(order)))
    # All is drawn before anything is added: an example given up while drawing would leave its reports behind.
    leaving = data.draw(st.permutations(list(told)))
    for some in (order[:first], order[first:]):
        empty.add_many(told[number][1] for number in some)
    held = dict(told)
    assert _statements(empty) == _expected(list(held.values()))
    for number in leaving:
        empty.remove(told[number][1][0].id)
        del held[number]
        assert _statements(empty) == _expected(list(held.values()))
