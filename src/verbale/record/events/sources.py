"""What each report says of events: all of it, or the words of the first few reports."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from verbale.account import Magnitude
from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.events.rows import EventSource
from verbale.record.events.tables import event_tellings
from verbale.record.first_told import first_told, is_given
from verbale.record.packing import unpacked

_TELLINGS = event_tellings.c
_CLAIMS, _REPORTS = schema.claims.c, schema.reports.c
_NO_MAGNITUDE = "{}"


class Told(NamedTuple):
    """What reports tell of events: sources in order of publication, and all reports, by event."""

    sources: dict[str, list[EventSource]]
    reports: dict[str, set[str]]

    def add(self, event: str, report: str, most: int | None) -> bool:
        """Take in a report that tells of an event; tell whether its words are wanted."""
        self.reports[event].add(report)
        return most is None or len(self.sources[event]) < most


def told_of(connection: Connection, rows: Sequence[Any], most: int | None) -> Told:
    """Return what reports tell of events; of each event with the words of the first `most`, if given."""
    told = Told(defaultdict(list), defaultdict(set))
    own = [row.id for row in rows if row.contact is None]
    if own:
        _add_tellings(connection, told, own, most)
    contacts = {row.contact: row.id for row in rows if row.contact is not None}
    if contacts:
        _add_claims(connection, told, contacts, most)
    return told


@cache
def _telling(dialect: str) -> Select[Any]:
    """Return the query for what reports tell of events that are no contacts, made once."""
    return (
        select(
            _TELLINGS.event, _TELLINGS.report, _TELLINGS.item, _REPORTS.publisher, _REPORTS.dated,
            _REPORTS.title, _TELLINGS.status, _TELLINGS.date, _TELLINGS.place, _TELLINGS.magnitude,
            _TELLINGS.background, _TELLINGS.trigger, _TELLINGS.start, _TELLINGS.end, _TELLINGS.words,
        )
        .join_from(event_tellings, schema.reports, _TELLINGS.report == _REPORTS.id)
        .where(among_given(dialect, _TELLINGS.event, "some"))
        .order_by(_TELLINGS.told.is_(None), _TELLINGS.told, _TELLINGS.id)
    )  # fmt: skip


def _add_tellings(connection: Connection, told: Told, ids: list[str], most: int | None) -> None:
    query = _telling(connection.dialect.name)
    rows: Any = fetched(connection, query, {"some": as_list(connection, ids)})
    for (
        event, report, item, publisher, dated, title, status, date, place, magnitude, background, trigger,
        start, end, words,
    ) in rows:  # fmt: skip
        if told.add(event, report, most):
            told.sources[event].append(
                EventSource.trusted(
                    report=report, event=item, publisher=publisher, published=dated, title=title,
                    status=status, date=date, place=place, magnitude=magnitude_of(magnitude),
                    background=bool(background), trigger=tuple(map(tuple, unpacked(trigger))),
                    span=(start, end), words=words,
                )
            )  # fmt: skip


@cache
def _claiming(dialect: str, *, of_contacts: bool) -> Select[Any]:
    """Return the query for what reports tell in claims, of contacts or one by one, made once."""
    chosen = among_given(dialect, _CLAIMS.contact, "some") if of_contacts else is_given(dialect, "some")
    return (
        select(
            _CLAIMS.contact, _CLAIMS.report, _CLAIMS.item, _REPORTS.publisher, _REPORTS.dated,
            _REPORTS.title, _CLAIMS.status, _CLAIMS.date, _CLAIMS.place, _CLAIMS.spans, _CLAIMS.words,
        )
        .join_from(schema.claims, schema.reports, _CLAIMS.report == _REPORTS.id)
        .where(chosen)
        .order_by(_CLAIMS.told.is_(None), _CLAIMS.told, _CLAIMS.id)
    )  # fmt: skip


def _add_claims(connection: Connection, told: Told, events_of: dict[str, str], most: int | None) -> None:
    some: list[Any] = list(events_of)
    if most is not None:
        reports, some = first_told(connection, events_of, most)
        for contact, told_by in reports.items():
            told.reports[events_of[contact]].update(told_by)
    query = _claiming(connection.dialect.name, of_contacts=most is None)
    rows: Any = fetched(connection, query, {"some": as_list(connection, some)})
    for contact, report, item, publisher, dated, title, status, date, place, spans, words in rows:
        event = events_of[contact]
        told.reports[event].add(report)
        first = tuple(unpacked(spans)[0])
        told.sources[event].append(
            EventSource.trusted(
                report=report, event=item, publisher=publisher, published=dated, title=title,
                status=status, date=date, place=place, magnitude=magnitude_of(_NO_MAGNITUDE),
                background=False, trigger=(first,), span=first, words=unpacked(words)[0],
            )
        )  # fmt: skip


@lru_cache(maxsize=1_024)
def magnitude_of(column: str) -> Magnitude:
    """Return the numbers of a column, as it stands in the tables of events."""
    return Magnitude(**unpacked(column))
