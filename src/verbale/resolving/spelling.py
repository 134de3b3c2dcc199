"""Finds states, peoples and capitals whose names are misspelt by a slip or two."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from verbale.knowledge.folding import folded
from verbale.knowledge.sectors import find_sectors
from verbale.knowledge.states import states
from verbale.resolving.names import NameHit, NameKind
from verbale.resolving.words import Word

# Two letters changed places in words of five or six letters; any one slip in longer ones, two in the longest.
_SHORT, _LONG, _VERY_LONG = 5, 7, 9
_MANY = 2


def find_misspelt(text: str, words: Sequence[Word]) -> list[NameHit]:
    """Return the first of `words` of `text` that is a name but for a slip, if any."""
    nouns = {hit.start for hit in find_sectors(text)}
    for word in words:
        if not word.capital or word.start in nouns or len(word.text) < _SHORT:
            continue
        form = folded(word.text)
        for name, country, kind in _by_initial().get(form[0], ()):
            if _misspelt(form, name):
                return [NameHit(word.start, word.end, kind, country, name)]
    return []


def _misspelt(form: str, name: str) -> bool:
    slips = OSA.distance(form, name, score_cutoff=_MANY)
    if slips == _MANY:
        return len(form) >= _VERY_LONG
    if slips != 1:
        return False
    return len(form) >= _LONG or (len(form) == len(name) and sorted(form) == sorted(name))


@lru_cache(maxsize=1)
def _by_initial() -> dict[str, list[tuple[str, str, NameKind]]]:
    found: dict[str, list[tuple[str, str, NameKind]]] = {}
    for code, state in states().items():
        groups: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("state", (state.name, *state.other_names)),
            ("people", (*state.adjectives, *state.people)),
            ("capital", state.capitals),
        )
        for kind, names in groups:
            for name in names:
                if " " not in name and len(name) >= _SHORT:
                    found.setdefault(folded(name)[0], []).append((folded(name), code, kind))
    return found
