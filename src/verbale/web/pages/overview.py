"""The first page, and the names that the search box suggests."""

from fastapi import Request
from starlette.responses import JSONResponse, Response

from verbale.asked import make_question
from verbale.knowledge.states import states
from verbale.web.answering import store_of
from verbale.web.asking import SuggestionsAsked
from verbale.web.pages.routing import Pages
from verbale.web.remembering import remembered
from verbale.web.rendering import show, today

pages = Pages()

_LATEST = 8
_AHEAD = 12
_DYADS = 15
_SUGGESTED = 8
_LONGEST_BEGINNING = 60


@pages.get("/")
def overview(request: Request) -> Response:
    """Show what the record holds, what is new in it, what lies ahead, and between whom most goes on."""
    store = store_of(request)
    day = today()
    return show(
        request,
        "overview.html",
        {
            "statistics": remembered(request, "statistics", store.statistics),
            "dyads": remembered(request, "dyads", lambda: store.dyads(limit=_DYADS)),
            "latest": store.reports(limit=_LATEST, latest=True),
            "ahead": store.ask(
                make_question("contacts", status="planned", since=day, as_of=day, limit=_AHEAD)
            ),
            "today": day,
        },
    )


@pages.get("/suggest")
def suggest(request: Request, asked: SuggestionsAsked) -> Response:
    """Return names of states and actors that begin as somebody types."""
    beginning = asked.q.strip()[:_LONGEST_BEGINNING]
    folded = beginning.casefold()
    known = [state.name for state in states().values() if folded and state.name.casefold().startswith(folded)]
    named = store_of(request).names_from(beginning, limit=_SUGGESTED)
    return JSONResponse(list(dict.fromkeys([*sorted(known), *named]))[:_SUGGESTED])
