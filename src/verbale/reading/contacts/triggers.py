"""Finds the words that tell of contacts, and who stands in which role around them."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from verbale.account import Actor
from verbale.reading.contacts import appearances, private, sessions
from verbale.reading.contacts.dealings import together
from verbale.reading.contacts.encounters import the_two
from verbale.reading.contacts.invitations import invitation
from verbale.reading.contacts.lexicon import Lexicon, lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.nouns import nominal
from verbale.reading.contacts.presence import aside, being, headline_stay
from verbale.reading.contacts.travels import LEAVING, travel
from verbale.reading.contacts.verbs import verbal
from verbale.reading.contacts.visiting import visiting
from verbale.reading.events.lexicon import lexicon as events
from verbale.reading.events.sieve import is_of_sport, is_on_sport
from verbale.reading.findings import text_of
from verbale.reading.placed import furniture
from verbale.reading.syntax import is_verb
from verbale.reading.wordforms import forms, labels, numbers

_SCREENS = frozenset({"link", "linkup", "link-up", "conference", "conferencing", "call"})
_MEANS = frozenset({"via", "by", "through", "on", "over"})
_OTHERS = ("in", "visiting", "jointly", "invitation")
_LONGEST = 200  # words of a sentence looked at
_TOP = numbers(("ROOT",))
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "expected", "awaited"})
_IN_OFFICE = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY"})  # sectors of those who deal for a state
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG", "VBZ"})


def _candidates(doc: Doc) -> Iterator[Token]:
    """Yield the words that may tell of contacts, those of furniture and of sentences on sport left out.

    Where a sentence is on sport, teams and players meet and tour.
    """
    telling, sport = _numbers()
    words, parse = forms(doc), labels(doc)
    apart = furniture(doc)
    for sentence in doc.sents:
        first, end = sentence.start, sentence.end
        places = [i for i in range(first, end) if words[i] in telling or parse[i] in _TOP]
        told = words[first : min(end, first + _LONGEST)]
        if places and sport.isdisjoint(told):
            for token in map(doc.__getitem__, places):
                if not apart.overlaps((token.idx, token.idx + 1)):
                    yield token


@cache
def _numbers() -> tuple[frozenset[int], frozenset[int]]:
    """Return the numbers of the words that may tell of contacts, and of those of sport."""
    words = lexicon()
    telling = (
        *_BEING,
        *words.verb_lemmas,
        *words.noun_lemmas,
        *appearances.NOUNS,
        *sessions.VERBS,
        *sessions.HOUSES,
        *_OTHERS,
    )
    return numbers(telling), numbers(words.sport)


def _by_habit(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether parties deal "regularly" with each other, on no day that the clause tells."""
    near = [c for token in (mention.trigger, mention.predicate) for c in token.children]
    dated = any(t.ent_type_ == "DATE" for c in near for t in (c, *c.children))
    return not dated and any(c.lower_ in words.by_habit for c in near)


def _remote(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether they meet "virtually", in "virtual talks" or "via videoconference"."""
    trigger = mention.trigger
    near = [*trigger.children, *mention.predicate.children, *trigger.doc[trigger.i + 1 : trigger.i + 3]]
    near += [n for c in near if c.dep_ == "prep" and c.lower_ in _MEANS for n in c.children]
    return any(c.lower_ in words.remote or _is_by_video(c) for c in near)


def _is_by_video(means: Token) -> bool:
    """Tell whether the words are "a video link", "a secure video conference"."""
    video = any(c.lower_ == "video" and c.dep_ in ("compound", "amod", "nmod") for c in means.children)
    return video and means.lower_ in _SCREENS


def find(doc: Doc, words: Lexicon, nominals: Nominals) -> Iterator[ContactMention]:
    """Yield a mention for every trigger in text order; parties may still be too few.

    Where a report or a sentence is on sport, only who holds an office of state deals with others.
    """
    # "Goal", "side" and "final" are words of talks as well.
    told, text = forms(doc), text_of(doc)
    on_sport = is_on_sport(doc) and not _numbers()[1].isdisjoint(told)
    sentences: dict[int, bool] = {}
    for mention in _find(doc, words, nominals):
        if private.is_private(mention, words) or _by_habit(mention, words):
            continue
        sentence = mention.trigger.sent
        if sentence.start not in sentences:
            words_told = told[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
            sentences[sentence.start] = is_of_sport(sentence, text, set(words_told))
        plays = on_sport or sentences[sentence.start] or any(_is_athlete(p) for p in mention.parties)
        series = mention.format or mention.fixed_parties or not mention.parties
        if not plays or series or any(_is_in_office(p.actor) for p in mention.parties):
            yield mention


def _is_athlete(party: Party) -> bool:
    """Tell whether the words are "the players" or "Ruritania coach X"."""
    athletes = events().noise["athletes"]
    return any(t.lower_ in athletes for t in (party.head, *party.head.children))


def _is_in_office(actor: Actor) -> bool:
    return actor.office is not None and actor.sector in _IN_OFFICE


def _find(doc: Doc, words: Lexicon, nominals: Nominals) -> Iterator[ContactMention]:
    for token in _candidates(doc):
        form = token.lower_
        if form == "in":
            stay = aside(token, nominals)
            if stay is not None:
                yield stay
            continue
        if form == "visiting" and (guest := visiting(token, nominals)) is not None:
            mention: ContactMention | None = guest
        elif form in _BEING and is_verb(token) and (stay := being(token, words, nominals)) is not None:
            mention = stay
        elif form in words.verb_lemmas and is_verb(token):
            mention = verbal(token, words, nominals)
            if mention is None and token.tag_ == "VBG" and form in words.noun_lemmas:
                mention = nominal(token, words, nominals)
        elif form == "meet" and (two := the_two(token, nominals)) is not None:
            mention = two
        elif form in sessions.VERBS and is_verb(token):
            mention = sessions.concerted(token, nominals)
        elif form in sessions.HOUSES and token.tag_.startswith("NN"):
            mention = sessions.addressed(token, nominals)
        elif form == "jointly":
            mention = together(token, words, nominals)
        elif form == "invitation":
            mention = invitation(token, nominals)
        elif form in appearances.NOUNS and form not in words.noun_lemmas:
            mention = appearances.joint(token, nominals)
        elif token.dep_ == "ROOT" and token.tag_.startswith("NN"):
            mention = headline_stay(token, nominals)
            if mention is None and form in words.noun_lemmas:
                mention = nominal(token, words, nominals)
        elif form in words.noun_lemmas and token.tag_ in _NOUN_TAGS:
            mention = nominal(token, words, nominals)
        else:
            continue
        if mention is not None:
            if mention.mode == "meeting" and _remote(mention, words):
                mention.mode = "call"
            yield mention
            if mention.ends and (lemma := words.verb_lemmas.get(form)) in LEAVING:
                onward = travel(token, lemma, words, nominals, onward=True)
                if onward is not None:
                    yield onward
