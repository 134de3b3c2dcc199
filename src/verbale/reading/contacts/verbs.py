"""Finds dealings told by a verb, by the frame that says which roles stand where."""

from spacy.tokens import Token

from verbale.account import Mode
from verbale.reading.contacts import dealings, invitations, travels
from verbale.reading.contacts.auxiliaries import negated, to_infinitive
from verbale.reading.contacts.calling_on import called_on
from verbale.reading.contacts.dealings import EXCHANGED, addressed, signed, signed_with, wrote
from verbale.reading.contacts.encounters import gathered, met
from verbale.reading.contacts.groups import enumerated
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.phoning import by_phone
from verbale.reading.contacts.receiving import received
from verbale.reading.syntax import (
    below,
    direct_objects,
    is_passive,
    passive_agents,
    prepositional_objects,
    prepositions_after,
    subjects,
    told_of_all,
)

_WITH = frozenset({"with"})
_WITH_OR_TO = frozenset({"with", "to"})
_UPON = frozenset({"on", "upon", "at"})
_ARRIVED = frozenset({"arrived", "landed", "arrives", "lands"})
_LANDINGS = frozenset({"airport", "airfield", "airbase", "tarmac", "station", "harbour", "quay", "border"})
_AMBIGUOUS = frozenset({"see", "call", "contact", "join", "ring"})  # of dealings only where both are people
_OF_SEVERAL = frozenset({"NNS", "PRP"})  # "envoys of A and B", "they"
_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acl", "dative", "prt"})


def verbal(verb: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Return what a verb of the lexicon tells, or None when it tells of no dealings."""
    lemma = words.verb_lemmas[verb.lower_]
    frame = words.verb_frames[lemma]
    together = any(c.lower_ == "together" for c in verb.children)
    if (lemma in ("come", "get") and together) or (
        lemma == "bring" and together and _brings_people(verb, words, nominals)
    ):
        frame = "mutual"
    elif lemma == "get":
        return None
    if verb.dep_ in ("amod", "aux", "auxpass", "compound"):
        return None
    if frame in ("carry", "lead", "send"):
        return travels.carry(verb, lemma, frame, nominals)
    if frame in ("discuss", "converse") and _left_to(verb):
        return None
    if frame == "discuss" and negated(verb) and direct_objects(verb):
        return None  # "did not discuss fishing" does not say that they did not meet
    if frame == "travel":
        return travels.travel(verb, lemma, words, nominals)
    mode: Mode = "meeting"
    if frame == "call" or (frame in ("converse", "discuss") and by_phone(verb, words)):
        mode = "call"
    mention = ContactMention(verb, verb, mode, f"{frame}:{lemma}")
    if frame == "invite":
        return invitations.invite(mention, nominals)
    if frame == "spend":
        return dealings.spent(mention, words, nominals)
    if frame == "present":
        return dealings.presented(mention, nominals)
    if frame in ("mutual", "converse") and (whole := told_of_all(verb)):
        doers, done_to = whole, direct_objects(verb)
    elif is_passive(verb) and lemma != "closet":
        doers, done_to = passive_agents(verb), subjects(verb)
    else:
        doers, done_to = subjects(verb), direct_objects(verb)
    if lemma == "shake" and not any(t.lower_ == "hands" for t in done_to):
        return None
    done_to = [t for t in done_to if t.lower_ != "hands"]
    each_other = [t for t in done_to if _reciprocal(t)]
    done_to = [t for t in done_to if t not in each_other]
    if frame == "attend":
        if lemma in ("gather", "convene"):
            return gathered(mention, doers, nominals)
        return travels.to_ceremony(mention, doers, words, nominals)
    if frame == "sign":
        return signed(mention, [*doers, *signed_with(verb)], nominals)
    if frame == "host":
        # A welcome belongs to the visit.
        return None if _welcomes(verb) else received(mention, doers, done_to, words, nominals)
    if frame == "write":
        return wrote(mention, doers, nominals)
    if frame == "protest":
        return dealings.protested(mention, doers, nominals)
    if frame == "address":
        return addressed(mention, doers, done_to, words, nominals)
    partners = [
        noun
        for preposition in prepositions_after(
            verb, _WITH_OR_TO if frame == "converse" else _WITH, (verb,), words.own_with
        )
        for noun in prepositional_objects(preposition) or enumerated(preposition, nominals)
    ]
    fronted = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _WITH and c.i < verb.i)
    partners += [n for c in fronted for n in prepositional_objects(c) if n.lower_ == "whom"]
    if lemma == "exchange" and not any(t.lower_ in EXCHANGED for t in done_to):
        return None
    if lemma == "call" and not done_to:
        # The parser takes whom somebody calls for what he is called.
        done_to = [c for c in verb.children if c.dep_ == "oprd" and nominals.people(c)]
        if not done_to:
            return called_on(mention, doers, nominals)
    if lemma == "call" and any(c.dep_ == "prt" and c.lower_ == "on" for c in verb.children):
        return called_on(mention, doers, nominals)
    if lemma == "join" and not _in_a_place(verb, done_to, nominals):
        return None
    if lemma in _AMBIGUOUS and not each_other and not _with_people(verb, doers, done_to, nominals):
        return None
    if is_passive(verb) and _welcomes(verb):
        return None
    if frame in ("mutual", "call"):
        return met(mention, doers, done_to, partners, nominals)
    if frame == "converse":
        partners = [noun for noun in partners if nominals.people(noun) or nominals.at(noun)]
    if not partners and (
        len(nominals.parties(doers)) < 2 or (len(doers) < 2 and doers[0].tag_ not in _OF_SEVERAL)
    ):
        return None
    doers = [t for t in doers if nominals.deals(t)]
    add(mention, doers, 0, nominals)
    add(mention, partners, 1, nominals)
    return mention


def _brings_people(verb: Token, words: Lexicon, nominals: Nominals) -> bool:
    """Read "brought together President A and Premier B", unless a noun tells for what they came."""
    brought = [t for t in direct_objects(verb) if any(a.kind in ("person", "office") for a in nominals.at(t))]
    aims = (n for c in verb.children if c.lower_ in ("for", "in", "at") for n in c.children)
    return len(nominals.parties(brought)) > 1 and not any(n.lower_ in words.noun_lemmas for n in aims)


def _with_people(verb: Token, doers: list[Token], done_to: list[Token], nominals: Nominals) -> bool:
    """Tell whether the verb is "saw the president", not "saw him as an ally" or "called him a liar".

    "Called the president to congratulate him" has a purpose, and no complement.
    """
    more = any(
        (c.dep_ in _COMPLEMENTS and c not in done_to and not _ends_name(c, done_to) and not to_infinitive(c))
        or c.lower_ == "as"
        for c in verb.children
    )
    sides = [[a for t in side for a in nominals.actors(t)] for side in (doers, done_to)]
    people = [any(a.kind in ("person", "office") for a in side) for side in sides]
    delegations = bool(sides[1]) and any(t.lower_ == "delegations" for t in done_to)
    return people[0] and (people[1] or delegations) and not more


def _in_a_place(verb: Token, done_to: list[Token], nominals: Nominals) -> bool:
    """Tell whether the words are "joined him in Havana", and not "joined him in calling for peace"."""
    links = (c for top in (verb, *done_to) for c in top.children if c.lower_ in ("in", "at") and c.i > verb.i)
    return any(nominals.place(n) is not None for link in links for n in link.children if n.dep_ == "pobj")


def _ends_name(word: Token, done_to: list[Token]) -> bool:
    """Tell whether a name follows the title that the parser took for the whole object: "called Premier X"."""
    return word.tag_ == "NNP" and any(t.i == word.left_edge.i - 1 and t.tag_ == "NNP" for t in done_to)


def _welcomes(verb: Token) -> bool:
    """Tell whether somebody is only met where he arrives: "received at the airport", "greeted on arrival"."""
    arrived = verb.head if verb.dep_ == "conj" and verb.head.lower_ in _ARRIVED else verb
    return any(
        token.lower_ in _LANDINGS or (token.lower_ == "arrival" and token.head.lower_ in _UPON)
        for token in below(arrived)
    )


def _reciprocal(noun: Token) -> bool:
    """Tell whether the words are "each other" or "one another"."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return (before, noun.lower_) in (("each", "other"), ("one", "another"))


def _left_to(verb: Token) -> bool:
    """Tell whether the words are "have much to discuss": of no occasion."""
    infinitive = verb.i > 0 and verb.nbor(-1).lower_ == "to"
    return infinitive and verb.dep_ in ("acl", "relcl") and verb.head.head.lower_ in ("has", "have", "had")
