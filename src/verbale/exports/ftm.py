"""FollowTheMoney entities, one JSON object a line, as Aleph and the tools of OpenSanctions take them.

Contacts and events become Event; persons, states, organisations and other parties become Person, PublicBody
and Organization, and who is an office without a name LegalEntity; reports become Article, the proof of what
they tell. Notes of an event hold each sentence with its report and characters. An entity can come more than
once in a stream, always with the same id: tools merge these.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any

from verbale import edtf
from verbale.exports.pairs import days as days_of_event
from verbale.exports.setting import Setting, web_address, with_reports
from verbale.exports.unseen import visible
from verbale.knowledge.codes import by_alpha2
from verbale.knowledge.states import organisations, states, usual_name
from verbale.record.actors import identify, is_unnamed
from verbale.record.events.rows import EventParty, EventRow
from verbale.record.rows import ActorRow, ContactRow, ParticipantRow, ReportRow, Row

type Entity = dict[str, Any]

_SEEN_KEPT = 50_000
_DIGEST_BYTES = 12
_SCHEMAS = {"person": "Person", "office": "LegalEntity"}
# Languages are ISO 639-3 there.
_LANGUAGES = {"en": "eng"}


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield the entities that rows stand for, those that an entity refers to before it."""
    seen: OrderedDict[bytes, None] = OrderedDict()
    for row, known in with_reports(rows, setting):
        for entity in _entities(row, list(known.values()), setting):
            packed = json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace")
            digest = blake2b(packed, digest_size=_DIGEST_BYTES).digest()
            if digest in seen:
                seen.move_to_end(digest)
                continue
            seen[digest] = None
            if len(seen) > _SEEN_KEPT:
                seen.popitem(last=False)
            yield packed + b"\n"


def _entities(row: Row, reports: list[ReportRow], setting: Setting) -> Iterator[Entity]:
    if isinstance(row, ActorRow):
        yield _actor(row)
    elif isinstance(row, ContactRow | EventRow):
        telling = {source.report for source in row.sources}
        yield from (_article(report) for report in reports if report.id in telling)
        involved = [*_of_contact(row)] if isinstance(row, ContactRow) else [*_of_event(row)]
        yield from involved
        yield _event(row, [one["id"] for one in involved], setting)


def _event(row: ContactRow | EventRow, involved: list[str], setting: Setting) -> Entity:
    span = edtf.days(row.date) if isinstance(row, ContactRow) else days_of_event(row)
    first, last = span or (None, None)
    if isinstance(row, ContactRow):
        parties: Iterable[str] = row.states
        name = f"{row.mode.capitalize()}: {', '.join(map(usual_name, row.states))}"
        keywords: list[str] = [row.mode, row.status]
        host = [_person(one)["id"] for one in row.participants if one.role == "host"]
        told = [
            f"{source.report}:{start}-{end} {words}"
            for source in row.sources
            for (start, end), words in zip(source.spans, source.words, strict=True)
        ]
    else:
        parties = dict.fromkeys(one.party for one in (*row.source, *row.target))
        actors = ", ".join(dict.fromkeys(usual_name(one.party) for one in row.source))
        upon = ", ".join(dict.fromkeys(usual_name(one.party) for one in row.target))
        name = f"{row.label or row.type}: {actors}{f' to {upon}' if upon else ''}"
        keywords = [row.type, row.cameo, row.status]
        host = []
        told = [f"{one.report}:{one.span[0]}-{one.span[1]} {one.words}" for one in row.sources]
    return _entity(
        f"verbale-{row.kind}-{row.id}",
        "Event",
        name=[name],
        date=[first.isoformat()] if first and first == last else [],
        startDate=[first.isoformat()] if first and first != last and first != date.min else [],
        endDate=[last.isoformat()] if last and first != last and last != date.max else [],
        location=[row.place] if row.place else [],
        country=_countries(parties),
        involved=list(dict.fromkeys(involved)),
        organizer=host,
        keywords=keywords,
        notes=told,
        proof=[f"verbale-report-{report}" for report in dict.fromkeys(one.report for one in row.sources)],
        recordId=[row.id],
        publisher=[setting.maker],
    )


def _of_contact(row: ContactRow) -> Iterator[Entity]:
    yield from (_party(code) for code in row.states)
    yield from (_person(one) for one in row.participants if one.name != one.party)


def _of_event(row: EventRow) -> Iterator[Entity]:
    for one in (*row.source, *row.target):
        yield _party(one.party)
        if one.name and one.name not in (one.party, usual_name(one.party)) and one.sector == "GOV":
            yield _named(one)


def _named(one: EventParty) -> Entity:
    return _of_kind("office" if is_unnamed(one.name or "", None) else "person", one.name or "", one.party)


def _person(one: ParticipantRow) -> Entity:
    kind = "office" if is_unnamed(one.name, None) else "person"
    return _of_kind(kind, one.name, one.party, also=one.also, offices=[one.office] if one.office else [])


def _actor(row: ActorRow) -> Entity:
    if row.type in _SCHEMAS:
        return _of_kind(row.type, row.name, row.party, row.also, [one.office for one in row.offices])
    return _party(row.party or row.name, row.also)


def _of_kind(
    kind: str, name: str, party: str | None, also: Iterable[str] = (), offices: Iterable[str] = ()
) -> Entity:
    told: dict[str, list[str]] = {"alias": list(also), "country": _countries([party] if party else [])}
    if kind == "person":
        told["position"] = list(offices)
    return _entity(f"verbale-actor-{identify(kind, party, name)}", _SCHEMAS[kind], name=[name], **told)


def _party(code: str, also: Iterable[str] = ()) -> Entity:
    schema = "PublicBody" if code in states() else "Organization"
    organisation = organisations().get(code)
    names = [usual_name(code), *([organisation.name] if organisation else [])]
    return _entity(
        f"verbale-party-{code}",
        schema,
        name=names[-1:],
        alias=[*names[:-1], *also],
        country=_countries([code]),
    )


def _article(row: ReportRow) -> Entity:
    address = web_address(row)
    return _entity(
        f"verbale-report-{row.id}",
        "Article",
        title=[row.title] if row.title else [],
        publisher=[row.publisher] if row.publisher else [],
        publishedAt=[row.published] if row.published and edtf.days(row.published) else [],
        sourceUrl=[address] if address else [],
        language=[_LANGUAGES[row.language]] if row.language in _LANGUAGES else [],
    )


def _entity(id_: str, schema: str, **properties: list[str]) -> Entity:
    told = {name: [visible(value) for value in values] for name, values in properties.items() if values}
    return {"id": id_, "schema": schema, "properties": told}


def _countries(codes: Iterable[str]) -> list[str]:
    return [_alpha2()[code] for code in codes if code in _alpha2()]


@cache
def _alpha2() -> dict[str, str]:
    return {code: alpha2 for alpha2, code in by_alpha2().items()}
