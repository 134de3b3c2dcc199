"""Events in the columns of ICEWS's coded event data: a line for each who acts upon each other, in CAMEO.

ICEWS numbers stories and their sentences; here "Story ID" is the id of the first report, "Sentence Number" is
empty, and a last column of our own, "Sources", names every report and the characters of the sentence in it.
"""

from collections.abc import Iterable, Iterator

from verbale.exports.pairs import Pair, days, evidence, number, pairs
from verbale.exports.setting import Setting
from verbale.exports.tsv import Line, columns_of, country_codes, write_lines
from verbale.knowledge.states import usual_name
from verbale.knowledge.whereabouts import place_named
from verbale.record.events.rows import EventParty, EventRow
from verbale.record.rows import Row

OWN_COLUMN = "Sources"


def write(rows: Iterable[Row], _setting: Setting) -> Iterator[bytes]:
    """Yield the header, and a line for each pair of each event."""
    lines = (_line(row, pair) for row in rows if isinstance(row, EventRow) for pair in pairs(row))
    yield from write_lines((*columns_of("icews"), OWN_COLUMN), lines, header=True)


def _line(row: EventRow, pair: Pair) -> Line:
    first = row.sources[0]
    span = days(row)
    place = place_named(row.place) if row.place else None
    latitude, longitude = place.coordinates or (None, None) if place else (None, None)
    return {
        "Event ID": number(row, pair),
        "Event Date": span and span[0].isoformat(),
        **_actor("Source", pair[0]),
        "Event Text": row.label,
        "CAMEO Code": row.cameo,
        "Intensity": row.goldstein,
        **_actor("Target", pair[1]),
        "Story ID": first.report,
        "Publisher": first.publisher,
        "City": place.name if place and place.kind == "city" else None if place else row.place,
        "Province": place.name if place and place.kind == "division" else None,
        "Country": place and place.state and usual_name(place.state),
        "Latitude": latitude,
        "Longitude": longitude,
        OWN_COLUMN: evidence(row),
    }


def _actor(role: str, actor: EventParty | None) -> Line:
    if actor is None:
        return {}
    return {
        f"{role} Name": actor.name or usual_name(actor.party),
        f"{role} Sectors": actor.sector,
        f"{role} Country": usual_name(actor.party) if actor.party in country_codes() else None,
    }
