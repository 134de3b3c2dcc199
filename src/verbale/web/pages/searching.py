"""Search, with how what was found spreads."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from verbale.web import answering
from verbale.web.asking import SearchAsked, StatementsAsked
from verbale.web.rendering import show

router = APIRouter()

_ROWS = 12


@router.get("/search")
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Show the reports and statements that hold all words asked for, best first.

    Beside them stands how the statements among them spread: by party, speaker, topic, month.
    """
    found = answering.searched(request, asked.model_copy(update={"rows": asked.rows or _ROWS}))
    wanted = found.rows and asked.cursor is None and asked.kind != "report"
    spread = answering.spread(request, "statements", StatementsAsked(about=asked.q)) if wanted else None
    return show(request, "search.html", {"found": found, "asked": asked, "spread": spread})
