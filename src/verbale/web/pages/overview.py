"""The first page, and what lies ahead."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from verbale.record.questions import ContactQuestion
from verbale.web.rendering import show

router = APIRouter()

_LATEST = 8
_AHEAD = 12


@router.get("/")
def overview(request: Request) -> Response:
    """Show what the record holds, what is new in it, and what lies ahead."""
    store = request.app.state.store
    today = date.today().isoformat()
    return show(
        request,
        "overview.html",
        {
            "statistics": store.statistics(),
            "latest": store.reports(limit=_LATEST),
            "ahead": store.contacts(ContactQuestion(status="planned", since=today, limit=_AHEAD)),
            "today": today,
        },
    )
