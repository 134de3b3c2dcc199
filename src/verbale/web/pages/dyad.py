"""Two parties, and everything between them."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code
from verbale.web import charts
from verbale.web.answering import store_of
from verbale.web.rendering import show, today

router = APIRouter()

_DRAWN = 400
_LISTED = 25


@router.get("/dyads/{one}/{other}")
def dyad(request: Request, one: str, other: str) -> Response:
    """Show the contacts of two parties over time, what they did, agreed and said."""
    store = store_of(request)
    between = party_code(one), party_code(other)
    if between[0] == between[1]:
        raise SkipInput("a party has nothing with itself: name two parties")

    def ask(kind: str, **more: Any) -> list[Any]:
        return list(store.ask(make_question(kind, **more)))

    contacts = ask("contacts", between=between, as_of=today(), limit=_DRAWN)
    return show(
        request,
        "dyad.html",
        {
            "between": between,
            "drawn": charts.strip(contacts),
            "contacts": contacts[::-1][:_LISTED],
            "intensity": charts.intensity(ask("intensity", between=between)),
            "agreements": ask("agreements", between=between, limit=_LISTED),
            "sides": [
                (party, ask("statements", party=party, between=between, limit=_LISTED)) for party in between
            ],
        },
    )
