"""The first page, and what lies ahead."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.web.answering import store_of
from verbale.web.rendering import show, today

router = APIRouter()

_LATEST = 8
_AHEAD = 12


@router.get("/")
def overview(request: Request) -> Response:
    """Show what the record holds, what is new in it, and what lies ahead."""
    store = store_of(request)
    day = today()
    return show(
        request,
        "overview.html",
        {
            "statistics": store.statistics(),
            "latest": store.reports(limit=_LATEST),
            "ahead": store.ask(
                make_question("contacts", status="planned", since=day, as_of=day, limit=_AHEAD)
            ),
            "today": day,
        },
    )
