"""The clause that completes a verb, adjective or noun: "agreed to meet", "a demand that they go"."""

from spacy.tokens import Token

from verbale.reading.syntax import is_verb
from verbale.reading.wordforms import number

_ADVCL, _PREP = number("advcl"), number("prep")
_COMPLEMENTS = (number("xcomp"), number("ccomp"), _ADVCL)


def complement(token: Token) -> Token | None:
    """Return the head of the clause that completes a verb, adjective or noun: "agreed to meet"."""
    children = list(token.children)
    for dep in _COMPLEMENTS:
        for child in children:
            is_clause = child.dep == dep and child.i > token.i and is_verb(child)
            if is_clause and (dep != _ADVCL or _is_infinitive(child)):
                return child
    for child in children:
        if child.dep == _PREP and child.i > token.i:
            for clause in child.children:
                if clause.dep_ == "pcomp" and is_verb(clause):
                    return clause
        elif child.dep_ in ("acl", "relcl") and not is_verb(token) and _completes(child):
            return child
    return None


def _completes(clause: Token) -> bool:
    """Tell whether a clause on a noun says what it is of: "a plan to go", "a demand that they go"."""
    return _is_infinitive(clause) or any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
