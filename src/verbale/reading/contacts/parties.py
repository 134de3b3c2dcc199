"""Adds the actors that nouns stand for to a mention, each to its side."""

from collections.abc import Iterable

from spacy.tokens import Token

from verbale.account import Actor, Role
from verbale.knowledge.states import states
from verbale.reading.contacts import groups
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.private import is_private_person, speaks_for_nobody
from verbale.reading.syntax import conjuncts, governor, is_passive, is_verb, passive_agents, subjects

_MAX_CLIMB = 4
_SAYING = frozenset({"said", "says", "say", "announced", "declared", "reported", "confirmed", "acknowledged"})


def add(
    mention: ContactMention, heads: Iterable[Token], side: int, nominals: Nominals, role: Role | None = None
) -> None:
    """Add the actors of noun phrases to one side of a mention; who is in it already stays where he is."""
    heads = (each for first in heads for each in (*groups.listed_with(first, nominals), *_among(first)))
    for head in heads:
        actors = _actors(head, nominals)
        if side == 1 and not actors:
            mention.strangers.append(head)
        for actor in actors:
            if "spokes" not in (actor.office or "") and not any(
                p.actor.id == actor.id for p in mention.parties
            ):
                mention.parties.append(Party(actor, side, head, role))


def _among(people: Token) -> list[Token]:
    """Return who is named among people: "senior officials, including Premier X and Minister Y"."""
    links = (c for c in people.children if c.lower_ == "including" and people.tag_ == "NNS")
    return [t for link in links for n in link.children if n.dep_ == "pobj" for t in conjuncts(n)]


def _actors(head: Token, nominals: Nominals) -> tuple[Actor, ...]:
    """Return whom a noun phrase stands for; a country does not deal through its actors and businessmen."""
    actors = nominals.actors(head)
    if any(is_private_person(actor, head) for actor in actors):
        return ()
    of_states = head.tag_ in ("NN", "NNS") and all(actor.kind == "state" for actor in actors)
    return () if of_states and actors and speaks_for_nobody(head) else actors


def add_formats(mention: ContactMention, heads: Iterable[Token], nominals: Nominals) -> None:
    """Let all parties of a format take part that is named among those who do: "the six powers".

    The organisation whose members a format's name counts is none of them.
    """
    named = [codes for head in heads if (codes := nominals.fixed_parties(head))]
    if not named or mention.fixed_parties:
        return
    own = {str(p.actor.party) for p in mention.parties if p.actor.party in states()}
    mention.fixed_parties = tuple(sorted(own.union(*named)))


def add_subject_above(mention: ContactMention, nominals: Nominals) -> None:
    """Let the subject of the sentence deal with partners: "he told reporters after a meeting with X".

    The first subject on the way up whose party is another than the partners' is taken.
    """
    partners = {p.actor.party for p in mention.parties}
    its = any(child.lower_ in ("its", "their") for child in mention.trigger.children)
    verb = mention.trigger if is_verb(mention.trigger) else governor(mention.trigger)
    for _ in range(_MAX_CLIMB):
        if is_verb(verb):
            heads = passive_agents(verb) if is_passive(verb) else []
            for head in (*subjects(verb), *heads):
                known = {p.actor.id for p in mention.parties}
                if not nominals.deals(head):
                    continue
                found = [a for a in _actors(head, nominals) if a.id not in known]
                says = verb.lower_ in _SAYING and mention.trigger.dep_ in ("nsubj", "pobj")
                own = [a for a in found if a.party and a.party not in partners]
                if any(its or says or a.kind != "state" for a in own):
                    mention.parties[:0] = [Party(a, 0, head) for a in found if a.party not in partners]
                    return
        above = governor(verb)
        if above == verb:
            break
        verb = above
    if verb.dep_ == "ROOT" and verb != mention.trigger and nominals.people(verb):
        mention.parties[:0] = [Party(a, 0, verb) for a in _actors(verb, nominals) if a.party not in partners]


def passive_subject(verb: Token) -> list[Token]:
    """Return what a passive verb is done to."""
    return [t for child in verb.children if child.dep_ == "nsubjpass" for t in conjuncts(child)]


def speak_for_home(mention: ContactMention, doers: list[Token], nominals: Nominals) -> None:
    """Let an official whose state is left out speak for the state where the report is written.

    "Senior lawmaker meets Ruritanian guests", "the minister received the Ruritanian ambassador".
    """
    home, doer = nominals.home_at(mention.trigger), doers[0] if len(doers) == 1 else None
    if home is None or doer is None or any(p.side == 0 for p in mention.parties):
        return
    official = doer.tag_ == "NN" and doer.dep_ == "nsubj" and nominals.people(doer)
    if official and not nominals.actors(doer) and mention.parties and home.state not in mention.states:
        mention.host_state = home.state
