"""Names that a state shares with a division of another one: Georgia in the Caucasus, Georgia in America."""

from functools import lru_cache

from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.lexicon import Entry, Hit, lexicon, plain
from verbale.knowledge.states import states
from verbale.reading.actors.view import Named, View

_HEADS = frozenset(
    {"governor", "gov.", "senator", "sen.", "congressman", "congresswoman", "legislature", "republican"}
    | {"democrat", "democrats", "republicans", "state"}
)


@lru_cache(maxsize=1)
def _twins() -> dict[str, tuple[str, str]]:
    """Return the names of states that are divisions too: the state of the division, and its code there."""
    found: dict[str, tuple[str, str]] = {}
    for state in states().values():
        for place in gazetteer().get(plain(state.name)):
            if place.kind == "division" and place.state != state.code:
                found[state.name] = (place.state, place.division)
    return found


def settle_twins(view: View) -> None:
    """Turn the names of states that mean a division of another state into names of a region.

    What the report tells once, beside the name, holds for all of it, unless it names the state in
    another way too (its people, its capital).
    """
    at = [
        i
        for i, named in enumerate(view.names)
        if view.text(named.start, named.end) in _twins() and not any(e.own for e in named.hit.entries)
    ]
    if not at:
        return
    told = {i for i in at if _is_division(view, view.names[i])}
    if not told:
        return
    twins = set(at)
    otherwise = {
        named.party.code for i, named in enumerate(view.names) if i not in twins and named.party is not None
    }
    for i in at:
        named = view.names[i]
        entry = named.of("state")
        if entry is not None and (i in told or entry.code not in otherwise):
            state, _ = _twins()[view.text(named.start, named.end)]
            view.replace(i, Hit(named.hit.start, named.hit.end, (Entry("region", state),)))


def _is_division(view: View, named: Named) -> bool:
    """Whether what stands beside the name tells that the division is meant."""
    state, division = _twins()[view.text(named.start, named.end)]
    after, before = named.end, named.start - 1
    if after < len(view) and view.lower[after] in _HEADS:
        return True
    if after + 1 < len(view) and view.words[after] == "," and _names(view, after + 1, state):
        return True
    if before > 1 and view.words[before] == ",":
        return _town_before(view, before, state, division)
    return (
        before > 1
        and view.lower[before] == "of"
        and view.lower[before - 1] in ("state", "governor")
        and not view.capital(before - 1)
    )


def _names(view: View, i: int, state: str) -> bool:
    found = view.name_at[i]
    entry = found.of("state") if found is not None else None
    return entry is not None and entry.code == state


def _town_before(view: View, comma: int, state: str, division: str) -> bool:
    """Whether a town of the division, and no town of the state of that name, stands before the comma."""
    for size in (3, 2, 1):
        if comma < size or not view.capital(comma - size):
            continue
        name = plain(view.text(comma - size, comma))
        towns = gazetteer().get(name)
        if towns:
            return any(town.state == state and town.division == division for town in towns) and not any(
                entry.kind == "capital" for entry in lexicon().get(name)
            )
    return False
