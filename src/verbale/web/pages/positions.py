"""What a party said on a topic over time, with its formulae marked."""

from collections.abc import Iterator
from typing import NamedTuple

from fastapi import Request
from starlette.responses import Response

from verbale.knowledge.naming import party_code
from verbale.knowledge.states import usual_name
from verbale.record.formulae.rows import Mark, PositionRow
from verbale.web import answering
from verbale.web.asking import PositionsAsked
from verbale.web.pages.routing import Pages
from verbale.web.paging import Page
from verbale.web.rendering import show

pages = Pages()


class Piece(NamedTuple):
    """A piece of what was said, with the formula that it is, if it is one."""

    words: str
    formula: Mark | None


@pages.get("/positions")
def positions(request: Request, asked: PositionsAsked) -> Response:
    """Show the statements of a party on a topic in time order; ask for both where one is missing."""
    found: Page[PositionRow] = Page([], None)
    if asked.party is not None and asked.about is not None:
        found = answering.listed(request, "positions", asked)
    told = [(row.statement, list(_pieces(row))) for row in found.rows]
    party = usual_name(party_code(asked.party)) if asked.party is not None else None
    return show(
        request, "positions.html", {"found": found, "told": told, "asked": asked, "party_name": party}
    )


def _pieces(row: PositionRow) -> Iterator[Piece]:
    """Yield the words of a statement, those of its formulae apart; what overlaps goes to the first."""
    words, at = row.statement.words, 0
    for mark in row.formulae:
        start = words.find(mark.words, at)
        if start < 0:
            continue
        if start > at:
            yield Piece(words[at:start], None)
        at = start + len(mark.words)
        yield Piece(mark.words, mark)
    if at < len(words):
        yield Piece(words[at:], None)
