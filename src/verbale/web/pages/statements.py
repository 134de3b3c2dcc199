"""Statements, and search through all words."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from verbale.account import QuotationForm
from verbale.record.rows import SearchHit
from verbale.web.asking import SearchAsked, StatementsAsked
from verbale.web.paging import Page, page
from verbale.web.rendering import show

router = APIRouter()


@router.get("/statements")
def statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """List statements that meet what the form asks for."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.statements(asked.question(limit, offset)),
        asked.rows,
        asked.cursor,
        settings,
    )
    choices = {"form": get_args(QuotationForm.__value__)}
    return show(request, "statements.html", {"found": found, "asked": asked, "choices": choices})


@router.get("/search")
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Show the reports and statements that hold all words asked for, best first."""
    store, settings = request.app.state.store, request.app.state.settings
    found: Page[SearchHit] = Page((), None)
    if asked.q:
        found = page(
            lambda limit, offset: store.search(asked.q, kind=asked.kind, limit=limit, offset=offset),
            asked.rows, asked.cursor, settings,
        )  # fmt: skip
    return show(request, "search.html", {"found": found, "asked": asked})
