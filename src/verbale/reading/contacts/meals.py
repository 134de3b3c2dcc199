"""Meals at which one party is the other's guest: "attended a lunch given by X", "was given dinner by X"."""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.syntax import is_passive, is_verb, passive_agents, prepositional_objects, subjects

MEALS = frozenset({"dinner", "lunch", "banquet", "breakfast", "reception", "luncheon"})
_PEOPLE = frozenset({"person", "office"})
_GIVEN = frozenset({"given", "hosted", "offered", "held", "thrown", "laid", "tendered"})


def given_by(mention: ContactMention, nominals: Nominals) -> None:
    """Let host and guest take part in a meal that is told to be given by one, and attended by the other."""
    noun, verb = mention.trigger, mention.predicate
    if noun.lower_ not in MEALS or not is_verb(verb) or mention.parties:
        return
    behind = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lower_ in _GIVEN]
    hosts = [t for c in behind for t in passive_agents(c)]
    guests = subjects(verb)
    if not hosts and is_passive(verb) and verb.lower_ in _GIVEN:
        hosts = passive_agents(verb) or _by(noun)
    hosts = [t for t in hosts if any(actor.kind in _PEOPLE for actor in nominals.actors(t))]
    if hosts and noun not in guests:
        add(mention, hosts, 0, nominals, "host")
        add(mention, [t for t in guests if nominals.deals(t)], 1, nominals, "guest")


def _by(noun: Token) -> list[Token]:
    """Return the giver that the parser hung on the meal: "was hosted at a dinner by X"."""
    return [n for c in noun.children if c.lower_ == "by" for n in prepositional_objects(c)]
