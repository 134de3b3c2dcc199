"""How long visitors stay: "he came on Sunday", "is to fly home on Friday", "will stay for three days"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.reading.contacts import durations, own_dates, settings, status
from verbale.reading.contacts.days import date_bounds, days_between, is_loose
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.when import Times
from verbale.reading.syntax import is_passive, is_verb, prepositional_objects, prepositions_after, subjects

_LEAVE = frozenset({"leave", "depart"})
_ARRIVE = frozenset({"arrive", "land"})
_GO = frozenset({"return", "fly", "go", "head"})
_HOME = frozenset({"home", "back"})
_STAY = frozenset({"stay", "stays", "stayed", "staying", "remain", "remains", "spend", "spends", "spent"})
_BE = frozenset({"is", "are", "be"})
_LONGEST = 14  # days of a stay
_INTO = frozenset({"in", "at", "to", "into"})
COMING = "coming"
_BACK = _HOME | {"to"}
_TO = frozenset({"to", "for"})
_UNTIL = frozenset({"until", "till", "through"})
_GONE = frozenset({"held", "planned"})


def find(doc: Doc, words: Lexicon, nominals: Nominals, times: Times, day: str | None) -> list[ContactMention]:
    """Return a mention of rule "departure" for each visitor who leaves on a day that is told.

    One of rule "coming" is for one who arrives, the words do not say where. One of rule "stay" has the
    last day of a stay, or only its length. One without a person is of a pronoun whose person is not known.
    """
    found: list[ContactMention] = []
    for verb in _leaving(doc, words):
        stays = verb.lower_ in _STAY or verb.lower_ in _BE
        lemma = words.verb_lemmas.get(verb.lower_)
        rule = "stay" if stays else COMING if lemma in _ARRIVE else "departure"
        mention = ContactMention(verb, verb, "visit", rule, ends=rule == "departure")
        add(mention, subjects(verb), 0, nominals)
        if rule == "departure" and not (_just_leaves(verb, lemma) or _home(mention, nominals)):
            continue
        told = status.decide(mention, words)
        somebody = mention.persons or any(t.tag_ == "PRP" for t in subjects(verb))
        if somebody and told[0] in _GONE:
            mention.days = durations.days_told(mention, words)
            mention.date, mention.closeness = own_dates.date_of(mention, times, told, day, words)
            if stays:
                mention.where = settings.place_near(mention, nominals)
                told_end = any(c.lower_ in _UNTIL for c in verb.children) or _is_run(mention.date)
                mention.date = mention.date if told_end else None
            if mention.date or (stays and mention.days):
                found.append(mention)
    return found


def _is_run(told: str | None) -> bool:
    """Tell whether both ends of a stay are told: "is in Rome from Monday to Thursday"."""
    bounds = date_bounds(told or "")
    return bounds is not None and 0 < days_between(*bounds) <= _LONGEST and not is_loose(*bounds)


def _leaving(doc: Doc, words: Lexicon) -> Iterator[Token]:
    """Yield the verbs of leaving, those of going back, and those of staying."""
    for token in doc:
        there = token.lower_ in _BE and any(
            c.lower_ == "from" or c.lower_ == "between" for c in token.children
        )
        if there or (token.lower_ in _STAY and is_verb(token)):
            yield token
            continue
        lemma = words.verb_lemmas.get(token.lower_)
        if lemma is None or not is_verb(token) or is_passive(token):
            continue
        around = {child.lower_ for child in token.children if child.i > token.i}
        back = lemma in _GO and (around & _BACK or _just_returns(token))
        if lemma in _ARRIVE and not _says_where(token):
            yield token
        if back or lemma in _LEAVE:
            yield token


def _says_where(verb: Token) -> bool:
    """Tell whether the words are "arrived in Quito", "arrived there", and not "arrived on Sunday"."""
    places = (c.lower_ in _INTO and any(n.dep_ == "pobj" for n in c.children) for c in verb.children)
    return any(places) or any(c.lower_ in ("here", "there") for c in verb.children)


def _just_leaves(verb: Token, lemma: str | None) -> bool:
    """Tell whether the words are "leave on Monday", "leave for home": nowhere else is named."""
    onward = any(c.lower_ == "for" and c.i > verb.i for c in verb.children)
    return lemma in _LEAVE and (not onward or _for_home(verb))


def _for_home(verb: Token) -> bool:
    """Tell whether the words are "leave for home"."""
    links = (c for c in verb.children if c.lower_ == "for")
    return any(noun.lower_ == "home" for link in links for noun in link.children)


def _just_returns(verb: Token) -> bool:
    """Tell whether the words are "and return on Tuesday", when it goes home."""
    towards = any(
        c.lower_ in ("to", "with", "for") or c.dep_ == "dobj" for c in verb.children if c.i > verb.i
    )
    return verb.lower_.startswith("return") and verb.tag_ != "VBG" and not towards


def _home(mention: ContactMention, nominals: Nominals) -> bool:
    """Tell whether somebody goes back to where he comes from: "the chancellor returns to Bonn tonight"."""
    verb = mention.trigger
    if any(child.lower_ in _HOME for child in verb.children) or _just_returns(verb):
        return True
    towards = prepositions_after(verb, _TO, (verb,))
    places = [nominals.place(noun) for p in towards for noun in prepositional_objects(p)]
    return any(where is not None and where.state in mention.states for where in places)
