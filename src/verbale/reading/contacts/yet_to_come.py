"""Visits that words on the side take to be under way, while the report says when they will begin."""

from verbale.reading.contacts.auxiliaries import PRESENT
from verbale.reading.contacts.days import begins_after
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.syntax import clause_head, is_verb, subjects

_DEEDS = frozenset({"VBD", "VBN", *PRESENT})


def yet_to_come(visit: Occasion, day: str | None) -> bool:
    """Tell whether a visit is told to begin after the report's `day`, and nothing says that it has begun.

    "Will start a visit on Friday. The opposition denounced the visit".
    """
    if day is None or visit.status != "held":
        return False
    begins = any(m.status == "planned" and begins_after(m.date, day) for m in visit.mentions)
    return begins and not any(m.status == "held" and _shows_presence(m) for m in visit.mentions)


def _shows_presence(mention: ContactMention) -> bool:
    """Tell whether words put the visitor where he goes to: "arrived", "met X during his visit"."""
    rule = mention.status_rule
    if rule.startswith(("default", "topic")) and mention.rule != "visiting":
        return False
    if mention.date or is_verb(mention.trigger) or mention.rule == "visiting":
        return True
    if rule.startswith("order:"):
        return clause_head(mention.trigger).tag_ in _DEEDS
    verb = mention.predicate
    deed = rule == "past tense" and mention.trigger.dep_ == "dobj" and mention.trigger.head == verb
    return not deed or bool({p.head.i for p in mention.parties} & {t.i for t in subjects(verb)})
