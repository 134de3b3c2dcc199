"""Two parties, and everything between them."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code
from verbale.record.formulae.rows import DriftRow
from verbale.record.rows import ContactRow
from verbale.web import charts
from verbale.web.answering import store_of
from verbale.web.asking import DyadAsked
from verbale.web.remembering import remembered
from verbale.web.rendering import show, today

router = APIRouter()

_DRAWN = 400
_LISTED = 25
_WORDINGS = 6


@router.get("/dyads/{one}/{other}")
def dyad(request: Request, one: str, other: str, asked: Annotated[DyadAsked, Query()]) -> Response:
    """Show the contacts of two parties over time, what they did, agreed and said, and how wording changed."""
    store = store_of(request)
    between = party_code(one), party_code(other)
    if between[0] == between[1]:
        raise SkipInput("a party has nothing with itself: name two parties")

    def ask(kind: str, **more: Any) -> list[Any]:
        return list(store.ask(make_question(kind, **more)))

    newest: dict[str, Any] = {"between": between, "newest": True, "sources": False}
    contacts = ask("contacts", **newest, as_of=today(), limit=_DRAWN)
    first, middle = _years(contacts)
    before, after = asked.before or first, asked.after or middle
    compared = before is not None and after is not None and before < after

    def drift(party: str) -> list[DriftRow]:
        if not compared:
            return []
        asked_for = {"party": party, "before": before, "after": after, "limit": _WORDINGS}
        asked_for |= {"uses": 1, "brief": True}
        return remembered(request, f"drift {party} {before} {after}", lambda: ask("drift", **asked_for))

    return show(
        request,
        "dyad.html",
        {
            "between": between,
            "drawn": charts.strip(contacts[::-1]),
            "contacts": contacts[:_LISTED],
            "intensity": charts.intensity(ask("intensity", between=between)),
            "agreements": ask("agreements", between=between, limit=_LISTED),
            "before": before,
            "after": after,
            "sides": [
                (
                    party,
                    ask("statements", party=party, **newest, limit=_LISTED),
                    drift(party),
                )
                for party in between
            ],
        },
    )


def _years(contacts: Sequence[ContactRow]) -> tuple[str | None, str | None]:
    """Return the first year in which there are dated contacts, and the middle one, for wording to settle."""
    years = sorted({int(row.date[:4]) for row in contacts if row.date and row.date[:4].isdecimal()})
    return (f"{years[0]:04}", f"{(years[0] + years[-1] + 1) // 2:04}") if years else (None, None)
