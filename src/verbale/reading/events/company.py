"""Who acts with the subject of a verb without being listed with it: "Chad, together with Mali, signed"."""

from spacy.tokens import Token

from verbale.reading.syntax import conjuncts
from verbale.reading.wordforms import number

_PREP = number("prep")
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def company(verb: Token, subject: Token) -> list[Token]:
    """Return the names that stand with a subject before its verb, behind "along with" and the like."""
    found: list[Token] = []
    for child in (*verb.lefts, *subject.rights):
        if child.dep == _PREP and child.i < verb.i and _is_together(child):
            holders = (child, *(c for c in child.children if c.dep == _PREP))
            nouns = (c for holder in holders for c in holder.children if c.dep_ == "pobj")
            found += [t for noun in nouns for t in conjuncts(noun) if t.ent_type_ in _NAMED]
    return found


def _is_together(preposition: Token) -> bool:
    return preposition.lower_ in ("along", "alongside") or (
        preposition.lower_ == "with" and any(child.lower_ == "together" for child in preposition.lefts)
    )
