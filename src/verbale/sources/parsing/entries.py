"""An entry of any feed: its report when the full text is there, else a link to it."""

from dataclasses import dataclass

from verbale.sources.parsing.markup import is_markup, to_text
from verbale.sources.parsing.pieces import Piece

# Contents shorter than this are mostly teasers, even where the feed calls them contents.
_SHORTEST_FULL_TEXT = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one entry; `content` is meant to be the whole text, `summary` is not."""

    content: str = ""
    summary: str = ""
    link: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


def piece_of(entry: Entry) -> Piece:
    """Return the report of an entry, or the link to it; without either what little text there is."""
    text = _plain(entry.content)
    if len(text) < _SHORTEST_FULL_TEXT:
        if entry.link:
            return Piece(link=entry.link, title=_line(entry.title))
        text = text or _plain(entry.summary)
        if not text:
            return Piece(problem="is an entry without text or link: nothing can be read from it")
    return Piece(
        text=text,
        link=entry.link,
        title=_line(entry.title),
        publisher=_line(entry.publisher),
        author=_line(entry.author),
        published=entry.published,
        language=entry.language,
    )


def _plain(text: str) -> str:
    return to_text(text) if is_markup(text) else text.strip()


def _line(text: str | None) -> str | None:
    return " ".join(_plain(text).split()) or None if text else None
