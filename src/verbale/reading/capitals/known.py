"""Names that the lexicon, the bodies and the gazetteer have, found in capitals, as they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.knowledge.bodies import bodies
from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.lexicon import Phrases, find_names, lexicon, plain
from verbale.knowledge.tenures import tenures
from verbale.knowledge.words import word_list

_LARGE = 5.0  # the weight of a town of a hundred thousand


@dataclass(frozen=True, slots=True)
class KnownName:
    """Where a known name starts, and how it is written; `sure` if that is hardly another word."""

    start: int
    name: str
    sure: bool
    is_town: bool = False
    is_person: bool = False


def known_names(text: str) -> Iterator[KnownName]:
    """Yield the known names of `text`, which stands in capitals, the surest source last.

    Of bodies and places only names of several words and acronyms: most others mean something else, too.
    """
    even = plain(text)
    for start, end, found in gazetteer().scan(even):
        words = even[start:end]
        name = found[0].name
        if " " in words and (not words.startswith("THE ") or found[0].weight >= _LARGE):
            written = name if name.upper() == words else words.title()
            yield KnownName(start, written, sure=True, is_town=True)
    for start, end, _ in bodies().scan(even):
        words = even[start:end]
        if " " in words or words not in _bodies():
            yield KnownName(start, _bodies().get(words, words), sure=" " in words)
    for start, _, holders in _persons().scan(even):
        yield KnownName(start, holders[0], sure=True, is_person=True)
    for hit in find_names(text):
        words = even[hit.start : hit.end]
        # "US" and "us", "CHAD" and the man of that name.
        is_state = hit.of("state") is not None and len(words) > 2
        yield KnownName(hit.start, _lexicon().get(words, words), sure=" " in words or is_state)


@cache
def given_names() -> frozenset[str]:
    """Return the given names of office-holders, in small letters."""
    return frozenset(name.lower() for tenure in tenures() for name in tenure.given if name.isalpha())


@cache
def family_names() -> frozenset[str]:
    """Return the family names of office-holders, in small letters."""
    return frozenset(name.lower() for tenure in tenures() for name in tenure.family)


@cache
def _persons() -> Phrases[str]:
    """Return office-holders by their full names."""
    names = (
        f"{given} {family}"
        for tenure in tenures()
        for given in tenure.given
        for family in tenure.family
        if given
    )
    return Phrases((plain(name.upper()), name) for name in names if len(name.upper()) == len(name))


def is_acronym(word: str) -> bool:
    """Tell whether a word in capitals stands for an agency, a time zone or the like."""
    return word in word_list("news agency") or word in word_list("no name")


@cache
def _lexicon() -> dict[str, str]:
    return {name.upper(): name for name, _ in lexicon().items() if not name.isupper()}


@cache
def _bodies() -> dict[str, str]:
    return {name.upper(): name for name, _ in bodies().items() if not name.isupper()}
