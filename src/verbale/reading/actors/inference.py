"""Infers for whom a person acts where no title says it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from verbale.knowledge.lexicon import EntryKind
from verbale.reading.actors.people import NameUse, Person
from verbale.reading.actors.references import Holder
from verbale.reading.actors.view import View

_PARTIES: tuple[EntryKind, ...] = (
    "state",
    "adjective",
    "people",
    "capital",
    "seat",
    "party",
    "party people",
    "organisation",
    "part",
)
_STATES: tuple[EntryKind, ...] = ("state", "adjective", "people", "capital", "seat", "party", "party people")
# Offices that a state has one holder of, so that two persons can't both hold it for one state.
_SINGLE = frozenset(
    {
        "head of state",
        "head of government",
        "monarch",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
    }
)
_LED = frozenset({"led", "headed"})
_GROUPS = frozenset(
    {
        "delegation",
        "team",
        "mission",
        "group",
        "side",
        "government",
        "rebels",
        "party",
        "members",
        "leaders",
        "officials",
        "negotiators",
        "ministers",
    }
)
# Weights of what speaks for a state, found by trying on the training reports of the contacts benchmark.
_SHARE, _SAME_SENTENCE, _EARLIER_SENTENCE, _DATELINE, _OPPOSITE = 1.0, 1.0, 0.5, 0.8, -1.0
_FIRST_NAMED = 0.4


def infer_parties(
    view: View, people: Sequence[Person], uses: Sequence[NameUse], holders: Sequence[Holder], home: str | None
) -> None:
    """Give persons without a party the one that the report makes likely; `home` is the dateline's state."""
    _from_neighbours(view, people, uses)
    for person in people:
        if person.party is None:
            led = _led_group(view, person)
            if led:
                person.party, person.basis = led, "inferred"
    named = _named_states(view)
    if not named:
        return
    for person in people:
        if person.party is None and (person.offices or len(person.parts) > 1):
            person.party, person.basis = _likeliest(view, person, people, named, home), "inferred"
    del holders


def _from_neighbours(view: View, people: Sequence[Person], uses: Sequence[NameUse]) -> None:
    """'Chinese President A and Prime Minister B': B's title shares the state of A's."""
    by_start = {seen.start: person for person in people for seen in person.mentions}
    for before, after in pairwise(uses):
        if after.title is None or after.party is not None or after.title.determiner:
            continue
        gap = range(before.end, after.start)
        if not 0 < len(gap) <= 2 or not all(view.lower[i] in ("and", ",", "&") for i in gap):
            continue
        one, other = by_start.get(before.start), by_start.get(after.start)
        if (
            one is not None
            and other is not None
            and other.party is None
            and one.party is not None
            and before.title is not None
        ):
            other.party, other.basis = one.party, "inferred"


def _led_group(view: View, person: Person) -> str | None:
    """Return the party of the group that the person leads: 'the Chinese delegation led by A'."""
    for seen in person.mentions:
        i = seen.start - 1
        while i > 0 and view.lower[i] in ("the", "its"):
            i -= 1
        if i < 2 or view.lower[i] != "by" or view.lower[i - 1] not in _LED:
            continue
        k = i - 2
        while k > 0 and view.lower[k] in (",", "is", "was", "-"):
            k -= 1
        if view.lower[k] not in _GROUPS:
            continue
        for j in range(k, max(k - 8, -1), -1):
            named = view.name_at[j]
            entry = named.of(*_PARTIES) if named is not None else None
            if entry is not None:
                return entry.code
    return None


def _named_states(view: View) -> list[tuple[int, str]]:
    """Return (token, code) of each name of a state, its people or its capital, in text order."""
    found = []
    for named in view.names:
        entry = named.of(*_STATES)
        if entry is not None and entry.code:
            found.append((named.start, entry.code))
    return found


def _likeliest(
    view: View, person: Person, people: Sequence[Person], named: Sequence[tuple[int, str]], home: str | None
) -> str | None:
    counts = Counter(code for _, code in named)
    total = sum(counts.values())
    first = person.mentions[0].start
    sentence = view.sentence[first]
    scores: dict[str, float] = {code: _SHARE * count / total for code, count in counts.items()}
    scores[named[0][1]] += _FIRST_NAMED
    for i, code in named:
        distance = sentence - view.sentence[i]
        if distance == 0 and i < first:
            scores[code] += _SAME_SENTENCE / (1 + counts[code] * 0.0)
        elif distance in (1, 2):
            scores[code] += _EARLIER_SENTENCE / distance / counts[code]
    if home in scores:
        scores[home] += _DATELINE
    for other in people:
        if other is person or other.basis != "stated" or other.party not in scores:
            continue
        if {office.name for office in other.offices if office.rank in _SINGLE} & {
            o.name for o in person.offices
        }:
            scores[other.party] -= 3.0
        elif any(view.sentence[seen.start] == sentence for seen in other.mentions):
            scores[other.party] += _OPPOSITE
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] > 0.3 else None
