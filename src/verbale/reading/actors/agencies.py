"""States for which people act who are named by an agency of theirs alone: "FBI Director X", "head of MI6"."""

from verbale.knowledge.bodies import SYSTEMS, bodies
from verbale.knowledge.folding import folded
from verbale.knowledge.lexicon import Entry
from verbale.reading.actors.view import View

_OF_STATES = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_LONGEST = 8  # words of a name


def before(view: View, start: int, core: int) -> list[Entry]:
    """Return the state of the agency whose name stands right before the words of an office, if one does."""
    for first in range(max(start, core - _LONGEST), core):
        if (state := _state(view, first, core)) is not None:
            return [state]
    return []


def behind(view: View, end: int) -> list[Entry]:
    """Return the state of the agency whose name stands behind an office and "of", up to a token."""
    for of in range(max(0, end - _LONGEST), end - 1):
        if view.lower[of] == "of":
            first = of + 2 if view.lower[of + 1] == "the" else of + 1
            if (state := _state(view, first, end)) is not None:
                return [state]
    return []


def _state(view: View, first: int, end: int) -> Entry | None:
    """Return the state whose body is called by these words, if they are written as a name and no other's."""
    if first >= end or not view.capital(first) or not view.capital(end - 1):
        return None
    known = bodies().get(folded(view.text(first, end)))
    countries = {body.country for body in known}
    if len(countries) != 1 or countries & SYSTEMS or not all(body.sector in _OF_STATES for body in known):
        return None
    return Entry("seat", countries.pop())
