"""Finds visits told by where somebody is: "is in Cairo for talks", "due in Cairo" and asides of that kind."""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import modal_of
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.travels import is_posted
from verbale.reading.syntax import listed, prepositional_objects, subjects

DUE_HERE = "due here"
_DUE = frozenset({"due", "expected", "awaited"})
_AIMS = frozenset({"for", "on", "to"})
_TERMS = frozenset({"guest", "guests", "invitation"})  # "is in Rome as a guest of", "at the invitation of"
_BOUNDS = frozenset({"since", "until"})
_HAVING = frozenset({"has", "have", "had"})
_AT_PRESENT = frozenset({"also", "currently", "presently", "now", "already"})


def being(verb: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Read "is due in Cairo on Friday", "is in Cairo for talks": a stay without a noun for it."""
    told = next((c for c in verb.children if c.lower_ in _DUE), verb if verb.lower_ in _DUE else None)
    top = told or verb
    back = [c for c in top.children if c.lower_ == "back" and c.i > verb.i]  # "is expected back in Cairo"
    inside = [c for t in (top, *back) for c in t.children if c.lower_ in ("in", "here") and c.i > verb.i]
    aim = next((c for c in told.children if c.dep_ in ("xcomp", "acl")), None) if told is not None else None
    if told is not None and not inside and aim is None:
        return _due_here(told, verb, nominals)
    if not inside or (aim is not None and aim.i < inside[0].i):
        return None  # "due to be in Cairo" is told by the second verb, "due in Cairo to mediate" is not
    inside += [g for c in inside for g in c.children if g.dep_ == "conj" and g.lower_ == "in"]
    places = [n for c in inside for n in (prepositional_objects(c) if c.lower_ == "in" else [c])]
    places = [n for n in places if nominals.place(n) is not None]
    if not places or (told is None and not _says_why(verb) and not _stayed(verb, places)):
        return None
    mention = ContactMention(told or verb, verb, "visit", "due in" if told is not None else "being in")
    add(mention, [t for t in subjects(verb) if nominals.people(t)], 0, nominals, "guest")
    named = nominals.words.people
    mention.parties = [p for p in mention.parties if p.actor.kind != "state" or p.head.lower_ in named]
    mention.destinations = [t for place in places for t in listed(place)]
    return mention if mention.parties else None


def _due_here(due: Token, verb: Token, nominals: Nominals) -> ContactMention | None:
    """Read "President X is due on Friday": an official of another state comes to where this is written."""
    links = [c for c in due.children if c.dep_ == "prep" and c.i > due.i]
    home = nominals.home_at(verb)
    if home is None or home.state is None or not links or any(not _is_day(link) for link in links):
        return None
    mention = ContactMention(due, verb, "visit", DUE_HERE)
    add(mention, [t for t in subjects(verb) if nominals.people(t)], 0, nominals, "guest")
    guests = [p.actor for p in mention.parties]
    strangers = all(a.kind == "person" and a.office and a.party not in (None, home.state) for a in guests)
    return mention if guests and strangers else None


def _stayed(verb: Token, places: list[Token]) -> bool:
    """Tell whether a stay has a day or an end, or is ahead: "was in Cairo Monday", "will be in Cairo"."""
    dated = any(c.dep_ == "npadvmod" or _is_day(c) for c in verb.children)
    met = any(c.dep_ == "relcl" for place in places for c in place.children)
    been = verb.lower_ == "been" and any(c.lower_ in _HAVING for c in verb.children)
    there_now = any(c.dep_ == "advmod" and c.lower_ in _AT_PRESENT for c in verb.children)
    told_then = dated or _on_a_day_above(verb) or _between_journeys(verb)
    return told_then or met or been or there_now or modal_of(verb) == "planned"


def _on_a_day_above(verb: Token) -> bool:
    """Tell whether the words are "last week, when he was in Cairo"."""
    when = any(c.lower_ == "when" for c in verb.children)
    days = (c for c in verb.head.children if c.i < verb.i and (c.dep_ == "npadvmod" or _is_day(c)))
    return when and verb.dep_ in ("advcl", "relcl") and any(days)


def _between_journeys(verb: Token) -> bool:
    """Tell whether the words are "before flying to Rome he was in Cairo"."""
    links = (c for c in verb.children if c.lower_ in ("before", "after") and c.dep_ == "prep")
    return any(n.dep_ == "pcomp" and n.tag_ == "VBG" for link in links for n in link.children)


def _is_day(link: Token) -> bool:
    """Tell whether the words are "earlier", "last in Rome", "on Monday" or "in March"."""
    dated = link.lower_ in ("in", "on") and any(n.ent_type_ == "DATE" for n in link.children)
    return dated or (link.dep_ == "advmod" and link.lower_ in ("earlier", "last", "previously"))


def headline_stay(noun: Token, nominals: Nominals) -> ContactMention | None:
    """Read the headlines "President in Cairo for talks" and "Premier due in Cairo": stays without a verb."""
    due = next((c for c in noun.children if c.lower_ == "due" and c.i > noun.i), None)
    inside = [c for c in (due or noun).children if c.lower_ == "in" and c.i > noun.i]
    places = [n for c in inside for n in prepositional_objects(c) if nominals.place(n) is not None]
    if not places or (due is None and not _says_why(noun)) or not nominals.people(noun):
        return None
    mention = ContactMention(due or noun, noun, "visit", "due in" if due is not None else "being in")
    add(mention, [noun], 0, nominals, "guest")
    mention.parties = [p for p in mention.parties if p.actor.kind != "state"]
    mention.destinations = places
    return mention if mention.parties else None


def aside(inside: Token, nominals: Nominals) -> ContactMention | None:
    """Read "Premier X, in Rome for talks, said", "X, in Rome since Monday, met": a stay between commas."""
    person = inside.head
    if person.i >= inside.i or inside.nbor(-1).text != "," or person.tag_ != "NNP":
        return None
    places = [n for n in prepositional_objects(inside) if nominals.place(n) is not None]
    if not places or not (_says_why(person) or _for_some_days(person, inside, places)):
        return None
    mention = ContactMention(person, person, "visit", "being in")
    add(mention, [person], 0, nominals, "guest")
    mention.parties = [p for p in mention.parties if p.actor.kind == "person" and not is_posted(p.actor)]
    mention.destinations = places[:1]
    return mention if mention.parties else None


def _for_some_days(person: Token, inside: Token, places: list[Token]) -> bool:
    """Tell whether an aside gives the day since or until which somebody is there."""
    links = (c for word in (person, inside, *places) for c in word.children if c.i > inside.i)
    return any(c.lower_ in _BOUNDS and any(n.ent_type_ == "DATE" for n in c.children) for c in links)


def _says_why(word: Token) -> bool:
    """Tell whether words behind say what somebody is in a place for, so that he does not live there."""
    behind = [c for c in word.children if c.i > word.i]
    inside = [g for c in behind if c.lower_ == "in" for n in c.children for g in n.children]
    behind += inside
    return any(c.lower_ in _AIMS or any(n.lower_ in _TERMS for n in c.children) for c in behind)
