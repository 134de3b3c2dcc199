"""Two parties, and everything between them."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import Request
from starlette.responses import Response

from verbale.asked import make_question
from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code
from verbale.record.contact_marks import ContactMark
from verbale.record.formulae.rows import DriftRow
from verbale.record.questions import ContactQuestion
from verbale.web import charts
from verbale.web.answering import store_of
from verbale.web.asking import DyadAsked
from verbale.web.pages.routing import Pages
from verbale.web.remembering import remembered
from verbale.web.rendering import show, today
from verbale.web.wording import address

pages = Pages()

_DRAWN = 200
_LISTED = 12
_TOLD = 2
_WORDINGS = 5


@pages.get("/dyads/{one}/{other}")
def dyad(request: Request, one: str, other: str, asked: DyadAsked) -> Response:
    """Show the contacts of two parties over time, and what they did.

    What they agreed and said, and how their wording changed, tell pages of their own, which a script fetches
    for those who scroll to it; the wording is shown at once where years are named.
    """
    store = store_of(request)
    between = _parties(one, other)
    newest: dict[str, Any] = {"between": between, "newest": True, "sources": False}
    day = today()
    marks = store.contact_marks(ContactQuestion(**newest, as_of=day, limit=_DRAWN))
    contacts, intensity = store.ask_together(
        make_question("contacts", **newest, as_of=day, limit=_LISTED),
        make_question("intensity", between=between, direction="both"),
    )
    first, middle = _years(marks)
    before, after = asked.before or first, asked.after or middle
    named = asked.before is not None or asked.after is not None
    return show(
        request,
        "dyad.html",
        {
            "between": between,
            "here": _path(between),
            "drawn": charts.strip(marks[::-1]),
            "contacts": contacts,
            "intensity": charts.intensity(intensity),
            "said": f"{_path(between)}/said",
            "sides": None,
            "before": before,
            "after": after,
            "compared": _compared(request, between, before, after) if named else None,
            "later": address(f"{_path(between)}/wording", before=before, after=after),
        },
    )


@pages.get("/dyads/{one}/{other}/said")
def said(request: Request, one: str, other: str) -> Response:
    """Show what two parties agreed, and what each says of the other."""
    between = _parties(one, other)
    newest: dict[str, Any] = {"between": between, "newest": True, "sources": False, "limit": _LISTED}
    agreements, *sides = store_of(request).ask_together(
        make_question("agreements", between=between, limit=_LISTED, told=_TOLD),
        *(make_question("statements", party=party, **newest) for party in between),
    )
    return show(
        request,
        "said.html",
        {
            "between": between,
            "here": _path(between),
            "agreements": agreements,
            "sides": list(zip(between, sides, strict=True)),
        },
    )


@pages.get("/dyads/{one}/{other}/wording")
def wording(request: Request, one: str, other: str, asked: DyadAsked) -> Response:
    """Show how the wording of two parties changed between two dates."""
    between = _parties(one, other)
    return show(
        request,
        "wording.html",
        {
            "between": between,
            "here": _path(between),
            "before": asked.before,
            "after": asked.after,
            "compared": _compared(request, between, asked.before, asked.after),
        },
    )


def _parties(one: str, other: str) -> tuple[str, str]:
    """Return the codes of two parties. Raises SkipInput where they are one, or unknown."""
    between = party_code(one), party_code(other)
    if between[0] == between[1]:
        raise SkipInput("a party has nothing with itself: name two parties")
    return between


def _path(between: Sequence[str]) -> str:
    return f"/dyads/{quote(between[0], safe='')}/{quote(between[1], safe='')}"


def _compared(
    request: Request, between: Sequence[str], before: str | None, after: str | None
) -> list[tuple[str, list[DriftRow]]]:
    """Return what each party took up and dropped; nothing unless one date follows the other."""
    if before is None or after is None or before >= after:
        return [(party, []) for party in between]
    asked = {"before": before, "after": after, "limit": _WORDINGS, "uses": 1, "brief": True}

    def drift(party: str) -> list[DriftRow]:
        return list(store_of(request).ask(make_question("drift", party=party, **asked)))

    return [
        (party, remembered(request, f"drift {party} {before} {after}", partial(drift, party)))
        for party in between
    ]


def _years(contacts: Sequence[ContactMark]) -> tuple[str | None, str | None]:
    """Return the first year in which there are dated contacts, and the middle one, for wording to settle."""
    years = sorted({int(row.date[:4]) for row in contacts if row.date and row.date[:4].isdecimal()})
    return (f"{years[0]:04}", f"{(years[0] + years[-1] + 1) // 2:04}") if years else (None, None)
