"""Finds visits that somebody is asked to make, and who is the guest where he is asked."""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, passive_subject
from verbale.reading.syntax import (
    direct_objects,
    governor,
    is_passive,
    is_verb,
    passive_agents,
    possessors,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_TOWARDS = frozenset({"to"})
_TAKING = frozenset({"accepted", "accept", "accepts", "received", "declined", "rejected", "turned"})
_COMINGS = frozenset({"visit", "come", "travel", "go", "attend"})
_LONGEST_LIST = 6  # nouns
_BARE_AIMS = frozenset({"attend", "hold", "meet", "come", "visit"})


def invitation(noun: Token, nominals: Nominals) -> ContactMention | None:
    """Read "extended an invitation to X", "accepted X's invitation": who asks whom to come.

    An invitation "to visit Cairo" is told by its verb where that has a subject of its own.
    """
    verb = governor(noun)
    if not is_verb(verb) or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    taken = verb.lower_ in _TAKING
    others = [n for c in noun.children if c.lower_ in ("from", "by", "of") for n in prepositional_objects(c)]
    others += possessors(noun)
    doers = passive_agents(verb) if is_passive(verb) else subjects(verb)
    to = [n for c in prepositions_after(noun, _TOWARDS, (noun, verb)) for n in prepositional_objects(c)]
    guests = doers if taken else [n for n in to if nominals.people(n)]
    hosts = others if taken else [*doers, *others]
    aims = (c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and c.tag_ == "VB")
    if any(c.lower_ == "for" for c in noun.children) or any(c.lower_ not in _COMINGS for c in aims):
        return None
    mention = ContactMention(noun, verb, "visit", "noun:invitation")
    add(mention, [t for t in guests if nominals.people(t)], 0, nominals, "guest")
    if not mention.parties:
        return None
    add(mention, [t for t in hosts if nominals.deals(t)], 1, nominals, "host")
    mention.destinations = [n for n in to if nominals.place(n) is not None and n not in guests]
    return mention if mention.destinations or len(mention.states) > 1 else None


def invite(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    """Read "invited the minister to Cairo"; "invited him to visit Cairo" is told by the second verb."""
    verb = mention.trigger
    hosts = passive_agents(verb) if is_passive(verb) else subjects(verb)
    guests = passive_subject(verb) if is_passive(verb) else direct_objects(verb)
    aims = [c for c in verb.children if c.dep_ == "xcomp"]
    if any(c.lower_ not in _BARE_AIMS or _leads_on(c) for c in aims):
        return None
    preposed = [n for p in prepositions_after(verb, _TOWARDS, (verb,)) for n in prepositional_objects(p)]
    places = [n for n in preposed if nominals.place(n) is not None]
    talks = (n for c in verb.children if c.lower_ in ("for", "to") for n in c.children)
    if not guests or (not places and any(_is_dealing(n, nominals) for n in talks)):
        return None  # "invited the neighbours for talks" is told by the noun
    mention.mode = "visit"
    add(mention, guests, 0, nominals, "guest")
    add(mention, hosts, 1, nominals, "host")
    mention.destinations = places
    told = places or any(p.side == 1 for p in mention.parties)
    return mention if guests and (places or (told and len(mention.states) > 1)) else None


def _is_dealing(noun: Token, nominals: Nominals) -> bool:
    words = nominals.words
    return words.noun_modes.get(words.noun_lemmas.get(noun.lower_, "")) == "meeting"


def _leads_on(verb: Token) -> bool:
    """Tell whether "to come" or "to visit" says where to, so that the second verb tells of the visit."""
    return verb.lower_ in ("come", "visit") and any(
        c.dep_ == "dobj" or (c.lower_ in ("to", "here") and c.i > verb.i) for c in verb.children
    )


def invited(verb: Token, nominals: Nominals) -> list[Token]:
    """Return the guest of "at the invitation of President A, Premier B, paid", torn off by the parser.

    The guest is named last, behind the host: without a subject, or in one list with the host.
    """
    at = (c for c in verb.children if c.lower_ in ("at", "on", "upon") and c.i < verb.i)
    asking = next((n for c in at for n in c.children if n.lower_ == "invitation"), None)
    if asking is None:
        return []
    named = [
        found.span.root
        for found in nominals.index.within(asking.idx, verb.idx)
        if found.actor.kind in ("person", "office") and nominals.at(found.span.root)
    ]
    doers = subjects(verb)
    torn = len(named) > 1 and all(_heads_list(doer, named[-1]) for doer in doers)
    return named[-1:] if torn else []


def _heads_list(first: Token, last: Token) -> bool:
    """Tell whether a noun hangs on another as one beside it: an apposition of an apposition, and so on."""
    for _ in range(_LONGEST_LIST):
        if last.dep_ not in ("appos", "conj"):
            return False
        last = last.head
        if last == first:
            return True
    return False
