"""A record that was merged by other rules is merged anew, in parts, and comes out as a new one would."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.test_judged_order import _judgements
from tests.record.test_order import Told, accounts
from verbale.record import anew, claims, gradual, migrations, schema
from verbale.record.block import Block
from verbale.record.gradual import Progress, Tell, told_of_steps
from verbale.record.judgement_tables import contact_judgements, judgement_keys, judgements
from verbale.record.judgements import Judgement
from verbale.record.occasions import Occasion
from verbale.record.store import Store
from verbale.record.titles import Title

ANEW = [name for name, step in migrations.STEPS.items() if step is anew.ANEW]


class _BrokenError(Exception):
    """Stands for the end of the process."""


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


def _alone(_: Block, occasion: Occasion) -> Occasion:
    return occasion


def _of_first_party(parties: tuple[str, ...], _: Title) -> tuple[str, ...]:
    return parties[:1]


def _fill(store: Store, told: list[Told], judged: list[Judgement]) -> list[str]:
    store.add_many(told)
    for one in judged:
        store.judge(one)
    return list(store.dump())


def _clear(store: Store) -> None:
    for row in store.reports():
        store.remove(row.id)
    with store._database.write() as connection:
        for table in (judgements, judgement_keys, contact_judgements):
            connection.execute(table.delete())


def _migrate(store: Store, parts: int | None = None) -> list[Progress]:
    """Bring the store up to date; break it off after so many parts."""
    told: list[Progress] = []

    @contextmanager
    def telling(_: str) -> Iterator[Tell]:
        def tell(progress: Progress) -> None:
            if len(told) == parts:
                raise _BrokenError
            told.append(progress)

        yield tell

    with told_of_steps(telling):
        migrations.migrate(store._database, create=False)
    return told


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_a_record_of_other_rules_becomes_like_a_new_one(empty: Store, data: st.DataObject) -> None:
    _migrate(empty)  # an example before may have failed
    _clear(empty)
    told = data.draw(accounts())
    judged = data.draw(_judgements(told))
    expected = _fill(empty, told, judged)
    _clear(empty)
    with patch.object(Block, "root", _alone), patch.object(claims, "_shared", _of_first_party):
        _fill(empty, told, judged)
    with empty._database.write() as connection:
        marks = schema.migrations
        connection.execute(marks.delete().where(marks.c.name.in_(ANEW[data.draw(st.integers(0, 2)) :])))
    with patch.object(anew, "_CLAIMS_IN_A_PART", 3), patch.object(gradual, "_REPORTS_IN_A_PART", 2):
        broken_after = data.draw(st.integers(1, 4))
        try:
            _migrate(empty, broken_after)
        except _BrokenError:
            rest = _migrate(empty)
            assert {one.step for one in rest} == {ANEW[-1]}
            assert rest[0].done > 0
    assert list(empty.dump()) == expected
    assert _migrate(empty) == []
