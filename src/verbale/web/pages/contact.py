"""One contact, with everything known of it."""

from fastapi import Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.errors import SkipInput
from verbale.record.rows import ContactRow
from verbale.web.answering import store_of
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show, today

pages = Pages()

_STATEMENTS = 100


@pages.get("/contacts/{contact}")
def contact(request: Request, contact: str) -> Response:
    """Show a contact: each telling with its sentences, its visit or talks, and what was said there."""
    store = store_of(request)
    rows = list(store.ask(make_question("contacts", id=contact, as_of=today(), limit=2)))
    row = only(rows, contact)
    said = store.ask(make_question("statements", at=row.id, limit=_STATEMENTS))
    around = store.containment(row, as_of=today())
    return show(request, "contact.html", {"row": row, "said": said, "around": around})


def only(rows: list[ContactRow], asked: str) -> ContactRow:
    """Return the one row. Raises SkipInput when there is none, or more than one."""
    if len(rows) != 1:
        many = "several contacts" if rows else "no contact"
        raise SkipInput(f"{many} in the record with an id that begins with {asked}")
    return rows[0]
