"""What a user asks of the full text, read out of what was typed, and the passage that answers it.

A question is words, phrases in quotation marks, and beginnings of words marked by `*`; all must be found.
Nothing else has a meaning, so no text can break the syntax of a database.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from verbale.account import Span
from verbale.errors import VerbaleError
from verbale.record.names import fold

_PIECE = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
MAX_WORDS = 64
MAX_QUERY = 2000
SNIPPET_WORDS = 24
WORDS_BEFORE_MATCH = 6


class Term(NamedTuple):
    """Words that must follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool


# Texts repeat their words, and to fold one takes longer than to know it again.
_folded = lru_cache(maxsize=65_536)(fold)


def words_of(text: str) -> list[str]:
    """Return the words of a text, as they stand in it."""
    return _WORD.findall(text)


def parse(query: str) -> list[Term]:
    """Return what must all be found. Raises VerbaleError when there is no word in `query`."""
    terms = []
    for phrase, word in _PIECE.findall(query[:MAX_QUERY]):
        told = phrase or word
        words = tuple(words_of(told))
        if words:
            terms.append(Term(words, prefix=told.rstrip().endswith("*")))
    if not terms:
        raise VerbaleError(f"nothing to search for in {query!r}: give at least one word")
    return terms[:MAX_WORDS]


def folded_text(text: str) -> str:
    """Return a whole text without case and accents, in which `counting` counts."""
    return (
        text.lower() if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    )


@lru_cache(maxsize=256)
def counting(term: Term) -> Callable[[str], int]:
    """Return what tells how many times a term stands in a folded text that holds it: once at least.

    Most terms are one word, and most texts hold a term once: these are told first.
    """
    first, *others = (folded_text(word) for word in term.words)
    beyond, prefix = len(first), term.prefix
    following = re.compile("".join(r"[\W_]+" + re.escape(word) for word in others)) if others else None

    def count(text: str) -> int:
        if text.count(first) < 2:
            return 1
        found, at = 0, text.find(first)
        while at >= 0:
            end = at + beyond
            if at == 0 or not text[at - 1].isalnum():
                if following is not None:
                    rest = following.match(text, end)
                    stop = rest.end() if rest is not None else -1
                else:
                    stop = end
                found += stop >= 0 and (prefix or not text[stop : stop + 1].isalnum())
            at = text.find(first, end)
        return max(found, 1)

    return count


def snippet(text: str, terms: list[Term]) -> tuple[str, tuple[Span, ...]] | None:
    """Return the first passage with most of the terms, on one line, and the spans of the matched words.

    None when no term is in the text.
    """
    folded = words_of(text.lower()) if text.isascii() else [_folded(word) for word in words_of(text)]
    wanted = [(tuple(map(_folded, term.words)), term.prefix) for term in terms]
    found = sorted(
        (place, place + len(words), number)
        for number, (words, prefix) in enumerate(wanted)
        for place in _beginnings(folded, words[0], prefix=prefix and len(words) == 1)
        if _stands(words, prefix, folded[place : place + len(words)])
    )
    if not found:
        return None
    start = max(0, _densest(found) - WORDS_BEFORE_MATCH)
    end = min(len(folded), start + SNIPPET_WORDS)
    spans = [token.span() for token in islice(_WORD.finditer(text), start, end)]
    first = 0 if start == 0 else spans[0][0]
    last = len(text) if end == len(folded) else spans[-1][1]
    matched = {place for begin, stop, _ in found for place in range(max(begin, start), min(stop, end))}
    return _line(text, first, last, [spans[place - start] for place in sorted(matched)])


def _beginnings(folded: list[str], word: str, *, prefix: bool) -> Iterator[int]:
    """Yield the places of a word in a list, or of all words that begin so."""
    if prefix:
        yield from (place for place, other in enumerate(folded) if other.startswith(word))
        return
    place = -1
    with suppress(ValueError):  # there are no more of it
        while True:
            place = folded.index(word, place + 1)
            yield place


def _stands(words: tuple[str, ...], prefix: bool, here: list[str]) -> bool:
    if len(here) < len(words):
        return False
    if prefix:
        return tuple(here[:-1]) == words[:-1] and here[-1].startswith(words[-1])
    return tuple(here) == words


def _densest(found: list[tuple[int, int, int]]) -> int:
    """Return the place of the match from which a snippet holds most different terms."""
    best, most = found[0][0], 0
    end = 0
    inside: dict[int, int] = {}
    for place, _, number in found:
        while end < len(found) and found[end][0] < place + SNIPPET_WORDS - WORDS_BEFORE_MATCH:
            inside[found[end][2]] = inside.get(found[end][2], 0) + 1
            end += 1
        if len(inside) > most:
            best, most = place, len(inside)
        inside[number] -= 1
        if not inside[number]:
            del inside[number]
    return best


def _line(text: str, first: int, last: int, marked: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a passage with its white space made single spaces, and its marks moved along."""
    line = "…" if first > 0 else ""
    marks = []
    place = first
    for start, end in [*marked, (last, last)]:
        line += re.sub(r"\s+", " ", text[place:start])
        if start < end:
            marks.append((len(line), len(line) + end - start))
            line += text[start:end]
        place = end
    return line + ("…" if last < len(text) else ""), tuple(marks)
