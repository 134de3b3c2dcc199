"""Who acts with the subject of a verb: listed with it, or told aside ("Chad, together with Mali, signed")."""

from spacy.tokens import Token

from verbale.reading.syntax import conjuncts, passive_agents
from verbale.reading.wordforms import number

_PREP, _APPOS = number("prep"), number("appos")
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def listed(token: Token) -> list[Token]:
    """Return a token and what is listed with it, also states that the parser took for what the first is.

    "Chad, Mali, Niger and Benin": the parser hangs the rest of a long list on the first name.
    """
    found = conjuncts(token)
    if token.ent_type_ != "GPE":
        return found
    for child in token.rights:
        if child.dep == _APPOS and child.ent_type_ == "GPE" and child.left_edge.nbor(-1).text == ",":
            rest = conjuncts(child)
            if len(rest) > 1:  # "Lome, Togo" is one place
                found += [other for other in rest if other not in found]
    return found


def with_company(verb: Token, found: list[Token]) -> list[Token]:
    """Return the subjects of a verb with all who act with them."""
    if not found:
        return found
    return [*dict.fromkeys(t for subject in found for t in listed(subject)), *_beside(verb, found[0])]


def _beside(verb: Token, subject: Token) -> list[Token]:
    """Return the names that stand with a subject before its verb, behind "along with", "joined by"."""
    found: list[Token] = []
    for child in (*verb.lefts, *subject.rights):
        if child.dep == _PREP and child.i < verb.i and _is_together(child):
            holders = (child, *(c for c in child.children if c.dep == _PREP))
            nouns = (c for holder in holders for c in holder.children if c.dep_ == "pobj")
            found += [t for noun in nouns for t in conjuncts(noun) if t.ent_type_ in _NAMED]
        elif child.dep_ in ("acl", "advcl") and child.i < verb.i and child.lower_ == "joined":
            found += [t for name in passive_agents(child) for t in listed(name) if t.ent_type_ in _NAMED]
    return found


def _is_together(preposition: Token) -> bool:
    return preposition.lower_ in ("along", "alongside") or (
        preposition.lower_ == "with" and any(child.lower_ == "together" for child in preposition.lefts)
    )
