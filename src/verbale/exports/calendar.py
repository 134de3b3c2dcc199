"""Contacts as a calendar (iCalendar, RFC 5545 and 7986): what lies ahead, where people look."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from verbale import edtf
from verbale.exports.setting import Setting
from verbale.exports.unseen import visible
from verbale.knowledge.states import usual_name
from verbale.record.rows import ContactRow, Row

_STATUS = {"held": "CONFIRMED", "planned": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_REFRESH = "PT6H"
# Without a stamp an entry is not valid; it is the day of the last report, so that the same contacts give the
# same bytes, and an entry of which more is known supersedes the one before.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_END = b"END:VCALENDAR\r\n"


def write_ics(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a calendar with an entry for each dated contact; undated ones are left out."""
    head = Calendar()
    head.add("prodid", f"-//Verbale//{setting.maker}//EN")
    head.add("version", "2.0")
    head.add("method", "PUBLISH")
    head.add("name", "Verbale")
    head.add("x-wr-calname", "Verbale")
    head.add("description", "; ".join(f"{name}: {value}" for name, value in setting.about().items()))
    head.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", _REFRESH)
    yield head.to_ical().removesuffix(_END)
    for row in rows:
        if isinstance(row, ContactRow) and (span := edtf.days(row.date)) is not None:
            yield _entry(row, *span).to_ical()
    yield _END


def _entry(row: ContactRow, first: date, last: date) -> Event:
    told = [
        f"{words} ({source.publisher or source.report})" for source in row.sources for words in source.words
    ]
    entry = Event()
    entry.add("uid", f"{row.id}@verbale")
    entry.add("dtstamp", _stamp(row))
    entry.add("sequence", len(row.sources) - 1)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1) if last < date.max else last)
    entry.add("summary", f"{row.mode.capitalize()} ({row.status}): {', '.join(map(usual_name, row.states))}")
    if row.place:
        entry.add("location", visible(row.place))
    entry.add("status", _STATUS.get(row.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [row.mode, row.status])
    names = ", ".join(one.name for one in row.participants)
    entry.add("description", visible("\n".join([names, *told]).strip()))
    for source in row.sources:
        for start, end in source.spans:
            entry.add("x-verbale-source", f"{source.report}:{start}-{end}")
    return entry


def _stamp(row: ContactRow) -> datetime:
    days = [span[0] for source in row.sources if (span := edtf.days(source.published)) is not None]
    return datetime.combine(max(days), time(), tzinfo=UTC) if days else _UNDATED
