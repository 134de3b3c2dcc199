"""Finds visits told by a noun: "Lavrov's visit to Yerevan", "a tour of China", "on a mission"."""

from spacy.tokens import Token

from verbale.reading.contacts.invitations import invited
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_subject_above
from verbale.reading.contacts.status_words import status_words
from verbale.reading.contacts.travels import is_posted
from verbale.reading.syntax import (
    direct_objects,
    is_passive,
    is_verb,
    listed,
    possessors,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_TOWARDS = frozenset({"to"})
_INTO = frozenset({"to", "in", "into", "at", "for"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_HERE = frozenset({"here"})
_OPENING = frozenset({"began", "begins", "begin", "started", "starts", "opened"})
_KNOWN = frozenset({"the", "this", "that", "such"})
_COMING_BACK = frozenset({"return", "returns", "returned", "returning", "came", "come", "comes", "coming"})
_TOURS = frozenset({"tour", "swing"})
_LANDS = frozenset({"countries", "nations", "states", "capitals", "region", "continent", "republics"})
_WITH_STOPS = _TOURS | {"trip", "journey", "mission", "visit"}
_COUNTING = frozenset(
    {
        "takes",
        "took",
        "take",
        "taken",
        "taking",
        "includes",
        "included",
        "include",
        "including",
        "covers",
        "covered",
        "covering",
    }
)
_TAKING_IN = frozenset({"takes", "took", "take", "taken", "taking"})
_STOPS = frozenset({"stop", "stops", "visit", "visits", "stopover", "stopovers", "stay", "stays"})
_COUNTRY = frozenset(
    {"country", "nation", "capital", "kingdom", "sultanate", "emirate", "island", "republic"}
)
_PEOPLE = frozenset({"person", "office"})
_GROUPS = frozenset({"delegation", "delegations", "team"})
_HEADING = frozenset({"head", "heads", "headed", "heading"})
_PAYING = frozenset(
    {"pay", "pays", "paid", "paying", "make", "makes", "made", "making", "undertake", "undertook"}
)
_DOWN = 3  # steps from "was" to "make" in "was due to make"
_ROUTES = _TOURS | {"trip", "journey"}
_ON_THE_WAY = frozenset({"later", "earlier", "early", "late"})
_OUTWARD = frozenset({"foreign", "overseas", "abroad"})


def journey(mention: ContactMention, lemma: str, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Read "Lavrov's visit to Yerevan", "began a three-day tour of China", "on a visit here"."""
    noun, verb = mention.trigger, mention.predicate
    if lemma in _ROUTES and noun.head.lower_ == "in" and noun.head.head.lower_ in _ON_THE_WAY:
        return None  # "later in the trip she will meet X"
    if lemma == "stop" and verb.lower_ in _COUNTING and verb.head.lower_ in words.noun_lemmas:
        return None  # "a tour that includes stops in A" is told by the tour
    behind = prepositions_after(noun, _INTO, (noun, verb), borders=words.noun_lemmas)
    destinations = [n for p in behind for n in prepositional_objects(p)]
    paying = _clause_behind(noun)
    if paying is not None:
        add(mention, [t for t in subjects(paying) if nominals.people(t)], 0, nominals, "guest")
        links = (c for c in paying.children if c.lower_ in _TOWARDS)
        destinations = [n for c in links for n in prepositional_objects(c)] or destinations
    opening = verb.children if verb.lower_ in _OPENING else ()
    destinations += [c for c in (*noun.children, *opening) if c.lower_ in _HERE]
    if lemma in ("tour", "swing", "visit") and not destinations:
        of = (c for c in noun.children if c.lower_ in ("of", "through", "around"))
        destinations = [t for c in of for n in prepositional_objects(c) for t in listed(n)]
    if lemma in _WITH_STOPS and (stops := _stops(noun)):  # "a swing through Asia that includes Japan"
        destinations = [n for n in destinations if (to := nominals.place(n)) and to.state] + stops
    if not destinations and is_verb(verb):
        where = next((c for c in verb.children if c.lower_ == "where" and c.i > 1), None)
        before = None if where is None else where.nbor(-2 if where.nbor(-1).text == "," else -1)
        destinations = [before] if before is not None else []
    home = any(c.lower_ in ("home", "back") for c in verb.children)  # "flew home from a visit"
    returns = verb.lower_ in _COMING_BACK or home
    if not destinations and returns and noun.dep_ == "pobj" and noun.head.lower_ == "after":
        destinations = [n for c in verb.children if c.lower_ == "from" for n in prepositional_objects(c)]
    places = [n for n in destinations if nominals.place(n) is not None]
    visitors = [p for p in mention.parties if p.actor.kind in ("person", "office")]
    by = [n for c in noun.children if c.lower_ in ("by", "of") for n in prepositional_objects(c)]
    by = [n for n in by if n not in places and not (lemma in _TOURS and _is_region(n))]
    of = (n for c in noun.children if c.lower_ == "from" for n in prepositional_objects(c))
    by = by or [n for n in of if any(actor.kind == "person" for actor in nominals.at(n))]
    if by:
        mention.parties.clear()
        add(mention, by, 0, nominals, "guest")
    elif not visitors and is_verb(verb) and noun.dep_ not in ("nsubj", "nsubjpass"):
        doers = invited(verb, nominals) or _received(verb, words) or subjects(verb)
        around = [t for t in doers if words.noun_modes.get(words.noun_lemmas.get(t.lower_, "")) == "visit"]
        doers = [t for journey in around for t in possessors(journey)] or doers
        doers = [_whose_home(t, nominals) for t in doers]
        add(mention, [t for t in doers if nominals.people(t)], 0, nominals, "guest")
    if not mention.parties and places:
        add_subject_above(mention, nominals)
    for party in mention.parties:
        party.role = "guest"
    mention.destinations = places
    mention.elsewhere = not places and any(
        (c.lower_ == "to" and c.dep_ == "prep" and not _says_country(c)) or c.lower_ in _OUTWARD
        for c in noun.children
    )
    back = noun.dep_ == "pobj" and noun.head.lower_ == "from" and returns
    ended = verb.lower_ in words.ending and not _before_it(noun) and not _of_plans(noun)
    mention.ends = is_verb(verb) and (ended or back)
    mention.anaphoric = any(
        c.dep_ == "poss" or (c.dep_ in ("det", "amod", "predet") and c.lower_ in _KNOWN)
        for c in noun.children
    )
    mention.roaming = not places and (lemma in _TOURS or (lemma == "stay" and mention.anaphoric))
    if lemma in words.weak_nouns and not (mention.parties and (places or mention.roaming)):
        return None
    if lemma == "travel" and not any(p.actor.kind in _PEOPLE for p in mention.parties):
        return None  # "American travel to Utopia"
    if lemma == "mission" and _standing(noun, nominals):
        return None
    nations = mention.parties and all(p.head.tag_ in ("JJ", "NNP") for p in mention.parties)
    if nations and all(p.actor.kind == "state" for p in mention.parties) and lemma in words.weak_nouns:
        return None  # "the British and Irish Lions tour"
    return mention


def _of_plans(noun: Token) -> bool:
    """Tell whether something else comes to its end: "to complete plans for a visit"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    return above != noun and above.tag_ == "NNS" and above.dep_ == "dobj"


def led_there_before(tour: Token) -> bool:
    """Tell whether the words are "a tour that has taken him to A and B": the stops are behind him."""
    clauses = (c for c in tour.children if c.dep_ == "relcl" and c.lower_ in _COUNTING)
    return any(c.dep_ == "aux" and c.lower_ in ("has", "had") for clause in clauses for c in clause.children)


def _is_region(noun: Token) -> bool:
    """Tell whether the words are "a tour of the Balkans", where it leads, and not whose it is."""
    return noun.tag_ == "NNPS" or noun.lower_ in _LANDS


def _clause_behind(journey: Token) -> Token | None:
    """Return "pay" of "the visit which X was expected to pay to Y", "make" of "the trip X is to make"."""
    for verb in (c for c in journey.children if c.dep_ in ("relcl", "acl") and c.i > journey.i):
        for _ in range(_DOWN):
            if verb.lower_ in _PAYING:
                return verb
            inner = next((c for c in verb.children if c.dep_ in ("xcomp", "acomp") and c.i > verb.i), None)
            if inner is None:
                break
            verb = inner
    return None


def _stops(tour: Token) -> list[Token]:
    """Return the places of "a tour that takes in A and B", "a trip with stops in A and B"."""
    telling = [c for c in tour.children if c.i > tour.i and (c.lower_ in _COUNTING or c.lower_ == "with")]
    telling += [g for c in telling for g in c.children if c.lower_ in _TAKING_IN and g.lower_ == "in"]
    told = [n for c in telling for n in (*direct_objects(c), *prepositional_objects(c))]
    stops = [n for n in told if n.lower_ in _STOPS]
    links = [c for stop in stops for c in (*stop.children, *stop.head.children) if c.lower_ in _INTO]
    within = [n for c in links for n in prepositional_objects(c)]
    return [t for n in (within or told) for t in listed(n)]


def _received(verb: Token, words: Lexicon) -> list[Token]:
    """Return the guests of those who receive them: X in "will welcome X for a state visit"."""
    hosts = words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) == "host"
    return direct_objects(verb) if hosts and not is_passive(verb) else []


def _before_it(journey: Token) -> bool:
    """Tell whether the words are "ahead of the trip he closed the talks": the trip is not what he closed."""
    link = journey.head
    return journey.dep_ == "pobj" and not status_words().before.isdisjoint((link.lower_, link.head.lower_))


def leads_to_country(journey: Token) -> bool:
    """Tell whether the words are "a visit to the country", of which no name is told."""
    return any(c.lower_ == "to" and _says_country(c) for c in journey.children)


def _says_country(preposition: Token) -> bool:
    """Tell whether the object only repeats a country named before: "his visit to the country"."""
    return any(child.lower_ in _COUNTRY for child in preposition.children)


def _whose_home(noun: Token, nominals: Nominals) -> Token:
    """Return those who are from a place, where the parser lets the place travel: "envoys of X who are on"."""
    of = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "from") and not nominals.people(noun)
    return noun.head.head if of else noun


def called_on(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    """Read "paid a courtesy visit to Premier X": who visits a person, and no place, meets him."""
    noun, verb = mention.trigger, mention.predicate
    if not is_verb(verb) or noun.dep_ != "dobj":
        return None
    to = [n for c in prepositions_after(noun, _TOWARDS, (noun, verb)) for n in prepositional_objects(c)]
    hosts = [n for n in to if n.lower_ in _GROUPS or any(a.kind in _PEOPLE for a in nominals.at(n))]
    if not hosts or any(nominals.place(n) is not None for n in to):
        return None
    meeting = ContactMention(noun, verb, "meeting", "noun:visit to a person")
    add(meeting, [t for t in subjects(verb) if nominals.people(t)], 0, nominals, "guest")
    add(meeting, hosts, 1, nominals, "host")
    return meeting if {p.side for p in meeting.parties} == {0, 1} and len(meeting.states) > 1 else None


def _standing(mission: Token, nominals: Nominals) -> bool:
    """Tell whether the mission is a body that stays: "the AU mission in Sudan", "head of the mission".

    So is one that somebody "has headed", one that is "ours", and an ambassador's own.
    """
    above = mission.head.head if mission.dep_ == "pobj" and mission.head.lower_ == "of" else mission
    if above != mission and nominals.people(above):
        return True
    before = [c for c in mission.children if c.i < mission.i and c.dep_ in (*_BEFORE, "det")]
    if any(is_posted(actor) for c in before if c.dep_ == "poss" for actor in nominals.at(c)):
        return True
    known = any(c.dep_ == "poss" or c.lower_ == "the" for c in before)
    headed = mission.dep_ == "dobj" and mission.head.lower_ in _HEADING
    if (known and headed) or any(c.lower_ == "our" for c in before):
        return True
    return any(a.kind == "organisation" for c in before for a in nominals.at(c))
