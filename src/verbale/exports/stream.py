"""The one stream of rows that all formats are written from: page by page, so that memory stays flat."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import islice
from types import MappingProxyType
from typing import Any

from verbale.asked import make_question
from verbale.errors import VerbaleError
from verbale.knowledge.naming import party_code
from verbale.record.agreements.rows import AgreementRow
from verbale.record.answers import KINDS
from verbale.record.events.rows import EventRow, IntensityRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import DriftRow, FormulaRow, PositionRow
from verbale.record.rows import ActorRow, ContactRow, ReportRow, Row, SearchHit, StatementRow
from verbale.record.store import Store

ROWS: Mapping[str, type[Row]] = MappingProxyType(
    {
        "contacts": ContactRow,
        "statements": StatementRow,
        "events": EventRow,
        "agreements": AgreementRow,
        "figures": FigureRow,
        "actors": ActorRow,
        "reports": ReportRow,
        "formulae": FormulaRow,
        "drift": DriftRow,
        "positions": PositionRow,
        "intensity": IntensityRow,
        "search": SearchHit,
    }
)
"""The kinds of rows that can be exported, with their models."""

# Their answers go on after a cursor, whatever is added meanwhile.
_BY_CURSOR = frozenset({"contacts", "statements", "events", "agreements", "figures"})
# Conditions of what is listed without a question.
_LISTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {"actors": frozenset({"name", "party"}), "reports": frozenset()}
)
_PAGING = frozenset({"limit", "offset", "after"})
_AT_ONCE = 500


def conditions_of(kind: str) -> frozenset[str]:
    """Return the names of the conditions that rows of a kind can be asked by."""
    if kind in _LISTED:
        return _LISTED[kind]
    return frozenset(field.name for field in fields(KINDS[kind][0])) - _PAGING


def answering(kinds: tuple[str, ...], conditions: Mapping[str, Any]) -> tuple[str, ...]:
    """Return those of `kinds` that can be asked by all conditions.

    Raises VerbaleError, naming the condition, when there is none.
    """
    left = tuple(kind for kind in kinds if conditions.keys() - {"as_of"} <= conditions_of(kind))
    if not left:
        unknown = sorted(set(conditions) - {name for kind in kinds for name in conditions_of(kind)})
        told = ", ".join(unknown or sorted(conditions))
        raise VerbaleError(f"{' and '.join(kinds)} can't be asked for by {told}")
    return left


def rows(
    store: Store, kind: str, conditions: Mapping[str, Any], *, limit: int | None = None
) -> Iterator[Row]:
    """Yield the rows of a kind that meet all conditions, at most `limit` of them.

    Raises VerbaleError for a condition that they can't be asked by, and SkipInput for an unknown party.
    """
    known = conditions_of(kind)
    asked = {name: value for name, value in conditions.items() if name in known or name != "as_of"}
    if kind in _LISTED:
        found = _listed(store, kind, asked)
    elif kind in _BY_CURSOR:
        found = _by_cursor(store, kind, asked)
    else:
        found = iter(store.ask(make_question(kind, **asked, limit=limit)))
    return islice(found, limit)


def _by_cursor(store: Store, kind: str, asked: Mapping[str, Any]) -> Iterator[Row]:
    page = store.ask(make_question(kind, **asked, limit=_AT_ONCE))
    yield from page
    while page.next is not None:
        page = store.ask(make_question(kind, **asked, limit=_AT_ONCE, after=page.next))
        yield from page


def _listed(store: Store, kind: str, asked: Mapping[str, Any]) -> Iterator[Row]:
    offset = 0
    while True:
        if kind == "actors":
            code = party_code(asked["party"]) if asked.get("party") else None
            page: list[Row] = list(
                store.actors(name=asked.get("name"), party=code, limit=_AT_ONCE, offset=offset)
            )
        else:
            page = list(store.reports(limit=_AT_ONCE, offset=offset))
        yield from page
        if len(page) < _AT_ONCE:
            return
        offset += _AT_ONCE
