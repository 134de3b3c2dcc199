"""Stops of a tour that only tell where the traveller spoke: "is on a tour of the region. He said in Rome"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.knowledge.states import states
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.stays import TOURS
from verbale.reading.syntax import clause_head, is_passive, is_verb, prepositional_objects, subjects

_TOURS = TOURS | {"travel:tour"}
_SPEAKING = frozenset({"told", "tells", "said", "says", "spoke", "speaks"})
_REACH = 80  # words from the tour to where the traveller spoke
_BEHIND = 10  # words from "told" to "in"


def with_stops(mentions: Iterable[ContactMention], doc: Doc, nominals: Nominals) -> Iterator[ContactMention]:
    """Yield the mentions, and where the traveller of a tour without stops is told to have spoken."""
    tour: ContactMention | None = None
    at = 0
    for mention in mentions:
        if tour is not None:
            yield from _stops(tour, doc[at : min(mention.trigger.i, tour.trigger.i + _REACH)], nominals)
        at = max(at, mention.trigger.i)
        tour = mention if _roams(mention, nominals) else tour
        yield mention
    if tour is not None:
        yield from _stops(tour, doc[at : tour.trigger.i + _REACH], nominals)


def _roams(mention: ContactMention, nominals: Nominals) -> bool:
    """Tell whether the words are of a tour under way that leads to a region, and not to any state."""
    if mention.rule not in _TOURS or mention.ends or not mention.persons:
        return False
    places = [where for n in mention.destinations if (where := nominals.place(n)) is not None]
    return bool(places) and all(where.state is None for where in places)


def _stops(tour: ContactMention, words: Iterable[Token], nominals: Nominals) -> Iterator[ContactMention]:
    travellers = {actor.id for actor in tour.persons}
    for verb in words:
        if verb.lower_ not in _SPEAKING or not is_verb(verb) or is_passive(verb):
            continue
        doers = subjects(verb)
        if travellers.isdisjoint(a.id for t in doers for a in nominals.actors(t)):
            continue
        town = next(_towns(verb, nominals, {actor.party for actor in tour.persons}), None)
        if town is not None:
            stop = ContactMention(verb, verb, "visit", "tour:spoken on")
            add(stop, doers, 0, nominals, "guest")
            stop.destinations = [town]
            yield stop


def _towns(verb: Token, nominals: Nominals, own: set[str | None]) -> Iterator[Token]:
    """Yield the towns abroad in which somebody speaks: "told reporters in Rome"."""
    for link in verb.doc[verb.i + 1 : verb.i + _BEHIND]:
        if link.lower_ == "in" and clause_head(link) == clause_head(verb):
            for noun in prepositional_objects(link):
                where = nominals.place(noun)
                if where is not None and where.city and where.state in states() and where.state not in own:
                    yield noun
