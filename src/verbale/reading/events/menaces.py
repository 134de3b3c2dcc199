"""Threats of what will come of another one's deeds: "warned that any attack would be met with force"."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from verbale.reading.events.act import Act
from verbale.reading.events.roles import agents, inside, passive, patients, prepositional
from verbale.reading.inflection import noun_forms, verb_forms
from verbale.reading.syntax import subjects

_MODALS = frozenset({"will", "would", "'ll", "’ll", "shall"})
_PREDICATES = frozenset({"attr", "oprd", "dobj"})


@dataclass(frozen=True, slots=True)
class _Menace:
    code: str
    verbs: frozenset[tuple[str, str]]  # forms with the preposition, or ""
    nouns: frozenset[str]


@cache
def _menaces() -> tuple[_Menace, ...]:
    data = tomllib.loads((files(__package__) / "menaces.toml").read_text("utf-8"))
    return tuple(
        _Menace(
            row["code"],
            frozenset((form, word) for verb in row["verbs"] for form, word in _forms(verb)),
            frozenset(form for noun in row["nouns"] for form in (noun, *noun_forms(noun))),
        )
        for row in data.values()
    )


def _forms(phrase: str) -> Iterator[tuple[str, str]]:
    verb, _, word = phrase.partition(" ")
    yield from ((form, word) for form in (verb, *verb_forms(verb)))


def menace(verb: Token, clause: Token | None) -> Act | None:
    """Return what a clause of saying tells as a threat to whoever does what the clause names."""
    if clause is None or clause.dep_ != "ccomp" or passive(verb):
        return None
    children = list(clause.children)
    if not any(c.dep_ == "aux" and c.lower_ in _MODALS for c in children):
        return None
    if any(c.dep_ == "neg" for c in children):
        return None
    for kind in _menaces():
        noun = _told(clause, kind)
        if noun is not None:
            doer = subjects(clause)
            meant = tuple(t for head in doer for t in (*prepositional(head, "by"), *inside(head), head))
            return Act(kind.code, (verb, noun), tuple(agents(verb)), (tuple(patients(verb)), meant),
                       "menace", None, by="power", foreign=True,
                       used=frozenset({clause.i, noun.i}))  # fmt: skip
    return None


def _told(clause: Token, kind: _Menace) -> Token | None:
    """Return the word of a clause that makes it a menace of some kind."""
    form = clause.lower_
    if not kind.nouns:
        return clause if (form, "") in kind.verbs else None
    heads = [c for c in clause.rights if c.dep_ in _PREDICATES] if (form, "") in kind.verbs else []
    joined = sorted(word for known, word in kind.verbs if known == form and word)
    heads += prepositional(clause, *joined)
    for head in heads:
        for noun in (head, *prepositional(head, "of")):
            if noun.lower_ in kind.nouns:
                return noun
    return None
