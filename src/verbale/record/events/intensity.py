"""How warm or cold two parties are to each other over time: the Goldstein values of what they did.

The Goldstein scale (J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
Resolution 36, 1992) gives each kind of event a value from -10, an attack, to 10, a union.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, cast, func, literal, select

from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.dates import range_of
from verbale.record.events.rows import DIRECTIONS, IntensityRow
from verbale.record.events.sums import BACK, MOST_DAYS, THERE, event_sums
from verbale.record.events.tables import event_dyads, events
from verbale.record.merged import LAST_DAY
from verbale.record.questions import IntensityQuestion, dyad

_EVENTS = events.c
_DYADS = event_dyads.c
_SUMS = event_sums.c
_SIDES = {"there": THERE, "back": BACK}
_MONTH = len("2015-05")
_TURNED = {THERE: BACK, BACK: THERE, THERE | BACK: THERE | BACK}
_LENGTH_OF_PERIOD = {"month": _MONTH, "year": len("2015")}


def intensity(connection: Connection, asked: IntensityQuestion) -> Iterator[IntensityRow]:
    """Yield a row for each period with events and each direction, in time order.

    An event counts in the period of its first day. A mutual one counts once in each direction, and once in
    what both did. Left out are events without a value or a day, and those whose days span more than a period.
    """
    dyad(asked.between)
    one, other = asked.between
    wanted = DIRECTIONS if asked.direction is None else (asked.direction,)
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for period, sides, count, tenths in _sums(connection, asked):
        for direction in wanted:
            if direction == "both" or sides & _SIDES[direction]:
                events_before, tenths_before = sums[period, direction]
                sums[period, direction] = events_before + count, tenths_before + tenths
    for period in sorted({period for period, _ in sums}):
        for direction in wanted:
            count, tenths = sums[period, direction]
            if count:
                yield IntensityRow.trusted(
                    kind="intensity",
                    period=period,
                    direction=direction,
                    source=other if direction == "back" else one,
                    target=one if direction == "back" else other,
                    events=count,
                    total=tenths / 10,
                    mean=round(tenths / 10 / count, 4),
                )


def _sums(connection: Connection, asked: IntensityQuestion) -> Iterator[tuple[str, int, int, int]]:
    """Yield for each period, and each way in which events go, their number and the sum of their values.

    Values are in tenths. Whole months are read off the sums that are kept, others are summed up anew.
    """
    earliest, latest = range_of(asked.since, asked.until)
    whole = (earliest is None or _begins_month(earliest)) and (latest is None or _ends_month(latest))
    if whole:
        rows = _of_months(connection, asked, earliest, latest)
    else:
        rows = [tuple(row) for row in connection.execute(_of_days(asked, earliest, latest))]
    for period, sides, count, tenths in rows:
        yield period, int(sides), int(count), int(tenths)


def _begins_month(day: str) -> bool:
    return date.fromisoformat(day).day == 1


def _ends_month(day: str) -> bool:
    told = date.fromisoformat(day)
    return told == date.max or (told + timedelta(days=1)).day == 1


def _of_months(
    connection: Connection, asked: IntensityQuestion, earliest: str | None, latest: str | None
) -> list[tuple[Any, ...]]:
    """Return the sums that are kept by month."""
    one, other = dyad(asked.between)
    by_month = asked.by == "month"
    values = {
        "one": one, "other": other, "length": _LENGTH_OF_PERIOD[asked.by],
        "statuses": as_list(connection, asked.status), "widest": int(not by_month),
        "most": int(asked.background), "earliest": (earliest or "")[:_MONTH],
        "latest": (latest or LAST_DAY)[:_MONTH],
    }  # fmt: skip
    rows = fetched(connection, _SUMMED[connection.dialect.name], values)
    if asked.between == (one, other):
        return rows
    return [(period, _TURNED[int(sides)], count, tenths) for period, sides, count, tenths in rows]


def _summed(dialect: str) -> Select[Any]:
    """Return the query for the sums of two parties."""
    period: Any = func.substr(_SUMS.month, 1, cast(bindparam("length"), Integer)).label("period")
    return (
        select(period, _SUMS.sides, func.sum(_SUMS.events), func.sum(_SUMS.tenths))
        .where(
            _SUMS.one == bindparam("one"),
            _SUMS.other == bindparam("other"),
            among_given(dialect, _SUMS.status, "statuses"),
            _SUMS.wide <= bindparam("widest"),
            _SUMS.background <= bindparam("most"),
            _SUMS.month >= bindparam("earliest"),
            _SUMS.month <= bindparam("latest"),
        )
        .group_by("period", _SUMS.sides)
    )


_SUMMED = {dialect: _summed(dialect) for dialect in ("sqlite", "postgresql")}


def _of_days(asked: IntensityQuestion, earliest: str | None, latest: str | None) -> Select[Any]:
    """Return the query that sums up events. Of a mutual one there are rows both ways, which are one here."""
    one, other = asked.between
    there = select(_DYADS.event, literal(_SIDES["there"]).label("side"))
    there = there.where(_DYADS.source == one, _DYADS.target == other)
    back = select(_DYADS.event, literal(_SIDES["back"])).where(_DYADS.source == other, _DYADS.target == one)
    ways = there.union_all(back).subquery("ways")
    found = (
        select(ways.c.event, func.sum(ways.c.side).label("sides")).group_by(ways.c.event).subquery("found")
    )
    period: Any = func.substr(_EVENTS.first, 1, _LENGTH_OF_PERIOD[asked.by])
    query = select(
        period.label("period"),
        found.c.sides,
        func.count().label("events"),
        func.sum(_EVENTS.tenths).label("tenths"),
    ).join_from(found, events, _EVENTS.id == found.c.event)
    query = query.where(
        _EVENTS.tenths.is_not(None),
        _EVENTS.first < LAST_DAY,
        _EVENTS.length <= MOST_DAYS[asked.by],
        _EVENTS.status.in_(asked.status),
    )
    if not asked.background:
        query = query.where(_EVENTS.background == 0)
    if earliest is not None:
        query = query.where(_EVENTS.first >= earliest)
    if latest is not None:
        query = query.where(_EVENTS.first <= latest)
    return query.group_by("period", found.c.sides)
