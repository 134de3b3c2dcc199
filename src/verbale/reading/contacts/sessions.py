"""Sessions told by what came of them: what ministers or a council of a body, or two leaders, agree."""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import negated
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.syntax import direct_objects, is_passive, prepositional_objects, subjects

DECIDED = "session:decided"
SETTLED = "session:settled"
_DECIDING = frozenset(
    {"agreed", "agree", "decided", "decide", "adopted", "approved", "endorsed", "banned", "voted", "pledged"}
)
_SETTLING = frozenset({"struck", "clinched", "sealed", "reached"})
VERBS = _DECIDING | _SETTLING
_ACCORDS = frozenset(
    {"deal", "truce", "accord", "agreement", "pact", "ceasefire", "cease-fire", "compromise", "bargain"}
)
_PEOPLE = frozenset({"person", "office"})
_TOGETHER = frozenset({"ministers", "leaders"})
_CHAMBERS = frozenset({"assembly", "council"})
_HOUSES = frozenset({"FAC", "ORG"})
_TRIED = frozenset({"failed", "managed"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def concerted(verb: Token, nominals: Nominals) -> ContactMention | None:
    """Read "EU ministers agreed in Luxembourg", "the General Assembly voted on Monday": they sat."""
    tried = verb.tag_ == "VB" and verb.head.lower_ in _TRIED
    if is_passive(verb) or not (tried or verb.tag_ == "VBD"):
        return None
    if (settled := _settled(verb, nominals)) is not None or verb.lower_ not in _DECIDING:
        return settled
    deciders = [t for t in subjects(verb) if t.lower_ in _TOGETHER or t.lower_ in _CHAMBERS]
    code = nominals.organisation(deciders[0]) if len(deciders) == 1 else None
    if code is None or not _is_placed(verb, deciders[0], nominals):
        return None
    mention = ContactMention(verb, verb, "conference", DECIDED)
    mention.format = code
    return mention


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
            if (where is not None and where.city) or (link.lower_ == "at" and noun.ent_type_ in _HOUSES):
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
