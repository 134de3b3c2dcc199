"""What the words around a noun say of whom it means, before any actor is looked up."""

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.syntax import governor

REPRESENT = frozenset({"of", "from"})


def is_help(modifier: Token) -> bool:
    """Tell whether somebody only helps others to deal: "UN-brokered", "Swiss-mediated"."""
    parted = modifier.tag_ == "VBN" and modifier.i > 0 and modifier.nbor(-1).text in ("-", "–")
    return parted or ("-" in modifier.text and modifier.lower_.endswith("ed"))


def is_ethnic(modifier: Token) -> bool:
    """Tell whether a people is told that lives under another state: "ethnic Utopian parties"."""
    return modifier.i > 0 and modifier.nbor(-1).lower_ == "ethnic"


def torn_off(people: Token) -> Token | None:
    """Return those for whom people act, where the parser hung "officials from X" on the verb."""
    link = people.doc[people.i + 1] if people.i + 1 < len(people.doc) else people
    if link.lower_ not in REPRESENT or link.head in (people, link) or link.head != people.head:
        return None
    return next((c for c in link.children if c.dep_ == "pobj"), None)


def is_of_both(body: Token, words: Lexicon) -> bool:
    """Tell whether a body is one of two parties told before: "a joint committee", "the mixed commission"."""
    return body.lower_ in words.joint_bodies and any(c.lower_ in words.joint for c in body.children)


def is_definite(noun: Token) -> bool:
    """Tell whether the words are "the visitor", "his guest": somebody told of before."""
    return [c.lower_ for c in noun.children if c.i < noun.i] in (["the"], ["his"], ["her"])


def referent(head: Token) -> Token | None:
    """Return the noun that "whom" stands for, or the people in "ministers meeting in Rome agreed".

    The parser takes the participle of those for a noun.
    """
    if head.lower_ == "whom":
        verb = governor(head)
        return verb.head if verb.dep_ == "relcl" else None
    before = head.doc[head.i - 1] if head.i else head
    bare = head.lower_ == "meeting" and before.head == head and before.tag_ in ("NNS", "NNPS")
    if bare and before.dep_ == "compound" and not any(c.dep_ in ("det", "poss") for c in head.children):
        return before
    return None
