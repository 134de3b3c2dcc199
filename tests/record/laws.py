"""The laws of merging, for accounts of any kind: neither order, batches nor repetition may show."""

from hypothesis import strategies as st

from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report

type Told = tuple[Report, Account]


def dump_of(store: Store, batches: list[list[Told]]) -> list[str]:
    """Return the rows of a record that took in the batches one after the other, and leave it empty."""
    for batch in batches:
        store.add_many(batch)
    lines = list(store.dump())
    for row in store.reports():
        store.remove(row.id)
    return lines


def check_order(empty: Store, told: list[Told], data: st.DataObject) -> None:
    """Any order, any batches, twice or once: the same rows, and none when all is taken out again."""
    expected = dump_of(empty, [told])
    shuffled = data.draw(st.permutations(told))
    assert dump_of(empty, [[one] for one in shuffled]) == expected
    again = data.draw(st.lists(st.sampled_from(told), max_size=4))
    assert dump_of(empty, [again, list(reversed(told)), told]) == expected
    assert [line for line in empty.dump() if "verbale_migrations" not in line] == []


def check_rereading(empty: Store, told: list[Told], number: int, other: Account, data: st.DataObject) -> None:
    """Of the report `number`, read first as `other`, nothing is left when it is read anew or taken out."""
    first = (told[number][0], other)
    others = [one for one in told if one[0] != first[0]]
    place = data.draw(st.integers(0, len(others)))
    batches = [[one] for one in [*others[:place], first, *others[place:], told[number]]]
    assert dump_of(empty, batches) == dump_of(empty, [told])
    for one in [*others, first]:
        empty.add(*one)
    empty.remove(first[0].id)
    left = list(empty.dump())
    for row in empty.reports():
        empty.remove(row.id)
    assert left == dump_of(empty, [others])
