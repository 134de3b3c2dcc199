"""The dictionaries of the gate: who acts between states, and what tells that they did.

All words come from where reading has them: parties and offices from the knowledge files, who held an
office when from the tenures, and cue words from the lists of contacts, quotations, events and agreements.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from verbale.account import Span
from verbale.knowledge.kept import Knowledge
from verbale.knowledge.lexicon import lexicon, plain
from verbale.knowledge.offices import fixed_offices, plural_heads
from verbale.knowledge.tenures import Tenure
from verbale.reading.agreements.lexicon import lexicon as agreements
from verbale.reading.contacts.lexicon import lexicon as contacts
from verbale.reading.events.lexicon import lexicon as events
from verbale.reading.inflection import noun_forms, verb_forms
from verbale.reading.quotations.lexicon import lexicon as quotations

# What a cue word tells of, as bits.
CONTACT, SPEECH, EVENT, GRAVE = 1, 2, 4, 8

_PARTY_KINDS = frozenset(
    {"state", "adjective", "people", "capital", "seat", "organisation", "part", "party", "party people",
     "person"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """What a word of the first dictionary stands for; `held` where it is an office-holder's full name."""

    codes: tuple[str, ...] = ()
    is_office: bool = False
    is_weighty: bool = False
    held: tuple[Tenure, ...] = ()


# Where an actor stands in the text: start, end, and who or what it is.
type Found = tuple[int, int, Actor]

# Latin-1: its letters in lower case without accents, one digit for all, a blank for each other character. So
# few bytes are left that a state of the automaton takes 128 bytes of memory.
_FOLDED = bytes(
    ord("0" if char.isdigit() else char if char.isascii() else "x") if char.isalnum() else 32
    for char in (unicodedata.normalize("NFKD", chr(code).lower())[0] for code in range(256))
)


class Names:
    """An automaton that finds names as they are written, each with its actor, in one pass.

    It looks for them in folded text, so that one entry does for all ways in which a name is capitalised:
    a fifth of the states, and of the memory. What it finds counts if it is written as a name is.
    """

    def __init__(self, names: Mapping[str, Actor]) -> None:
        self._actors = names
        keys = {fold(name): name for name in names}
        # Names in scripts of which folding leaves nothing: a user's own, if any.
        self._others = tuple(name for name in names if fold(name).isspace())
        self._automaton = _automaton((key for key in keys if not key.isspace()), Implementation.DFA)

    def find(self, text: str, folded: bytes) -> list[Found]:
        """Return (start, end, actor) in order, the longest at each place; `folded` is the text, folded."""
        actor_of = self._actors.get
        found: list[Found] = []
        beyond, is_nested = 0, False
        for _, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            end -= 2
            actor = actor_of(text[start:end])
            if actor is None or end == beyond:
                continue  # written otherwise, or the end of a longer one, which comes first
            is_nested |= start < beyond
            beyond = end
            found.append((start, end, actor))
        if not text.isascii():
            for name in self._others:
                found += ((start, end, self._actors[name]) for start, end in places(text, name))
                is_nested = True
            # Folding takes letters beyond Latin-1 for ends of words.
            found = [each for each in found if _is_whole(text, each[0], each[1])]
        return _longest(found) if is_nested else found


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return what is found in order, without what a longer one or an earlier one overlaps."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


class Cues:
    """An automaton that finds cue words in folded text, each with what it tells of."""

    def __init__(self, words: Mapping[str, int]) -> None:
        bits: dict[bytes, int] = {}
        for word, told in words.items():
            bits[fold(word)] = bits.get(fold(word), 0) | told
        self._bits = bytes(bits.values())
        # Of the size that stays in a cache; the quickest kind would not.
        self._automaton = _automaton(bits, Implementation.ContiguousNFA)

    def find(self, folded: bytes) -> list[tuple[int, int]]:
        """Return where each cue word begins, and what it tells of, as bits."""
        bits = self._bits
        return [
            (start, bits[which])
            for which, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True)
        ]

    def tell(self, folded: bytes) -> int:
        """Return all that the cue words tell of, as bits."""
        bits, told = self._bits, 0
        for which, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            told |= bits[which]
        return told


def fold(text: str) -> bytes:
    """Return a text in lower case with blanks for all but letters and digits, a byte for each character.

    A blank is put before it and after it, so that whole words are what stands between blanks.
    """
    return b" %b " % text.encode("latin-1", "replace").translate(_FOLDED)


def places(text: str, name: str) -> Iterator[Span]:
    """Yield where a name stands in the text as a whole word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _is_whole(text, at, end):
            yield at, end
        at = text.find(name, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _automaton(keys: Iterable[bytes], kind: Implementation) -> BytesAhoCorasick:
    return BytesAhoCorasick(list(keys), MatchKind.Standard, implementation=kind)


@lru_cache(maxsize=2)
def actors(knowledge: Knowledge) -> Names:
    """Return the names of parties, offices, and those who hold or held them."""
    codes: dict[str, dict[str, None]] = {}
    for name, entries in lexicon().items():
        for entry in entries:
            if entry.kind in _PARTY_KINDS and entry.code:
                codes.setdefault(name, {})[entry.code] = None
    for own in knowledge.names.lines:
        for name in map(plain, (*own.names, *own.demonyms)):
            for written in (name, name.title(), name.upper()):
                codes.setdefault(written, {})[own.party] = None
    held: dict[str, list[Tenure]] = {}
    for tenure in knowledge.holders.tenures:
        for given in tenure.given:
            for family in tenure.family:
                if given:
                    held.setdefault(plain(f"{given} {family}"), []).append(tenure)
    offices = _offices()
    words = {
        word: Actor(tuple(codes.get(word, ())), word in offices, offices.get(word, False),
                    tuple(held.get(word, ())))
        for word in sorted({*codes, *held, *offices} - {""})
    }  # fmt: skip
    return Names(words)


def _offices() -> dict[str, bool]:
    """Return names of offices as they are written, each with whether it tells something alone."""
    lists = _lists()["offices"]
    weighty = frozenset(lists["weighty"].split())
    ambiguous = frozenset(lists["ambiguous"].split())
    plurals = {singular: plural for plural, singular in plural_heads().items()}
    found: dict[str, bool] = {}
    for name in sorted({*fixed_offices(), *weighty} - ambiguous):
        words = name.split()
        forms = [name]
        forms += [
            " ".join((*words[:at], plurals[word], *words[at + 1 :]))
            for at, word in enumerate(words)
            if word in plurals
        ]
        tells = not weighty.isdisjoint(words) or "secretary of state" in name or "foreign" in words
        for form in forms:
            for written in (form, form[0].upper() + form[1:], form.title(), form.upper()):
                found[written] = tells
    for name in sorted(ambiguous):
        found[name.title() if len(name) > 2 else name.upper()] = False
    return found


@cache
def cues(wanted: int) -> Cues:
    """Return the words that tell of what is wanted, as bits; the fewer are asked for, the less it costs."""
    return Cues({word: bits & wanted for word, bits in _cue_words().items() if bits & wanted})


@cache
def _cue_words() -> dict[str, int]:
    """Return the words in lower case that tell of contacts, sayings, events and agreements."""
    everyday = {name: _forms(words) for name, words in _lists()["everyday"].items()}
    told, said, grave = contacts(), quotations(), _lists()["grave"]
    groups: tuple[tuple[int, Iterable[str]], ...] = (
        (CONTACT, {*told.verb_lemmas, *told.noun_lemmas} - everyday["contacts"]),
        (SPEECH, (form for form, cue in said.verbs.items() if cue.kind in ("speech", "writing"))),
        (SPEECH, (form for form, cue in said.nouns.items() if cue.kind in ("speech", "writing"))),
        (SPEECH, ("according to", "spokesman", "spokeswoman")),
        (EVENT, {*events().verbs, *events().nouns} - everyday["events"]),
        (EVENT, agreements().heads),
        (GRAVE, (form for verb in grave["verbs"].split() for form in verb_forms(verb))),
        (GRAVE, grave["words"].split()),
    )
    found: dict[str, int] = {}
    for bit, words in groups:
        for word in words:
            found[word] = found.get(word, 0) | bit
    return dict(sorted(found.items()))


@cache
def former() -> frozenset[str]:
    """Return the words that mark an office as one that is not held now."""
    return frozenset(_lists()["offices"]["former"].split())


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (*verb_forms(word), *noun_forms(word)))


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "cues.toml").read_text("utf-8"))
