"""Passives, and what the parser takes for one."""

from spacy.tokens import Token

from verbale.reading.syntax.clauses import is_verb
from verbale.reading.syntax.nouns import conjuncts
from verbale.reading.wordforms import number, numbers

_CONJ = number("conj")
_ACL = number("acl")
_RELCL = number("relcl")
_PASSIVE = numbers(("nsubjpass", "auxpass", "agent"))


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is a passive, finite or reduced."""
    for child in verb.children:
        if child.dep in _PASSIVE:
            return True
    return (
        verb.tag_ == "VBN"
        and verb.dep in (_ACL, _RELCL)
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)  # "talks that they held" is active
        and not _is_predicate(verb)
    )


def _is_predicate(verb: Token) -> bool:
    """Tell whether a form in -ed is what a sentence says: "A, the Utopian delegate, conferred with B".

    The parser takes it for a participle where a description stands between.
    """
    head = verb.head
    names = [head, *(c for c in head.children if c.dep_ == "appos" and head.i < c.i < verb.i)]
    own = verb.i > 0 and verb.nbor(-1).text == "," and not any(c.lower_ == "by" for c in verb.children)
    return head.dep_ == "ROOT" and len(names) > 1 and any(t.tag_ == "NNP" for t in names) and own


def passive_agents(verb: Token) -> list[Token]:
    """Return the heads of the "by" phrase of a passive."""
    return [
        token
        for child in verb.children
        if child.dep_ == "agent"
        for noun in child.children
        if noun.dep_ == "pobj"
        for token in conjuncts(noun)
    ]


def told_of_all(verb: Token) -> list[Token]:
    """Return the subject of a sentence without a finite verb, which the parser took for one long noun.

    "President X and the Utopian premier conferred in Rome": to it, the premier was conferred.
    """
    noun = verb.head
    if (
        verb.tag_ != "VBN"
        or verb.dep != _ACL
        or verb.i < noun.i
        or any(c.dep_ == "agent" for c in verb.rights)
    ):
        return []
    first = noun
    while first.dep == _CONJ and not is_verb(first):
        first = first.head
    return conjuncts(first) if first.dep_ == "ROOT" and first != noun else []
