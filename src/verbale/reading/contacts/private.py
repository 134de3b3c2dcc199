"""What is nobody's contact: journeys on one's own account, and people who speak for no party.

"Flew to Rome for medical treatment"; "met bankers in Tokyo", "met leaders of Amnesty International".
"""

from functools import lru_cache

from spacy.tokens import Token

from verbale.account import Actor
from verbale.knowledge.bodies import SYSTEMS, bodies
from verbale.knowledge.folding import folded
from verbale.knowledge.sector_phrases import sector_of
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import below

_AIMS = frozenset({"for", "on"})
# Sectors of which nobody deals with others for his state.
_PRIVATE = frozenset({"BUS", "EDU", "MED", "JRN", "LAB", "AGR", "NGO", "SOC", "CVL", "REF"})
_FAMOUS = frozenset({"actor", "actress", "singer", "rapper", "musician", "comedian", "celebrity", "star"})
_ANYBODY = frozenset(
    {"woman", "women", "man", "men", "boy", "boys", "girl", "girls", "child", "children", "couple"}
) | (
    {
        "family",
        "families",
        "youth",
        "youths",
        "teenager",
        "teenagers",
        "defector",
        "defectors",
        "fugitive",
        "fugitives",
    }
)
_LONGEST = 12  # words of a noun phrase that tell who people are
_DEPS = frozenset({"prep", "advcl", "xcomp", "ccomp"})


def is_private(journey: ContactMention, words: Lexicon) -> bool:
    """Tell whether the words behind a journey say that the traveller goes on his own account."""
    if journey.mode != "visit":
        return False
    tops = {t.i: t for t in (journey.trigger, journey.predicate, *journey.destinations)}.values()
    behind = (c for top in tops for c in top.children if c.i > top.i and c.dep_ in _DEPS)
    aims = (c for c in behind if c.lower_ in _AIMS or c.tag_ == "VB")
    for aim in aims:
        told = {t.lower_ for t in below(aim)}
        if told & words.private_aims and told.isdisjoint(words.noun_lemmas):
            return True
    return False


def speaks_for_nobody(head: Token) -> bool:
    """Tell whether people without a name are in private life by the word for them: "workers"."""
    if head.lower_ in _ANYBODY:
        return True
    for body in (n for c in head.children if c.lower_ in ("of", "from") for n in c.children):
        known = _bodies(_name(body, body.right_edge.i)) or _bodies(_name(body, body.i))
        if known:
            return all(sector in _PRIVATE for sector in known)
    return _is_private(_name(head, head.i))


def is_their_own(gathering: Token) -> bool:
    """Tell whether a union, firm or lobby gathers by itself: "the AFL meeting"."""
    before = gathering.doc[gathering.i - 1] if gathering.i else gathering
    named = before.head == gathering and before.dep_ == "compound" and before.text[1:].isupper()
    known = bodies().get(folded(before.text)) if named else ()
    return bool(known) and all(b.country not in SYSTEMS and b.sector in _PRIVATE for b in known)


def is_private_person(actor: Actor, name: Token) -> bool:
    """Tell whether nothing but a private calling stands before a person's name: "the actor X"."""
    if actor.kind != "person" or actor.office or actor.basis != "inferred" or name.left_edge.i == name.i:
        return False
    before = name.doc[max(name.left_edge.i, name.i - _LONGEST) : name.i]
    return _is_private(before.text)


def _name(noun: Token, last: int) -> str:
    """Return the words of a noun phrase up to a token, without an article."""
    first = max(noun.left_edge.i, noun.i - _LONGEST)
    while first < noun.i and noun.doc[first].dep_ == "det":
        first += 1
    return noun.doc[first : min(last, noun.i + _LONGEST) + 1].text


@lru_cache(maxsize=4096)
def _is_private(words: str) -> bool:
    reading = sector_of(words)
    if reading is None or reading.former:
        return False
    return reading.sector in _PRIVATE or bool(_FAMOUS & set(reading.words.split()))


@lru_cache(maxsize=4096)
def _bodies(name: str) -> tuple[str, ...]:
    """Return the sectors of the bodies of a name."""
    return tuple(body.sector for body in bodies().get(folded(name)))
