"""Words in the order of days: what is looked up stretch by stretch is what is looked up at once."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from tests.record.conftest import NewUrl
from tests.record.samples import account, report, said
from verbale.record import passing, schema, textindex_postgresql
from verbale.record.passing import passages
from verbale.record.questions import StatementQuestion
from verbale.record.store import Store

DAYS = [f"{1980 + 3 * place}-{1 + place % 12:02}-{1 + 2 * (place % 7):02}" for place in range(14)]
WORDS = (
    "the bridge is open now",
    "the long bridge is closed now",
    "the long road is open now",
    "nobody knows",
)
SPEAKERS = ("Sergey Lavrov", "Ilham Aliyev")


@pytest.fixture(scope="module")
def filled(new_url: NewUrl) -> Iterator[Store]:
    told = []
    for place, day in enumerate([*DAYS, *DAYS[3:6], *DAYS[3:5], None, None]):
        words = WORDS[place * 3 % len(WORDS)]
        one = report(f"{words}, {SPEAKERS[place % 2]} told dispatch {place}.", published=day)
        told.append((one, account(one, quotations=(said(words, SPEAKERS[place % 2]),))))
    with Store(new_url()) as store:
        store.add_many(told)
        yield store


@pytest.fixture
def in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textindex_postgresql, "_FEW", -1)
    monkeypatch.setattr(textindex_postgresql, "_ENOUGH", 0.1)
    monkeypatch.setattr(passing, "_FEWEST", 1)
    monkeypatch.setattr(passing, "_GROWTH", 1)


QUESTIONS: list[dict[str, Any]] = [
    {"about": "bridge"},
    {"about": "bridge", "limit": 2},
    {"about": "long now", "limit": 3, "newest": True},
    {"about": '"long bridge"', "limit": 2},
    {"about": '"is open"', "limit": 20},
    {"about": '"is op*"', "limit": 2, "since": "1990", "until": "2015"},
    {"about": "now", "party": "RUS", "limit": 4},
    {"about": "now", "by": "Aliyev", "limit": 2},
    {"about": "now", "by": "Lavrov", "limit": 3, "newest": True},
    {"about": "now", "since": "1989", "limit": 2, "offset": 1},
    {"about": "ferry", "limit": 2},
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_those_that_are_looked_up_at_once(
    filled: Store, question: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    asked = StatementQuestion(**question)
    expected = _pages(filled, asked)
    every = [row for row in filled.statements() if _holds(row.words, question["about"])]
    request.getfixturevalue("in_stretches")
    assert _pages(filled, asked) == expected
    assert (not expected) == (not every)


@pytest.mark.usefixtures("in_stretches")
def test_the_latest_are_searched_whatever_their_order(filled: Store) -> None:
    assert len(filled.search('"long bridge"', kind="statement")) == sum(
        "long bridge" in row.words for row in filled.statements()
    )
    assert len(filled.search("dispatch", kind="report", limit=50)) == filled.statistics().reports


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize(
    ("first", "last"), [(None, None), ("1989-01-01", None), (None, "2010-12-31"), ("2100", None)]
)
def test_stretches_hold_each_day_once(
    filled: Store, first: str | None, last: str | None, *, newest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "_FEWEST", 2)
    day = schema.reports.c.day
    with filled._database.read() as connection:
        days = [str(one) for one in connection.scalars(schema.reports.select().with_only_columns(day))]
        found = list(passages(connection, day, 1, first, last, newest=newest))
    within = [one for one in days if (first or "") <= one <= (last or "9999-12-31")]
    assert all(sum(one.first <= day <= one.last for one in found) == 1 for day in within)
    assert all(one.last < other.first for one, other in pairwise(found[::-1] if newest else found))
    assert (len(found) > 1) == (len(within) > 2)


def _pages(store: Store, asked: StatementQuestion) -> list[tuple[str, str]]:
    """Return the first page of an answer, and the one that follows it."""
    page = store.statements(asked)
    rows = [(row.report, row.words) for row in page]
    if page.next is not None:
        rows += [(row.report, row.words) for row in store.statements(_after(asked, page.next))]
    return rows


def _after(asked: StatementQuestion, cursor: str) -> StatementQuestion:
    return StatementQuestion(
        about=asked.about, party=asked.party, by=asked.by, limit=asked.limit, newest=asked.newest,
        since=asked.since, until=asked.until, after=cursor,
    )  # fmt: skip


def _holds(words: str, about: str) -> bool:
    return all(part.strip('"*') in words for part in (about.split() if '"' not in about else [about]))
