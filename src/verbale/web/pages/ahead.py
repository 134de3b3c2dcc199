"""What lies ahead, as a calendar."""

from itertools import groupby
from typing import Any

from fastapi import Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.record.rows import ContactRow
from verbale.web.answering import store_of
from verbale.web.asking import AheadAsked
from verbale.web.pages.calendar import subscription
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show, today

pages = Pages()

_AT_MOST = 300
_TOLD = 2


@pages.get("/ahead")
def ahead(request: Request, asked: AheadAsked) -> Response:
    """Show what is planned or possible from a day on, month by month, and what is unconfirmed before it."""
    store = store_of(request)
    day = asked.day or today()
    shared: dict[str, Any] = {"as_of": day, "limit": _AT_MOST, "told": _TOLD}
    rows = [
        row
        for status in ("planned", "possible")
        for row in store.ask(make_question("contacts", status=status, since=day, **shared))
        if row.date is not None
    ]
    rows.sort(key=lambda row: (row.date, row.id))
    late = store.ask(make_question("contacts", status="unconfirmed", until=day, **shared))
    months = [(month, list(some)) for month, some in groupby(rows, key=_month)]
    return show(
        request,
        "ahead.html",
        {"months": months, "late": list(late), "day": day, "subscription": subscription(request)},
    )


def _month(row: ContactRow) -> str:
    return (row.date or "")[:7]
