"""Meetings told by what a host does: who receives whom."""

from spacy.tokens import Token

from verbale.knowledge.lexicon import lexicon
from verbale.knowledge.states import seated_on
from verbale.reading.contacts import dealings
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, speak_for_home
from verbale.reading.syntax import conjuncts, gapped_objects, is_passive, prepositional_objects

_UPON_IN = frozenset({"on", "at", "in"})
_TO = frozenset({"to"})
_ROOMS = frozenset({"to", "at", "in"})
_HOSTS = frozenset({"host", "hosts", "guest", "guests", "visitor", "visitors"})


def received(
    mention: ContactMention, doers: list[Token], done_to: list[Token], words: Lexicon, nominals: Nominals
) -> ContactMention | None:
    """Read "President A received Premier B", "A hosts ministers of B and C for talks"."""
    verb = mention.trigger
    if _of_talks(verb, words):
        return None  # talks are no guests
    if words.verb_lemmas[verb.lower_] == "play":
        done_to = _played_host_to(verb, done_to)
    done_to = [n for t in done_to for n in dealings.accredited(t) or [t]]
    if not any(nominals.actors(t) for t in done_to):
        done_to = _behind_place(verb, nominals) or [*done_to, *sent_from(verb, done_to, nominals)]
    doers = doers or _at_ministry(verb, nominals)
    add(mention, doers, 0, nominals, "host")
    add(mention, [*done_to, *gapped_objects(verb, done_to)], 1, nominals, "guest")
    _summit(mention, done_to, words, nominals)
    speak_for_home(mention, doers, nominals)
    if not doers and (state := _seat(verb, nominals)) not in {None, *_parties(mention)}:
        mention.host_state = state
    return mention if (doers or mention.host_state) and any(nominals.people(t) for t in done_to) else None


def _at_ministry(verb: Token, nominals: Nominals) -> list[Token]:
    """Return the ministry where nobody else is host: "was summoned to the foreign ministry in Bonn"."""
    links = (c for c in verb.children if c.lower_ in _ROOMS) if is_passive(verb) else ()
    rooms = (n for link in links for n in prepositional_objects(link))
    return [n for n in rooms if n.lower_ == "ministry" and nominals.at(n)]


def _parties(mention: ContactMention) -> set[str | None]:
    return {party.actor.party for party in mention.parties}


def _seat(verb: Token, nominals: Nominals) -> str | None:
    """Return the state to whose seat of power somebody "was summoned": "to the State Department"."""
    links = (c for c in verb.children if c.lower_ == "to") if is_passive(verb) else ()
    for room in (n for link in links for n in prepositional_objects(link)):
        first = min((c.i for c in room.children if c.dep_ == "compound"), default=room.i)
        seats = {e.code for e in lexicon().get(room.doc[first : room.i + 1].text) if e.kind == "seat"}
        home = nominals.home_at(verb)
        if len(seats) == 1 and (room.lower_ != "office" or (home is not None and home.state in seats)):
            return seated_on(seats.pop(), nominals.organisations.day)
    return None


def _summit(mention: ContactMention, done_to: list[Token], words: Lexicon, nominals: Nominals) -> None:
    """Read "will host leaders of the G20": who has all of an organisation's people holds its conference."""
    for head in done_to:
        code = nominals.organisation(head) if head.lower_ in words.conference_modifiers else None
        if code is not None and words.verb_lemmas[mention.trigger.lower_] == "host":
            mention.format, mention.mode = code, "conference"


def _of_talks(verb: Token, words: Lexicon) -> bool:
    """Tell whether the words are "held a meeting with X, hosted by Y", whom the parser makes Y's guest."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or before.text != ",":
        return False
    link = verb.head.head
    above = (link.head, *(c for c in link.head.children if c.dep_ == "dobj" and c.i < link.i))
    talks = link.lower_ == "with" and any(noun.lower_ in words.noun_lemmas for noun in above)
    return verb.head.dep_ == "pobj" and talks


def _behind_place(verb: Token, nominals: Nominals) -> list[Token]:
    """Return whom "received at the palace Premier X" names, whom the parser hangs on the place or day."""
    if is_passive(verb):
        return []
    hung = [
        n for c in verb.children if c.lower_ in _UPON_IN and c.i > verb.i for n in prepositional_objects(c)
    ]
    hung += [n for noun in hung for c in noun.children if c.dep_ == "appos" for n in conjuncts(c)]
    return [n for n in hung if any(actor.kind in ("person", "office") for actor in nominals.at(n))]


def _played_host_to(verb: Token, done_to: list[Token]) -> list[Token]:
    """Return the guests of "played host to President X"."""
    if not any(t.lower_ in _HOSTS for t in done_to):
        return []
    links = (c for t in (verb, *done_to) for c in t.children if c.lower_ in _TO and c.i > verb.i)
    return [n for link in links for n in prepositional_objects(link)]


def sent_from(verb: Token, done_to: list[Token], nominals: Nominals) -> list[Token]:
    """Return where guests come from whose origin the parser hung on the verb: "received a team from Fiji"."""
    if not any(t.tag_ in ("NN", "NNS") and nominals.people(t) for t in done_to):
        return []
    links = (c for c in verb.children if c.lower_ == "from" and c.i > done_to[-1].i)
    return [n for link in links for n in prepositional_objects(link)]
