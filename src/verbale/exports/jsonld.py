"""Linked data in JSON-LD: schema.org for what is told, PROV-O and Web Annotation for where and how.

A contact is an Event, a statement a Quotation, an event an Action; each is derived from passages, that is
from characters of a report. The context stands in the file, so that nothing has to be fetched to understand
it.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote

from verbale import edtf
from verbale.account import Span
from verbale.exports.pairs import days as days_of_event
from verbale.exports.setting import Reports, Setting, reports_of, web_address, with_reports
from verbale.knowledge.codes import by_wikidata
from verbale.knowledge.states import organisations, states, usual_name
from verbale.knowledge.whereabouts import place_named
from verbale.record.actors import identify, is_unnamed
from verbale.record.events.rows import EventParty, EventRow
from verbale.record.rows import ContactRow, ParticipantRow, ReportRow, Row, StatementRow

type Node = dict[str, Any]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "verbale": "urn:verbale:term:",
    "id": "@id",
    "type": "@type",
    "additionalType": {"@type": "@id"},
    "eventStatus": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "url": {"@type": "@id"},
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
    "startTime": {"@type": "Date"},
    "endTime": {"@type": "Date"},
    "dateCreated": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": {"@id": "oa:exact"},
}
_STATUSES = {
    "held": "https://schema.org/EventScheduled",
    "planned": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
}
_MAKER = "urn:verbale:maker"


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield one document: its context, what it says of itself, and a node for each row and report."""
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n'.encode()
    yield _packed(_data_set(setting))
    yield b",\n" + _packed(
        {"id": _MAKER, "type": ["prov:SoftwareAgent", "SoftwareApplication"], "name": setting.maker}
    )
    described: set[str] = set()
    latest: Reports = {}
    for row, known in with_reports(rows, setting):
        if known is not latest:
            described, latest = set(), known
        for report in reports_of(row):
            if report in known and report not in described:
                described.add(report)
                yield b",\n" + _packed(_report(known[report]))
        node = _node(row)
        if node is not None:
            yield b",\n" + _packed({name: told for name, told in node.items() if told not in (None, [], {})})
    yield b"\n]}\n"


def _packed(node: Node) -> bytes:
    return json.dumps(node, ensure_ascii=False).encode("utf-8", "replace")


def _data_set(setting: Setting) -> Node:
    told = {
        "id": "urn:verbale:export",
        "type": ["Dataset", "prov:Entity"],
        "name": "A record of diplomacy",
        "generatedBy": _MAKER,
        "verbale:question": setting.asked,
    }
    return told | ({"license": setting.licence} if setting.licence else {})


def _report(row: ReportRow) -> Node:
    told = {
        "id": _urn("report", row.id),
        "type": ["Article", "prov:Entity"],
        "headline": row.title,
        "publisher": {"type": "Organization", "name": row.publisher} if row.publisher else None,
        "datePublished": row.published,
        "inLanguage": row.language,
        "url": web_address(row),
    }
    return {name: value for name, value in told.items() if value is not None}


def _node(row: Row) -> Node | None:
    if isinstance(row, ContactRow):
        return _contact(row)
    if isinstance(row, StatementRow):
        return _statement(row)
    return _event(row) if isinstance(row, EventRow) else None


def _contact(row: ContactRow) -> Node:
    span = edtf.days(row.date)
    return {
        "id": _urn("contact", row.id),
        "type": ["Event", "prov:Entity"],
        "name": f"{row.mode.capitalize()}: {', '.join(map(usual_name, row.states))}",
        "additionalType": f"verbale:{row.mode}",
        **_dates(span, "startDate", "endDate"),
        "eventStatus": _STATUSES.get(row.status),
        "verbale:status": row.status,
        "verbale:edtf": row.date,
        "location": _place(row.place),
        "attendee": [*map(_party, row.states), *(_participant(one) for one in row.participants)],
        "organizer": [_participant(one) for one in row.participants if one.role == "host"],
        "derivedFrom": [
            _passage(source.report, source.spans, source.words) for source in row.sources if source.spans
        ],
        "generatedBy": _MAKER,
    }


def _statement(row: StatementRow) -> Node:
    speaker = _person(row.speaker, row.party) if row.speaker else None
    return {
        "id": _urn("statement", row.id),
        "type": ["Quotation", "prov:Entity"],
        "text": row.words,
        "creator": speaker | {"jobTitle": row.office} if speaker and row.office else speaker,
        **_dates(edtf.days(row.date), "dateCreated", None),
        "verbale:edtf": row.date,
        "verbale:form": row.form,
        "about": list(row.topics),
        "audience": [{"type": "Audience", "name": name} for name in row.addressees],
        "subjectOf": {"id": _urn("contact", row.contact)} if row.contact else None,
        "quotedFrom": [_urn("report", one.report) for one in row.sources],
        "derivedFrom": [_passage(one.report, one.spans, (one.words,)) for one in row.sources if one.spans],
        "generatedBy": _MAKER,
    }


def _event(row: EventRow) -> Node:
    return {
        "id": _urn("event", row.id),
        "type": ["Action", "prov:Entity"],
        "name": row.label or row.type,
        "verbale:plover": row.type,
        "verbale:ploverMode": row.mode,
        "verbale:ploverContext": list(row.contexts),
        "verbale:cameo": row.cameo,
        "verbale:goldstein": row.goldstein,
        "verbale:quadClass": row.quad_class,
        "verbale:status": row.status,
        "verbale:edtf": row.date,
        **_dates(days_of_event(row), "startTime", "endTime"),
        "location": _place(row.place),
        "agent": [_actor(one) for one in row.source],
        "object": [_actor(one) for one in row.target],
        "derivedFrom": [_passage(one.report, (one.span,), (one.words,)) for one in row.sources],
        "generatedBy": _MAKER,
    }


def _dates(span: tuple[date, date] | None, first: str, last: str | None) -> Node:
    if span is None or date.min in span or date.max in span:
        return {}
    return {first: span[0].isoformat()} | ({last: span[1].isoformat()} if last else {})


def _passage(report: str, spans: Iterable[Span], words: Iterable[str]) -> Node:
    places = [{"type": "oa:TextPositionSelector", "start": start, "end": end} for start, end in spans]
    quotes = [{"type": "oa:TextQuoteSelector", "exact": told} for told in words]
    return {
        "type": ["oa:SpecificResource", "prov:Entity"],
        "source": _urn("report", report),
        "selector": [*places, *quotes],
    }


def _participant(one: ParticipantRow) -> Node:
    found = _person(one.name, one.party)
    return found | ({"jobTitle": one.office} if one.office else {})


def _person(name: str, party: str | None) -> Node:
    kind = "office" if is_unnamed(name, None) else "person"
    told: Node = {"id": _urn("actor", identify(kind, party, name)), "name": name}
    told["type"] = "Person" if kind == "person" else "Role"
    return told | ({"affiliation": {"id": _urn("party", party)}} if party and kind == "person" else {})


def _actor(one: EventParty) -> Node:
    named = one.name is not None and one.name not in (one.party, usual_name(one.party))
    return _person(one.name, one.party) if named and one.name and one.sector == "GOV" else _party(one.party)


def _party(code: str) -> Node:
    kind = "Country" if code in states() else "Organization"
    told: Node = {"id": _urn("party", code), "type": kind, "name": usual_name(code)}
    if code in organisations():
        told["legalName"] = organisations()[code].name
    item = _wikidata().get(code)
    return told | ({"sameAs": f"http://www.wikidata.org/entity/{item}"} if item else {})


def _place(name: str | None) -> Node | None:
    if name is None:
        return None
    place = place_named(name)
    told: Node = {"type": "Place", "name": name}
    if place is not None and place.geonames is not None:
        told["sameAs"] = f"https://sws.geonames.org/{place.geonames}/"
    if place is not None and place.coordinates is not None:
        latitude, longitude = place.coordinates
        told["geo"] = {"type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return told


def _urn(kind: str, name: str) -> str:
    return f"urn:verbale:{kind}:{quote(name, safe='')}"


@cache
def _wikidata() -> dict[str, str]:
    return {code: item for item, code in by_wikidata().items()}
