"""Keeps the uses of phrases true to the statements of the record, one report at a time.

What stands in the tables depends on the statements alone. A report costs a few look-ups for each of its
phrases, however often these have been used before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import batched
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, func, insert, select, update

from verbale.account import Account, Span
from verbale.record import schema
from verbale.record.formulae.phrasing import names_in, phrases
from verbale.record.formulae.tables import recurring, uses
from verbale.record.merged import LAST_DAY
from verbale.record.sameness import MAX_DAYS_APART
from verbale.report import Report

_AT_ONCE: Final = 500
_STATEMENTS = schema.statements.c

# Questions put again and again, made once: making them costs more than answering them.
_SOME: BindParameter[Any] = bindparam("some", expanding=True)
_BY: BindParameter[Any] = bindparam("by")
_BY_SOME = and_(uses.c.phrase.in_(_SOME), uses.c.party == _BY)
_USED_ON = select(uses.c.phrase).distinct().where(_BY_SOME, uses.c.day == bindparam("on"))
_RECURRING = select(recurring).where(recurring.c.phrase.in_(_SOME), recurring.c.party == _BY)
_FIRST, _LAST = func.min(uses.c.day), func.max(uses.c.day)
_SPREAD = (
    select(uses.c.phrase, func.count(uses.c.day.distinct()).label("days"), _FIRST.label("first"),
           _LAST.label("last"))
    .where(_BY_SOME)
    .group_by(uses.c.phrase)
    .having(_FIRST < _LAST)
)  # fmt: skip


class _Use(NamedTuple):
    phrase: int
    party: str
    day: str
    number: int
    start: int
    end: int


type _Days = dict[tuple[str, int], set[str]]


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them, and fill them from its accounts."""
    for table in (uses, recurring):
        table.create(connection)
    ids = connection.scalars(select(schema.accounts.c.report).order_by(schema.accounts.c.report)).all()
    query = select(schema.reports, schema.accounts.c.account).join_from(schema.reports, schema.accounts)
    for some in batched(ids, _AT_ONCE):
        for row in connection.execute(query.where(schema.reports.c.id.in_(some))).all():
            report = Report(**{name: getattr(row, name) for name in Report.model_fields})
            add_uses(connection, [(report, Account.model_validate_json(row.account))])


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


def _change(connection: Connection, gone: Collection[_Use], new: Collection[_Use]) -> None:
    """Take uses out, put others in, and count anew the phrases whose days have changed by it."""
    if not gone and not new:
        return
    asked: dict[tuple[str, str], set[int]] = defaultdict(set)
    for use in (*gone, *new):
        asked[use.party, use.day].add(use.phrase)
    before = _days(connection, asked)
    if gone:
        key = and_(uses.c.number == bindparam("of"), uses.c.phrase == bindparam("key"),
                   uses.c.party == bindparam("by"), uses.c.day == bindparam("on"))  # fmt: skip
        rows = [{"of": use.number, "key": use.phrase, "by": use.party, "on": use.day} for use in gone]
        connection.execute(delete(uses).where(key), rows)
    after = _days(connection, asked) if gone else {key: set(days) for key, days in before.items()}
    if new:
        connection.execute(insert(uses), [use._asdict() for use in new])
    for use in new:
        after.setdefault((use.party, use.phrase), set()).add(use.day)
    came = {key: days - before.get(key, set()) for key, days in after.items()}
    went = {key: days - after.get(key, set()) for key, days in before.items()}
    _count(connection, _known(came), _known(went))


def _known(days: _Days) -> _Days:
    return {key: some for key, some in days.items() if some}


def _days(connection: Connection, asked: dict[tuple[str, str], set[int]]) -> _Days:
    """Return on which of the days that are asked about each phrase is used."""
    found: _Days = defaultdict(set)
    for (party, day), keys in sorted(asked.items()):
        for some in batched(sorted(keys), _AT_ONCE):
            for phrase in connection.scalars(_USED_ON, {"some": some, "by": party, "on": day}):
                found[party, phrase].add(day)
    return found


def _count(connection: Connection, came: _Days, went: _Days) -> None:
    counted = _counted(connection, sorted(came.keys() | went.keys()))
    grown = [key for key in came if key in counted and key not in went]
    if grown:
        changes = []
        for key in grown:
            days, first, last = counted[key]
            changes.append({
                "by": key[0], "key": key[1], "days": days + len(came[key]),
                "first": min(first, *came[key]), "last": max(last, *came[key]),
            })  # fmt: skip
        is_it = and_(recurring.c.party == bindparam("by"), recurring.c.phrase == bindparam("key"))
        connection.execute(update(recurring).where(is_it), changes)
    fewer = sorted(key for key in went if key in counted)
    for key in fewer:
        days = counted[key][0] + len(came.get(key, ())) - len(went[key])
        _shrink(connection, key, days)
    _find_recurring(connection, [key for key in came if key not in counted])


def _counted(
    connection: Connection, keys: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], tuple[int, str, str]]:
    """Return what the table holds of these phrases: number of days, first and last day."""
    by_party: dict[str, list[int]] = defaultdict(list)
    for party, phrase in keys:
        by_party[party].append(phrase)
    found = {}
    for party, some_phrases in by_party.items():
        for some in batched(some_phrases, _AT_ONCE):
            rows = connection.execute(_RECURRING, {"some": some, "by": party})
            found.update({(party, row.phrase): (row.days, row.first, row.last) for row in rows})
    return found


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


def _find_recurring(connection: Connection, keys: list[tuple[str, int]]) -> None:
    """Store those of the phrases that recur now; until now all their uses lay within a week."""
    by_party: dict[str, list[int]] = defaultdict(list)
    for party, phrase in sorted(keys):
        by_party[party].append(phrase)
    found = []
    for party, some_phrases in by_party.items():
        for some in batched(some_phrases, _AT_ONCE):
            rows = connection.execute(_SPREAD, {"some": some, "by": party})
            found += [{"party": party, **row._mapping} for row in rows if is_apart(row.first, row.last)]
    if found:
        connection.execute(insert(recurring), found)


def is_apart(first: str, last: str) -> bool:
    """Tell whether two days are so far apart that what is said on them is no single statement told twice."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > MAX_DAYS_APART
