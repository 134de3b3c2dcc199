"""How warm or cold two parties are to each other over time: the Goldstein values of what they did.

The Goldstein scale (J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
Resolution 36, 1992) gives each kind of event a value from -10, an attack, to 10, a union.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, literal, select

from verbale.record.dates import range_of
from verbale.record.events.rows import DIRECTIONS, IntensityRow
from verbale.record.events.tables import event_dyads, events
from verbale.record.questions import IntensityQuestion, dyad

_EVENTS = events.c
_DYADS = event_dyads.c
# An event told of more days than these can't be given to one month, or to one year.
_MOST_DAYS = {"month": 31, "year": 366}
_SIDES = {"there": 1, "back": 2}
_LENGTH_OF_PERIOD = {"month": len("2015-05"), "year": len("2015")}


def intensity(connection: Connection, asked: IntensityQuestion) -> Iterator[IntensityRow]:
    """Yield a row for each period with events and each direction, in time order.

    An event counts in the period of its first day. A mutual one counts once in each direction, and once in
    what both did. Events without a value, and those whose days span more than a period, are left out.
    """
    dyad(asked.between)
    one, other = asked.between
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for period, sides, count, tenths in _sums(connection, asked):
        for direction in DIRECTIONS:
            if direction == "both" or sides & _SIDES[direction]:
                events_before, tenths_before = sums[period, direction]
                sums[period, direction] = events_before + count, tenths_before + tenths
    for period in sorted({period for period, _ in sums}):
        for direction in DIRECTIONS:
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

    Values are in tenths. Of a mutual event there are rows both ways, which are one here.
    """
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
        _EVENTS.length <= _MOST_DAYS[asked.by],
        _EVENTS.status.in_(asked.status),
    )
    if not asked.background:
        query = query.where(_EVENTS.background == 0)
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        query = query.where(_EVENTS.first >= earliest)
    if latest is not None:
        query = query.where(_EVENTS.first <= latest)
    for row in connection.execute(query.group_by("period", found.c.sides)):
        yield row.period, int(row.sides), row.events, int(row.tenths)
