"""Whether the words around a verb are those that a frame or operator asks for."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.reading.events.lexicon import Entry, EventLexicon
from verbale.reading.events.roles import around, object_nouns, patients
from verbale.reading.syntax import below


def beside(verb: Token, entry: Entry) -> tuple[Token, ...] | None:
    """Return the words that must stand with the verb, None if one is missing."""
    found: list[Token] = []
    for word in entry.beside:
        through = [c for c in verb.children if c.dep_ in ("prt", "advmod", "dobj", "prep")]
        near = [*verb.children, *(grandchild for child in through for grandchild in child.children)]
        match = next((c for c in near if c.lower_ == word and c.i > verb.i), None)
        if match is None:
            return None
        found.append(match)
    return tuple(found)


_PEOPLE = frozenset({"NNP", "NNPS", "NNS"})


def is_theme(word: Token, theme: frozenset[str]) -> bool:
    """Tell whether a word is a theme of a frame, by itself or with the word before it."""
    if "@any" in theme:
        return True
    if (
        "@person" in theme
        and word.tag_ in _PEOPLE
        and (word.ent_type_ in ("PERSON", "NORP") or word.lower_ in ("people", "men"))
    ):
        return True
    if "@place" in theme and word.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    if word.lower_ in theme:
        return True
    return word.i > 0 and f"{word.nbor(-1).lower_} {word.lower_}" in theme


def clause_words(clause: Token) -> Iterator[Token]:
    """Yield the words of a complement clause that may name whom the act is aimed at, its subject first."""
    yield from (t for t in clause.children if t.dep_ in ("nsubj", "nsubjpass"))
    for head in (*patients(clause), *object_nouns(clause)):
        yield head
        yield from around(head)


def details_of(about: Iterable[Token], words: EventLexicon) -> tuple[str, ...]:
    """Return what the words below some words tell of an act: "military", "humanitarian"."""
    found = {
        detail: None
        for token in about
        for word in below(token)
        if (detail := words.details.get(word.lower_)) is not None
    }
    return tuple(found)
