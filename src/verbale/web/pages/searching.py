"""Search, with how what was found spreads."""

from fastapi import Request
from starlette.responses import Response

from verbale.web import answering
from verbale.web.asking import SearchAsked, StatementsAsked
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show

pages = Pages()

_ROWS = 12


@pages.get("/search")
def search(request: Request, asked: SearchAsked) -> Response:
    """Show the reports and statements that hold all words asked for, best first.

    Beside them stands how the statements among them spread: by party, speaker, topic, month.
    """
    found = answering.found(request, asked.model_copy(update={"rows": asked.rows or _ROWS}))
    wanted = found.rows and asked.cursor is None and asked.kind != "report"
    spread = answering.spread(request, "statements", StatementsAsked(about=asked.q)) if wanted else None
    return show(request, "search.html", {"found": found, "asked": asked, "spread": spread})
