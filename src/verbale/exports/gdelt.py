"""Events in the two tables of GDELT 2.0, Events (61 columns) and Mentions (16), without headers.

Each pair of an event is a line of Events; each telling of it by a report, a line of Mentions, with the number
of the event. Not known here, and empty: tone, confidence, ethnic, religious and known-group codes, and where
actors are. "Extras", which GDELT keeps free, holds the report's id with the characters of the sentence and of
the act's words.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from verbale import edtf
from verbale.exports.pairs import Pair, days, number, pairs
from verbale.exports.setting import Reports, Setting, web_address, with_reports
from verbale.exports.tsv import Line, cameo_role, columns_of, country_codes, write_lines
from verbale.knowledge.states import organisations, usual_name
from verbale.knowledge.whereabouts import place_named
from verbale.record.events.rows import EventParty, EventRow, EventSource
from verbale.record.rows import Row

_WEB, _CITATION = 1, 2
_COUNTRY, _US_STATE, _US_CITY, _CITY, _DIVISION = 1, 2, 3, 4, 5
_INTERNATIONAL = "IGO"


def write_events(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a line of the Events table for each pair of each event."""
    events = (row for row in rows if isinstance(row, EventRow))
    lines = (_event(row, pair, known) for row, known in with_reports(events, setting) for pair in pairs(row))
    yield from write_lines(columns_of("gdelt-events"), lines, header=False)


def write_mentions(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a line of the Mentions table for each report that tells a pair of an event."""
    events = (row for row in rows if isinstance(row, EventRow))
    lines = (
        _mention(row, pair, source, known)
        for row, known in with_reports(events, setting)
        for pair in pairs(row)
        for source in row.sources
    )
    yield from write_lines(columns_of("gdelt-mentions"), lines, header=False)


def _event(row: EventRow, pair: Pair, known: Reports) -> Line:
    span = days(row)
    reports = dict.fromkeys(one.report for one in row.sources)
    return {
        "GLOBALEVENTID": number(row, pair),
        **_dated(span[0] if span else None),
        **_actor("Actor1", pair[0]),
        **(_actor("Actor2", pair[1]) if pair[1] else {}),
        "IsRootEvent": int(not row.background),
        "EventCode": row.cameo,
        "EventBaseCode": row.cameo[:3],
        "EventRootCode": row.cameo[:2],
        "QuadClass": row.quad_class,
        "GoldsteinScale": row.goldstein,
        "NumMentions": len(row.sources),
        "NumSources": row.independent_sources,
        "NumArticles": len(reports),
        **{f"{role}Geo_Type": 0 for role in ("Actor1", "Actor2")},
        **_place(row.place),
        "DATEADDED": _added(row.sources[0]),
        "SOURCEURL": _identifier(row.sources[0], known)[1],
    }


def _dated(day: date | None) -> Line:
    if day is None:
        return {}
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + min((day.month * 30 + day.day) / 365, 0.9999):.4f}",
    }


def _actor(role: str, actor: EventParty) -> Line:
    is_state = actor.party in country_codes()
    first = _INTERNATIONAL if actor.party in organisations() else ""
    types = [one for one in (first, cameo_role(actor.sector)) if one]
    return {
        f"{role}Code": "".join([actor.party if is_state else "", *types]),
        f"{role}Name": (actor.name or usual_name(actor.party)).upper(),
        f"{role}CountryCode": actor.party if is_state else None,
        **{f"{role}Type{place}Code": one for place, one in enumerate(types, start=1)},
    }


def _place(name: str | None) -> Line:
    place = place_named(name) if name else None
    if name is None or place is None:
        return {"ActionGeo_Type": 0, "ActionGeo_FullName": name}
    fips = country_codes().get(place.state, ("", ""))[0]
    in_states = place.state == "USA"
    kinds = {
        "state": _COUNTRY,
        "city": _US_CITY if in_states else _CITY,
        "division": _US_STATE if in_states else _DIVISION,
    }
    parts = dict.fromkeys(part for part in (place.name, place.state and usual_name(place.state)) if part)
    return {
        "ActionGeo_Type": kinds.get(place.kind, 0),
        "ActionGeo_FullName": ", ".join(parts),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips + place.division,
        "ActionGeo_Lat": place.coordinates and place.coordinates[0],
        "ActionGeo_Long": place.coordinates and place.coordinates[1],
        "ActionGeo_FeatureID": fips if place.kind == "state" else None,
    }


def _mention(row: EventRow, pair: Pair, source: EventSource, known: Reports) -> Line:
    kind, identifier = _identifier(source, known)
    report = known.get(source.report)
    host = urlsplit(identifier).hostname if kind == _WEB else None
    language = report.language if report else None
    extras = {"report": source.report, "sentence": source.span, "trigger": source.trigger}
    return {
        "GLOBALEVENTID": number(row, pair),
        "EventTimeDate": _added(row.sources[0]),
        "MentionTimeDate": _added(source),
        "MentionType": kind,
        "MentionSourceName": host or source.publisher,
        "MentionIdentifier": identifier,
        "ActionCharOffset": source.trigger[0][0] if source.trigger else source.span[0],
        "InRawText": 1,
        "MentionDocLen": report and report.characters,
        "MentionDocTranslationInfo": None if language in (None, "en") else f"srclc:{language}",
        "Extras": json.dumps(extras, separators=(",", ":")),
    }


def _identifier(source: EventSource, known: Reports) -> tuple[int, str]:
    """Return the type of a mention and what identifies it: an address, else the report's id."""
    address = web_address(known.get(source.report))
    return (_WEB, address) if address else (_CITATION, source.report)


def _added(source: EventSource) -> str | None:
    span = edtf.days(source.published)
    return f"{span[0]:%Y%m%d}000000" if span and span[0] != date.min else None
