"""Resolves offices without a name: to the person whom the report names, or to an actor of their own."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from verbale.account import MentionKind
from verbale.knowledge.offices import Office, peer_of, refers_to
from verbale.knowledge.states import usual_name
from verbale.reading.actors.focus import choose
from verbale.reading.actors.grounds import Ground, of_source, stated
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.titles import DEFINITE, POSSESSIVE, Title, count_of
from verbale.reading.actors.view import View


@dataclass(slots=True)
class Holder:
    """An office of a party whose holder the report does not name; `called` is its name for the party."""

    office: Office
    party: str
    ground: Ground
    called: str | None = None
    mentions: list[Seen] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Office and state: 'Foreign minister of Japan', the state as the report calls it."""
        office = f"{self.office.name[:1].upper()}{self.office.name[1:]}"
        return f"{office} of {self.called or usual_name(self.party)}"


COUNTERPART = "counterpart"
_LOOK_BACK = 200
_VERY_OFFICE = 0.3
_MORE = frozenset({"a", "an", "another", "any"})
_PHRASE = 4  # words before a noun that belong to it
_FROM_ELSEWHERE = 1.0
_AWAY = frozenset({"visiting", "touring"})
# What is left of the first state's name in "North and South Korea".
_SHORTENED = frozenset({"North", "South", "East", "West"})


def nobodys(_: Office) -> None:
    """Know of no government that puts a report out."""


def name_counterparts(people: Sequence[Person]) -> None:
    """Give 'his Azerbaijani counterpart A' the office of the person before it."""
    recent = _Recent(people)
    for person in people:
        if any(office.name.endswith(COUNTERPART) for office in person.offices):
            person.offices = [office for office in person.offices if not office.name.endswith(COUNTERPART)]
            other = recent.last(
                person.mentions[0].start,
                lambda p, me=person: (  # type: ignore[misc]
                    isinstance(p, Person) and p is not me and bool(p.offices) and p.party != me.party
                ),
            )
            if isinstance(other, Person) and not person.offices:
                person.offices.append(peer_of(other.offices[0]))


def resolve_titles(
    view: View,
    titles: Sequence[Title],
    linked: set[int],
    people: list[Person],
    home: str | None = None,
    own: Callable[[Office], str | None] = nobodys,
) -> list[Holder]:
    """Add the mentions of unnamed offices to persons, and return the offices that no name goes with.

    `home` is the state from which the report comes: whoever is visiting there is of another one. `own` gives
    the state of who put the report out, for an office that it has: "the President" of whom no word was yet.
    """
    resolver = _Resolver(view, people, home, own)
    for number, title in enumerate(titles):
        if number in linked or title.standing & {"former", "ex", "late", "next", "future"}:
            continue
        if title.plural:
            resolver.several(title)
        else:
            resolver.one(title)
    return list(resolver.holders.values())


class _Resolver:
    """Resolves the titles of one report, in their order."""

    def __init__(
        self, view: View, people: Sequence[Person], home: str | None, own: Callable[[Office], str | None]
    ) -> None:
        self._view = view
        self._home = home
        self._own = own
        self._recent = _Recent(people)
        self.holders: dict[tuple[str, str], Holder] = {}

    def one(self, title: Title) -> None:
        """Resolve 'the Japanese minister', 'the minister'."""
        words = set(title.determiner.split())
        office = title.office
        if office.name.endswith(COUNTERPART):
            peer = self._peer(title)
            if peer is None or not title.parties:
                return
            office = peer
        if title.parties:
            party = title.parties[0].code
            found = self._named(office, party, title.start)
            if found is not None and not words & {"a", "an", "some"}:
                self._mention(found, title, "definite", "office and state")
            else:
                self._mention(self._holder(office, party, title), title, "title", "office and state")
        elif words & DEFINITE and not words & POSSESSIVE:
            fitting = (
                (seen, actor, self._besides(title, actor))
                for seen, actor in self._recent.mentions_before(title.start)
                if _may_be(office, actor)
            )
            meant = choose(self._view, title.start, title.end, fitting)
            if meant is not None:
                self._mention(meant, title, "definite", "office alone")
            elif self._view.capital(title.head) and (own := self._own(office)) is not None:
                named = self._named(office, own, title.start)
                holder = named or self._holder(office, own, title, of_source())
                self._mention(holder, title, "definite", "office of who puts the report out")

    def several(self, title: Title) -> None:
        """Resolve 'the foreign ministers of A and B', 'the two leaders', 'the presidents'."""
        codes = list(dict.fromkeys(entry.code for entry in title.parties))
        office = title.office
        if office.name.endswith(COUNTERPART):
            office = self._peer(title) or office
        if len(codes) >= 2:
            named = {code: self._named(office, code, title.start) for code in codes}
            all_named = all(found is not None for found in named.values())
            for code, found in named.items():
                # Offices of which only some are named elsewhere stay offices, all of them alike.
                if found is not None and all_named:
                    self._mention(found, title, "definite", "offices and states")
                else:
                    holder = self._holder(office, code, title)
                    self._mention(holder, title, "title", "offices and states")
        elif not codes and (count := count_of(title)):
            chosen = self._latest(title, count)
            if len(chosen) == count:
                for actor in chosen:
                    self._mention(actor, title, "definite", "counted offices")

    def _peer(self, title: Title) -> Office | None:
        """Return the office of a counterpart: that of who was mentioned last, as most states call it."""
        own = {entry.code for entry in title.parties}
        other = self._recent.last(
            title.start, lambda a: a.party not in own and (isinstance(a, Holder) or bool(a.offices))
        )
        if other is None:
            return None
        return peer_of(other.offices[0] if isinstance(other, Person) else other.office)

    def _latest(self, title: Title, count: int) -> list[Person | Holder]:
        """Return the latest who may be meant, one a party."""
        chosen: list[Person | Holder] = []
        past = self._view.tags[self._view.heads[title.head]] == "VBD"
        for seen, actor in self._recent.mentions_before(title.start):
            if past and self._yet_to_be_met(seen):
                continue
            fresh = all(
                actor is not other and (actor.party is None or actor.party != other.party) for other in chosen
            )
            if fresh and len(chosen) < count and _may_be(title.office, actor):
                chosen.append(actor)
        return chosen

    def _yet_to_be_met(self, seen: Seen) -> bool:
        """Tell whether somebody is only the partner of what may be: "a meeting with X is not ruled out"."""
        view = self._view
        link = view.heads[view.root(seen.start, seen.end)]
        noun = view.heads[link]
        verb = view.heads[noun]
        if view.lower[link] != "with" or view.deps[noun] not in ("nsubj", "nsubjpass"):
            return False
        one_of_many = not _MORE.isdisjoint(view.lower[max(0, noun - _PHRASE) : noun])
        return one_of_many and not any(view.tags[i] == "VBD" for i in range(link, verb + 1))

    def _besides(self, title: Title, actor: Person | Holder) -> float:
        """Return what speaks for an actor besides its mentions: the very office, or where it is from."""
        held = actor.offices if isinstance(actor, Person) else [actor.office]
        besides = _VERY_OFFICE if any(each.name == title.office.name for each in held) else 0.0
        if title.standing & _AWAY and self._home is not None and actor.party is not None:
            besides += _FROM_ELSEWHERE if actor.party != self._home else -_FROM_ELSEWHERE
        return besides

    def _named(self, office: Office, party: str, at: int) -> Person | None:
        """Return the person of `party` who holds the office: the last one before `at`, or the first after."""

        def fits(actor: Person | Holder) -> bool:
            return (
                isinstance(actor, Person)
                and actor.party == party
                and any(refers_to(office, held) for held in actor.offices)
            )

        found = self._recent.last(at, fits) or self._recent.first_of(party, fits)
        return found if isinstance(found, Person) else None

    def _holder(self, office: Office, party: str, title: Title, ground: Ground | None = None) -> Holder:
        """Return the unnamed holder of an office, made at the first call; the words state it by default."""
        holder = self.holders.get((office.name, party))
        if holder is None:
            ground = ground or stated(self._view.text(title.start, title.end))
            holder = Holder(office, party, ground, self._called(party, title))
            self.holders[office.name, party] = holder
        return holder

    def _called(self, party: str, title: Title) -> str | None:
        """Return the name of a state in the title's own words: Britain, and not the United Kingdom."""
        for i in range(title.start, title.end):
            named = self._view.name_at[i]
            entry = named.of("state") if named is not None else None
            if named is not None and entry is not None and entry.code == party:
                text = self._view.text(named.start, named.end)
                is_whole = text not in _SHORTENED and not text.isupper()
                return text if is_whole and text.replace(" ", "").isalpha() else None
        return None

    def _mention(self, actor: Person | Holder, title: Title, kind: MentionKind, rule: str) -> None:
        seen = Seen(title.start, title.end, kind, rule)
        actor.mentions.append(seen)
        self._recent.add(seen, actor)


def _may_be(office: Office, actor: Person | Holder) -> bool:
    held = actor.offices if isinstance(actor, Person) else [actor.office]
    return any(refers_to(office, each) for each in held)


class _Recent:
    """Who is mentioned where, in text order; looks back over so many mentions only, to stay linear."""

    def __init__(self, people: Sequence[Person]) -> None:
        known = sorted(
            ((seen.start, number, seen) for number, person in enumerate(people) for seen in person.mentions),
            key=lambda each: each[:2],
        )
        self._starts = [start for start, _, _ in known]
        self._mentions: list[tuple[Seen, Person | Holder]] = [(seen, people[n]) for _, n, seen in known]
        self._of_party: dict[str, list[Person]] = {}
        for person in people:
            if person.party is not None:
                self._of_party.setdefault(person.party, []).append(person)

    def add(self, seen: Seen, actor: Person | Holder) -> None:
        """Note a mention."""
        place = bisect_right(self._starts, seen.start)
        self._starts.insert(place, seen.start)
        self._mentions.insert(place, (seen, actor))

    def mentions_before(self, at: int) -> Iterator[tuple[Seen, Person | Holder]]:
        """Yield the mentions before token `at` with who is meant, the latest first."""
        end = bisect_left(self._starts, at)
        for i in range(end - 1, max(end - _LOOK_BACK, 0) - 1, -1):
            yield self._mentions[i]

    def before(self, at: int) -> Iterator[Person | Holder]:
        """Yield who is mentioned before token `at`, the latest first, each as often as mentioned."""
        return (actor for _, actor in self.mentions_before(at))

    def last(self, at: int, fits: Callable[[Person | Holder], bool]) -> Person | Holder | None:
        """Return who fits and is mentioned last before token `at`."""
        return next((actor for actor in self.before(at) if fits(actor)), None)

    def first_of(self, party: str, fits: Callable[[Person | Holder], bool]) -> Person | None:
        """Return the first of a party who fits."""
        return next((p for p in self._of_party.get(party, [])[:_LOOK_BACK] if fits(p)), None)
