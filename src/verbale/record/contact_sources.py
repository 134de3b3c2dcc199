"""What each report says of contacts: all of them, or the first few of each beside how many there are."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, select

from verbale.record import schema
from verbale.record.bulk import among_given, any_of, as_list, fetched, rows_of
from verbale.record.copies import independent
from verbale.record.packing import unpacked
from verbale.record.rows import Source, StatusWord

type Said = tuple[Source, StatusWord]

_CLAIMS, _REPORTS = schema.claims.c, schema.reports.c
_COLUMNS = (
    _CLAIMS.contact, _CLAIMS.report, _CLAIMS.item, _CLAIMS.status, _CLAIMS.date, _CLAIMS.place,
    _CLAIMS.spans, _CLAIMS.words, _CLAIMS.word, _CLAIMS.moved_to, _CLAIMS.told,
    _REPORTS.publisher, _REPORTS.dated, _REPORTS.title,
)  # fmt: skip
# Of contacts that many reports tell of: read by the hundred, so as plain rows.
_BY_CONTACT = "SELECT contact, id, report FROM claims WHERE contact {chosen} ORDER BY told IS NULL, told, id"


class Told(NamedTuple):
    """What reports say of a contact, in order of publication; how many say it, and how many independently."""

    said: Sequence[Said] = ()
    tellings: int = 0
    independent: int = 0


def told_of(connection: Connection, contacts: Sequence[str], most: int | None) -> dict[str, Told]:
    """Return what reports say of contacts, by contact; with `most`, the first so many of each contact."""
    if most is None:
        said = _said(connection, _CLAIMS.contact, contacts)
        reports = {contact: [source.report for source, _ in all_] for contact, all_ in said.items()}
    else:
        reports, first = defaultdict(list), []
        query = _BY_CONTACT.format(chosen=any_of(connection, "text"))
        for contact, claim, report in rows_of(connection, query, as_list(connection, contacts)):
            if len(reports[contact]) < most:
                first.append(claim)
            reports[contact].append(report)
        said = _said(connection, _CLAIMS.id, first)
    counts = independent(connection, {contact: set(told_by) for contact, told_by in reports.items()})
    return {
        contact: Told(said.get(contact, ()), len(told_by), counts[contact])
        for contact, told_by in reports.items()
    }


@cache
def _saying(dialect: str, column: Column[str]) -> Select[Any]:
    """Return the query for what reports say in claims, made once."""
    return (
        select(*_COLUMNS)
        .join_from(schema.claims, schema.reports, _CLAIMS.report == _REPORTS.id)
        .where(among_given(dialect, column, "some"))
        .order_by(_CLAIMS.told.is_(None), _CLAIMS.told, _CLAIMS.id)
    )


def _said(connection: Connection, column: Column[str], values: Sequence[str]) -> dict[str, list[Said]]:
    """Return what reports say in claims with one of some values in a column, by contact."""
    query = _saying(connection.dialect.name, column)
    rows: Any = fetched(connection, query, {"some": as_list(connection, values)})
    told: dict[str, list[Said]] = defaultdict(list)
    for (
        contact, report, item, status, date, place, spans, packed_words, word, moved_to, day,
        publisher, dated, title,
    ) in rows:  # fmt: skip
        words = tuple(unpacked(packed_words))
        source = Source.trusted(
            report=report, contact=item, publisher=publisher, published=dated, title=title, status=status,
            date=date, place=place, spans=tuple(map(tuple, unpacked(spans))), words=words,
        )  # fmt: skip
        said = StatusWord.trusted(
            published=day, status=status, report=report, word=word, moved_to=moved_to, words=words
        )
        told[contact].append((source, said))
    return told
