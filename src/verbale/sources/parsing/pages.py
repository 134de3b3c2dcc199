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


def parse(request: Request) -> list[Piece]:
    """Return the one report of a page. Raises Unparsable when there is no text in it."""
    page = _decode(request)
    document = bare_extraction(
        page,
        url=request.url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(document, Document):
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


def _decode(request: Request) -> bytes | str:
    """Return the page as text where its server states the encoding, else its bytes, to be looked at."""
    if request.charset is None:
        return request.data
    try:
        return request.data.decode(request.charset)
    except (LookupError, ValueError):
        return request.data
