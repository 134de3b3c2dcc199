"""Finds the words that tell of contacts, and who stands in which role around them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from verbale.reading.contacts.journeys import being, headline_stay, invitation, travel, visiting
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.nouns import nominal
from verbale.reading.contacts.verbs import together, verbal
from verbale.reading.placed import furniture
from verbale.reading.syntax import is_verb

_LONGEST = 200  # words of a sentence looked at
_BEING = frozenset({"is", "are", "was", "were", "be", "expected"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG", "VBZ"})


def _on_sport(sentence: Span, words: Lexicon) -> bool:
    """Tell whether a sentence is on sport, where teams and players meet and tour."""
    return any(token.lower_ in words.sport for token in sentence[:_LONGEST])


def find(doc: Doc, words: Lexicon, nominals: Nominals) -> Iterator[ContactMention]:
    """Yield a mention for every trigger in text order; parties may still be too few."""
    sport = False
    apart = furniture(doc)
    for token in doc:
        form = token.lower_
        if token.is_sent_start:
            sport = _on_sport(token.sent, words)
        if sport or apart.overlaps((token.idx, token.idx + 1)):
            continue
        if form == "visiting" and (guest := visiting(token, nominals)) is not None:
            mention: ContactMention | None = guest
        elif form in _BEING and is_verb(token) and (stay := being(token, words, nominals)) is not None:
            mention = stay
        elif form in words.verb_lemmas and is_verb(token):
            mention = verbal(token, words, nominals)
            if mention is None and token.tag_ == "VBG" and form in words.noun_lemmas:
                mention = nominal(token, words, nominals)
        elif form == "jointly":
            mention = together(token, words, nominals)
        elif form == "invitation":
            mention = invitation(token, nominals)
        elif token.dep_ == "ROOT" and token.tag_.startswith("NN"):
            mention = headline_stay(token, nominals)
        elif form in words.noun_lemmas and token.tag_ in _NOUN_TAGS:
            mention = nominal(token, words, nominals)
        else:
            continue
        if mention is not None:
            yield mention
            if mention.rule == "travel:leave" and mention.ends:
                onward = travel(token, "leave", words, nominals, onward=True)
                if onward is not None:
                    yield onward
