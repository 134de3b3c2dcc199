"""One actor: offices over time, whom they met, where, and what they said."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from fastapi import Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.knowledge.states import usual_name
from verbale.record.contact_marks import ContactMark
from verbale.record.rows import ActorRow, ContactRow
from verbale.web import charts, places
from verbale.web.answering import store_of
from verbale.web.network import Known, network
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show, today

pages = Pages()

_CONTACTS = 400
_LISTED = 25
_MET = 30
_PLACES = 40


@pages.get("/actors/{actor}")
def actor(request: Request, actor: str) -> Response:
    """Show an actor with all that the record holds of it."""
    store = store_of(request)
    row = store.actor(actor)

    def ask(kind: str, **more: Any) -> list[Any]:
        return list(store.ask(make_question(kind, **more)))

    asked = {"person": row.name} if row.type == "person" else {"party": row.party or row.name}
    contacts: list[ContactRow] = ask(
        "contacts", **asked, as_of=today(), limit=_CONTACTS, newest=True, sources=False
    )
    groups = [list(_others(contact, row)) for contact in contacts]
    met = Counter(chain.from_iterable(groups))
    where = Counter(contact.place for contact in contacts if contact.place)
    by = {"by": row.name, "limit": _LISTED, "sources": False}
    said = ask("statements", **by) if row.type == "person" else []
    return show(
        request,
        "actor.html",
        {
            "row": row,
            "offices": charts.bars(row.offices),
            "drawn": charts.strip(
                ContactMark(row.id, row.mode, row.status, row.date, row.place) for row in reversed(contacts)
            ),
            "contacts": contacts[:_LISTED],
            "met": met.most_common(_MET),
            "network": network(row.name, groups),
            "map": places.map_of(where.most_common(_PLACES)),
            "statements": said,
        },
    )


def _others(contact: ContactRow, actor: ActorRow) -> Iterator[Known]:
    """Yield whom an actor met at a contact: a person, those who took part; a party, the other parties."""
    if actor.type == "person":
        yield from ((one.name, one.party) for one in contact.participants if one.name != actor.name)
    else:
        own = actor.party or actor.name
        yield from ((usual_name(party), party) for party in contact.states if party != own)
