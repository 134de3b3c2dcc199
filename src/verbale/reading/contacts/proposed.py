"""Who is asked by whom to deal with each other: "considering a request from X for a meeting"."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.inflection import form_table
from verbale.reading.syntax import (
    carrier,
    conjuncts,
    governor,
    is_passive,
    is_verb,
    passive_agents,
    possessors,
    prepositional_objects,
    subjects,
)

_PROPOSALS = form_table(
    nouns=[
        "request",
        "offer",
        "proposal",
        "appeal",
        "demand",
        "invitation",
        "suggestion",
        "overture",
        "plea",
        "call",
        "bid",
    ]
)
_FOR = frozenset({"for", "of", "to"})
_FROM = frozenset({"from", "by"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_MAKING = form_table(
    verbs=["make", "issue", "extend", "submit", "repeat", "renew", "send", "present", "reiterate", "launch"]
)
_OFFERING = form_table(verbs=["offer", "propose", "suggest", "request", "demand", "seek"])
_ITSELF = frozenset({"it", "they", "he", "she"})
_BOTH = 2  # parties
_MOST_CLIMB = 3


def proposed(mention: ContactMention, nominals: Nominals) -> None:
    """Let those deal with each other of whom one asks for the occasion and the other is asked."""
    noun = carrier(mention.trigger)
    if len(mention.states) >= _BOTH or mention.format:
        return
    proposal = _proposal(noun)
    if proposal is None:
        verb = governor(noun)
        if noun.dep_ == "dobj" and verb.lower_ in _OFFERING:
            add(mention, _doers(verb, nominals), 0, nominals)
            add(mention, _given_to(verb), 1, nominals)
        return
    verb = governor(proposal)
    asks = verb.lower_ in _MAKING or verb.lower_ in _OFFERING
    doers = _doers(verb, nominals) if is_verb(verb) else []
    partners = {p.actor.party for p in mention.parties}
    if partners and nominals.parties(doers) - partners:
        add(mention, doers, 0, nominals)  # whoever else proposed it brings them together
        return
    askers = [*possessors(proposal), *_of_nations(proposal), *_objects(proposal, _FROM)]
    askers += _objects(mention.trigger, _FROM)
    add(mention, [t for t in askers if nominals.deals(t)], 0, nominals)
    asked = [*_objects(proposal, ("to",)), *_given_to(verb)]
    add(mention, [t for t in asked if nominals.deals(t)], 1, nominals)
    if len(mention.states) < _BOTH and (asks or mention.parties):
        add(mention, doers, 0 if asks else 1, nominals)


def _proposal(noun: Token) -> Token | None:
    """Return what asks for the occasion: "an offer of talks", "a request from X for talks"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in _FOR:
        return None
    for _ in range(_MOST_CLIMB):  # "a request from X for a resumption of talks"
        above = link.head
        beside = (c for c in above.children if c.dep_ in ("dobj", "nsubjpass") and c.i < link.i)
        for word in (above, *beside):
            if word.lower_ in _PROPOSALS:
                return word
        if above.dep_ != "pobj":
            return None
        link = above.head
    return None


def _of_nations(proposal: Token) -> list[Token]:
    return [t for c in proposal.children if c.dep_ in _BEFORE for t in conjuncts(c)]


def _objects(top: Token, links: frozenset[str] | tuple[str, ...]) -> Iterator[Token]:
    for link in top.children:
        if link.lower_ in links and link.i > top.i:
            yield from prepositional_objects(link)


def _given_to(verb: Token) -> list[Token]:
    """Return to whom something is offered: "offered X talks", "made an offer to X"."""
    if not is_verb(verb):
        return []
    given = [c for c in verb.children if c.dep_ == "dative" and c.lower_ != "to"]
    return [*given, *_objects(verb, ("to",))] + [
        n for c in verb.children if c.dep_ == "dative" and c.lower_ == "to" for n in prepositional_objects(c)
    ]


def _doers(verb: Token, nominals: Nominals) -> list[Token]:
    """Return who asks or is asked; of "X said it had received" X, whom the pronoun takes up."""
    doers = passive_agents(verb) if is_passive(verb) else subjects(verb)
    above = governor(verb)
    if len(doers) == 1 and doers[0].lower_ in _ITSELF and verb.dep_ == "ccomp" and is_verb(above):
        doers = subjects(above)
    return [t for t in doers if nominals.deals(t)]
