"""Persons: the uses of names gathered into one person each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.account import Basis, MentionKind
from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import Office
from verbale.knowledge.person_names import name_parts
from verbale.knowledge.tenures import Tenure
from verbale.reading.actors.grounds import Ground, held_once, stated
from verbale.reading.actors.names import FEMALE, MALE, Run, honorific_before
from verbale.reading.actors.spelling import bucket, same_family, same_given
from verbale.reading.actors.titles import Title
from verbale.reading.actors.view import View
from verbale.reading.ayns import as_written

_NICKNAME = re.compile(r"""\s*["“”`']{1,2}\w[\w-]*["“”']{1,2}\s*""")


# A hyphen at which a line was broken: "Al- Salem".
_BROKEN = re.compile(r"(?<=\w)- (?=\w)")


_SON_OR_DAUGHTER = frozenset({"oglu", "oghlu", "ogly", "gizi", "gyzy", "kizi", "kyzy", "qizi", "uulu", "uly"})

_CROWNED = frozenset({"king", "queen", "emperor", "empress"})

# Of persons who share a part of their names only the latest are compared: a report has few, spam thousands.
_NAMESAKES = 40


@dataclass(slots=True)
class Seen:
    """One mention on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    kind: MentionKind
    rule: str


@dataclass(slots=True)
class Person:
    """A person with all mentions found so far; `name` is the fullest, as words without marks.

    `once` is the party of an office that the person held earlier, with its ground, `known` the tenure
    on the day of the report by which the knowledge base knows the person.
    """

    name: str
    parts: tuple[str, ...]
    party: str | None = None
    ground: Ground | None = None
    once: tuple[str, Ground] | None = None
    offices: list[Office] = field(default_factory=list)
    female: bool | None = None
    known: Tenure | None = None
    mentions: list[Seen] = field(default_factory=list)

    @property
    def basis(self) -> Basis | None:
        """How the party is known."""
        return self.ground.basis if self.ground is not None else None

    def settle(self, party: str, ground: Ground) -> None:
        """Say for whom the person acts, and on what that rests."""
        self.party, self.ground = party, ground


@dataclass(slots=True)
class NameUse:
    """A name where it stands, with the title that goes with it, if any."""

    run: Run
    title: Title | None
    rule: str
    party: Entry | None
    start: int
    end: int
    former: bool = False
    others: list[Title] = field(default_factory=list)


def gather(view: View, uses: Sequence[NameUse]) -> list[Person]:
    """Cluster uses of names into persons: full names first, then parts of them, in text order."""
    people: list[Person] = []
    by_part: dict[str, list[Person]] = {}
    spelled = _Spelled(view, uses)
    for use in uses:
        name = as_written(_BROKEN.sub("-", _NICKNAME.sub(" ", view.text(use.run.start, use.run.end))))
        parts = name_parts(name)
        if not parts:
            continue
        person = _known(by_part, parts, use) or spelled.known(parts, use)
        if person is None:
            person = Person(name, parts)
            people.append(person)
        elif len(parts) > len(person.parts) and not _by_father(parts):
            person.name, person.parts = name, parts
        spelled.add(person, parts)
        for part in parts:
            sharing = by_part.setdefault(part, [])
            if person not in sharing:
                sharing.append(person)
        _add(view, person, use)
    return people


class _Spelled:
    """Finds persons by other spellings of their names."""

    def __init__(self, view: View, uses: Sequence[NameUse]) -> None:
        names = (name_parts(view.text(use.run.start, use.run.end)) for use in uses)
        # A family name that is given in full somewhere is no misspelling of another.
        self._in_full = {parts[-1] for parts in names if len(parts) > 1}
        self._people: dict[str, list[Person]] = {}

    def known(self, parts: tuple[str, ...], use: NameUse) -> Person | None:
        """Return the latest person of whose name `parts` is another spelling."""
        if len(parts) == 1 and parts[0] in self._in_full:
            return None
        for person in reversed(self._people.get(bucket(parts[-1]), [])[-_NAMESAKES:]):
            stated = person.party is not None and use.party is not None
            if stated and use.party is not None and person.party != use.party.code:
                continue
            if len(parts) == 1 and parts[0] in person.parts:
                continue
            given = len(parts) == 1 or len(person.parts) == 1 or same_given(parts[0], person.parts[0])
            if given and same_family(parts[-1], person.parts[-1]):
                return person
        return None

    def add(self, person: Person, parts: tuple[str, ...]) -> None:
        """Note a person under a name."""
        people = self._people.setdefault(bucket(parts[-1]), [])
        if person not in people[-_NAMESAKES:]:
            people.append(person)


def join_known(people: list[Person]) -> list[Person]:
    """Return the persons, those whom the knowledge base takes for one and the same joined."""
    first: dict[tuple[str, str, str], Person] = {}
    left: list[Person] = []
    for person in people:
        if person.known is None:
            left.append(person)
            continue
        key = person.known.given[0], person.known.family[0], person.known.party
        other = first.setdefault(key, person)
        if other is person:
            left.append(person)
            continue
        other.mentions = sorted((*other.mentions, *person.mentions), key=lambda seen: seen.start)
        other.offices.extend(office for office in person.offices if office not in other.offices)
        if len(person.parts) > len(other.parts):
            other.name, other.parts = person.name, person.parts
        if person.basis == "stated" and other.basis != "stated":
            other.party, other.ground = person.party, person.ground
    return left


def _known(by_part: dict[str, list[Person]], parts: tuple[str, ...], use: NameUse) -> Person | None:
    """Return the person named last of whose name `parts` is a part, or the other way round."""
    for key in dict.fromkeys((parts[-1], parts[0])):
        namesakes = (person for person in by_part.get(key, [])[-_NAMESAKES:] if _same(person.parts, parts))
        fitting = [person for person in namesakes if not _of_other_rank(person, parts, use)]
        if fitting:
            latest = max(fitting, key=lambda person: person.mentions[-1].start)
            return next((person for person in fitting if _wife_of(latest, person, use)), latest)
    return None


def _wife_of(latest: Person, person: Person, use: NameUse) -> bool:
    """Tell whether the title is that of somebody whose wife was named last: "First Lady A", "President A"."""
    holds = use.title is not None and use.title.office in person.offices
    return holds and not latest.offices and latest.female is True


def _of_other_rank(person: Person, parts: tuple[str, ...], use: NameUse) -> bool:
    """Tell whether one of two is a king, called by his given name, which the other has as a family name."""
    if len(parts) > 1 and len(person.parts) > 1:
        return False
    reigns = any(office.name in _CROWNED for office in person.offices)
    titled = use.title is not None and use.title.office.name in _CROWNED
    by_given_name = person.parts[0] == parts[0]
    if not by_given_name and (titled if use.title is not None and not person.offices else reigns):
        return not (reigns and titled)  # "King Hussein", "Saddam Hussein"
    return use.title is not None and bool(person.offices) and reigns != titled


def _same(known: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    if len(seen) > 1 and len(known) > 1 and seen[0] == known[0] and _by_father(seen):
        return True
    short, long = sorted((known, seen), key=len)
    if short == long[-len(short) :] or (len(short) < len(long) and short == long[: len(short)]):
        return True
    if len(short) == 1:
        return len(long) > 2 and len(short[0]) > 2 and short[0] in long
    if len(short) >= 2:
        return set(short) <= set(long) or (
            short[-1] == long[-1]
            and (short[0][0] == long[0][0])
            and (len(short[0]) == 1 or len(long[0]) == 1)
        )
    return False


def _by_father(parts: tuple[str, ...]) -> bool:
    """Whether a name is given name and father's name: 'Sergey Viktorovich', 'Ilham Heydar oglu'."""
    if len(parts) == 3:
        return parts[2] in _SON_OR_DAUGHTER
    return len(parts) == 2 and parts[1].endswith(("ovich", "evich", "ovna", "evna"))


def _add(view: View, person: Person, use: NameUse) -> None:
    kind: MentionKind = "name"
    person.mentions.append(Seen(use.start, use.end, kind, use.rule))
    words = view.text(use.title.start, use.title.end) if use.title else view.text(use.start, use.end)
    if use.title is not None:
        if not use.former and use.title.office not in person.offices:
            person.offices.append(use.title.office)
        apart = use.title.end < use.start and not use.title.plural  # "the premier of X, A"
        if apart or use.rule in ("name and title", "plural title and names"):
            person.mentions.append(Seen(use.title.start, use.title.end, "title", use.rule))
    if use.party is not None and use.former:
        person.once = person.once or (use.party.code, held_once(words))
    elif use.party is not None and person.basis != "stated":
        person.settle(use.party.code, stated(words))
    for title in use.others:
        if not use.start <= title.start < use.end:
            person.mentions.append(Seen(title.start, title.end, "title", "further title"))
        if title.office not in person.offices:
            person.offices.append(title.office)
        if title.parties and person.basis != "stated":
            person.settle(title.parties[0].code, stated(view.text(title.start, title.end)))
    honorific = honorific_before(view, use.run.start)
    if honorific in FEMALE or honorific in MALE:
        person.female = honorific in FEMALE
