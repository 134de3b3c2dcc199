"""Contacts: the list, and one with all that is known of it."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from verbale.account import Mode, Status
from verbale.web.asking import ContactsAsked
from verbale.web.paging import page
from verbale.web.rendering import show

router = APIRouter()


@router.get("/contacts")
def contacts(request: Request, asked: Annotated[ContactsAsked, Query()]) -> Response:
    """List contacts that meet what the form asks for."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.contacts(asked.question(limit, offset)),
        asked.rows,
        asked.cursor,
        settings,
    )
    choices = {"mode": get_args(Mode.__value__), "status": get_args(Status.__value__)}
    return show(request, "contacts.html", {"found": found, "asked": asked, "choices": choices})
