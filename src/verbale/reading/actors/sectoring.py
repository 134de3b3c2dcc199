"""The PLOVER sector of actors, from their offices and from what they are."""

from functools import lru_cache

from verbale.knowledge.bodies import body_of_party
from verbale.knowledge.sector_phrases import sector_of

_UNKNOWN = frozenset({"", "UNK", "JNK"})
_REBELS = "REB"


@lru_cache(maxsize=4096)
def sector_of_words(words: str) -> str | None:
    """Return the sector that the words for an office or the name of a body show, None where none."""
    reading = sector_of(words)
    return reading.sector if reading is not None and reading.sector not in _UNKNOWN else None


def sector_of_party(code: str) -> str | None:
    """Return the sector of an organisation or non-state party, None for states and where none is known."""
    body = body_of_party().get(code)
    return body.sector or None if body is not None else None


def sector_of_office(office: str | None, party: str | None, *, former: bool = False) -> str | None:
    """Return the sector of one who holds an office, or held it once; rebels are rebels in any office."""
    own = sector_of_party(party) if party is not None else None
    if own == _REBELS:
        return own
    found = sector_of_words(f"former {office}" if former else office) if office else None
    return found or own
