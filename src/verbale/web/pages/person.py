"""One actor: offices over time, whom they met, where, and what they said."""

from collections import Counter
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.web import charts, places
from verbale.web.answering import store_of
from verbale.web.rendering import show, today

router = APIRouter()

_CONTACTS = 400
_LISTED = 25
_MET = 30
_PLACES = 40


@router.get("/actors/{actor}")
def actor(request: Request, actor: str) -> Response:
    """Show an actor with all that the record holds of it."""
    store = store_of(request)
    row = store.actor(actor)

    def ask(kind: str, **more: Any) -> list[Any]:
        return list(store.ask(make_question(kind, **more)))

    asked = {"person": row.name} if row.type == "person" else {"party": row.party or row.name}
    contacts = ask("contacts", **asked, as_of=today(), limit=_CONTACTS)
    met: Counter[tuple[str, str | None]] = Counter()
    for contact in contacts:
        met.update((other.name, other.party) for other in contact.participants if other.name != row.name)
    where = Counter(contact.place for contact in contacts if contact.place)
    return show(
        request,
        "actor.html",
        {
            "row": row,
            "offices": charts.bars(row.offices),
            "drawn": charts.strip(contacts),
            "contacts": contacts[::-1][:_LISTED],
            "met": met.most_common(_MET),
            "map": places.map_of(where.most_common(_PLACES)),
            "statements": ask("statements", by=row.name, limit=_LISTED) if row.type == "person" else [],
        },
    )
