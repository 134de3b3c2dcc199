"""From what an address asks for to a page of the record's answer."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from fastapi import Request

from verbale.knowledge.naming import party_code
from verbale.record.facets import FacetRow
from verbale.record.questions import ContactQuestion, StatementQuestion
from verbale.record.store import Store
from verbale.web.asking import ActorsAsked, Asked, AskedInTime, Paged, ReportsAsked, SearchAsked
from verbale.web.paging import Page, page, rows_at_once
from verbale.web.remembering import remembered
from verbale.web.settings import Settings

# Their pages stay what they are when rows are added before them.
_IN_TIME_ORDER = frozenset({"contacts", "statements", "events"})

_VALUES_OF_A_FACET = 8
# A page has to come at once: of longer answers it counts the beginning, and says so.
_MOST_COUNTED = 100


def store_of(request: Request) -> Store:
    """Return the record that is served."""
    store: Store = request.app.state.store
    return store


def settings_of(request: Request) -> Settings:
    """Return how it is served."""
    settings: Settings = request.app.state.settings
    return settings


def listed(request: Request, kind: str, asked: Asked, **more: Any) -> Page[Any]:
    """Return a page of the rows of a kind; `more` are conditions that do not stand in the address."""
    store = store_of(request)
    if kind in _IN_TIME_ORDER:
        limit = rows_at_once(asked.rows, settings_of(request))
        rows = store.ask(asked.question(kind, limit=limit, after=asked.cursor, **more))
        return Page(list(rows), rows.next)
    return page(
        lambda limit, offset: store.ask(asked.question(kind, limit=limit, offset=offset, **more)),
        asked.rows,
        asked.cursor,
        settings_of(request),
    )


class Spread(NamedTuple):
    """How an answer spreads, by facet; `first` is how many of its rows were counted where not all were."""

    facets: dict[str, list[FacetRow]]
    first: int | None


def spread(request: Request, kind: str, asked: Asked) -> Spread | None:
    """Return how the answer spreads, by facet: those not asked for, with two values or more, if any."""
    unordered = asked.model_copy(update={"order": None}) if isinstance(asked, AskedInTime) else asked
    question = unordered.question(kind, limit=_VALUES_OF_A_FACET)
    if not isinstance(question, ContactQuestion | StatementQuestion):
        return None
    found: dict[str, list[FacetRow]] = {}
    rows = remembered(
        request, f"facets {question}", lambda: list(store_of(request).facets(question, most=_MOST_COUNTED))
    )
    for row in rows:
        found.setdefault(row.facet, []).append(row)
    shown = {
        facet: rows for facet, rows in found.items() if len(rows) > 1 and getattr(asked, facet, None) is None
    }
    first = _MOST_COUNTED if any(row.capped for row in rows) else None
    return Spread(shown, first) if shown else None


type Searched = SearchAsked | ReportsAsked | ActorsAsked
"""What asks for rows without being a question that the record keeps."""


def finding(store: Store, asked: Searched) -> Callable[[int, int], Sequence[Any]]:
    """Return what finds the rows that are asked for, from a limit and an offset. Raises SkipInput."""
    if isinstance(asked, ReportsAsked):
        newest = asked.order == "newest"
        return lambda limit, offset: store.reports(limit=limit, offset=offset, latest=newest)
    if isinstance(asked, ActorsAsked):
        name, party = asked.name, party_code(asked.party) if asked.party else None
        return lambda limit, offset: store.actors(name=name, party=party, limit=limit, offset=offset)
    words, kind = asked.q, asked.kind
    if not words:
        return lambda _limit, _offset: ()
    return lambda limit, offset: store.search(words, kind=kind, limit=limit, offset=offset)


def found(request: Request, asked: Searched) -> Page[Any]:
    """Return a page of the reports, of the actors, or of what holds all words that are searched for."""
    return page(finding(store_of(request), asked), asked.rows, asked.cursor, settings_of(request))


def judgements(request: Request, asked: Paged) -> Page[Any]:
    """Return a page of the judgements."""
    store = store_of(request)
    return page(
        lambda limit, offset: store.judgements(limit=limit, offset=offset),
        asked.rows,
        asked.cursor,
        settings_of(request),
    )
