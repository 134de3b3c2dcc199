"""What each report says of contacts: all of them, or the first few of each beside how many there are."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.copies import independent
from verbale.record.first_told import first_told, is_given
from verbale.record.packing import unpacked
from verbale.record.rows import Source, StatusWord

type Said = tuple[Source, StatusWord]

_CLAIMS, _REPORTS = schema.claims.c, schema.reports.c
_COLUMNS = (
    _CLAIMS.contact, _CLAIMS.report, _CLAIMS.item, _CLAIMS.status, _CLAIMS.date, _CLAIMS.place,
    _CLAIMS.spans, _CLAIMS.words, _CLAIMS.word, _CLAIMS.moved_to, _CLAIMS.told,
    _REPORTS.publisher, _REPORTS.dated, _REPORTS.title,
)  # fmt: skip


class Told(NamedTuple):
    """What reports say of a contact, in order of publication; how many say it, and how many independently."""

    said: Sequence[Said] = ()
    tellings: int = 0
    independent: int = 0


def told_of(connection: Connection, contacts: Sequence[str], most: int | None) -> dict[str, Told]:
    """Return what reports say of contacts, by contact; with `most`, the first so many of each contact."""
    if most is None:
        said = _said(connection, contacts, of_contacts=True)
        reports = {contact: [source.report for source, _ in all_] for contact, all_ in said.items()}
    else:
        reports, first = first_told(connection, contacts, most)
        said = _said(connection, first, of_contacts=False)
    counts = independent(connection, {contact: set(told_by) for contact, told_by in reports.items()})
    return {
        contact: Told(said.get(contact, ()), len(told_by), counts[contact])
        for contact, told_by in reports.items()
    }


@cache
def _saying(dialect: str, *, of_contacts: bool) -> Select[Any]:
    """Return the query for what reports say in claims, by contact or one by one, made once."""
    chosen = among_given(dialect, _CLAIMS.contact, "some") if of_contacts else is_given(dialect, "some")
    return (
        select(*_COLUMNS)
        .join_from(schema.claims, schema.reports, _CLAIMS.report == _REPORTS.id)
        .where(chosen)
        .order_by(_CLAIMS.told.is_(None), _CLAIMS.told, _CLAIMS.id)
    )


def _said(connection: Connection, some: Sequence[Any], *, of_contacts: bool) -> dict[str, list[Said]]:
    """Return by contact what reports say in some claims, or in those of some contacts."""
    query = _saying(connection.dialect.name, of_contacts=of_contacts)
    rows: Any = fetched(connection, query, {"some": as_list(connection, some)})
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
