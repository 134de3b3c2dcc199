"""The dictionaries of the gate: who acts between states, and what tells that they did.

All words come from where reading has them: parties and offices from the knowledge files, who held an
office when from the tenures, and cue words from the lists of contacts, quotations, events and agreements.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

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


class Dictionary[T]:
    """An automaton that finds whole words and phrases in a text, each with its value, in one pass."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self._values = list(words.values())
        self._automaton = AhoCorasick(
            list(words), MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
        )

    def find(self, text: str) -> list[tuple[int, int, T]]:
        """Return (start, end, value) in order, the longest at each place."""
        values = self._values
        return [
            (start, end, values[which])
            for which, start, end in self._automaton.find_matches_as_indexes(text)
            if not (
                text[end : end + 1].isalnum() or (start and text[start - 1].isalnum() and text[start] != " ")
            )
        ]


@lru_cache(maxsize=2)
def actors(knowledge: Knowledge) -> Dictionary[Actor]:
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
    return Dictionary(words)


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
def cues() -> Dictionary[int]:
    """Return the words in lower case that tell of contacts, sayings, events and agreements.

    Each has a blank before it: most words of a text begin otherwise, and then cost nothing.
    """
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
            found[f" {word}"] = found.get(f" {word}", 0) | bit
    return Dictionary(dict(sorted(found.items())))


@cache
def former() -> frozenset[str]:
    """Return the words that mark an office as one that is not held now."""
    return frozenset(_lists()["offices"]["former"].split())


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (*verb_forms(word), *noun_forms(word)))


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "cues.toml").read_text("utf-8"))
