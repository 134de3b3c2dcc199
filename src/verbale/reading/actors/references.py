"""Resolves offices without a name: to the person whom the report names, or to an actor of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.account import Basis
from verbale.knowledge.offices import Office, refers_to
from verbale.knowledge.states import usual_name
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.titles import DEFINITE, POSSESSIVE, Title, count_of
from verbale.reading.actors.view import View


@dataclass(slots=True)
class Holder:
    """An office of a party whose holder the report does not name."""

    office: Office
    party: str
    basis: Basis
    mentions: list[Seen] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Office and state: 'Foreign minister of Japan'."""
        return f"{self.office.name[:1].upper()}{self.office.name[1:]} of {usual_name(self.party)}"


COUNTERPART = "counterpart"


def name_counterparts(people: Sequence[Person]) -> None:
    """Give 'his Azerbaijani counterpart A' the office of the person before it."""
    for person in people:
        if any(office.name.endswith(COUNTERPART) for office in person.offices):
            person.offices = [office for office in person.offices if not office.name.endswith(COUNTERPART)]
            other = _before(
                people,
                person.mentions[0].start,
                lambda p, me=person: p is not me and bool(p.offices) and p.party != me.party,
            )
            if other is not None and not person.offices:
                person.offices.append(other.offices[0])


def resolve_titles(
    view: View, titles: Sequence[Title], linked: set[int], people: list[Person]
) -> list[Holder]:
    """Add the mentions of unnamed offices to persons, and return the offices that no name goes with."""
    holders: dict[tuple[str, str], Holder] = {}
    for number, title in enumerate(titles):
        if number in linked or title.standing & {"former", "ex", "late", "next", "future"}:
            continue
        if title.plural:
            _resolve_plural(title, people, holders)
        else:
            _resolve_one(view, title, people, holders)
    return list(holders.values())


def _resolve_one(
    view: View, title: Title, people: list[Person], holders: dict[tuple[str, str], Holder]
) -> None:
    words = set(title.determiner.split())
    office = title.office
    if office.name.endswith(COUNTERPART):
        other = _before(people, title.start, lambda person: bool(person.offices))
        if other is None or not title.parties:
            return
        office = other.offices[0]
    if title.parties:
        party = title.parties[0].code
        found = _holder(people, office, party, title.start)
        if found is not None and not words & {"a", "an", "some"}:
            found.mentions.append(Seen(title.start, title.end, "definite", "office and state"))
        else:
            holder = holders.setdefault((office.name, party), Holder(office, party, "stated"))
            holder.mentions.append(Seen(title.start, title.end, "title", "office and state"))
    elif words & DEFINITE and not words & POSSESSIVE:
        found = _before(people, title.start, lambda p: any(refers_to(office, held) for held in p.offices))
        unnamed = [
            h for h in holders.values() if refers_to(office, h.office) and h.mentions[-1].start < title.start
        ]
        latest = max(unnamed, key=lambda h: h.mentions[-1].start, default=None)
        if latest is not None and (found is None or _last(found, title.start) < latest.mentions[-1].start):
            latest.mentions.append(Seen(title.start, title.end, "definite", "office alone"))
        elif found is not None:
            found.mentions.append(Seen(title.start, title.end, "definite", "office alone"))


def _resolve_plural(title: Title, people: list[Person], holders: dict[tuple[str, str], Holder]) -> None:
    codes = list(dict.fromkeys(entry.code for entry in title.parties))
    if len(codes) >= 2:
        named = {code: _holder(people, title.office, code, title.start) for code in codes}
        all_named = all(found is not None for found in named.values())
        for code, found in named.items():
            # Offices of which only some are named elsewhere stay offices, all of them alike.
            if found is not None and all_named:
                found.mentions.append(Seen(title.start, title.end, "definite", "offices and states"))
            else:
                holder = holders.setdefault((title.office.name, code), Holder(title.office, code, "stated"))
                holder.mentions.append(Seen(title.start, title.end, "title", "offices and states"))
        return
    count = count_of(title)
    if count and not codes:
        chosen = _latest_of_different_parties(title, people, holders, count)
        if len(chosen) == count:
            for each in chosen:
                each.mentions.append(Seen(title.start, title.end, "definite", "counted offices"))


def _latest_of_different_parties(
    title: Title, people: list[Person], holders: dict[tuple[str, str], Holder], count: int
) -> list[Person | Holder]:
    known: list[tuple[int, Person | Holder]] = [
        (_last(person, title.start), person)
        for person in people
        if any(refers_to(title.office, held) for held in person.offices)
    ]
    known += [
        (_last(holder, title.start), holder)
        for holder in holders.values()
        if refers_to(title.office, holder.office)
    ]
    chosen: list[Person | Holder] = []
    for place, actor in sorted(known, key=lambda item: -item[0]):
        if place >= 0 and all(actor.party is None or actor.party != other.party for other in chosen):
            chosen.append(actor)
    return chosen[:count]


def _holder(people: Sequence[Person], office: Office, party: str, at: int) -> Person | None:
    """Return the person of `party` who holds the office: the last one before `at`, or the first after."""
    fitting = [p for p in people if p.party == party and any(refers_to(office, held) for held in p.offices)]
    before = [p for p in fitting if _last(p, at) >= 0]
    if before:
        return max(before, key=lambda p: _last(p, at))
    return fitting[0] if fitting else None


def _before(people: Sequence[Person], at: int, fits) -> Person | None:  # type: ignore[no-untyped-def]
    fitting = [person for person in people if _last(person, at) >= 0 and fits(person)]
    return max(fitting, key=lambda person: _last(person, at), default=None)


def _last(actor: Person | Holder, at: int) -> int:
    """Return the start of the actor's last mention before token `at`, or -1."""
    return max((seen.start for seen in actor.mentions if seen.start < at), default=-1)
