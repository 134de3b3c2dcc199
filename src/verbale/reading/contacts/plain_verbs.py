"""Reads a verb without modal or governing word: "is to meet", "after he meets", "met"."""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import (
    BE,
    PRESENT,
    about_to_come,
    bare_passive,
    be_to,
    goes_on,
    headline_infinitive,
    subjunctive,
    to_infinitive,
)
from verbale.reading.contacts.governing_words import by_modifiers
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.syntax import is_verb

_INCLUDING = frozenset({"include", "includes"})
WAS_TO_HAVE = "was to have"
_ONCE = frozenset({"after", "when", "once", "before", "until"})
_BEGINS = frozenset(
    {"begin", "begins", "open", "opens", "start", "starts", "resume", "resumes", "convene", "convenes"}
)


def by_form(verb: Token, mention: ContactMention) -> Told | None:
    """Read a verb without modal or governing word: "is to meet", "after he meets", "met"."""
    form = verb.lower_
    if verb.tag_ in PRESENT:
        subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
        included = form in _INCLUDING and mention.trigger.head == verb and mention.trigger.dep_ == "dobj"
        if included or any(child.lower_ in status_words().programme for child in subjects):
            return "planned", f"programme:{form}"
        if verb.dep_ == "advcl" and any(c.lower_ in _ONCE for c in verb.children if c.i < verb.i):
            return "planned", f"once:{form}"
    if _begins_on_a_day(verb, mention.trigger):
        return "planned", f"programme:{form}"
    ahead = verb if be_to(verb) else _led_to(verb, mention.trigger)
    if ahead is not None:
        if any(child.lower_ == "have" and child.dep_ == "aux" for child in ahead.children):
            return "cancelled", WAS_TO_HAVE
        return "planned", "be to"
    if headline_infinitive(verb):
        return "planned", "headline infinitive"
    if subjunctive(verb):
        return "possible", f"subjunctive:{form}"
    if verb == mention.predicate and goes_on(verb):
        return ("planned", "about to") if about_to_come(verb) else ("held", "progressive")
    past = verb.tag_ in ("VBD", "VBN") and not to_infinitive(verb) and not bare_passive(verb)
    if verb == mention.predicate and past and not mention.rule.startswith("invite"):
        return by_modifiers(mention.trigger) or ("held", "past tense")
    return None


def _begins_on_a_day(verb: Token, trigger: Token) -> bool:
    """Tell whether the words are "the talks begin on Monday", as a programme has it."""
    bare = verb.tag_ in (*PRESENT, "VB") and not any(c.dep_ in ("aux", "neg") for c in verb.children)
    if verb.lower_ not in _BEGINS or not bare or trigger.head != verb or trigger.dep_ != "nsubj":
        return False
    behind = [c for c in verb.children if c.i > verb.i]
    return any(n.ent_type_ == "DATE" for c in behind for n in (c, *(c.children if c.lower_ == "on" else ())))


def _led_to(verb: Token, noun: Token) -> Token | None:
    """Return the infinitive of "the meeting is to be held", in which the occasion belongs to "is"."""
    if verb.lower_ not in BE or is_verb(noun) or noun.head != verb or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return next((c for c in verb.children if c.i > verb.i and be_to(c)), None)
