"""Who said what: the statements that answer a question, each with all reports that tell it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import Any

from sqlalchemy import Connection, select

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.copies import independent
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey
from verbale.record.questions import StatementQuestion
from verbale.record.rows import StatementRow, Telling
from verbale.record.statements_asked import KIND, statements_found

_AT_ONCE = 500
_TABLE = schema.statements.c
_SPANS = ("spans", "insertions")
_NAMES = ("speakers", "addressees", "topics")
_OF_OTHERS = frozenset({"kind", "contact", "sources", "independent_sources", *_SPANS, *_NAMES})
_PLAIN = tuple(sorted(StatementRow.model_fields.keys() - _OF_OTHERS))
_REPORTS = schema.reports.c
_COLUMNS = (
    _TABLE.id, _TABLE.report, _TABLE.position, _TABLE.form, _TABLE.reported, _TABLE.speaker, _TABLE.party,
    _TABLE.office, _TABLE.source, _TABLE.words, _TABLE.spans, _TABLE.date, _TABLE.day, _TABLE.rule,
    _TABLE.modality, _TABLE.speakers, _TABLE.addressees, _TABLE.insertions, _TABLE.topics, _TABLE.claim,
    _REPORTS.publisher, _REPORTS.title,
)  # fmt: skip
_NAMES_OF_COLUMNS = tuple(column.name for column in _COLUMNS)


def statements(connection: Connection, asked: StatementQuestion) -> Iterator[tuple[SortKey, StatementRow]]:
    """Yield the statements that meet all conditions, in time order, with what they are sorted by.

    Conditions are held against the telling that comes first, which is also what is shown.
    """
    for some in batched(statements_found(connection, asked, _COLUMNS), _AT_ONCE):
        rows = [dict(zip(_NAMES_OF_COLUMNS, row, strict=True)) for row in some]
        told_of = rows if asked.sources else ()
        sources = _sources(connection, [row["id"] for row in told_of]) if told_of else {}
        claims = [row["claim"] for row in told_of if row["claim"] is not None]
        contacts = _contacts(connection, claims) if claims else {}
        counts = independent(
            connection, {root: {one.report for one in told} for root, told in sources.items()}
        )
        for row in rows:
            contact, id_ = contacts.get(row["claim"]), row["id"]
            told = _statement(row, contact, sources.get(id_, ()), counts.get(id_, 0))
            yield (row["day"], KIND, row["report"], row["position"]), told


def _sources(connection: Connection, roots: list[str]) -> dict[str, list[Telling]]:
    """Return all tellings of the statements with these roots, in the order in which they were told."""
    reports = schema.reports.c
    rows = connection.execute(
        select(
            _TABLE.root, _TABLE.report, _TABLE.form, _TABLE.words, _TABLE.spans,
            reports.publisher, reports.dated, reports.title,
        )
        .join_from(schema.statements, schema.reports, _TABLE.report == reports.id)
        .where(among(connection, _TABLE.root, roots))
        .order_by(reports.day, _TABLE.report, _TABLE.position)
    )  # fmt: skip
    sources: dict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        sources[row.root].append(
            Telling.trusted(
                report=row.report,
                publisher=row.publisher,
                published=row.dated,
                title=row.title,
                form=row.form,
                words=row.words,
                spans=tuple(map(tuple, unpacked(row.spans))),
            )
        )
    return sources


def _contacts(connection: Connection, claims: list[str]) -> dict[str, str]:
    """Return the contacts to which claims have been merged, by the id of the claim."""
    table = schema.claims.c
    rows = connection.execute(select(table.id, table.contact).where(among(connection, table.id, claims)))
    return {row.id: row.contact for row in rows}


def _statement(
    row: Mapping[str, Any], contact: str | None, sources: Sequence[Telling], independent_sources: int
) -> StatementRow:
    return StatementRow.trusted(
        kind="statement",
        contact=contact,
        sources=tuple(sources),
        independent_sources=independent_sources,
        **{name: tuple(map(tuple, unpacked(row[name]))) for name in _SPANS},
        **{name: tuple(unpacked(row[name])) for name in _NAMES},
        **{name: row[name] for name in _PLAIN},
    )
