"""Infers for whom a person acts where no title says it."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from verbale.knowledge.lexicon import EntryKind
from verbale.knowledge.offices import Office
from verbale.knowledge.states import states
from verbale.reading.actors.grounds import Ground, beside, commissioner, leads_group, likely
from verbale.reading.actors.people import NameUse, Person
from verbale.reading.actors.view import View

type Held = Callable[[Office, str], bool]

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
SINGLE = frozenset(
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
_HEADS = frozenset({"head of state", "head of government", "monarch", "president"})
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
# Offices of a government: whoever holds one acts for a state, never for those who fight it.
_GOVERNMENT = SINGLE | frozenset(
    {
        "deputy head of state",
        "deputy head of government",
        "deputy foreign minister",
        "deputy minister",
        "minister",
        "justice minister",
        "trade minister",
        "ambassador",
        "governor",
        "mayor",
        "speaker",
        "general",
        "military chief",
        "colonel",
        "admiral",
        "president",
        "royal",
    }
)
# Weights of what speaks for a party, found by trying on the training reports of the contacts benchmark.
_SHARE, _SAME_SENTENCE, _EARLIER_SENTENCE, _DATELINE, _OPPOSITE = 1.0, 1.0, 0.5, 0.8, -1.0
_DATELINE_OF_OFFICE = 1.2
_SOURCE = 2.4  # a government that puts a report out leaves unsaid which officials are its own
_FIRST_NAMED = 0.4
_TAKEN = -3.0
_HELD_BY_ANOTHER = -1.0  # as far as is known
_ENOUGH = 0.3
_US = frozenset({"i", "we"})
_BODIES: tuple[EntryKind, ...] = ("organisation", "part")
_UNION = frozenset({"EU", "EC"})
_OTHER_COMMISSIONERS = frozenset(
    {"police", "high", "rights", "election", "electoral", "district", "state", "assistant", "information"}
)
_DEALT_WITH = frozenset({"with", "meet", "met", "meeting", "host", "hosted", "receive", "received"})
_APPOSED = 6  # words between "his counterpart" and the name


def infer_parties(
    view: View,
    people: Sequence[Person],
    uses: Sequence[NameUse],
    home: str | None,
    held: Held,
    *,
    source: str | None = None,
) -> None:
    """Give persons without a party the one that the report makes likely.

    `home` is the dateline's state, `source` that of who put the report out: officials are its own.
    `held` tells of an office and a party if somebody is known to hold it on the day of the report: none of
    those who are asked about here, for they are not known.
    """
    _from_neighbours(view, people, uses)
    union = _european_union(view)
    for person in people:
        if person.party is None and union and any(_of_commission(o) for o in person.offices):
            person.settle(union, commissioner())
        if person.party is None:
            led = _led_group(view, person)
            if led:
                person.settle(led, leads_group())
    clues = _Clues(view, people, home, held, source)
    for person in people:
        if person.party is None and person.once is not None:
            person.settle(*person.once)
        if person.party is None and (person.offices or len(person.parts) > 1):
            found = clues.likeliest(person)
            if found is not None:
                person.settle(*found)


def _european_union(view: View) -> str | None:
    """Return the code by which the report's day knows the European Union, None if nothing names it."""
    entries = (named.of(*_BODIES) for named in view.names)
    return next((entry.code for entry in entries if entry is not None and entry.code in _UNION), None)


def _of_commission(office: Office) -> bool:
    """Tell whether the words are "farm commissioner", "commissioner for trade", not "police commissioner"."""
    words = office.name.split()
    return "commissioner" in words and _OTHER_COMMISSIONERS.isdisjoint(words)


def _from_neighbours(view: View, people: Sequence[Person], uses: Sequence[NameUse]) -> None:
    """Share parties: 'Chinese President A and Prime Minister B', 'A's envoy B'."""
    by_start = {seen.start: person for person in people for seen in person.mentions}
    by_end = {seen.end: person for person in people for seen in person.mentions if seen.kind == "name"}
    for use in uses:
        person, master = by_start.get(use.start), by_end.get((use.title.start if use.title else 0) - 1)
        if person is None or master is None or person.party is not None or use.title is None:
            continue
        owned = view.words[use.title.start - 1] in ("'s", "’s") and master is not person
        if owned and master.party is not None:
            person.settle(master.party, beside(master.name))
    for before, after in pairwise(uses):
        if after.title is None or after.party is not None or after.title.determiner:
            continue
        gap = range(before.end, after.start)
        if not 0 < len(gap) <= 2 or not all(view.lower[i] in ("and", ",", "&") for i in gap):
            continue
        if before.party is None and after.title.office.rank in _HEADS:
            continue  # "President Kennedy and Premier Khrushchev" lead two states
        one, other = by_start.get(before.start), by_start.get(after.start)
        if (
            one is not None
            and other is not None
            and other.party is None
            and one.party is not None
            and before.title is not None
        ):
            other.settle(one.party, beside(one.name))


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


class _Clues:
    """What a report says of parties, laid out so that each person is weighed in constant time."""

    def __init__(
        self, view: View, people: Sequence[Person], home: str | None, held: Held, source: str | None
    ) -> None:
        self._view = view
        self._known_held = held
        self._home = home or source
        self._source = source
        self._named: dict[int, list[tuple[int, str]]] = {}
        self._counts: Counter[str] = Counter()
        self._first: str | None = None
        for named in view.names:
            entry = named.of(*_STATES)
            if entry is not None and entry.code:
                self._first = self._first or entry.code
                self._counts[entry.code] += 1
                self._named.setdefault(view.sentence[named.start], []).append((named.start, entry.code))
        self._stated: dict[int, set[str]] = {}
        self._held: dict[str, set[str]] = {}
        for person in people:
            if person.basis not in ("stated", "knowledge") or person.party is None:
                continue
            for seen in person.mentions:
                self._stated.setdefault(view.sentence[seen.start], set()).add(person.party)
            for office in person.offices:
                if office.rank in SINGLE:
                    self._held.setdefault(office.name, set()).add(person.party)

    def likeliest(self, person: Person) -> tuple[str, Ground] | None:
        """Return the party for which most speaks, with what speaks for it, None when too little does."""
        of_source = self._source is not None and self._home == self._source
        official = any(of_source or office.rank in _GOVERNMENT for office in person.offices)
        first = person.mentions[0].start
        sentence = self._view.sentence[first]
        total = sum(self._counts.values())
        scores = {code: _SHARE * count / total for code, count in self._counts.items()}
        if self._first is not None:
            scores[self._first] += _FIRST_NAMED
        for back in range(3):
            for i, code in self._named.get(sentence - back, ()):
                if back:
                    scores[code] += _EARLIER_SENTENCE / back / self._counts[code]
                elif i < first:
                    scores[code] += _SAME_SENTENCE
        abroad = self._is_counterpart(person) or (of_source and self._is_met_by_us(first))
        if self._home is not None and (official or self._home in scores) and not abroad:
            weight = _SOURCE if of_source else _DATELINE_OF_OFFICE
            weight = weight if official else _DATELINE
            scores[self._home] = scores.get(self._home, 0.0) + weight
        for party in self._stated.get(sentence, ()):
            if party in scores:
                scores[party] += _OPPOSITE
        for office in person.offices:
            for party in scores:
                known = office.rank in SINGLE and self._known_held(office, party)
                if party in self._held.get(office.name, ()) or (known and office.rank == "monarch"):
                    scores[party] += _TAKEN
                elif known:
                    scores[party] += _HELD_BY_ANOTHER
        if official:
            scores = {code: score for code, score in scores.items() if code in states()}
        best = max(scores, key=lambda code: (scores[code], code), default=None)
        if best is None or scores[best] <= _ENOUGH:
            return None
        next_best = max((score for code, score in scores.items() if code != best), default=0.0)
        return best, likely(scores[best] - next_best, self._reasons(best, sentence, first))

    def _is_counterpart(self, person: Person) -> bool:
        """Tell whether the person is called the counterpart of somebody, and so is of another party."""
        first = person.mentions[0].start
        before = self._view.lower[max(0, first - _APPOSED) : first]
        return "counterpart" in before and not {".", ";"} & set(before[before.index("counterpart") :])

    def _is_met_by_us(self, first: int) -> bool:
        """Tell whether who puts the report out deals with somebody: "I will hold talks with President X"."""
        before = self._view.lower[self._view.sentence_starts[self._view.sentence[first]] : first]
        us = next((i for i, word in enumerate(before) if word in _US), None)
        return us is not None and not _DEALT_WITH.isdisjoint(before[us:])

    def _reasons(self, code: str, sentence: int, first: int) -> list[str]:
        """Return in words what speaks for a party of a person first named at token `first`."""
        count = self._counts[code]
        reasons = [f"named {count} times in the report"] if count else []
        if any(i < first and found == code for i, found in self._named.get(sentence, ())):
            reasons.append("in the same sentence")
        if code == self._first:
            reasons.append("named first")
        if code == self._home:
            reasons.append("the report comes from there")
        return reasons or ["nothing else is named"]
