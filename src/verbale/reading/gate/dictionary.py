"""The dictionaries of the gate: who acts between states, and what tells that they did.

All words come from where reading has them: parties and offices from the knowledge files, who held an
office when from the tenures, and cue words from the lists of contacts, quotations, events and agreements.
"""

import tomllib
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
from verbale.reading.gate.words import FOLDED, Phrases, Words
from verbale.reading.inflection import noun_forms, verb_forms
from verbale.reading.quotations.lexicon import lexicon as quotations

# What a cue word tells of, as bits.
# CLEAR: a word for sayings that hardly stands for anything else.
CONTACT, SPEECH, EVENT, GRAVE, CLEAR = 1, 2, 4, 8, 16

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


class Names:
    """An automaton that finds names as they are written, each with its actor.

    It looks for them in folded text, so that one entry does for all ways in which a name is capitalised:
    a fifth of the states, and of the memory. What it finds counts if it is written as a name is; names of
    offices of several words however they are capitalised.
    """

    def __init__(self, names: Mapping[str, Actor], offices: Mapping[str, Actor]) -> None:
        self._actors = names
        self._offices = offices
        keys = {_key(name): name for name in (*names, *offices)}
        # Names in scripts of which folding leaves nothing: a user's own, if any.
        self._others = tuple(name for name in names if _key(name).isspace())
        known = [key for key in keys if not key.isspace()]
        self._automaton = BytesAhoCorasick(known, MatchKind.Standard, implementation=Implementation.DFA)

    def find(self, words: Words) -> list[Found]:
        """Return (start, end, actor) in order, the longest at each place."""
        text = words.text
        find_actor = self._actors.get
        found: list[Found] = []
        beyond, is_nested = 0, False
        for _, start, end in self._automaton.find_matches_as_indexes(words.folded, overlapping=True):
            if end == beyond:
                continue  # the end of a longer one, which comes first
            written = text[start + 1 : end - 1]
            actor = find_actor(written) or self._written_otherwise(written)
            if actor is not None:
                is_nested |= start < beyond - 2
                beyond = end
                found.append((start + 1, end - 1, actor))
        if not text.isascii():
            for name in self._others:
                found += ((start, end, self._actors[name]) for start, end in places(text, name))
                is_nested = True
            # Folding takes letters beyond Latin-1 for ends of words.
            found = [each for each in found if _is_whole(text, each[0], each[1])]
        return _longest(found) if is_nested else found

    def _written_otherwise(self, written: str) -> Actor | None:
        known = None if written.isascii() and "\n" not in written else self._actors.get(plain(written))
        return known or self._offices.get(written.lower())


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return what is found in order, without what a longer one or an earlier one overlaps."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _key(name: str) -> bytes:
    return b" %b " % name.encode("latin-1", "replace").translate(FOLDED)


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
    several = {
        word: actor for word, actor in words.items() if actor.is_office and word.islower() and " " in word
    }
    return Names(words, several)


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
def cues() -> Phrases:
    """Return the words in lower case that tell of contacts, sayings, events and agreements."""
    everyday = {name: _forms(words) for name, words in _lists()["everyday"].items()}
    told, said = contacts(), quotations()
    clear, grave = _lists()["speech"], _lists()["grave"]
    groups: tuple[tuple[int, Iterable[str]], ...] = (
        (CONTACT, {*told.verb_lemmas, *told.noun_lemmas} - everyday["contacts"]),
        (SPEECH, (form for form, cue in said.verbs.items() if cue.kind in ("speech", "writing"))),
        (SPEECH, (form for form, cue in said.nouns.items() if cue.kind in ("speech", "writing"))),
        (SPEECH, ("according to", "spokesman", "spokeswoman")),
        (CLEAR, (form for verb in clear["verbs"].split() for form in verb_forms(verb))),
        (CLEAR, clear["words"].split()),
        (EVENT, {*events().verbs, *events().nouns} - everyday["events"]),
        (EVENT, agreements().heads),
        (GRAVE, (form for verb in grave["verbs"].split() for form in verb_forms(verb))),
        (GRAVE, grave["words"].split()),
    )
    bits: dict[str, int] = {}
    for bit, words in groups:
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return Phrases(dict(sorted(bits.items())))


@cache
def former() -> frozenset[str]:
    """Return the words that mark an office as one that is not held now."""
    return frozenset(_lists()["offices"]["former"].split())


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (*verb_forms(word), *noun_forms(word)))


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "cues.toml").read_text("utf-8"))
