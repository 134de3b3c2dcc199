"""Takes apart the words for several actors: "the US, the UK and Russia" are three."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from verbale.knowledge.lexicon import plain
from verbale.knowledge.sectors import find_sectors
from verbale.knowledge.words import word_list
from verbale.resolving.names import find_hits
from verbale.resolving.words import words_of

type _Kind = Literal["chunk", "comma", "and", "other"]

_TOKEN = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?|[^\w\s]")
_ANDS = frozenset({"and", "or", "&", "plus"})
_ARTICLES = frozenset({"the", "a", "an"})
# The names of bodies change with time, those of peoples do not: any day tells a name from other words.
_ANY_DAY = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: _Kind
    start: int
    end: int


def split_actors(text: str, context: str | None = None) -> tuple[str, ...]:
    """Return the actors that `text` names, in order; with `context`, all that are listed beside them.

    `context` is the sentence around the text. An actor that is one of a list ("Russians and Belarusians")
    is told together with the others, with their titles; a noun that several share is given to each of them.
    """
    text = " ".join(plain(text).split())
    around = " ".join(plain(context).split()) if context else text
    at = around.find(text)
    if at < 0:
        around, at = text, 0
    listed = _list_around(_parts(around), at, at + len(text))
    if len(listed) < 2:
        return (text,)
    return _with_shared_noun([_bare(around[part.start : part.end]) for part in listed])


def _parts(sentence: str) -> list[_Part]:
    """Split a sentence into chunks of names and of nouns for actors, and what stands between them."""
    covered: set[int] = set()
    for start, end in (
        *((hit.start, hit.end) for hit in find_hits(sentence, _ANY_DAY, ())),
        *((hit.start, hit.end) for hit in find_sectors(sentence)),
    ):
        covered.update(range(start, end))
    parts: list[_Part] = []
    for match in _TOKEN.finditer(sentence):
        mark, start, end = match.group(), match.start(), match.end()
        low = mark.lower()
        kind: _Kind = "other"
        if low in _ANDS and start not in covered:
            kind = "and"
        elif mark == ",":
            kind = "comma"
        elif (
            low in _ARTICLES
            or start in covered
            or mark[0].isupper()
            or mark in ("'", "-")
            or (low in word_list("name particle") and parts and parts[-1].kind == "chunk")
        ):
            kind = "chunk"
        article = low in _ARTICLES
        if parts and kind == "chunk" and parts[-1].kind == "chunk" and not article:
            parts[-1] = _Part("chunk", parts[-1].start, end)
        else:
            parts.append(_Part(kind, start, end))
    return parts


def _list_around(parts: Sequence[_Part], start: int, end: int) -> list[_Part]:
    """Return the chunks of the list that covers start to end, alone if there is no list."""
    chunks = [
        n for n, part in enumerate(parts) if part.kind == "chunk" and part.start < end and start < part.end
    ]
    if not chunks:
        return []
    first, last = chunks[0], chunks[-1]
    if first < last:
        inside = parts[first : last + 1]
        return [] if any(p.kind == "other" for p in inside) else [p for p in inside if p.kind == "chunk"]
    while (before := _linked(parts, first, -1)) is not None:
        first = before
    while (after := _linked(parts, last, 1)) is not None:
        last = after
    inside = parts[first : last + 1]
    # Commas alone make appositions, not lists.
    return [part for part in inside if part.kind == "chunk"] if any(p.kind == "and" for p in inside) else []


def _linked(parts: Sequence[_Part], at: int, step: int) -> int | None:
    """Return the next chunk of the same list on one side."""
    n = at + step
    links = 0
    while 0 <= n < len(parts) and parts[n].kind in ("comma", "and"):
        links += 1
        n += step
    return n if links and 0 <= n < len(parts) and parts[n].kind == "chunk" else None


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else words


def _with_shared_noun(chunks: Sequence[str]) -> tuple[str, ...]:
    """Give the last chunk's noun to those that only say whose: "Russian and Belarusian soldiers"."""
    nouns = find_sectors(chunks[-1])
    shared = chunks[-1][nouns[0].start :] if nouns and nouns[0].start > 0 else ""
    people = [hit for hit in find_hits(chunks[-1], _ANY_DAY, ()) if hit.kind in ("people", "state")]
    if not shared or not people or people[0].end >= nouns[0].start + 1 or len(words_of(shared)) > 3:
        return tuple(dict.fromkeys(chunks))
    given = [f"{chunk} {shared}" if _only_whose(chunk) else chunk for chunk in chunks[:-1]]
    return tuple(dict.fromkeys((*given, chunks[-1])))


def _only_whose(chunk: str) -> bool:
    hits = find_hits(chunk, _ANY_DAY, ())
    return len(hits) == 1 and hits[0].kind == "people" and hits[0].end - hits[0].start == len(chunk)
