"""Tells persons from the places that they are called like: "talks with Hague" behind "William Hague"."""

from verbale.knowledge.lexicon import lexicon
from verbale.knowledge.words import word_list
from verbale.reading.actors.focus import SUBJECTS
from verbale.reading.actors.view import Named, View
from verbale.reading.inflection import verb_forms

_HUMAN = frozenset(form for verb in word_list("verb of persons") for form in verb_forms(verb))
_OF_PERSONS = frozenset({"with", "by", "between", "against"})
_OF_PLACES = frozenset({"in", "at", "near", "from", "to", "of", "outside", "around", "via", "through", "for"})
_JOINED = frozenset({"conj", "appos"})
_MODIFYING = frozenset({"compound", "amod", "nmod"})
_DEPTH = 6


def settle_bearers(view: View) -> None:
    """Drop the names of places that stand for persons whom the report names in full.

    Where it speaks of the state by another name too, only what the model takes for a person is one.
    """
    singles = [named for named in view.names if named.end - named.start == 1 and named.of("state", "capital")]
    full = {named.start for named in singles if _ends_full_name(view, named.start)}
    borne = {view.words[i] for i in full}
    if not borne:
        return
    otherwise = {
        named.party.code
        for named in view.names
        if named.party is not None and view.words[named.start] not in borne
    }
    dropped = {
        named.start
        for named in singles
        if named.start not in full and view.words[named.start] in borne and _bears(view, named, otherwise)
    }
    view.names = [named for named in view.names if named.start not in dropped]
    for i in dropped:
        view.name_at[i] = None


def _ends_full_name(view: View, i: int) -> bool:
    """Whether the name of a place is the last word of a person's full name: "Michael Jordan"."""
    inside = i > 0 and view.entities[i] == view.entities[i - 1] == "PERSON"
    return (
        inside
        and view.capital(i - 1)
        and view.name_at[i - 1] is None
        and view.sentence[i - 1] == view.sentence[i]
    )


def _bears(view: View, named: Named, otherwise: set[str]) -> bool:
    """Whether the name stands where persons do, and for the one called so."""
    i = named.start
    if view.deps[i] in _MODIFYING or (i and view.lower[i - 1] in _OF_PLACES):
        return False
    if view.entities[i] == "PERSON" and view.deps[i] != "poss":
        return True
    if _lacks_article(view, named):
        return True
    if any(entry.code in otherwise for entry in named.hit.entries):
        return False
    top = i
    for _ in range(_DEPTH):
        if view.deps[top] not in _JOINED:
            break
        top = view.heads[top]
    verb = view.lower[view.heads[top]]
    if view.deps[top] == "pobj":
        return verb in _OF_PERSONS
    return view.deps[top] in SUBJECTS or (view.deps[top] == "dobj" and verb in _HUMAN)


def _lacks_article(view: View, named: Named) -> bool:
    """Whether the town has an article that is not here: The Hague."""
    word = view.words[named.start]
    town = {entry.code for entry in lexicon().get(f"The {word}")}
    article = named.start > 0 and view.lower[named.start - 1] == "the"
    return not article and any(entry.kind == "capital" and entry.code in town for entry in named.hit.entries)
