"""Events as PLOVER records, a JSON object a line, with the fields of PLOVER's manual.

Added to them, as the manual allows, is `sources`: every report that tells the event, with the characters of
the sentence and of the words that tell the act. Of events that are no contacts, what was planned is "future",
what was possible is "hypothetical", and what was cancelled or denied "negation", all contexts of PLOVER.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verbale.exports.pairs import days
from verbale.exports.setting import Reports, Setting, web_address, with_reports
from verbale.knowledge.states import organisations, usual_name
from verbale.knowledge.whereabouts import place_named
from verbale.record.events.rows import EventParty, EventRow, EventSource
from verbale.record.rows import Row

CODEBOOK = "PLOVER 0.8 (2021)"
_TIME_CONTEXTS: Mapping[str, str] = {
    "planned": "future", "postponed": "future", "unconfirmed": "future", "possible": "hypothetical",
    "cancelled": "negation", "denied": "negation",
}  # fmt: skip
_INTERNATIONAL = "IGO"


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a record a line for each event."""
    events = (row for row in rows if isinstance(row, EventRow))
    for row, known in with_reports(events, setting):
        record = {
            name: value for name, value in _record(row, known, setting).items() if value not in (None, [], {})
        }
        yield json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _record(row: EventRow, known: Reports, setting: Setting) -> dict[str, Any]:
    span = days(row)
    first = row.sources[0]
    lasts = span is not None and span[0] != span[1]
    return {
        "id": row.id,
        "has_event": True,
        "date": span and span[0].isoformat(),
        "enddate": span[1].isoformat() if span and lasts else None,
        "source": [_actor(one) for one in row.source],
        "recipient": [_actor(one) for one in row.target],
        "event": [row.type],
        "mode": row.mode,
        "context": [*row.contexts, *_time_contexts(row)],
        "quad_code": row.quad_class,
        "event_scale": row.goldstein,
        "event_text": [
            first.words[start - first.span[0] : end - first.span[0]] for start, end in _inside(first)
        ],
        "event_loc": _location(row.place),
        **row.magnitude.model_dump(exclude_none=True),
        "link": row.contact,
        "text": first.words,
        "text_info": {"start": first.span[0], "end": first.span[1]},
        "cite_info": _citation(first, known, setting),
        "coder": setting.maker,
        "cameo": row.cameo,
        "status": row.status,
        "sources": [_source(one) for one in row.sources],
    }


def _inside(source: EventSource) -> list[tuple[int, int]]:
    start, end = source.span
    return [
        piece for piece in source.trigger if start <= piece[0] and piece[1] <= end and piece != source.span
    ]


def _time_contexts(row: EventRow) -> list[str]:
    if row.contact is not None:
        return []
    told = [_TIME_CONTEXTS.get(row.status), "historical" if row.background else None]
    return [one for one in told if one is not None and one not in row.contexts]


def _actor(actor: EventParty) -> dict[str, Any]:
    international = actor.party in organisations()
    told = {
        "code": _INTERNATIONAL if international else actor.party,
        "sector": actor.sector,
        "actor_text": actor.name or usual_name(actor.party),
        "identifier_text": actor.party if international else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _location(name: str | None) -> dict[str, Any] | None:
    place = place_named(name) if name else None
    if place is None:
        return {"name": name} if name else None
    latitude, longitude = place.coordinates or (None, None)
    told = {
        "geonameid": place.geonames, "name": place.name, "latitude": latitude, "longitude": longitude,
        "cc3": place.state or None,
    }  # fmt: skip
    return {field: value for field, value in told.items() if value is not None}


def _citation(source: EventSource, known: Reports, setting: Setting) -> dict[str, Any]:
    report = known.get(source.report)
    told = {
        "citation": source.report,
        "url": web_address(report),
        "title": source.title,
        "language": report and report.language,
        "publication": source.publisher,
        "license": setting.licence,
        "coder": setting.maker,
        "codebook": CODEBOOK,
        "version": setting.maker,
    }
    return {name: value for name, value in told.items() if value}


def _source(source: EventSource) -> dict[str, Any]:
    return {
        "report": source.report,
        "published": source.published,
        "publication": source.publisher,
        "start": source.span[0],
        "end": source.span[1],
        "trigger": source.trigger,
        "text": source.words,
    }
