"""Where a place lies that is given by its usual English name."""

from functools import lru_cache

from verbale.knowledge.gazetteer import Locality, gazetteer, state_localities
from verbale.knowledge.states import states

_NAMES_KEPT = 10_000


@lru_cache(maxsize=_NAMES_KEPT)
def place_named(name: str) -> Locality | None:
    """Return the state of that name, or the best-known place, or None when there is none in the gazetteer."""
    code = _state_codes().get(name)
    if code is not None:
        return state_localities()[code]
    found = gazetteer().get(name)
    return max(
        found, key=lambda place: (place.coordinates is not None, place.weight, place.name), default=None
    )


@lru_cache(maxsize=1)
def _state_codes() -> dict[str, str]:
    return {state.name: code for code, state in states().items()}
