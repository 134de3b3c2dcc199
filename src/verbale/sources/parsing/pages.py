"""Web pages: the text of the article, and what the page states of it."""

import re

from trafilatura import bare_extraction
from trafilatura.settings import Document

from verbale.sources.parsing.markup import to_text
from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable

# The latest date believed: dates are judged by the page alone, not by the day on which it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
_LANGUAGE = re.compile(
    rb"""(?i)<html\b[^>]{0,2000}?\s(?:xml:)?lang\s*=\s*["']?([a-z]{2,3}(?:[-_]\w{1,8}){0,3})"""
)
_HEAD_BYTES = 16_384
_SHORTEST_ARTICLE = 200  # characters
_STATED_BLINDLY = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})


def parse(request: Request) -> list[Piece]:
    """Return the one report of a page. Raises Unparsable when there is no text in it."""
    page = _decode(request)
    # The slower methods of the library are compared with the first only where that finds too little.
    document = _extract(page, request.url, fast=True)
    if document is None or len(document.text or "") < _SHORTEST_ARTICLE:
        document = _extract(page, request.url, fast=False)
    if document is None:
        raise Unparsable("is no page that can be parsed: save its text alone")
    text = (document.text or "").strip() or to_text(page)
    if not text:
        raise Unparsable("is a page without text: save its text alone")
    language = _LANGUAGE.search(request.data[:_HEAD_BYTES])
    return [
        Piece(
            text=text,
            title=document.title,
            publisher=document.sitename or document.hostname,
            author=document.author,
            published=document.date,
            language=language[1].decode("ascii").replace("_", "-") if language else None,
        )
    ]


def _extract(page: bytes | str, url: str | None, *, fast: bool) -> Document | None:
    found = bare_extraction(
        page,
        url=url,
        fast=fast,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    return found if isinstance(found, Document) else None


def _decode(request: Request) -> bytes | str:
    """Return the page as text where it is UTF-8 or its server states the encoding, else as it is.

    Servers state Latin-1 for whatever they don't know, so that counts as nothing stated.
    """
    for charset in ("utf-8", request.charset):
        if charset is None or charset.lower() in _STATED_BLINDLY:
            continue
        try:
            return request.data.decode(charset)
        except (LookupError, ValueError):
            pass
    return request.data
