"""What an answer says now, held against what it said: new rows, changed rows, rows that are gone.

Rows are known by their ids, and where these have changed (an earlier report has come in, contacts were
merged) by the items of accounts on which they rest. Only what a row says is compared, not how many reports
say it: one more source is no news.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow, IntensityRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import DriftRow, PositionRow
from verbale.record.packing import packed
from verbale.record.rows import ContactRow, Row, SearchHit, StatementRow
from verbale.record.saved.rows import FieldChange, NewsRow

# What tells where a row comes from, not what it says.
_OF_SOURCES = frozenset(
    {"kind", "id", "sources", "independent_sources", "history", "uses", "report", "reports", "publisher",
     "title", "rule", "judgements", "judged"}
)  # fmt: skip
# A statement is shown as the first report tells it: another first report may word it otherwise.
_SAID_OF_STATEMENTS = ("date", "speaker", "party", "office", "modality")


class Known(NamedTuple):
    """A row as it was when last asked: its fields, and the items on which it rested."""

    said: dict[str, Any]
    members: frozenset[str]


def known_row(row: Row) -> tuple[str, Known]:
    """Return the id of a row, and what is kept of it."""
    whole = row.model_dump(mode="json")
    if isinstance(row, PositionRow):
        return known_row(row.statement)
    if isinstance(row, DriftRow):
        return f"{row.change} {row.formula.id}", Known({"words": row.formula.words}, frozenset())
    if isinstance(row, SearchHit):
        return f"{row.kind} {row.id}", Known({"title": row.title}, frozenset())
    if isinstance(row, StatementRow):
        tellings = frozenset(packed([told.report, told.spans]) for told in row.sources)
        return row.id, Known({name: whole[name] for name in _SAID_OF_STATEMENTS}, tellings)
    if isinstance(row, IntensityRow):
        said = {"events": row.events, "total": row.total, "mean": row.mean}
        return f"{row.period} {row.direction} {row.source} {row.target}", Known(said, frozenset())
    members = set(_members(row))
    said = {name: value for name, value in whole.items() if name not in _OF_SOURCES}
    return str(whole["id"]), Known(said, frozenset(members))


def _members(row: Row) -> Iterator[str]:
    """Yield the items of accounts on which a row rests, where its id can change with them."""
    match row:
        case ContactRow():
            yield from (packed([told.report, told.contact]) for told in row.sources)
        case EventRow():
            yield from (packed([told.report, told.event]) for told in row.sources)
        case AgreementRow():
            yield from (packed([told.report, told.agreement]) for told in row.sources)
        case FigureRow():
            yield from (packed([told.report, told.span]) for told in row.sources)
        case _:
            pass


def compare(rows: Iterable[Row], before: Mapping[str, Known]) -> tuple[list[NewsRow], dict[str, Known]]:
    """Return the news in an answer, in its order and what is gone last, and what is to be kept of it."""
    answered = [(row, *known_row(row)) for row in rows]
    after = {key: known for _, key, known in answered}
    left = {key: known for key, known in before.items() if key not in after}
    owners = {member: key for key, known in sorted(left.items()) for member in known.members}
    news = []
    for row, key, known in answered:
        old = before.get(key) or left.pop(_owner(known, owners, left), None)
        if old is None:
            news.append(NewsRow(change="new", id=key, changes=(), row=row))
        elif old.said != known.said:
            changes = tuple(_changes(old.said, known.said))
            news.append(NewsRow(change="changed", id=key, changes=changes, row=row))
    for key, known in sorted(left.items()):
        news.append(NewsRow(change="gone", id=key, changes=tuple(_changes(known.said, {})), row=None))
    return news, after


def _owner(known: Known, owners: Mapping[str, str], left: Mapping[str, Known]) -> str:
    """Return the id under which a row was known that rests on one of the same items, or an empty one."""
    found = {owners[member] for member in known.members if member in owners}
    return min((key for key in found if key in left), default="")


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for field in sorted(before.keys() | after.keys()):
        one, other = before.get(field), after.get(field)
        if one != other:
            yield FieldChange(field=field, before=one, after=other)


def pack(known: Known) -> dict[str, str]:
    """Return the columns in which a row is kept."""
    return {"said": packed(known.said), "members": packed(sorted(known.members))}


def unpack(said: str, members: str) -> Known:
    """Return a row from the columns in which it is kept."""
    return Known(json.loads(said), frozenset(json.loads(members)))
