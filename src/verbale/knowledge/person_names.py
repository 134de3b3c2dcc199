"""Compares names of persons: the parts of a name, and whether it is that of a tenure's holder."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.tenures import Tenure

# Jaro-Winkler similarity from which two spellings may be one given name: Sergei, Sergey; not Ivan, Igor.
_ONE_GIVEN_NAME = 0.86
# Letters from which names are compared so: of shorter ones too many are alike, but for their vowels.
_LONG_NAME = 5
_WITHOUT_VOWELS = str.maketrans("", "", "aeiouy")
_YOUNGER = frozenset({"jr", "sr"})
_SON_OF = frozenset({"bin", "ibn", "bint"})


@lru_cache(maxsize=32_768)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in lower case, without accents, marks and "Jr.", hyphens as joints."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    parts = tuple("".join(c if c.isalnum() else " " for c in plain).split())
    return parts[:-1] if len(parts) > 1 and parts[-1] in _YOUNGER else parts


def same_person(one: Tenure, other: Tenure) -> bool:
    """Tell whether two tenures can be of one person, by any of their spellings."""
    return any(bears_name(parts, other) for parts in _spellings(one)) or any(
        bears_name(parts, one) for parts in _spellings(other)
    )


def _spellings(tenure: Tenure) -> Iterator[tuple[str, ...]]:
    for given in tenure.given:
        for family in tenure.family:
            yield name_parts(f"{given} {family}")


def is_numbered(parts: Sequence[str], tenure: Tenure) -> bool:
    """Tell whether a name with a numeral is that of the tenure's holder: "Abdullah II"."""
    return any(name_parts(family) == tuple(parts) for family in tenure.family)


def named_closely(parts: Sequence[str], tenure: Tenure) -> bool:
    """Tell whether a full name is spelled as that of the tenure's holder, with nothing more but middle names.

    "Ahmed Hussein Adam" is not Ahmed Hussein. What is known of a person at another time needs no less.
    """
    given = {part for name in tenure.given for part in name_parts(name)}
    family = {part for name in tenure.family for part in name_parts(name)}
    spelled = {_vowels(part) for part in given | family}
    if all(_vowels(part) in spelled for part in parts):
        return True
    return _vowels(parts[0]) in {_vowels(part) for part in given} and parts[-1] in family


def bears_name(parts: Sequence[str], tenure: Tenure) -> bool:
    """Whether a name of several parts is that of the tenure's holder, family name first or last."""
    if (fathers := _fathers(parts)) and _is_son_of_others(fathers, tenure):
        return False
    for family in tenure.family:
        family_parts = name_parts(family)
        if not _stands_in(family_parts, parts):
            continue
        rest = _without(parts, family_parts)
        if tuple(parts[: len(family_parts)]) == family_parts:
            # In the other order a name is one of another tradition: "Lee Jong-seok" is no John Lee.
            if rest and any(
                _vowels(rest[0]) == _vowels(name_parts(given)[0]) for given in tenure.given if given
            ):
                return True
        elif any(_one_given(rest, name_parts(given)) for given in tenure.given):
            return True
    return False


def _fathers(parts: Sequence[str]) -> list[str]:
    """Return the names of father and forefathers that a name tells: "Hamad bin Isa"."""
    return [part for before, part in pairwise(parts) if before in _SON_OF]


def _is_son_of_others(fathers: Sequence[str], tenure: Tenure) -> bool:
    """Tell whether the tenure's holder has another father, though he be of that house."""
    theirs = {father for name in tenure.family for father in _fathers(name_parts(name))}
    return bool(theirs) and not any(_alike(father, other) for father in fathers for other in theirs)


def _stands_in(family: tuple[str, ...], parts: Sequence[str]) -> bool:
    """Tell whether a family name stands in a name as a whole: "bin Khalifa Al Thani" is no "Al Khalifa"."""
    size = len(family)
    return any(tuple(parts[i : i + size]) == family for i in range(len(parts) - size + 1))


def _without(parts: Sequence[str], family: Sequence[str]) -> list[str]:
    """Return the parts of a name without those of the family name, the last of each."""
    rest = list(parts)
    for part in dict.fromkeys(family):
        del rest[len(rest) - 1 - rest[::-1].index(part)]
    return rest


def _one_given(seen: Sequence[str], known: Sequence[str]) -> bool:
    return any(_alike(part, other) for part in seen for other in known)


def _alike(part: str, other: str) -> bool:
    """Tell whether two parts may be one given name: Evgeny and Yevgeny, not Jong and John."""
    if _vowels(part) == _vowels(other) or (len(part) == 1 and other.startswith(part)):
        return True
    short, long = sorted((part, other), key=len)
    longer = len(long) > _LONG_NAME or len(short) == _LONG_NAME - 1
    shortened = longer and len(short) > 2 and long.startswith(short)  # Tim, Timothy; Jian, Jiang
    if len(short) < _LONG_NAME and not shortened and _consonants(short) != _consonants(long):
        return False
    alike = part[0] == other[0] or part[:3] in other[:4] or other[:3] in part[:4]
    return alike and JaroWinkler.similarity(part, other) >= _ONE_GIVEN_NAME


def _vowels(part: str) -> str:
    """Return a part of a name with one letter for those that stand for one another: Yuri, Yury."""
    return part.replace("y", "i")


def _consonants(part: str) -> str:
    """Return a part of a name without its vowels: Amr, Amre."""
    return part.translate(_WITHOUT_VOWELS)
