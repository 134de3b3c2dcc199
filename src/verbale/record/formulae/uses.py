"""Keeps the uses of phrases true to the statements of the record, one report at a time.

What stands in the tables depends on the statements alone. A report costs a few look-ups for each of its
phrases, however often these have been used before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import batched, islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from verbale.account import Account, Span
from verbale.record import schema
from verbale.record.bulk import as_parameters, in_table, insert_values, update_rows
from verbale.record.formulae.phrasing import names_in, phrases
from verbale.record.formulae.tables import recurring, uses
from verbale.record.merged import LAST_DAY
from verbale.record.sameness import MAX_DAYS_APART
from verbale.report import Report

_AT_ONCE: Final = 500
_STATEMENTS = schema.statements.c

_BATCH: Final = 20_000
# What is looked up of many phrases at once; `asked` is a table of values (`bulk.in_table`).
_USED_ON = """
SELECT asked.party, asked.phrase, asked.day FROM {asked} WHERE EXISTS (
  SELECT 1 FROM phrase_uses AS used
  WHERE used.phrase = asked.phrase AND used.party = asked.party AND used.day = asked.day)
"""
_RECURRING = """
SELECT asked.party, asked.phrase, found.days, found.first, found.last FROM {asked}
CROSS JOIN recurring_phrases AS found
WHERE found.phrase = asked.phrase AND found.party = asked.party
"""
_SPREAD = """
SELECT asked.party, asked.phrase, count(DISTINCT used.day), min(used.day), max(used.day) FROM {asked}
CROSS JOIN phrase_uses AS used
WHERE used.phrase = asked.phrase AND used.party = asked.party
GROUP BY asked.party, asked.phrase HAVING min(used.day) < max(used.day)
"""
_TYPES = {"party": "text", "phrase": "bigint", "day": "text"}


class _Use(NamedTuple):
    phrase: int
    party: str
    day: str
    number: int
    start: int
    end: int


type _Key = tuple[str, int]
"""Party and phrase."""

type _Days = dict[_Key, set[str]]


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    for table in (uses, recurring):
        table.create(connection)


def add_uses(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Store the phrases of the statements of reports, which are stored already."""
    told = {report.id: (report, account) for report, account in accounts}
    root = schema.statements.alias("root")
    query = (
        select(_STATEMENTS.report, _STATEMENTS.number, _STATEMENTS.party, _STATEMENTS.position, root.c.day)
        .join_from(schema.statements, root, root.c.id == _STATEMENTS.root)
        .where(_STATEMENTS.party.is_not(None), root.c.day < LAST_DAY)
        .order_by(_STATEMENTS.report, _STATEMENTS.position)
    )
    new = []
    for some in batched(sorted(told), _AT_ONCE):
        names: dict[str, list[Span]] = {}
        for row in connection.execute(query.where(_STATEMENTS.report.in_(some))):
            report, account = told[row.report]
            said = account.quotations[row.position]
            if row.report not in names:
                names[row.report] = names_in(account)
            found = phrases(report.text, said.content, [*names[row.report], *said.insertions])
            new += [_Use(one.key, row.party, row.day, row.number, one.start, one.end) for one in found]
    _change(connection, (), new)


def remove_uses(connection: Connection, report: str) -> None:
    """Forget the phrases of the statements of a report, which are stored still."""
    numbers = connection.scalars(select(_STATEMENTS.number).where(_STATEMENTS.report == report)).all()
    _change(connection, _of(connection, numbers), ())


def move_uses(connection: Connection, statements: Collection[str]) -> None:
    """Bring the days of uses up to date after statements have got another first telling."""
    root = schema.statements.alias("root")
    gone: list[_Use] = []
    new: list[_Use] = []
    for some in batched(sorted(statements), _AT_ONCE):
        days = {
            row.number: row.day
            for row in connection.execute(
                select(_STATEMENTS.number, root.c.day)
                .join_from(schema.statements, root, root.c.id == _STATEMENTS.root)
                .where(_STATEMENTS.id.in_(some))
            )
        }
        moved = [one for one in _of(connection, list(days)) if one.day != days[one.number]]
        gone += moved
        new += [one._replace(day=days[one.number]) for one in moved]
    _change(connection, gone, new)


def _of(connection: Connection, numbers: Collection[int]) -> list[_Use]:
    found: list[_Use] = []
    for some in batched(numbers, _AT_ONCE):
        rows = connection.execute(select(uses).where(uses.c.number.in_(some)))
        found += [_Use(*row) for row in rows]
    return found


def _change(connection: Connection, gone: Collection[_Use], new: Sequence[_Use]) -> None:
    """Take uses out, put others in, and count anew the phrases whose days have changed by it."""
    if not gone and not new:
        return
    counted = recurring_among(connection, {(use.party, use.phrase) for use in (*gone, *new)})
    asked = {(use.party, use.phrase, use.day) for use in (*gone, *new) if (use.party, use.phrase) in counted}
    before = _days(connection, asked)
    if gone:
        key = and_(uses.c.number == bindparam("of"), uses.c.phrase == bindparam("key"),
                   uses.c.party == bindparam("by"), uses.c.day == bindparam("on"))  # fmt: skip
        rows = [{"of": use.number, "key": use.phrase, "by": use.party, "on": use.day} for use in gone]
        connection.execute(delete(uses).where(key), rows)
    after = _days(connection, asked) if gone else {key: set(days) for key, days in before.items()}
    insert_values(connection, uses, _Use._fields, new)
    for use in new:
        if (use.party, use.phrase) in counted:
            after.setdefault((use.party, use.phrase), set()).add(use.day)
    came = {key: days - before.get(key, set()) for key, days in after.items()}
    went = {key: days - after.get(key, set()) for key, days in before.items()}
    _count(connection, counted, _known(came), _known(went))
    _find_recurring(connection, {(use.party, use.phrase) for use in new} - counted.keys())


def _known(days: _Days) -> _Days:
    return {key: some for key, some in days.items() if some}


def _looked_up(connection: Connection, question: str, asked: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """Yield what is found for some phrases, given by party, phrase and, where it matters, day."""
    for some in batched(sorted(asked), _BATCH):
        columns = dict(islice(_TYPES.items(), len(some[0])))
        query = question.format(asked=in_table(connection, "asked", columns))
        yield from connection.exec_driver_sql(query, as_parameters(connection, some))


def _days(connection: Connection, asked: Iterable[tuple[str, int, str]]) -> _Days:
    """Return on which of the days that are asked about each phrase is used."""
    found: _Days = defaultdict(set)
    for party, phrase, day in _looked_up(connection, _USED_ON, asked):
        found[party, phrase].add(day)
    return found


def _count(
    connection: Connection, counted: Mapping[_Key, tuple[int, str, str]], came: _Days, went: _Days
) -> None:
    """Bring phrases that recur up to date, of which days of use have come or gone."""
    changes = []
    for key, new in came.items():
        if key not in went:
            days, first, last = counted[key]
            changes.append({
                "party": key[0], "phrase": key[1], "days": days + len(new),
                "first": min(first, *new), "last": max(last, *new),
            })  # fmt: skip
    update_rows(connection, recurring, changes, by=("party", "phrase"))
    for key in sorted(went):
        _shrink(connection, key, counted[key][0] + len(came.get(key, ())) - len(went[key]))


def recurring_among(connection: Connection, keys: Iterable[_Key]) -> dict[_Key, tuple[int, str, str]]:
    """Return those of phrases, given by party and key, that recur: number of days, first and last day."""
    return {
        (party, phrase): (days, first, last)
        for party, phrase, days, first, last in _looked_up(connection, _RECURRING, keys)
    }


def _shrink(connection: Connection, key: tuple[str, int], days: int) -> None:
    party, phrase = key
    own = select(uses.c.day).where(uses.c.phrase == phrase, uses.c.party == party).limit(1)
    first = connection.scalar(own.order_by(uses.c.day))
    last = connection.scalar(own.order_by(uses.c.day.desc()))
    here = and_(recurring.c.phrase == phrase, recurring.c.party == party)
    if first is None or last is None or not is_apart(first, last):
        connection.execute(delete(recurring).where(here))
    else:
        connection.execute(update(recurring).where(here).values(days=days, first=first, last=last))


def _find_recurring(connection: Connection, keys: Iterable[_Key]) -> None:
    """Store those of the phrases that recur now; until now all their uses lay within a week."""
    found = [row for row in _looked_up(connection, _SPREAD, keys) if is_apart(row[3], row[4])]
    columns = ("party", "phrase", "days", "first", "last")
    insert_values(connection, recurring, columns, [tuple(row) for row in found])


def is_apart(first: str, last: str) -> bool:
    """Tell whether two days are so far apart that what is said on them is no single statement told twice."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > MAX_DAYS_APART
