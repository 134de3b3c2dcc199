"""A document as plain lists, and the names of parties in it: what all steps of the actor reading share."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from operator import add

from spacy.tokens import Doc

from verbale.edtf import days
from verbale.knowledge.lexicon import Entry, EntryKind, Hit, Phrases, find_names, plain
from verbale.knowledge.offices import office_words
from verbale.knowledge.states import named_on, seated_on
from verbale.reading.actors.coined import Coined, find_coined
from verbale.reading.actors.twins import settle_twins
from verbale.reading.findings import findings, text_of
from verbale.reading.wordforms import Strings, strings

# Prefixes that stand for a state only before a hyphen ("Sino-Russian"); alone they are other words.
_PREFIXES = frozenset({"Sino", "Franco", "Anglo", "Indo", "Turco", "Russo", "Italo", "Hispano"})
# Ministries of this name are Britain's where Britain is told of: Germany, Pakistan and Japan have others.
_SHARED_SEATS = frozenset({"Foreign Office"})
_COUNCILS = frozenset({"Security Council"})
_OF_THE_UN = frozenset(
    {"The", "UN", "U.N", "Nation", "Nations", "That", "This", "When", "In", "As", "If", "While"}
)
_LONGEST_WORD = 20
_SHARED = "verbale_view"
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


def _lowered(word: str) -> str:
    """Return the word in lower case, without a hyphen at which a line was broken ("Secretary- General")."""
    return word.lower().rstrip("-") or word


_LOWERED = Strings(_lowered)


class View:
    """The tokens of `doc` as lists, indexed like the tokens, and the lexicon's names on them."""

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
        self.name_at: list[Named | None] = [None] * len(doc)
        found = findings(doc)
        # What a user's names stand for may depend on the day; one that is known to a month will do.
        published = days(found.published.date)
        told = published is not None and published[1] - published[0] < _A_MONTH
        self.day = published[0] if published and told else None
        self._place_names(found.names.find(self.whole, self.day))

    @classmethod
    def shared(cls, doc: Doc, *, last: bool) -> "View":
        """Return the view of `doc` that a component before has left, or a new one; `last` takes it away."""
        view: View | None = doc.user_data.pop(_SHARED, None)
        if view is None:
            view = cls(doc)
        if not last:
            doc.user_data[_SHARED] = view
        return view

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

    def _place_names(self, own: Sequence[Hit]) -> None:
        """Place the names of the lexicon, and before them those in `own`, which a user keeps."""
        token_at = {begin: i for i, begin in enumerate(self.begins)}
        text = self.whole
        inside = {i for hit in own for i in range(hit.start, hit.end)}
        known = (
            _as_of(hit, text[hit.start : hit.end], self.day)
            for hit in _at_home(find_names(text), text)
            if not _of_a_state(hit, text)
            if not inside or inside.isdisjoint(range(hit.start, hit.end))
        )
        for hit in sorted((*own, *known), key=lambda hit: hit.start) if own else known:
            start = token_at.get(hit.start)
            if start is None:
                continue
            if text[hit.start : hit.end] in _PREFIXES and text[hit.end : hit.end + 1] != "-":
                continue
            end = start + 1
            while end < len(self.words) and self.begins[end] < hit.end:
                end += 1
            if own and self._is_borne(start, hit):
                hit = replace(hit, entries=tuple(replace(e, kind="person") for e in hit.entries))
            named = Named(start, end, hit)
            self.names.append(named)
            for i in range(start, end):
                self.name_at[i] = named
        settle_twins(self)
        self._add_coined()

    def _is_borne(self, start: int, hit: Hit) -> bool:
        """Tell whether a user's name stands behind a title, as names of persons do: "President X".

        Dictionaries of event coders list those who rule a country among its names.
        """
        titled = start > 0 and self.capital(start - 1) and self.lower[start - 1] in office_words("head")
        return titled and all(entry.own and entry.kind == "state" for entry in hit.entries)

    def _add_coined(self) -> None:
        """Add what the report calls by a name and an acronym of its own wherever either stands."""
        self.coined: dict[str, Coined] = {coined.acronym: coined for coined in find_coined(self)}
        if not self.coined:
            return
        forms = Phrases(
            (plain(form), entry)
            for coined in self.coined.values()
            for form in (coined.name, coined.acronym)
            for entry in _entries(coined)
        )
        token_at = {begin: i for i, begin in enumerate(self.begins)}
        added: list[Named] = []
        inside: set[int] = set()
        for first, last, entries in forms.scan(plain(self.whole)):
            start = token_at.get(first)
            if start is None:
                continue
            end = bisect_left(self.begins, last)
            named = Named(start, end, Hit(first, last, entries))
            inside.update(each.start for each in self.name_at[start:end] if each is not None)
            added.append(named)
            self.name_at[start:end] = [named] * (end - start)
        self.names = [each for each in self.names if each.start not in inside] + added
        self.names.sort(key=lambda each: each.start)

    def replace(self, number: int, hit: Hit) -> None:
        """Let the name of this number stand for something else."""
        old = self.names[number]
        self.names[number] = named = Named(old.start, old.end, hit)
        self.name_at[old.start : old.end] = [named] * (old.end - old.start)


def _at_home(hits: Sequence[Hit], text: str) -> Sequence[Hit]:
    """Leave out seats of a name that several states have, where the report names their state by no other."""
    shared = [hit for hit in hits if text[hit.start : hit.end] in _SHARED_SEATS]
    if not shared:
        return hits
    told = {entry.code for hit in hits if hit not in shared for entry in hit.entries}
    return [hit for hit in hits if hit not in shared or any(entry.code in told for entry in hit.entries)]


def _of_a_state(hit: Hit, text: str) -> bool:
    """Tell whether a council is none of the United Nations: "the National Security Council"."""
    if text[hit.start : hit.end] not in _COUNCILS:
        return False
    before = text[max(0, hit.start - _LONGEST_WORD) : hit.start].split()
    return bool(before) and before[-1][:1].isupper() and before[-1].strip(".'’s") not in _OF_THE_UN


def _as_of(hit: Hit, name: str, day: date | None) -> Hit:
    """Let a name, a capital or a seat of government stand for the state that had it on that day."""
    then = [e for e in hit.entries if named_on(name, e.code, day) != e.code]
    if then:
        hit = replace(hit, entries=tuple(replace(e, code=named_on(name, e.code, day)) for e in hit.entries))
    seats = [e for e in hit.entries if e.kind in ("capital", "seat") and seated_on(e.code, day) != e.code]
    if not seats:
        return hit
    entries = (replace(e, code=seated_on(e.code, day)) if e in seats else e for e in hit.entries)
    return replace(hit, entries=tuple(entries))


def _entries(coined: Coined) -> Iterator[Entry]:
    """Yield what a body stands for: itself, and the party for which its people act."""
    yield Entry("party" if coined.armed else "body", coined.acronym)
    if coined.within is not None:
        yield Entry("seat", coined.within)
