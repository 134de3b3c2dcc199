"""Tells whether two spellings can be one name: 'Mamedyarov' and 'Mammadyarov', 'Sergei' and 'Sergey'.

Names that come into Latin letters from other scripts are written in many ways. Both are folded to
how they sound, roughly, and compared letter by letter.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

# In this order: what several letters stand for, then letters that are used for one another.
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("sch", "s"), ("dj", "j"), ("zh", "j"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("sh", "s"), ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"), ("cz", "c"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("yo", "o"), ("ye", "e"), ("ie", "e"), ("y", "i"),
)  # fmt: skip
_SHORTEST = 6
_ONE_GIVEN_NAME = 0.86


@lru_cache(maxsize=4096)
def sound(part: str) -> str:
    """Return one part of a name, as `name_parts` writes it, folded to how it sounds."""
    for letters, stand_for in _SOUNDS:
        part = part.replace(letters, stand_for)
    return "".join(c for i, c in enumerate(part) if i == 0 or c != part[i - 1])


def same_family(one: str, other: str) -> bool:
    """Whether two spellings can be one family name: alike in sound, or, of longer ones, all but a letter.

    A name and its female form ('Aliyev', 'Aliyeva') are two.
    """
    if one == other:
        return True
    if one == other + "a" or other == one + "a":
        return False
    first, second = sound(one), sound(other)
    if first == second:
        return min(len(one), len(other)) > 3
    return (
        min(len(first), len(second)) >= _SHORTEST
        and _initial(first) == _initial(second)
        and OSA.distance(first, second, score_cutoff=1) <= 1
    )


def same_given(one: str, other: str) -> bool:
    """Whether two spellings can be one given name; an initial stands for any that begins with it."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return one == other or sound(one) == sound(other) or JaroWinkler.similarity(one, other) >= _ONE_GIVEN_NAME


def bucket(part: str) -> str:
    """Return a key that all spellings of a family name share."""
    return _initial(sound(part))


def _initial(folded: str) -> str:
    return "k" if folded[:1] == "g" else folded[:1]
