"""What one party calls the deeds of another: "called the raid barbaric", "said the move was illegal"."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from verbale.reading.events.act import Act
from verbale.reading.events.roles import agents, inside, passive, patients, prepositional
from verbale.reading.inflection import form_table
from verbale.reading.syntax import is_verb, subjects
from verbale.reading.wordforms import numbers

_SMALL_CLAUSES = numbers(("oprd", "ccomp", "xcomp", "acomp", "attr"))
_BEING = frozenset({"is", "was", "are", "were", "be", "been"})
_CONDEMN, _PRAISE, _ACCUSE = "111", "051", "112"
_GUILTY, _FOR = frozenset({"responsible", "guilty", "blame", "complicit"}), frozenset({"for", "of", "in"})
_CARRYING = frozenset({"act", "acts", "form", "kind", "sort"})  # "an act of aggression"
_VERBS, _MOVES = "verbs", ("condemning", "praising")


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Mapping[str, str]
    codes: Mapping[str, str]


@cache
def _words() -> _Words:
    data = tomllib.loads((files(__package__) / "verdicts.toml").read_text("utf-8"))
    codes = dict(zip(_MOVES, (_CONDEMN, _PRAISE), strict=True))
    return _Words(
        form_table(verbs=data[_VERBS]),
        {form: codes[name] for name in _MOVES for form in form_table(nouns=data[name])},
    )


def verdict(verb: Token) -> Act | None:
    """Return the act of a verb by which somebody gives a name to what another one did, else None.

    Parties must be told on both sides: a verdict of a critic on a film is none of a power on another.
    """
    words = _words()
    if verb.lower_ not in words.verbs:
        return None
    predicates = [c for c in verb.rights if c.dep in _SMALL_CLAUSES and not is_verb(c)]
    predicates += [c for head in patients(verb) for c in head.rights if c.dep_ == "amod"]
    predicates += prepositional(verb, "as") + [
        word
        for holder in (verb, *patients(verb))  # the parser hangs "as" on either
        for c in holder.rights
        if c.lower_ == "as"
        for word in c.children
        if word.tag_.startswith("JJ")
    ]
    return _act(verb, predicates, tuple(patients(verb)), tuple(agents(verb)))


def said_verdict(verb: Token, clause: Token | None) -> Act | None:
    """Return what a clause of saying tells as a verdict: "said the move was illegal"."""
    if clause is None or clause.dep_ != "ccomp" or clause.lower_ not in _BEING or passive(verb):
        return None
    if any(child.dep_ == "neg" for child in clause.children):
        return None
    if (blame := _blame(clause)) is not None:
        return Act(_ACCUSE, (verb, blame), tuple(agents(verb)), (tuple(subjects(clause)),), "verdict", None,
                   "allege", needs_target=True, powers=True, used=frozenset({blame.i}))  # fmt: skip
    predicates = [c for c in clause.rights if c.dep in _SMALL_CLAUSES and not is_verb(c)]
    return _act(verb, predicates, tuple(subjects(clause)), tuple(agents(verb)))


def _blame(clause: Token) -> Token | None:
    """Return the word that makes somebody the doer of a deed: "was behind the blast", "is to blame for"."""
    for child in clause.rights:
        if child.lower_ == "behind" and child.dep_ == "prep" and prepositional(clause, "behind"):
            return child
        joined = child.lower_ in _GUILTY and any(c.lower_ in _FOR for c in child.rights)
        if joined and not any(c.dep_ == "neg" for c in child.children):
            return child
    return None


def _act(
    verb: Token, predicates: list[Token], about: tuple[Token, ...], sources: tuple[Token, ...]
) -> Act | None:
    codes = _words().codes
    for word in predicates:
        if any(child.dep_ == "neg" for child in word.children):
            continue
        whole = (word, *(prepositional(word, "of") if word.lower_ in _CARRYING else ()))
        code = next((found for each in whole if (found := codes.get(each.lower_)) is not None), None)
        if code is not None:
            upon = tuple(
                t
                for head in about
                for t in (head, *prepositional(head, "by"), *inside(head), *prepositional(head, "of"))
            )
            return Act(code, (verb, word), sources, (upon,), "verdict", None,
                       needs_target=True, powers=True, used=frozenset({word.i}))  # fmt: skip
    return None
