"""Sessions told by what came of them: what ministers or a council of a body, or two leaders, agree."""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts.auxiliaries import negated
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.inflection import form_table
from verbale.reading.syntax import (
    direct_objects,
    governor,
    is_passive,
    is_verb,
    possessors,
    prepositional_objects,
    subjects,
)

DECIDED = "session:decided"
SETTLED = "session:settled"
_DECIDING = frozenset(
    {"agreed", "agree", "decided", "decide", "adopted", "approved", "endorsed", "banned", "voted", "pledged"}
)
_SETTLING = frozenset({"struck", "clinched", "sealed", "reached"})
ADDRESSED = "session:addressed"
HOUSES = frozenset({"assembly", "council"})
_ADDRESSING = form_table(verbs=["tell", "address", "brief", "present"])
_SPEAKING = form_table(verbs=["say", "speak", "warn", "appeal", "declare", "announce"])
_COMING = form_table(verbs=["speak", "report", "head", "travel", "go", "appear"])
_SPEECHES = form_table(nouns=["address", "speech", "presentation", "briefing", "remark", "statement"])
_TOWARDS = frozenset({"to", "before", "at", "for"})
_WINDOW = 300  # words
VERBS = _DECIDING | _SETTLING
_ACCORDS = frozenset(
    {"deal", "truce", "accord", "agreement", "pact", "ceasefire", "cease-fire", "compromise", "bargain"}
)
_PEOPLE = frozenset({"person", "office"})
_TOGETHER = frozenset({"ministers", "leaders"})
_BUILDINGS = frozenset({"FAC", "ORG"})
_TRIED = frozenset({"failed", "managed"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def concerted(verb: Token, nominals: Nominals) -> ContactMention | None:
    """Read "EU ministers agreed in Luxembourg", "the General Assembly voted on Monday": they sat."""
    tried = verb.tag_ == "VB" and verb.head.lower_ in _TRIED
    if is_passive(verb) or not (tried or verb.tag_ == "VBD"):
        return None
    if (settled := _settled(verb, nominals)) is not None or verb.lower_ not in _DECIDING:
        return settled
    deciders = [t for t in subjects(verb) if t.lower_ in _TOGETHER or t.lower_ in HOUSES]
    code = nominals.organisation(deciders[0]) if len(deciders) == 1 else None
    if code is None or not _is_placed(verb, deciders[0], nominals):
        return None
    mention = ContactMention(verb, verb, "conference", DECIDED)
    mention.format = code
    return mention


def addressed(house: Token, nominals: Nominals) -> ContactMention | None:
    """Read "told the Security Council on Monday", "his speech to the General Assembly": it sat."""
    speakers = [t for t in _speakers(house) if any(_in_office(a) for a in nominals.actors(t))]
    code = nominals.organisation(_named_at_first(house)) if speakers else None
    if code is None:
        return None
    mention = ContactMention(house, governor(house), "conference", ADDRESSED)
    mention.format, mention.level = code, house.lower_  # no summit of the same organisation
    add(mention, speakers, 0, nominals)
    return mention if mention.parties else None


def _named_at_first(house: Token) -> Token:
    """Return the house that "the council" takes up, named before; or else the word itself."""
    if [c.lower_ for c in house.lefts] != ["the"]:
        return house
    before = (house.doc[i] for i in range(house.i - 1, max(-1, house.i - _WINDOW), -1))
    same = (t for t in before if t.lower_ == house.lower_)
    return next((t for t in same if any(c.lower_ != "the" for c in t.lefts)), house)


def _speakers(house: Token) -> list[Token]:
    """Return who speaks to a house, or goes there."""
    verb, link = governor(house), house.head
    if house.dep_ in ("dobj", "dative") and link.lower_ in _ADDRESSING and not is_passive(link):
        return subjects(link)
    above = link.head
    if house.dep_ != "pobj" or link.lower_ not in _TOWARDS:
        return []
    if above.lower_ in _SPEECHES:
        return [*possessors(above), *(subjects(verb) if is_verb(verb) and not is_passive(verb) else [])]
    comes = above.lower_ in (_SPEAKING if link.lower_ == "at" else _COMING)
    return subjects(above) if comes and is_verb(above) and not is_passive(above) else []


def _in_office(actor: Actor) -> bool:
    return actor.kind == "person" and actor.office is not None and "spokes" not in actor.office


def _settled(verb: Token, nominals: Nominals) -> ContactMention | None:
    """Read "President X agreed a plan with Premier Y at the palace": who agrees in a place has met there."""
    objects = direct_objects(verb)
    if verb.tag_ != "VBD" or not objects or negated(verb):
        return None
    settles = verb.lower_ in _SETTLING and any(t.lower_ in _ACCORDS for t in objects)
    if verb.lower_ != "agreed" and not settles:
        return None
    links = [c for top in (verb, *objects) for c in top.children if c.lower_ == "with" and c.i > verb.i]
    mention = ContactMention(verb, verb, "meeting", SETTLED)
    sides = (subjects(verb), [n for link in links for n in prepositional_objects(link)])
    for side, heads in enumerate(sides):
        add(mention, heads, side, nominals)
    two = {p.side for p in mention.parties} == {0, 1} and len(mention.states) > 1
    people = all(p.actor.kind in _PEOPLE and p.actor.office for p in mention.parties)
    return mention if two and people and _is_somewhere(verb, [*objects, *sides[1]], nominals) else None


def _is_somewhere(verb: Token, others: list[Token], nominals: Nominals) -> bool:
    """Tell whether a town or a house stands behind: "in Lisbon", "at the Presidential Palace"."""
    links = [c for top in (verb, *others) for c in top.children if c.lower_ in ("in", "at") and c.i > verb.i]
    for link in links:
        for noun in prepositional_objects(link):
            where = nominals.place(noun)
            if (where is not None and where.city) or (link.lower_ == "at" and noun.ent_type_ in _BUILDINGS):
                return True
    return False


def _is_placed(verb: Token, doer: Token, nominals: Nominals) -> bool:
    """Tell whether a day of the week or a place stands with the verb or those who decide."""
    above = verb.head.children if verb.tag_ == "VB" else ()
    for child in (*verb.children, *above, *doer.children):
        nouns = prepositional_objects(child) if child.dep_ == "prep" else [child]
        inside = child.lower_ in ("in", "at")
        days = {t.lower_ for n in nouns for t in (n, *n.children)}  # "on Monday evening"
        if days & _DAYS or (inside and any(nominals.place(n) is not None for n in nouns)):
            return True
    return False
