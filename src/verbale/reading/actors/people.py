"""Links names with titles, and gathers the mentions of each person."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.account import Basis, MentionKind
from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import Office
from verbale.reading.actors.names import FEMALE, Run, body_like, find_runs, honorific_before, name_list
from verbale.reading.actors.titles import NUMBERS, Title
from verbale.reading.actors.view import View


@dataclass(slots=True)
class Seen:
    """One mention on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    kind: MentionKind
    rule: str


@dataclass(slots=True)
class Person:
    """A person with all mentions found so far; `name` is the fullest, as words without marks."""

    name: str
    parts: tuple[str, ...]
    party: str | None = None
    basis: Basis | None = None
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


def fold(name: str) -> tuple[str, ...]:
    """Return the parts of a name in lower case, without accents and marks, hyphens as joints."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def link_names(view: View, titles: Sequence[Title]) -> tuple[list[NameUse], set[int]]:
    """Return the uses of persons' names in order, and the indices of the titles that belong to one."""
    runs = find_runs(view, list(titles))
    by_start = {run.start: run for run in runs}
    by_end = {run.end: run for run in runs}
    uses: dict[int, NameUse] = {}
    linked: set[int] = set()
    for number, title in enumerate(titles):
        if _before_names(view, title, by_start, uses) or _after_name(view, title, by_end, uses):
            linked.add(number)
    for run in runs:
        if run.start not in uses and run.entity and not body_like(view, run):
            uses[run.start] = NameUse(run, None, "entity", _of_state(view, run.end), run.start, run.end)
        elif run.start not in uses and honorific_before(view, run.start) and not body_like(view, run):
            uses[run.start] = NameUse(run, None, "honorific", _of_state(view, run.end), run.start, run.end)
    return [uses[start] for start in sorted(uses)], linked


def _before_names(view: View, title: Title, by_start: dict[int, Run], uses: dict[int, NameUse]) -> bool:
    """Link `title` with the name or names that follow it: 'President A', 'ministers of X and Y, A and B'."""
    i, comma = title.end, False
    if i < len(view) and view.words[i] == ",":
        i, comma = i + 1, True
    while i < len(view) and (honorific_before(view, i + 1) or view.words[i] == "("):
        i += 1
    if i not in by_start:
        return False
    if title.plural:
        found = [run for run in name_list(view, by_start, i) if not body_like(view, run)]
        if not found or (comma and len(found) < 2):
            return False
        several = len(title.parties) == len(found)
        for n, run in enumerate(found):
            party = title.parties[n] if several else (title.parties[0] if len(title.parties) == 1 else None)
            uses[run.start] = NameUse(run, title, "plural title and names", party, run.start, run.end)
        return True
    run = by_start[i]
    if body_like(view, run) and not run.entity:
        return False
    if comma and not (run.entity and _closes(view, run.end)):
        return False
    party = title.parties[0] if title.parties else _of_state(view, run.end)
    start = run.start if comma else title.start
    uses[run.start] = NameUse(run, title, "title and name", party, start, run.end, _former(title))
    return True


def _closes(view: View, i: int) -> bool:
    return (
        i >= len(view)
        or view.words[i] in (",", ".", ";", ")", ":", "-", "--")
        or view.tags[i].startswith("V")
    )


def _after_name(view: View, title: Title, by_end: dict[int, Run], uses: dict[int, NameUse]) -> bool:
    """Link `title` with the name before it: 'A, the speaker of X', 'A, X's prime minister'."""
    i = title.start - 1
    while (
        i > 0
        and view.lower[i] in ("the", "a", "an", "his", "her", "currently", "also", "both", "who", "is", "was")
        and i > title.start - 4
    ):
        i -= 1
    if i <= 0 or view.words[i] not in (",", "(", "--") or title.plural:
        return False
    run = by_end.get(i)
    if run is None or body_like(view, run):
        return False
    if not (run.entity or run.end - run.start >= 2) or (run.start in uses and uses[run.start].title):
        return False
    if not _apposition(view, title):
        return False
    party = title.parties[0] if title.parties else None
    uses[run.start] = NameUse(run, title, "name and title", party, run.start, run.end, _former(title))
    return True


def _apposition(view: View, title: Title) -> bool:
    """Whether what follows lets the title close an apposition, not begin another clause's subject."""
    return (
        view.deps[title.head] == "appos"
        or _closes(view, title.end)
        or (
            view.lower[title.end]
            in ("and", "who", "on", "in", "at", "to", "has", "after", "during", "for", "of")
        )
    )


def _former(title: Title) -> bool:
    return bool(
        title.standing & {"former", "ex", "late", "deposed", "ousted", "retired", "one-time", "onetime"}
    )


def _of_state(view: View, i: int) -> Entry | None:
    """Return the party in 'A of Russia' or 'A (Russia)' after a name that ends before token `i`."""
    if i + 1 >= len(view) or view.lower[i] not in ("of", "("):
        return None
    k = i + 2 if view.lower[i + 1] == "the" and i + 2 < len(view) else i + 1
    named = view.name_at[k]
    return named.of("state", "organisation", "party") if named is not None else None


def gather(view: View, uses: Sequence[NameUse]) -> list[Person]:
    """Cluster uses of names into persons: full names first, then parts of them, in text order."""
    people: list[Person] = []
    by_part: dict[str, list[Person]] = {}
    for use in uses:
        name = view.text(use.run.start, use.run.end)
        parts = fold(name)
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
    for key in (parts[-1], parts[0]):
        for person in reversed(by_part.get(key, ())):
            if _same(person.parts, parts):
                return person
    return None


def _same(known: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    short, long = sorted((known, seen), key=len)
    if short == long[-len(short) :] or (len(short) < len(long) and short == long[: len(short)]):
        return True
    if len(short) >= 2:
        return set(short) <= set(long) or (
            short[-1] == long[-1]
            and (short[0][0] == long[0][0])
            and (len(short[0]) == 1 or len(long[0]) == 1)
        )
    return False


def _add(view: View, person: Person, use: NameUse) -> None:
    kind: MentionKind = "name"
    person.mentions.append(Seen(use.start, use.end, kind, use.rule))
    if use.title is not None:
        if not use.former and use.title.office not in person.offices:
            person.offices.append(use.title.office)
        if use.rule == "name and title":
            person.mentions.append(Seen(use.title.start, use.title.end, "title", "apposition"))
    if use.party is not None and person.basis != "stated":
        person.party, person.basis = use.party.code, "stated"
    if honorific_before(view, use.run.start) in FEMALE:
        person.female = True


def count_of(title: Title) -> int | None:
    """Return how many holders a plural title counts: 2 for 'the two presidents'."""
    return next((NUMBERS[word] for word in title.determiner.split() if word in NUMBERS), None)
