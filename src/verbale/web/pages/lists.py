"""The lists: contacts, statements, events, agreements, figures, formulae, reports, actors."""

from typing import Any, get_args

from fastapi import Request
from starlette.responses import Response

from verbale.account import AgreementStatus, Mode, QuotationForm
from verbale.knowledge.plover import event_codes
from verbale.record.lifecycle import ContactStatus
from verbale.web import answering
from verbale.web.asking import (
    ActorsAsked,
    AgreementsAsked,
    Asked,
    ContactsAsked,
    EventsAsked,
    FiguresAsked,
    FormulaeAsked,
    ReportsAsked,
    StatementsAsked,
)
from verbale.web.pages.routing import Pages
from verbale.web.paging import Page
from verbale.web.rendering import show

pages = Pages()

# Of what fills a page with fewer rows than elsewhere, and takes long to find.
_ROWS = {"contacts": 25, "statements": 25, "events": 25, "agreements": 25, "figures": 25, "formulae": 10}
# What takes long to find, and their pages do not show, is left out.
_BRIEFLY: dict[str, dict[str, Any]] = {
    "agreements": {"told": 2},
    "contacts": {"told": 2},
    "events": {"told": 2},
    "figures": {"told": 2},
    "formulae": {"brief": True, "uses": 4},
    "statements": {"sources": False},
}
_MODES = get_args(Mode.__value__)
_STATUSES = get_args(ContactStatus.__value__)
_FORMS = get_args(QuotationForm.__value__)
_EVENT_TYPES = sorted({code.type for code in event_codes().values() if code.type})
_AGREEMENT_STATUSES = get_args(AgreementStatus.__value__)


def _list(request: Request, kind: str, asked: Asked, **choices: Any) -> Response:
    rows = asked.rows or _ROWS.get(kind)
    found = answering.listed(request, kind, asked.model_copy(update={"rows": rows}), **_BRIEFLY.get(kind, {}))
    spread = answering.spread(request, kind, asked) if asked.cursor is None and found.rows else None
    return show(
        request, f"{kind}.html", {"found": found, "asked": asked, "choices": choices, "spread": spread}
    )


@pages.get("/contacts")
def contacts(request: Request, asked: ContactsAsked) -> Response:
    """List contacts that meet what the form asks for."""
    return _list(request, "contacts", asked, mode=_MODES, status=_STATUSES)


@pages.get("/statements")
def statements(request: Request, asked: StatementsAsked) -> Response:
    """List statements that meet what the form asks for."""
    return _list(request, "statements", asked, form=_FORMS)


@pages.get("/events")
def events(request: Request, asked: EventsAsked) -> Response:
    """List events that meet what the form asks for."""
    return _list(request, "events", asked, type=_EVENT_TYPES, status=_STATUSES)


@pages.get("/agreements")
def agreements(request: Request, asked: AgreementsAsked) -> Response:
    """List agreements that meet what the form asks for."""
    return _list(request, "agreements", asked, status=_AGREEMENT_STATUSES)


@pages.get("/figures")
def figures(request: Request, asked: FiguresAsked) -> Response:
    """List figures that meet what the form asks for."""
    return _list(request, "figures", asked)


@pages.get("/formulae")
def formulae(request: Request, asked: FormulaeAsked) -> Response:
    """List the formulae of a party or speaker; ask for one where none is named."""
    if asked.party is None and asked.by is None:
        return show(request, "formulae.html", {"found": Page([], None), "asked": asked, "choices": {}})
    return _list(request, "formulae", asked)


@pages.get("/reports")
def reports(request: Request, asked: ReportsAsked) -> Response:
    """List the reports in order of publication."""
    return show(request, "reports.html", {"found": answering.found(request, asked), "asked": asked})


@pages.get("/actors")
def actors(request: Request, asked: ActorsAsked) -> Response:
    """List the actors whom reports name, by name."""
    return show(request, "actors.html", {"found": answering.found(request, asked), "asked": asked})
