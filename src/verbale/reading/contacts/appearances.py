"""Joint appearances before the press: whoever tells reporters something side by side has met."""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.syntax import (
    below,
    governor,
    is_passive,
    is_verb,
    passive_agents,
    possessors,
    prepositional_objects,
    subjects,
)

NOUNS = frozenset({"conference", "appearance", "briefing", "availability", "conferences"})
PRESS = frozenset({"press", "news", "media"})
_BESIDE = frozenset({"with", "alongside", "beside"})
_BOTH = 2  # parties
_MAX_CLIMB = 3
_PEOPLE = frozenset({"person", "office"})


def joint(noun: Token, nominals: Nominals) -> ContactMention | None:
    """Read "at a joint news conference with Premier X, Y said" and "A and B told a joint press briefing"."""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if not before & PRESS and "joint" not in before:
        return None
    verb = governor(noun)
    mention = ContactMention(noun, verb, "meeting", "press:joint")
    links = [c for top in (noun, *_staged(noun)) for c in top.children if c.i > noun.i]
    links += [c for c in verb.children if c.i > noun.i and c.lower_ in _BESIDE]
    partners = [n for c in links for n in _beside(c)]
    if not partners and not before & {"joint", "their"}:
        return None
    by = (c for c in noun.children if c.lower_ == "by")
    add(mention, [*possessors(noun), *(n for c in by for n in prepositional_objects(c))], 0, nominals)
    add(mention, partners, 1, nominals)
    for _ in range(_MAX_CLIMB):
        if is_verb(verb) and all(p.side == 1 for p in mention.parties):
            doers = passive_agents(verb) if is_passive(verb) else subjects(verb)
            add(mention, [t for t in doers if nominals.deals(t)], 0, nominals)
        verb = governor(verb)
    mention.parties = [p for p in mention.parties if p.actor.kind in _PEOPLE]
    return mention if len(mention.states) >= _BOTH else None


def _staged(noun: Token) -> list[Token]:
    """Return the participles behind the noun: "a press conference held with X"."""
    return [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN"]


def _beside(link: Token) -> list[Token]:
    """Return who stands beside somebody: "with X", "along with X", "together with X"."""
    inner = [c for c in below(link) if c.dep_ == "prep"] if link.lower_ in ("along", "together") else []
    return [n for c in (link, *inner) if c.lower_ in _BESIDE for n in prepositional_objects(c)]
