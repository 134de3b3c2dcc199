"""Actors: the list of those whom reports name."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from verbale.knowledge.naming import party_code
from verbale.web.asking import ActorsAsked
from verbale.web.paging import page
from verbale.web.rendering import show

router = APIRouter()


@router.get("/actors")
def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """List the actors whom reports name, by name."""
    store, settings = request.app.state.store, request.app.state.settings
    party = party_code(asked.party) if asked.party else None
    found = page(
        lambda limit, offset: store.actors(name=asked.name, party=party, limit=limit, offset=offset),
        asked.rows, asked.cursor, settings,
    )  # fmt: skip
    return show(request, "actors.html", {"found": found, "asked": asked})
