"""What else the occasion is tied to: a visit, an arrival, a conference at whose edge it is."""

from spacy.tokens import Token

from verbale.reading.contacts.around import BESIDE
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import clause_head, nearby

_ARRIVING = frozenset(
    {"arrival", "arriving", "landing", "arrived", "landed", "flying", "flew", "touching", "touched"}
)
_FINITE = frozenset({"arrived", "landed", "flew", "touched"})
_INWARD = frozenset({"in", "into", "here", "down"})
_SHORTLY = frozenset({"shortly", "soon", "hours", "minutes", "immediately", "moments", "straight"})
_UPON = frozenset({"on", "upon", "of", "after", "following"})
_THEN = frozenset({"afterwards", "afterward"})
_FIRST = frozenset({"first", "opening"})
_FINAL = frozenset({"final", "last", "concluding", "closing"})
_LINKS = 3  # words from "on" to "arrival": "on his late arrival"


def tie(mention: ContactMention, words: Lexicon) -> None:
    """Mark on a mention of a meeting, call or conference what its sentence ties it to."""
    if mention.mode == "visit":
        return
    clause = clause_head(mention.trigger)
    above = {clause, clause_head(clause.head)}
    for token in nearby(mention.trigger):
        if token.lower_ in ("during", "while"):
            mention.during = mention.during or (_of_a_stay(token, words) and clause_head(token) in above)
            mention.beside = mention.beside or (
                clause_head(token) == clause and _at_another(token, mention, words)
            )
        elif token.lower_ in _ARRIVING:
            mention.on_arrival = mention.on_arrival or (
                _upon(token) and clause_head(token) in {*above, token}
            )
        elif token.lower_ in BESIDE:
            mention.beside = mention.beside or clause_head(token) == clause
        elif token.lower_ in _THEN:
            mention.then = mention.then or clause_head(token) == clause
        elif token.lower_ == "day" and clause_head(token) in above:
            told = _day_of_stay(token, words)
            if told and (not mention.day_of_stay or clause_head(token) == clause):
                mention.day_of_stay = told


def _of_a_stay(preposition: Token, words: Lexicon) -> bool:
    """Tell whether the words are "during his visit", "during the two-day stay"."""
    nouns = (c for c in preposition.children if c.dep_ == "pobj")
    return any(words.noun_modes.get(words.noun_lemmas.get(n.lower_, "")) == "visit" for n in nouns)


def _at_another(preposition: Token, mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether a meeting is "during the summit", "during his participation at the conference"."""
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    nouns += [
        c for noun in nouns for link in noun.children if link.lower_ in ("at", "in") for c in link.children
    ]
    modes = (words.noun_modes.get(words.noun_lemmas.get(n.lower_, "")) for n in nouns)
    return mention.mode == "meeting" and mention.trigger not in nouns and "conference" in modes


def _day_of_stay(day: Token, words: Lexicon) -> int:
    """Return which day of a stay the words "on the first day of the visit" name; -1 is the last one."""
    if day.dep_ != "pobj" or day.head.lower_ != "on":
        return 0
    of = [n for c in day.children if c.lower_ == "of" for n in c.children]
    if any(words.noun_modes.get(words.noun_lemmas.get(n.lower_, "")) != "visit" for n in of):
        return 0
    before = [c.lower_ for c in day.children if c.i < day.i]
    if any(word in _FINAL for word in before):
        return -1
    counted = (words.ordinals.get(word, "1" if word in _FIRST else "") for word in before)
    return next((int(number) for number in counted if number.isdigit()), 0)


def _upon(arrival: Token) -> bool:
    """Tell whether the words are "upon arrival", "shortly after arriving", "on the day of her arrival"."""
    start = max(arrival.sent.start, arrival.i - _LINKS)
    before = arrival.doc[start : arrival.i]
    links = [token for token in before if token.lower_ in _UPON]
    if not links:
        return False
    flies = arrival.lower_.startswith(("fl", "touch"))
    if flies and not any(c.lower_ in _INWARD for c in arrival.children if c.i > arrival.i):
        return False
    if arrival.lower_ in _FINITE:
        return links[-1].lower_ == "after" and arrival.doc[links[-1].i - 1].lower_ in _SHORTLY
    return links[-1].lower_ != "of" or links[-1].head.lower_ == "day"
