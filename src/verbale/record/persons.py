"""Which names are one person's, whatever the order in which reports bring them: a pure function of the names.

Across a whole record, namesakes are many. So names are held to be one person's only for one party, and by
less than within one contact: the given name must sound the same, or be close where reports give both the
same office. Fuller names are looked at first. A shorter one, without the middle names, with an initial, or
the family name alone, joins them when it can mean one person only; else it stands for itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from verbale.record.names import MIN_CONSONANTS, MIN_LENGTH_OF_ONE_EDIT, consonants, same_name, same_word

_LEVELS = (3, 2, 1)
_ANY = ("any", "")
_MOST_COMPARED = 64


class Name(NamedTuple):
    """An actor of kind person, as far as it tells who that is."""

    actor: str
    party: str | None
    words: tuple[str, ...]  # folded
    offices: frozenset[str]

    @property
    def level(self) -> int:
        """How full it is: 3 with middle names, 2 with a given name, 1 with less."""
        if len(self.words) < 2 or len(self.words[0]) == 1:
            return 1
        return 3 if len(self.words) > 2 else 2

    @property
    def order(self) -> tuple[int, int, tuple[str, ...], str]:
        """Where it stands among names of one person: the fullest first."""
        return -len(self.words), -sum(map(len, self.words)), self.words, self.actor


def family_key(folded: str) -> str:
    """Return the key that all spellings of a family name share."""
    words = folded.split()
    return consonants(words[-1]) if words else ""


def persons(names: Iterable[Name]) -> list[list[Name]]:
    """Return the names of one family key grouped by person, the fullest name of each first."""
    of_party: dict[str | None, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda one: one.order):
        of_party[name.party].append(name)
    nobodys = of_party.pop(None, [])
    groups = [group for party in sorted(of_party, key=str) for group in _of_party(of_party[party])]
    # A full name for which no report tells a party is that of the one person who bears it.
    bearers = _Index(groups)
    for group in _of_party(nobodys):
        bearer = bearers.only_match(group) if group[0].level > 1 else None
        if bearer is None:
            groups.append(group)
        else:
            bearer.extend(group)
    return [sorted(group, key=lambda one: one.order) for group in groups]


def _of_party(names: Sequence[Name]) -> list[list[Name]]:
    groups: list[list[Name]] = []
    for level in _LEVELS:
        fuller = _Index(groups)
        for group in _joined([name for name in names if name.level == level]):
            meant = fuller.only_match(group)
            if meant is None:
                groups.append(group)
            else:
                meant.extend(group)
    return groups


class _Index:
    """Groups of names, found by what a shorter name can share with them."""

    def __init__(self, groups: Iterable[list[Name]]) -> None:
        self._by_key: dict[tuple[str, str], list[list[Name]]] = defaultdict(list)
        for group in groups:
            keys = {
                key for name in group for key in (*_keys(name), ("initial", "".join(name.words)[:1]), _ANY)
            }
            for key in sorted(keys):
                self._by_key[key].append(group)

    def only_match(self, group: Sequence[Name]) -> list[Name] | None:
        """Return the one group that can be the same person; None if there is none, or more than one."""
        found: dict[int, list[Name]] = {}
        for name in group:
            for key in _keys(name) or _short_keys(name):
                for other in self._by_key.get(key, ()):
                    if id(other) not in found and any(_one_person(name, one) for one in other):
                        found[id(other)] = other
                        if len(found) > 1:
                            return None
        return next(iter(found.values()), None)


def _keys(name: Name) -> list[tuple[str, str]]:
    """Return what full names that may be one have in common: the sound of the given name, or an office."""
    if name.level == 1:
        return []
    return [("sound", consonants(name.words[0])), *(("office", office) for office in sorted(name.offices))]


def _short_keys(name: Name) -> list[tuple[str, str]]:
    return [("initial", name.words[0][0])] if len(name.words) > 1 else [_ANY]


def _joined(names: Sequence[Name]) -> list[list[Name]]:
    """Group names of one level: those tied to one another, directly or through others."""
    group_of = {name.actor: [name] for name in names}
    for one, other in _pairs(names):
        here, there = group_of[one.actor], group_of[other.actor]
        if here is not there and _one_person(one, other):
            here.extend(there)
            for name in there:
                group_of[name.actor] = here
    return list({id(group): group for group in group_of.values()}.values())


def _pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs that may be one; each name with the few before it only, to bound the cost."""
    buckets: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        for key in _keys(name):
            buckets[key].append(name)
    for bucket in buckets.values():
        for at, name in enumerate(bucket):
            yield from ((other, name) for other in bucket[max(0, at - _MOST_COMPARED) : at])


def _one_person(one: Name, other: Name) -> bool:
    if _middle_names_differ(one, other) or not same_name(" ".join(one.words), " ".join(other.words)):
        return False
    if one.level == 1 or other.level == 1:
        return True
    return _sound_alike(one.words[0], other.words[0]) or not one.offices.isdisjoint(other.offices)


def _middle_names_differ(one: Name, other: Name) -> bool:
    return one.level == other.level == 3 and one.words[1][0] != other.words[1][0]


def _sound_alike(one: str, other: str) -> bool:
    """Tell whether two given names are spellings of one: "Sergei" and "Sergey", not "Maria" and "Marina"."""
    if one == other:
        return True
    sounds = consonants(one)
    if one[0] != other[0] or sounds != consonants(other) or not same_word(one, other):
        return False
    shorter = min(len(one), len(other))
    return len(sounds) >= MIN_CONSONANTS or (
        shorter > MIN_LENGTH_OF_ONE_EDIT and Levenshtein.distance(one, other, score_cutoff=2) <= 2
    )
