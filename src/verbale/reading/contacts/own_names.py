"""The name that a conference has of its own: "the Nuclear Security Summit", "the CICA summit"."""

import re

from spacy.tokens import Token

from verbale.knowledge.bodies import SYSTEMS, bodies
from verbale.knowledge.folding import folded
from verbale.knowledge.whereabouts import place_named
from verbale.reading.contacts.around import BESIDE
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.syntax import below, clause_head, is_verb, nearby

_LONGEST_NAME = 8  # words before the noun
_ARTICLES = frozenset({"the", "this"})
_NAMING = frozenset({"for", "on"})
_JOINING = frozenset({"and", "of", "the"})
# What stands before a name and is no part of it, or says only who meets and when.
_ORDERING = re.compile(
    r"\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|annual|joint|informal|special", re.I
)
_RANKS = frozenset(
    {"leaders", "leader", "ministerial", "ministers", "presidential", "economic", "ceo", "leaders'"}
)
# Conferences of these kinds are held by governments.
_OF_GOVERNMENTS = frozenset(
    {"ministerial", "peace", "donors", "donor", "donors'", "pledging", "disarmament", "review", "security"}
    | {"reconstruction", "intergovernmental", "inter-governmental", "diplomatic", "rapprochement"}
)
# What forums are about that states hold, where the name goes on behind: "the Forum for Regional Cooperation".
_BETWEEN_STATES = _OF_GOVERNMENTS | {
    *("cooperation", "co-operation", "partnership", "democracy", "international", "world", "global"),
    *("regional", "africa", "asia", "europe", "america", "americas", "pacific", "mediterranean"),
}
# Those that meet every year in one town go by its name: "the Doha Forum".
_YEARLY = frozenset({"forum", "symposium"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{2,7}")
_NAME_PARTS = frozenset({"compound", "nmod", "poss"})
_MEETING_PLACES = frozenset({"conference", "forum", "summit", "symposium", "talks"})
_LARGE_TOWN = 5.0  # decimal logarithm of its people: names begin with words that are small towns as well
_NO_NAMES = frozenset({"CEO", "COVID", "COVID-19", "NGO"})


def name_of(noun: Token, nominals: Nominals) -> str | None:
    """Return the name of a conference as the report writes it, None where the words only describe it.

    A name is written in capitals and has two words or more beside the noun, one of them neither a state nor
    a town; or it goes on behind the noun ("the Summit for Democracy"); or it is an acronym.
    """
    words = _capitals_before(noun)
    if not noun.text[0].isupper():
        short = noun.nbor(-1) if noun.i else noun
        known = short.text in _NO_NAMES or nominals.at(short) or nominals.place(short)
        if known or not _ACRONYM.fullmatch(short.text) or _is_within_a_state(short):
            return None
        return short.text
    if behind := _capitals_behind(noun):
        name = noun.doc[noun.i : behind + 1]
        of_states = any(part in _BETWEEN_STATES for t in name for part in t.lower_.split("-"))
        return name.text if of_states or noun.lower_ in nominals.words.summits else None
    if noun.lower_ == "conference":
        return _conference_of_governments(noun, words, nominals)
    while words and _ORDERING.fullmatch(words[0].text):
        words.pop(0)
    telling = [t for t in words if t.lower_ not in _RANKS and t.text not in "-–’'s"]
    if noun.lower_ in _YEARLY and words and all(_is_town(t, nominals) for t in words):
        return noun.doc[words[0].i : noun.i + 1].text
    if len(words) < 2 or noun.text.isupper() or all(_is_located(t, nominals) for t in telling):
        return None
    if words[0].lower_ == "and":
        return None
    before = noun.doc[words[0].i - 1] if words[0].i else noun
    if before.lower_ not in _ARTICLES and not _ORDERING.fullmatch(before.text):
        return None
    return noun.doc[words[0].i : noun.i + 1].text


def _conference_of_governments(noun: Token, words: list[Token], nominals: Nominals) -> str | None:
    """Read "the Accra Conference", "the Second Regional Ministerial Conference".

    Parties and trades have conferences as well, and name them alike: by what they are about.
    """
    while words and (_ORDERING.fullmatch(words[0].text) or words[0].lower_ in _JOINING):
        words.pop(0)
    if not words or noun.text.isupper() or not any(t.lower_ in _ARTICLES for t in noun.lefts):
        return None
    where = nominals.place(words[0])
    named_by_town = len(words) == 1 and where is not None and where.city
    if not named_by_town and all(t.lower_ not in _OF_GOVERNMENTS for t in words):
        return None
    return noun.doc[words[0].i : noun.i + 1].text


def town_of_name(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return the town after which a conference is named: "met at the Doha Forum", "on its sidelines"."""
    trigger = mention.trigger
    if mention.mode == "visit":
        return None
    if not is_verb(trigger) and (own := _named_after(trigger, nominals)) is not None:
        return own
    clause = clause_head(trigger)
    behind = [t for t in nearby(trigger) if t.i > trigger.i and clause_head(t) == clause]
    links = [c for t in behind if t.lower_ in BESIDE for c in t.children if c.lower_ == "of"]
    links += [t for t in behind if t.lower_ == "at"]
    of = (n for link in links for n in link.children if n.dep_ == "pobj")
    return next((town for noun in of if (town := _named_after(noun, nominals)) is not None), None)


def _named_after(conference: Token, nominals: Nominals) -> Where | None:
    """Return the town in the name of a conference; in that of a body no place is marked as one."""
    if conference.lower_ not in _MEETING_PLACES:
        return None
    for token in (t for t in below(conference) if t.i < conference.i and t.dep_ in _NAME_PARTS):
        where = nominals.place(token)
        if where is not None and where.city:
            return where
        if token.tag_ == "NNP" and nominals.organisations.around(conference) is not None:
            town = place_named(token.text)
            if town is not None and town.kind == "city" and town.weight > _LARGE_TOWN:
                return Where(town.name, town.state)
    return None


def _is_town(token: Token, nominals: Nominals) -> bool:
    where = nominals.place(token)
    return where is not None and where.city


def _is_within_a_state(short: Token) -> bool:
    """Tell whether an acronym is that of a union, a party or a lobby, which meets with itself."""
    joined = short.i > 0 and short.nbor(-1).text == "-"
    return joined or any(body.country not in SYSTEMS for body in bodies().get(folded(short.text)))


def _is_located(token: Token, nominals: Nominals) -> bool:
    """Tell whether a word only says where, or between whom: "the Kuala Lumpur Summit"; regions name more."""
    where = nominals.place(token)
    return bool(nominals.at(token) or (where and where.state)) and "-" not in token.text[1:-1]


def _capitals_before(noun: Token) -> list[Token]:
    """Return the words right before the noun that are written like names, in order."""
    words: list[Token] = []
    for i in range(noun.i - 1, max(-1, noun.i - 1 - _LONGEST_NAME), -1):
        token = noun.doc[i]
        hyphen = token.text in ("-", "–") and not noun.doc[i].whitespace_
        joins = token.lower_ == "and" and i > 0 and noun.doc[i - 1].text[0].isupper()
        joint = bool(words) and (hyphen or joins)
        if not joint and not (token.text[0].isupper() or token.text[0].isdigit()):
            break
        words.insert(0, token)
    return words


def _capitals_behind(noun: Token) -> int | None:
    """Return the last token of a name that goes on behind its noun: "the Summit for Democracy"."""
    link = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if link.lower_ not in _NAMING or not noun.i or noun.nbor(-1).text[0].isupper():
        return None
    last = None
    for token in noun.doc[link.i + 1 : link.i + 1 + _LONGEST_NAME]:
        if token.text[0].isupper() and token.is_alpha:
            last = token.i
        elif token.lower_ not in _JOINING:
            break
    return last
