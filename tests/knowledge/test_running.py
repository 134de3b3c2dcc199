"""Tenures that run on a day."""

from datetime import date

import pytest

from verbale.knowledge.running import Running
from verbale.knowledge.tenures import Tenure

HELD = [
    ("b", Tenure(("Ann",), ("Roo",), "mayor", "XXA", date(2001, 5, 1), date(2003, 4, 30))),
    ("a", Tenure(("Bob",), ("Moo",), "mayor", "XXA", date(2003, 5, 1), None)),
    ("b", Tenure(("Cay",), ("Zoo",), "mayor", "XXB", date(2003, 1, 1), date(2003, 12, 31))),
]


@pytest.mark.parametrize(
    ("day", "families"),
    [
        (date(2001, 4, 30), []),
        (date(2001, 5, 1), ["Roo"]),
        (date(2003, 4, 30), ["Roo", "Zoo"]),
        (date(2003, 5, 1), ["Moo", "Zoo"]),
        (date(2050, 1, 1), ["Moo"]),
    ],
)
def test_those_that_cover_the_day_are_given_in_order(day: date, families: list[str]) -> None:
    running = Running(HELD)
    for _ in range(2):
        assert [tenure.family[0] for _, tenure in running.on(day)] == families
        by_key = running.by_key(day)
        assert sorted(tenure.family[0] for held in by_key.values() for tenure in held) == families
        assert {key: list(held) for key, held in by_key.items()} == {
            key: [tenure for other, tenure in running.on(day) if other == key] for key in by_key
        }
    assert all((key, tenure) in HELD for key, tenure in running.on(day))
