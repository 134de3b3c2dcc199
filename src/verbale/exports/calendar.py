"""Contacts as a calendar (iCalendar, RFC 5545): what lies ahead, in the calendars that people use."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from verbale import edtf
from verbale.knowledge.states import usual_name
from verbale.record.rows import ContactRow, Row

_STATUS = {"held": "CONFIRMED", "planned": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
# Without a stamp a calendar is not valid; the same contacts must give the same bytes, so it says nothing.
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def write_ics(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a calendar with an entry for each dated contact; undated ones are left out."""
    found = Calendar()
    found.add("prodid", "-//Verbale//The record of diplomacy//EN")
    found.add("version", "2.0")
    for row in rows:
        if isinstance(row, ContactRow) and (span := edtf.days(row.date)) is not None:
            found.add_component(_entry(row, *span))
    yield found.to_ical()


def _entry(row: ContactRow, first: date, last: date) -> Event:
    entry = Event()
    entry.add("uid", f"{row.id}@verbale")
    entry.add("dtstamp", _STAMP)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", f"{row.mode.capitalize()} ({row.status}): {', '.join(map(usual_name, row.states))}")
    if row.place:
        entry.add("location", row.place)
    entry.add("status", _STATUS.get(row.status, "TENTATIVE"))
    told = [words for source in row.sources for words in source.words]
    entry.add("description", "\n".join([", ".join(one.name for one in row.participants), *told]).strip())
    return entry
