"""The town in which a well-known building stands: who is met in a palace is met in its town."""

from functools import cache

from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.states import states

_NEAR = 0.5  # degrees of latitude or longitude


@cache
def town_of(building: str) -> str | None:
    """Return the capital in which a building stands that is known by name; None if it is none."""
    found = [each for each in gazetteer().get(building) if each.kind == "building" and each.coordinates]
    at = found[0].coordinates if found else None
    if at is None or found[0].state not in states():
        return None
    for capital in states()[found[0].state].capitals:
        for town in gazetteer().get(capital):
            there = town.coordinates if town.state == found[0].state else None
            if there is not None and abs(there[0] - at[0]) < _NEAR and abs(there[1] - at[1]) < _NEAR:
                return town.name
    return None
