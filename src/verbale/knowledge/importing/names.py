"""From the names of a person in a register to the given and family names of a tenure."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.person_names import name_parts
from verbale.knowledge.words import word_list

type Spellings = tuple[tuple[str, ...], tuple[str, ...]]

_MAX_NAME = 80
_MAX_SPELLINGS = 6
# An alias must share a part with the name itself: "The Iron Lady" is no spelling of it.
_SAME_PART = 0.85


def spellings(names: Iterable[str], *, given: str = "", family: str = "") -> Spellings | None:
    """Return given and family names, the usual spelling first; None when no name is usable.

    `names` are whole names, the usual one first, then aliases. `given` and `family` are its parts,
    where the register tells them apart.
    """
    whole = [plain for name in dict.fromkeys(names) if (plain := _plain(name))]
    first = (_plain(given), _plain(family))
    pairs = [first] if all(first) else []
    pairs += [pair for name in whole if (pair := split(name)) is not None]
    if not pairs:
        return None
    known = name_parts(" ".join(pairs[0]))
    pairs = [pair for pair in pairs if _shares_part(known, pair)][:_MAX_SPELLINGS]
    return tuple(dict.fromkeys(one for one, _ in pairs)), tuple(dict.fromkeys(other for _, other in pairs))


def split(name: str) -> tuple[str, str] | None:
    """Return the parts of a whole name before and with the family name; None for a single word.

    The last word is taken for the family name, with the small words before it: 'van der Bellen'. "Last,
    First" is turned round. In names that begin with the family name the parts change places, which the
    looking up allows for.
    """
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    words = [word for word in name.replace(",", " ").split() if word not in word_list("name suffix")]
    if len(words) < 2:
        return None
    at = len(words) - 1
    while at > 1 and words[at - 1].lower().rstrip("-") in word_list("name particle"):
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _plain(name: str) -> str:
    """Return a name in Latin letters on one line, or nothing when it is no such name."""
    name = " ".join(unicodedata.normalize("NFC", name).replace(";", " ").split())
    if not 0 < len(name) <= _MAX_NAME or any(char.isdigit() or char in "#<>{}|" for char in name):
        return ""
    letters = [char for char in name if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return name if letters and latin == len(letters) and name_parts(name) else ""


def _shares_part(known: tuple[str, ...], pair: tuple[str, str]) -> bool:
    parts = name_parts(" ".join(pair))
    return any(JaroWinkler.similarity(one, other) >= _SAME_PART for one in parts for other in known)
