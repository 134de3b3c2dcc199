"""Events in the columns of POLECAT's weekly files (Halterman and others 2023), one line an event.

Several values in a cell are parted by "; ", and a value that is not known is "None", as in the published
files. Not known here are COW numbers of organisations, Wikipedia ids, and all that POLECAT tells of the whole
story. A last column of our own, "Sources", names every report and sentence.
"""

from collections.abc import Iterable, Iterator

from verbale.exports.pairs import days, evidence
from verbale.exports.setting import Reports, Setting, with_reports
from verbale.exports.tsv import Line, columns_of, country_codes, write_lines
from verbale.knowledge.states import usual_name
from verbale.knowledge.whereabouts import place_named
from verbale.record.events.rows import EventParty, EventRow
from verbale.record.rows import Row

OWN_COLUMN = "Sources"
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_UNKNOWN = "None"
_KINDS = {"city": "PPL", "division": "ADM1", "state": "PCLI"}  # feature codes of GeoNames


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield the header, and a line for each event."""
    columns = columns_of("polecat")
    events = (row for row in rows if isinstance(row, EventRow))
    lines = (_line(row, known, setting, columns) for row, known in with_reports(events, setting))
    yield from write_lines((*columns, OWN_COLUMN), lines, header=True)


def _line(row: EventRow, known: Reports, setting: Setting, columns: tuple[str, ...]) -> Line:
    first = row.sources[0]
    span = days(row)
    told = {
        "Event ID": row.id,
        "Event Date": span and span[0].isoformat(),
        "Event Type": row.type,
        "Event Mode": row.mode,
        "Intensity": row.goldstein,
        "Quad Code": QUADS[row.quad_class],
        "Contexts": _joined(row.contexts),
        **_actors("Actor", row.source),
        **_actors("Recipient", row.target),
        **_place(row.place),
        "Source": _joined(dict.fromkeys(one.publisher for one in row.sources if one.publisher)),
        "Publication Date": first.published,
        "Language": known[first.report].language if first.report in known else None,
        "Version": setting.maker,
    }
    return {column: told.get(column) or _UNKNOWN for column in columns} | {OWN_COLUMN: evidence(row)}


def _actors(role: str, actors: tuple[EventParty, ...]) -> Line:
    sectors = [one.sector or _UNKNOWN for one in actors]
    return {
        f"{role} Name": _joined(one.name or usual_name(one.party) for one in actors),
        f"{role} Country": _joined(one.party if one.party in country_codes() else _UNKNOWN for one in actors),
        f"{role} COW": _joined(country_codes().get(one.party, ("", ""))[1] or _UNKNOWN for one in actors),
        f"Primary {role} Sector": _joined(sectors),
        f"{role} Sectors": _joined(sectors),
        f"{role} Name Raw": _joined(one.name or usual_name(one.party) for one in actors),
    }


def _place(name: str | None) -> Line:
    place = place_named(name) if name else None
    if place is None:
        return {"Placename": name, "Raw Placename": name}
    latitude, longitude = place.coordinates or (None, None)
    return {
        "Placename": place.name,
        "City": place.name if place.kind == "city" else None,
        "Province": place.name if place.kind == "division" else None,
        "Country": place.state,
        "Latitude": latitude,
        "Longitude": longitude,
        "GeoNames ID": place.geonames,
        "Raw Placename": name,
        "Feature Type": _KINDS.get(place.kind),
    }


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
