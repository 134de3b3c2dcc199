"""A document as plain lists, with the names of parties in it: what all steps of the actor reading share."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import accumulate
from operator import add

from spacy.tokens import Doc

from verbale.edtf import days
from verbale.knowledge.lexicon import Entry, EntryKind, Hit
from verbale.reading.findings import findings, text_of
from verbale.reading.wordforms import Strings, strings

_A_MONTH = timedelta(days=31)
_COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "ENT_TYPE", "HEAD", "IDX", "SPACY", "SENT_START"]
_PARTY_KINDS: tuple[EntryKind, ...] = (
    "state",
    "adjective",
    "people",
    "organisation",
    "part",
    "seat",
    "capital",
    "party",
    "party people",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name from the lexicon on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    hit: Hit

    def of(self, *kinds: EntryKind) -> Entry | None:
        """Return the first entry of one of these kinds, or None."""
        return self.hit.of(*kinds)

    @property
    def party(self) -> Entry | None:
        """The party that the name stands for in a title, None for regions and other words."""
        return self.hit.of(*_PARTY_KINDS)


@dataclass(frozen=True, slots=True)
class Coined:
    """A body with its acronym; `armed` where it is a party to a conflict and not only an organisation.

    `within` is the party whose name is part of its own: the Communist Party of China acts for China.
    """

    name: str
    acronym: str
    armed: bool
    within: str | None = None


def _lowered(word: str) -> str:
    """Return the word in lower case, without a hyphen at which a line was broken ("Secretary- General")."""
    return word.lower().rstrip("-") or word


_LOWERED = Strings(_lowered)


class View:
    """The tokens of `doc` as lists, indexed like the tokens, and the names that `placing` sets on them."""

    def __init__(self, doc: Doc) -> None:
        self.whole = text_of(doc)
        # All at once as an array: token attributes one by one are slow.
        columns = doc.to_array(_COLUMNS).T
        orth, tag, dep, entity = (column.tolist() for column in columns[:4])
        head, begins, spaced, starts = (column.view("int64").tolist() for column in columns[4:])
        self.words: list[str] = strings.of(doc, orth)
        self.lower: list[str] = _LOWERED.of(doc, orth)
        self.tags: list[str] = strings.of(doc, tag)
        self.deps: list[str] = strings.of(doc, dep)
        self.heads: list[int] = list(map(add, head, range(len(head))))
        self.entities: list[str] = strings.of(doc, entity)
        self.begins: list[int] = begins
        self.spaced = list(map(bool, spaced))
        first = [start == 1 for start in starts]
        first[:1] = [True] * len(first[:1])
        self.sentence_starts = [i for i, is_first in enumerate(first) if is_first]
        self.sentence = [number - 1 for number in accumulate(first)]
        self.names: list[Named] = []
        self.coined: dict[str, Coined] = {}
        self.name_at: list[Named | None] = [None] * len(doc)
        found = findings(doc)
        # What a user's names stand for may depend on the day; one that is known to a month will do.
        published = days(found.published.date)
        told = published is not None and published[1] - published[0] < _A_MONTH
        self.day = published[0] if published and told else None

    def __len__(self) -> int:
        return len(self.words)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of tokens `start` to `end` (exclusive)."""
        return self.begins[start], self.begins[end - 1] + len(self.words[end - 1])

    def text(self, start: int, end: int) -> str:
        """Return the text of tokens `start` to `end` (exclusive), blanks and line breaks as one blank."""
        first, last = self.chars(start, end)
        return " ".join(self.whole[first:last].split())

    def root(self, start: int, end: int) -> int:
        """Return the first token of the span whose syntactic head lies outside of it."""
        for i in range(start, end):
            head = self.heads[i]
            if head == i or not start <= head < end:
                return i
        return start

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.words[i][:1].isupper()

    @cached_property
    def starts_sentence(self) -> frozenset[int]:
        """The tokens at which a sentence starts, an opening quotation mark skipped."""
        starts = set(self.sentence_starts)
        starts |= {i + 1 for i in self.sentence_starts if self.words[i] in ('"', "“", "``", "'", "(")}
        return frozenset(starts)

    def replace(self, number: int, hit: Hit) -> None:
        """Let the name of this number stand for something else."""
        old = self.names[number]
        self.names[number] = named = Named(old.start, old.end, hit)
        self.name_at[old.start : old.end] = [named] * (old.end - old.start)
