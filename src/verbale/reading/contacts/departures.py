"""Visitors who leave without a word on where to: "he left on Tuesday", "is to fly home on Friday"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.reading.contacts import durations, own_dates, status
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.when import Times
from verbale.reading.syntax import is_passive, is_verb, subjects

_LEAVE = frozenset({"leave", "depart"})
_GO = frozenset({"return", "fly", "go", "head"})
_HOME = frozenset({"home", "back"})
_GONE = frozenset({"held", "planned"})


def find(doc: Doc, words: Lexicon, nominals: Nominals, times: Times, day: str | None) -> list[ContactMention]:
    """Return a mention of rule "departure" for each visitor who leaves on a day that is told.

    One without a person is of a pronoun whose person is not known.
    """
    found: list[ContactMention] = []
    for verb in _leaving(doc, words):
        mention = ContactMention(verb, verb, "visit", "departure", ends=True)
        add(mention, subjects(verb), 0, nominals)
        told = status.decide(mention, words)
        somebody = mention.persons or any(c.tag_ == "PRP" and c.dep_ == "nsubj" for c in verb.children)
        if somebody and told[0] in _GONE:
            mention.days = durations.days_told(mention, words)
            mention.date, mention.closeness = own_dates.date_of(mention, times, told, day, words)
            if mention.date:
                found.append(mention)
    return found


def _leaving(doc: Doc, words: Lexicon) -> Iterator[Token]:
    """Yield the verbs of leaving that name no place to go to."""
    for token in doc:
        lemma = words.verb_lemmas.get(token.lower_)
        if lemma is None or not is_verb(token) or is_passive(token):
            continue
        around = {child.lower_ for child in token.children if child.i > token.i}
        if (lemma in _LEAVE and "for" not in around) or (lemma in _GO and around & _HOME):
            yield token
