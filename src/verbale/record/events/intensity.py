"""How warm or cold two parties are to each other over time: the Goldstein values of what they did.

The Goldstein scale (J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
Resolution 36, 1992) gives each kind of event a value from -10, an attack, to 10, a union.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from verbale.record.dates import range_of
from verbale.record.events.rows import DIRECTIONS, IntensityRow
from verbale.record.events.tables import event_dyads, events
from verbale.record.questions import IntensityQuestion, dyad

_EVENTS = events.c
_DYADS = event_dyads.c
# An event told of more days than these can't be given to one month, or to one year.
_MOST_DAYS = {"month": 31, "year": 366}
_LENGTH_OF_PERIOD = {"month": len("2015-05"), "year": len("2015")}


def intensity(connection: Connection, asked: IntensityQuestion) -> Iterator[IntensityRow]:
    """Yield a row for each period with events and each direction, in time order.

    An event counts in the period of its first day. A mutual one counts once in each direction, and once in
    what both did. Events without a value, and those whose days span more than a period, are left out.
    """
    dyad(asked.between)
    one, other = asked.between
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    there, back = (one, other), (other, one)
    for direction, pairs in zip(DIRECTIONS, ([there], [back], [there, back]), strict=True):
        for period, count, tenths in _sums(connection, asked, pairs):
            sums[period, direction] = count, tenths
    for period in sorted({period for period, _ in sums}):
        for direction in DIRECTIONS:
            count, tenths = sums[period, direction]
            if count:
                yield IntensityRow(
                    period=period,
                    direction=direction,
                    source=other if direction == "back" else one,
                    target=one if direction == "back" else other,
                    events=count,
                    total=tenths / 10,
                    mean=round(tenths / 10 / count, 4),
                )


def _sums(
    connection: Connection, asked: IntensityQuestion, pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, int, int]]:
    """Yield each period with the number of events and the sum of their values, in tenths."""
    found = [select(_DYADS.event).where(_DYADS.source == one, _DYADS.target == other) for one, other in pairs]
    period: Any = func.substr(_EVENTS.first, 1, _LENGTH_OF_PERIOD[asked.by])
    query = select(
        period.label("period"), func.count().label("events"), func.sum(_EVENTS.tenths).label("tenths")
    )
    query = query.where(
        _EVENTS.id.in_(found[0].union(*found[1:])),
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
    for row in connection.execute(query.group_by("period")):
        yield row.period, row.events, int(row.tenths)
