"""All fixed names of parties and regions, and a scan that finds them in a text in one pass.

The scan looks up each word of the text as the first word of a name, and takes the longest name that
goes on from there. Names are matched as they are written, or all in capitals; line breaks and curly
apostrophes inside them make no difference. Its time is linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from verbale.knowledge.states import organisations, parties, states
from verbale.knowledge.tables import items, read_table

type EntryKind = Literal[
    "state",
    "adjective",
    "people",
    "capital",
    "seat",
    "organisation",
    "part",
    "party",
    "party people",
    "region",
    "person",
    "body",
    "none",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: its kind and the party's code (empty for regions of several states).

    `own` is the usual name of what a user keeps a name of, empty for all that ships; `sector` goes with it.
    """

    kind: EntryKind
    code: str
    territorial: bool = False
    sector: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, in characters, with all that it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: EntryKind) -> Entry | None:
        """Return the first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


class Phrases[T]:
    """A dictionary of fixed phrases, each with its values, and the scan for them."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._values: dict[str, list[T]] = {}
        for phrase, value in phrases:
            values = self._values.setdefault(phrase, [])
            if value not in values:
                values.append(value)
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(self._values, key=lambda phrase: (-len(phrase), phrase)):
            if (word := _WORD.match(phrase)) is not None:
                self._by_first.setdefault(word.group(), []).append(phrase)

    def scan(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield (start, end, values) of the phrases in `text`, longest first, never overlapping.

        `text` is taken as it is: pass it through `plain` first.
        """
        phrases_of = self._by_first
        words = _words(text)
        begin = [place for place, word in enumerate(words) if word in phrases_of]
        if not begin:
            return
        beyond = 0
        starts = _starts(text)
        for place in begin:
            start = starts[place]
            if start < beyond:
                continue
            for phrase in phrases_of[words[place]]:
                end = start + len(phrase)
                if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
                    yield start, end, tuple(self._values[phrase])
                    beyond = end
                    break

    def get(self, phrase: str) -> tuple[T, ...]:
        """Return the values of one phrase, none if it is not here."""
        return tuple(self._values.get(phrase, ()))

    def items(self) -> Iterator[tuple[str, tuple[T, ...]]]:
        """Yield all phrases with their values, in the order in which they came."""
        return ((phrase, tuple(values)) for phrase, values in self._values.items())


_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_HALVES = re.compile(r"\b(North|South|East|West) (?:and|or) (North|South|East|West)(?= )")
# What each of them begins with: to look for these is quick.
_JOINED = tuple(f"{half} {word} " for half in ("North", "South", "East", "West") for word in ("and", "or"))
# Each is looked for by itself: to translate a text that is not ASCII takes longer than all else here.
_PLAIN = (
    *((blank, " ") for blank in "\n\t\r"),
    *((mark, "'") for mark in "’‘ʼ"),
    *((dash, "-") for dash in "‑‐"),
)


# A report is looked through for names, places and formats one after the other.
@lru_cache(maxsize=4)
def _words(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    return [word.start() for word in _WORD.finditer(text)]


def plain(text: str) -> str:
    """Return `text` with blanks, apostrophes and hyphens of one sort; every character keeps its place."""
    for written, meant in _PLAIN:
        text = text.replace(written, meant)
    return text


def lowered(text: str) -> str:
    """Return `text` in lower case; every character keeps its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=1)
def lexicon() -> Phrases[Entry]:
    """Return the names of all parties, capitals, seats and regions."""
    return Phrases(_with_capitals(_names()))


def find_names(text: str) -> list[Hit]:
    """Return the names of parties and regions in `text`, in order, the longest at each place.

    The first of "North and South Korea" is a name as well, though it lacks its second word.
    """
    even = plain(text)
    hits = [Hit(start, end, entries) for start, end, entries in lexicon().scan(even)]
    if not any(map(even.__contains__, _JOINED)):
        return hits
    halves = {second.start(2): second for second in _HALVES.finditer(even)}
    if not halves:
        return hits
    found = []
    for hit in hits:
        pair = halves.get(hit.start)
        if pair is not None:
            whole = even[pair.end(2) : hit.end]
            entries = lexicon().get(pair.group(1) + whole)
            if entries and whole.strip():
                found.append(Hit(*pair.span(1), entries))
        found.append(hit)
    return found


def _names() -> Iterator[tuple[str, Entry]]:
    for state in states().values():
        kinds: Mapping[EntryKind, tuple[str, ...]] = {
            "state": (state.name, *state.other_names),
            "adjective": state.adjectives,
            "people": state.people,
            "capital": state.capitals,
            "seat": state.seats,
        }
        for kind, names in kinds.items():
            yield from ((name, Entry(kind, state.code)) for name in names)
    for organisation in organisations().values():
        whole = Entry("organisation", organisation.code)
        names = (organisation.code, organisation.name, *organisation.other_names)
        yield from ((name, whole) for name in names)
        yield from ((name, whole) for name in sorted(organisation.shared.difference(names)))
        yield from ((name, Entry("part", organisation.code)) for name in organisation.parts)
    for party in parties().values():
        entry = Entry("party", party.code, party.territorial)
        yield from ((name, entry) for name in (party.code, *party.other_names))
        yield from ((name, Entry("party people", party.code)) for name in party.people)
    for row in read_table("persons.tsv"):
        person = Entry("person", row["party"])
        yield from ((name, person) for name in (row["name"], *items(row["other_names"])))
    for row in read_table("regions.tsv"):
        region = Entry("none" if row["kind"] == "none" else "region", row["state"])
        yield from ((name, region) for name in (row["name"], *items(row["other_names"])))


def _with_capitals(names: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    for name, entry in names:
        name = plain(name)
        yield name, entry
        capitals = name.upper()
        # Short names in capitals would be acronyms of something else ("MALE", "IS").
        if capitals != name and len(capitals) == len(name) >= 4:
            yield capitals, entry
