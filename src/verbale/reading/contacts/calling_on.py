"""Meetings of those who call on an official, or whom an official calls in."""

from spacy.tokens import Token

from verbale.account import Role
from verbale.reading.contacts.auxiliaries import to_infinitive
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.syntax import direct_objects, prepositional_objects

_LINKS = frozenset({"on", "in"})
_PEOPLE = frozenset({"person", "office"})
_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acl", "dative", "prt"})
_ERRANDS = frozenset(
    {
        "deliver",
        "hand",
        "convey",
        "present",
        "brief",
        "bid",
        "discuss",
        "protest",
        "explain",
        "express",
        "lodge",
    }
)


def called_on(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    """Read "the ambassador called on the minister", and not "called on the minister to resign".

    Who "called in the ambassador" is the host.
    """
    verb = mention.trigger
    links = [c for c in verb.children if c.lower_ in _LINKS]
    heads = [
        n for c in links for n in (direct_objects(verb) if c.dep_ == "prt" else prepositional_objects(c))
    ]
    heads = [
        n
        for n in heads
        if any(a.kind in _PEOPLE for a in nominals.actors(n)) or _of_state(n, doers, nominals)
    ]
    if not heads or any(
        c.dep_ in _COMPLEMENTS and not _is_errand(c, doers, nominals) for c in verb.children if c not in links
    ):
        return None
    mention.mode = "meeting"
    roles: tuple[Role, Role] = ("guest", "host")
    own, other = roles[::-1] if any(n.head.lower_ == "in" for n in heads) else roles
    add(mention, [t for t in doers if nominals.deals(t)], 0, nominals, own)
    add(mention, heads, 1, nominals, other)
    return mention if {p.side for p in mention.parties} == {0, 1} else None


def _of_state(people: Token, doers: list[Token], nominals: Nominals) -> bool:
    """Tell whether an official sees those of a state: "will call on ministers of Utopia"."""
    one = any(a.kind in _PEOPLE for t in doers for a in nominals.actors(t))
    asked = any(t.tag_ == "TO" or t.lower_ == "for" for t in people.doc[people.i : people.sent.end])
    states = any(a.kind == "state" for a in nominals.actors(people))
    return one and states and not asked and people.tag_ == "NNS" and nominals.people(people)


def _is_errand(aim: Token, doers: list[Token], nominals: Nominals) -> bool:
    """Tell whether the words say what an official came for: "called on the minister to deliver a note"."""
    officials = all(any(a.kind in _PEOPLE for a in nominals.actors(t)) for t in doers)
    return officials and aim.lower_ in _ERRANDS and to_infinitive(aim)
