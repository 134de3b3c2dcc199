"""Names that a user keeps: parties, persons, groups and places that no table of the package holds.

A table of names has the columns of `COLUMNS`, one line for what goes by one or more names: a movement, a
village, a body of one's own archive, a country of an exercise. Reading prefers such a name to all that
ships, on the days for which it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from verbale.knowledge.lexicon import Entry, EntryKind, Hit, Phrases, lowered, plain
from verbale.knowledge.plurals import add_s
from verbale.knowledge.sectors import sectors
from verbale.knowledge.tables import items
from verbale.knowledge.tenures import bounds

COLUMNS = ("names", "demonyms", "party", "sector", "kind", "since", "until")
_ENTRY_KINDS: Mapping[str, EntryKind] = {
    "state": "state",
    "organisation": "organisation",
    "person": "person",
    "group": "party",
    "place": "capital",
}


@dataclass(frozen=True, slots=True)
class OwnName:
    """One line of a table of names: what goes by `names`, for which party it acts, and in which years.

    `party` is a code that the table's keeper chooses, an ISO 3166-1 alpha-3 code where it is a state;
    `sector` a PLOVER sector or empty; `since` and `until` a year, month or day in EDTF, or empty.
    """

    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    party: str
    sector: str
    kind: str
    since: str = ""
    until: str = ""

    def holds(self, day: date | None) -> bool:
        """Tell whether the line holds on `day`; where no day is known, every line does."""
        if day is None:
            return True
        began = not self.since or bounds(self.since)[0] <= day
        return began and (not self.until or day <= bounds(self.until)[1])

    def cells(self) -> tuple[str, ...]:
        """Return the line's cells in the order of `COLUMNS`."""
        names, demonyms = ";".join(self.names), ";".join(self.demonyms)
        return names, demonyms, self.party, self.sector, self.kind, self.since, self.until


def own_name_of(row: Mapping[str, str]) -> OwnName:
    """Return what a row of a table of names tells. Raises ValueError, saying what is wrong with it."""
    row = {key: cell.strip() for key, cell in row.items()}
    own = OwnName(
        items(row["names"]), items(row["demonyms"]), row["party"], row["sector"], row["kind"],
        row["since"], row["until"],
    )  # fmt: skip
    if not own.names or not all(name[:1].isalnum() for name in (*own.names, *own.demonyms)):
        raise ValueError("a line needs a name, and every name begins with a letter or digit")
    if not own.party:
        raise ValueError("a name needs a party: an ISO 3166-1 alpha-3 code, or a code of your own")
    if own.kind not in _ENTRY_KINDS:
        raise ValueError(f"{own.kind!r} is no kind of name: there are {', '.join(_ENTRY_KINDS)}")
    if own.sector and own.sector not in sectors():
        raise ValueError(f"{own.sector!r} is no sector: there are {', '.join(sectors())}")
    if own.since and own.until and bounds(own.until)[1] < bounds(own.since)[0]:
        raise ValueError(f"the name ends ({own.until}) before it begins ({own.since})")
    _ = [bounds(edtf) for edtf in (own.since, own.until) if edtf]
    return own


@dataclass(frozen=True)
class OwnNames:
    """All names that a user keeps, and the scan that finds them in a text in one pass.

    A name is matched as it is written, or all in capitals. One that is kept in capitals is found in any
    case, as long as it begins with a capital: so the dictionaries of event coders can be taken as they are.
    """

    lines: tuple[OwnName, ...] = ()

    def find(self, text: str, day: date | None) -> list[Hit]:
        """Return the names in `text` that hold on `day`, in order, the longest at each place."""
        return list(self._hits(text, day)) if self.lines else []

    def _hits(self, text: str, day: date | None) -> Iterator[Hit]:
        written = plain(text)
        for start, end, forms in self._forms.scan(lowered(written)):
            words = written[start:end]
            held = [form for form in forms if form.written_as(words) and form.line.holds(day)]
            entries = tuple(dict.fromkeys(form.entry for form in sorted(held, key=_days_held)))
            if entries:
                yield Hit(start, end, entries)

    @cached_property
    def _forms(self) -> "Phrases[_Form]":
        return Phrases((form.name.lower(), form) for line in self.lines for form in _forms_of(line))


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a name, and what it stands for."""

    name: str
    entry: Entry
    line: OwnName

    def written_as(self, words: str) -> bool:
        if words in (self.name, self.name.upper()):
            return True
        return self.name.isupper() and words[:1].isupper()


def _days_held(form: _Form) -> int:
    """Return for how many days a name holds: of terms within each other the shortest says most."""
    since = bounds(form.line.since)[0] if form.line.since else date.min
    until = bounds(form.line.until)[1] if form.line.until else date.max
    return (until - since).days


def _forms_of(line: OwnName) -> Iterator[_Form]:
    usual = line.names[0]
    named = Entry(_ENTRY_KINDS[line.kind], line.party, sector=line.sector, own=usual)
    described = Entry("adjective", line.party, sector=line.sector, own=usual)
    for name in line.names:
        yield _Form(plain(name), named, line)
        if line.kind == "group":
            yield _Form(_plural(plain(name)), named, line)
    for name in line.demonyms:
        yield _Form(plain(name), described, line)
        yield _Form(_plural(plain(name)), replace(described, kind="people"), line)


def _plural(name: str) -> str:
    """Return the plural of a name's last word: "Blue Scouts" for "Blue Scout"; itself where it ends in s."""
    low = name.lower()
    plural = low if low.endswith("s") else add_s(low)
    kept = len(low) if plural.startswith(low) else len(low) - 1  # "party", "parties"
    return name[:kept] + (plural[kept:].upper() if name.isupper() else plural[kept:])
