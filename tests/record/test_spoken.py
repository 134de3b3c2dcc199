"""How much parties speak follows from the statements, whatever comes, goes or is told again."""

from tests.record.samples import account, report, said
from verbale.account import Account
from verbale.record import spoken
from verbale.record.spoken import Time, spoken_in
from verbale.record.store import Store
from verbale.report import Report

WORDS = "We shall never give up the ferry across the strait"


def _told(day: str, words: str, *topics: str) -> tuple[Report, Account]:
    told = report(f"{words}, he said. It is {day}.", published=day)
    return told, account(told, quotations=(said(words, "Sergey Lavrov", topics=topics),))


FIRST = _told("2020-03-02", WORDS, "diplomatic")
AGAIN = _told("2020-03-04", WORDS, "diplomatic", "military")
LATER = _told("2020-06-01", WORDS, "military")
OTHER = _told("2020-03-03", "Nobody has asked for a second harbour")


def _counts(store: Store, topic: str | None = None, most: int = 100) -> int:
    with store._database.read() as connection:
        [count] = spoken_in(connection, "RUS", [Time(topic, "2020-03-01", "2020-06-01")], most=most)
        return count


def test_a_statement_told_twice_counts_once_between_days(store: Store) -> None:
    store.add_many([AGAIN, LATER, OTHER, FIRST])
    assert _counts(store) == 2
    assert (_counts(store, "diplomatic"), _counts(store, "military")) == (1, 0)
    assert _counts(store, most=1) == 1


def test_several_times_are_counted_at_once_in_their_order(store: Store) -> None:
    store.add_many([AGAIN, LATER, OTHER, FIRST])
    times = [
        Time("military", "2020-05-01", "2020-07-01"),
        Time(None, "2020-03-02", "2020-03-03"),
        Time(None, "2020-03-01", "2020-06-01"),
    ]
    with store._database.read() as connection:
        assert spoken_in(connection, "RUS", times) == [1, 0, 2]
        assert spoken_in(connection, "RUS", []) == []


def test_the_next_telling_counts_when_the_first_is_taken_out(store: Store) -> None:
    for one in (AGAIN, FIRST, OTHER):
        store.add(*one)
    store.remove(FIRST[0].id)
    assert (_counts(store), _counts(store, "military")) == (2, 1)


def test_what_is_kept_is_what_an_older_record_is_given(store: Store) -> None:
    for one in (AGAIN, LATER, OTHER, FIRST):
        store.add(*one)
    kept = list(store.dump())
    with store._database.write() as connection:
        spoken.spoken_on.drop(connection)
        spoken.set_up(connection)
    assert list(store.dump()) == kept
