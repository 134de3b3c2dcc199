"""RSS and Atom feeds: entries with their full text, or links to it."""

from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from verbale.sources.parsing.entries import Entry, piece_of
from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable


def parse(request: Request) -> list[Piece]:
    """Return the entries of a feed, in its order. Raises Unparsable when it is none."""
    headers = {"content-location": request.url} if request.url else {}
    # A stream: what is no stream is taken for an address or a file's name.
    found = feedparser.parse(BytesIO(request.data), response_headers=headers, sanitize_html=False)
    if not found.get("version") and not found.entries:
        raise Unparsable("is no feed that can be parsed: check that it was fetched completely")
    publisher = _string(found.feed.get("title"))
    language = _string(found.feed.get("language"))
    return [piece_of(_entry(entry, publisher, language)) for entry in found.entries[: request.max_entries]]


def _entry(entry: Any, publisher: str | None, language: str | None) -> Entry:
    contents = [_string(content.get("value")) or "" for content in entry.get("content", ())]
    return Entry(
        content=max(contents, key=len, default=""),
        summary=_string(entry.get("summary")) or "",
        link=_string(entry.get("link")),
        title=_string(entry.get("title")),
        publisher=publisher,
        author=_string(entry.get("author")),
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        language=language,
    )


def _day(moment: Any) -> str | None:
    if not isinstance(moment, struct_time) or not 1 <= moment.tm_year <= 9999:
        return None
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
