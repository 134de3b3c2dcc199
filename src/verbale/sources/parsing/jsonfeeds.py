"""JSON feeds (jsonfeed.org, versions 1 and 1.1)."""

import json
from typing import Any
from urllib.parse import urljoin

from verbale.sources.parsing.entries import Entry, piece_of
from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable


def parse(request: Request) -> list[Piece]:
    """Return the items of a feed, in its order. Raises Unparsable when it is none."""
    try:
        feed = json.loads(request.data.decode("utf-8-sig"))
    except ValueError as error:
        raise Unparsable("is a broken JSON feed: check that it was fetched completely") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Unparsable("is a JSON feed without items: check that it was fetched completely")
    return [piece_of(_entry(item, feed, request.url)) for item in items[: request.max_entries]]


def _entry(item: Any, feed: dict[str, Any], base: str | None) -> Entry:
    if not isinstance(item, dict):
        return Entry()
    link = _string(item.get("url")) or _string(item.get("external_url"))
    published = _string(item.get("date_published"))
    return Entry(
        content=_string(item.get("content_text")) or _string(item.get("content_html")) or "",
        summary=_string(item.get("summary")) or "",
        link=urljoin(base, link) if base and link else link,
        title=_string(item.get("title")),
        publisher=_string(feed.get("title")),
        author=_author(item) or _author(feed),
        published=published[:10] if published else None,
        language=_string(item.get("language")) or _string(feed.get("language")),
    )


def _author(holder: dict[str, Any]) -> str | None:
    authors = holder.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else holder.get("author")
    return _string(first.get("name")) if isinstance(first, dict) else None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
