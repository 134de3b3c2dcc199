"""Dealings told by what else people do: they spend hours together, one hands the other his papers."""

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.syntax import possessors, prepositional_objects, subjects

_CREDENTIALS = frozenset({"credentials", "credential"})
_DAYS = frozenset({"day", "days", "night", "weekend", "week"})
_TO = frozenset({"to"})


def spent(mention: ContactMention, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Read "spent two hours with President X" and "the two spent an hour together"."""
    verb = mention.trigger
    objects = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod")]
    if not any(noun.lower_ in words.spans for noun in objects):
        return None
    doers = [t for t in subjects(verb) if nominals.deals(t)]
    links = [c for top in (verb, *objects) for c in top.children if c.lower_ == "with"]
    partners = [n for link in links for n in prepositional_objects(link) if nominals.people(n)]
    together = any(c.lower_ in ("together", "alone", "privately") for c in verb.children)
    if not partners and not together:
        return _stayed(mention, doers, objects, nominals)
    add(mention, doers, 0, nominals)
    add(mention, partners, 1, nominals)
    people = {p.actor.party for p in mention.parties if p.actor.kind in ("person", "office")}
    return mention if people and len(mention.states) > 1 else None


def _stayed(
    mention: ContactMention, doers: list[Token], spans: list[Token], nominals: Nominals
) -> ContactMention | None:
    """Read "spent two days in Cairo": an official who does is on a visit."""
    verb = mention.trigger
    inside = [n for c in verb.children if c.lower_ == "in" for n in prepositional_objects(c)]
    inside += [
        n for span in spans for c in span.children if c.lower_ == "in" for n in prepositional_objects(c)
    ]
    places = [n for n in inside if nominals.place(n) is not None]
    if not places or not any(noun.lower_ in _DAYS for noun in spans):
        return None
    mention.mode, mention.rule, mention.destinations = "visit", "spend:days", places[:1]
    add(mention, doers, 0, nominals, "guest")
    official = any(p.actor.kind == "person" and p.actor.office for p in mention.parties)
    return mention if official else None


def presented(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    """Read "the ambassador presented his credentials to President X"."""
    verb = mention.trigger
    papers = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not any(noun.lower_ in _CREDENTIALS or _of_credence(noun) for noun in papers):
        return None
    to = [
        c for top in (verb, *papers) for c in top.children if c.lower_ in _TO and c.dep_ in ("prep", "dative")
    ]
    add(mention, [t for t in subjects(verb) if t not in papers and nominals.people(t)], 0, nominals, "guest")
    heads = [n for link in to for n in prepositional_objects(link)]
    heads += [c for c in verb.children if c.dep_ in ("dative", "dobj") and nominals.people(c)]
    add(mention, heads, 1, nominals, "host")
    return mention if len(mention.states) > 1 else None


def accredited(papers: Token) -> list[Token]:
    """Return whose papers are received: "received the credentials of the ambassador of Japan"."""
    if papers.lower_ not in _CREDENTIALS:
        return []
    of = [c for c in papers.children if c.lower_ in ("of", "from")]
    return [*(n for c in of for n in prepositional_objects(c)), *possessors(papers)]


def _of_credence(letter: Token) -> bool:
    """Tell whether the words are "a letter of credence"."""
    of = (c for c in letter.children if c.lower_ == "of")
    return any(n.lower_ == "credence" for c in of for n in prepositional_objects(c))
