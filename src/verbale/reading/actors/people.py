"""Persons: the uses of names gathered into one person each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.account import Basis, MentionKind
from verbale.knowledge.lexicon import Entry
from verbale.knowledge.officeholders import name_parts
from verbale.knowledge.offices import Office
from verbale.reading.actors.names import FEMALE, Run, honorific_before
from verbale.reading.actors.titles import Title
from verbale.reading.actors.view import View

_NICKNAME = re.compile(r"""\s*["“”`']{1,2}\w[\w-]*["“”']{1,2}\s*""")


# A hyphen at which a line was broken: "Al- Salem".
_BROKEN = re.compile(r"(?<=\w)- (?=\w)")


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

    `once` is the party of an office that the person held earlier.
    """

    name: str
    parts: tuple[str, ...]
    party: str | None = None
    basis: Basis | None = None
    once: str | None = None
    offices: list[Office] = field(default_factory=list)
    female: bool | None = None
    mentions: list[Seen] = field(default_factory=list)


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
    for use in uses:
        name = _BROKEN.sub("-", _NICKNAME.sub(" ", view.text(use.run.start, use.run.end)))
        parts = name_parts(name)
        if not parts:
            continue
        person = _known(by_part, parts)
        if person is None:
            person = Person(name, parts)
            people.append(person)
        elif len(parts) > len(person.parts):
            person.name, person.parts = name, parts
        for part in parts:
            sharing = by_part.setdefault(part, [])
            if person not in sharing:
                sharing.append(person)
        _add(view, person, use)
    return people


def _known(by_part: dict[str, list[Person]], parts: tuple[str, ...]) -> Person | None:
    """Return the latest person of whose name `parts` is a part, or the other way round."""
    for key in dict.fromkeys((parts[-1], parts[0])):
        for person in reversed(by_part.get(key, [])[-_NAMESAKES:]):
            if _same(person.parts, parts):
                return person
    return None


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
    """Whether a name is given name and father's name, as in address: 'Sergey Viktorovich'."""
    return len(parts) == 2 and parts[1].endswith(("ovich", "evich", "ovna", "evna"))


def _add(view: View, person: Person, use: NameUse) -> None:
    kind: MentionKind = "name"
    person.mentions.append(Seen(use.start, use.end, kind, use.rule))
    if use.title is not None:
        if not use.former and use.title.office not in person.offices:
            person.offices.append(use.title.office)
        if use.rule in ("name and title", "plural title and names"):
            person.mentions.append(Seen(use.title.start, use.title.end, "title", use.rule))
    if use.party is not None and use.former:
        person.once = person.once or use.party.code
    elif use.party is not None and person.basis != "stated":
        person.party, person.basis = use.party.code, "stated"
    for title in use.others:
        person.mentions.append(Seen(title.start, title.end, "title", "further title"))
        if title.office not in person.offices:
            person.offices.append(title.office)
        if title.parties and person.basis != "stated":
            person.party, person.basis = title.parties[0].code, "stated"
    if honorific_before(view, use.run.start) in FEMALE:
        person.female = True
