"""The phrases of what is said: the smallest pieces of wording by which two statements are compared.

A phrase is two words of meaning with a word of grammar or a name between them ("sake of negotiations"), or
three in a row ("mutually acceptable compromise"). Words count by their stems (Porter's English stemmer in the
Snowball project's revision), words of grammar and names do not count, so that small differences leave a
phrase what it is. Pure functions of the text.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final, NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer

from verbale.account import Account, Span
from verbale.record.names import fold

MIN_WORDS: Final = 4
# Words that do not count, between two that do.
MAX_BETWEEN: Final = 4
MAX_LEADING: Final = 3

_SHORTEST_ISE: Final = 5  # letters: "rise" is no "-ise"
_LEADING_REACH: Final = 60  # characters
_WORD_OR_END = re.compile(r"[^\W_]+|(?P<end>[.!?;:\n])")
_BRITISH = re.compile(r"is(ed|es|ing|ation|ations|e)$")


class Token(NamedTuple):
    """A word in its place. It `weighs` unless it is a word of grammar; `part` numbers sentences, roughly."""

    start: int
    end: int
    word: str
    weighs: bool
    part: int

    @property
    def stem(self) -> str:
        """The stem of a word that weighs. Many words are looked at by their letters alone."""
        return stem_of(self.word)


class Phrase(NamedTuple):
    """A phrase: the hash of its stems, and where its words of meaning begin and end in the text."""

    key: int
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a stretch of text."""
    found: list[Token] = []
    part = 0
    make = tuple.__new__  # half of the time goes into what a named tuple does besides
    for match in _WORD_OR_END.finditer(text, start, end):
        if match.lastgroup is not None:
            part += 1
        else:
            first, last = match.span()
            word, weighs = _read(match[0])
            found.append(make(Token, (first, last, word, weighs, part)))
    return found


def phrases(text: str, content: Iterable[Span], without: Iterable[Span]) -> list[Phrase]:
    """Return the phrases of a statement, each once, in order.

    `content` are the pieces of text that were said; words in `without` (names, dates, editors' insertions) do
    not count.
    """
    left_out = _joined(without)
    starts = [start for start, _ in left_out]
    found: dict[int, Phrase] = {}
    for start, end in content:
        said = tokens(text, start, end)
        counted = [place for place, token in enumerate(said) if _counts(token, left_out, starts)]
        for phrase in _phrases(said, counted):
            found.setdefault(phrase.key, phrase)
    return list(found.values())


def names_in(account: Account) -> list[Span]:
    """Return the spans of an account that name somebody, a place or a time."""
    spans = [mention.span for actor in account.actors for mention in actor.mentions]
    spans += [span for place in account.places for span in place.spans]
    spans += [time.span for time in account.times]
    return spans


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words of a list of `plain_words.toml`."""
    lists = tomllib.loads((files(__package__) / "plain_words.toml").read_text("utf-8"))
    return frozenset(lists[kind].split())


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return the stem of a folded word; British and American spellings of "-ise" have one."""
    return str(EnglishStemmer().stemWord(_BRITISH.sub(r"iz\1", word) if len(word) > _SHORTEST_ISE else word))


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, bool]:
    """Return a word as it is compared, and whether it is one of meaning."""
    word = fold(written)
    return word, bool(word) and word not in listed("function")


@cache
def _light() -> frozenset[str]:
    return frozenset(stem_of(word) for word in listed("light"))


def _counts(token: Token, left_out: list[Span], starts: list[int]) -> bool:
    if not token.weighs or not _is_meaningful(token.word, token.stem):
        return False
    place = bisect_right(starts, token.start) - 1
    return place < 0 or left_out[place][1] <= token.start


@lru_cache(maxsize=65536)
def _is_meaningful(word: str, stem: str) -> bool:
    return stem not in _light() and word.isalpha() and len(word) > 1


def _phrases(said: Sequence[Token], counted: Sequence[int]) -> Iterator[Phrase]:
    """Yield pairs that something stands between, and triples where their pairs are none."""
    for number, place in enumerate(counted):
        row = [place]
        for following in counted[number + 1 : number + 3]:
            near = following - row[-1] <= MAX_BETWEEN + 1 and said[following].part == said[place].part
            if not near:
                break
            row.append(following)
        pairs = [row[at : at + 2] for at in range(len(row) - 1)]
        wide = [second - first > 1 for first, second in pairs]
        if wide[:1] == [True]:
            yield _phrase(said, pairs[0])
        if len(row) > 2 and wide != [True, True]:
            yield _phrase(said, row)


def leading(said: Sequence[Token], place: int) -> int:
    """Return the place of the first of the words of grammar with which a formula can begin before `place`."""
    first = place
    while first > 0 and place - first < MAX_LEADING:
        before = said[first - 1]
        if before.word not in listed("leading") or before.part != said[place].part:
            break
        first -= 1
    return first


def with_leading(text: str, span: Span, earliest: int) -> Span:
    """Return a span of words of meaning with the words of grammar before it with which a formula can begin.

    It does not begin before `earliest`.
    """
    said = tokens(text, max(earliest, span[0] - _LEADING_REACH), span[1])
    place = next(number for number, token in enumerate(said) if token.start >= span[0])
    return said[leading(said, place)].start, span[1]


def _phrase(said: Sequence[Token], row: Sequence[int]) -> Phrase:
    packed = " ".join(said[place].stem for place in row).encode("utf-8", "surrogatepass")
    key = int.from_bytes(blake2b(packed, digest_size=8).digest(), signed=True)
    return Phrase(key, said[row[0]].start, said[row[-1]].end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
