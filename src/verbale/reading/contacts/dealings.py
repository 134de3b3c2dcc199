"""Dealings told by what else people do: they spend hours together, sign, write, or speak to visitors."""

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.contacts.phoning import by_phone
from verbale.reading.contacts.signing import each_for_his_own
from verbale.reading.syntax import (
    is_attributive_visiting,
    is_passive,
    possessors,
    prepositional_objects,
    subjects,
)

_WITH = frozenset({"with"})
_FACE_TO_FACE = frozenset({"tell", "assure", "inform"})
_HOSTS = frozenset({"host", "hosts", "guest", "guests", "visitor", "visitors"})
_SENT = frozenset({"delegation", "delegations", "envoy", "envoys"})

_CREDENTIALS = frozenset({"credentials", "credential"})
_DAYS = frozenset({"day", "days", "night", "weekend", "week"})
_TO = frozenset({"to"})

EXCHANGED = frozenset({"view", "views", "opinion", "opinions", "ideas", "notes"})


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


def signed(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    """Read "the ministers A and B signed the accord": both must be named, or else nobody need have met."""
    add(mention, [t for t in doers if nominals.at(t)], 0, nominals)
    each_for_his_own(mention, nominals)
    mention.parties = [p for p in mention.parties if p.actor.kind in ("person", "office")]
    return mention if len(mention.states) > 1 else None


def signed_with(verb: Token) -> list[Token]:
    """Return with whom an accord is signed: "will sign a treaty with President X"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    links = (c for top in (verb, *things) for c in top.children if c.lower_ in _WITH)
    return [n for link in links for n in prepositional_objects(link)]


def together(adverb: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Read "A and B jointly opened the bridge": what two do with one another's help, they meet for."""
    verb = adverb.head
    if verb.lower_ not in words.together or is_passive(verb):
        return None
    return signed(ContactMention(verb, verb, "meeting", "jointly"), subjects(verb), nominals)


def wrote(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    """Read "wrote to Premier X", "cabled his congratulations to Premier X"."""
    mention.mode = "message"
    verb = mention.trigger
    written = [c for c in verb.children if c.dep_ == "dobj"]
    to = [
        child
        for top in (verb, *written)
        for child in top.children
        if child.lower_ == "to" and child.dep_ in ("prep", "dative")
    ]
    add(mention, doers, 0, nominals)
    addressed = [*(n for p in to for n in prepositional_objects(p)), *written]
    add(mention, [n for n in addressed if nominals.people(n)], 1, nominals)
    return mention if {p.side for p in mention.parties} == {0, 1} and len(mention.states) > 1 else None


def protested(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    """Read "protested to Utopia over the arrests": a state says so to the other, and not to the press."""
    mention.mode = "message"
    to = (c for c in mention.trigger.children if c.lower_ in _TO and c.dep_ in ("prep", "dative"))
    add(mention, [t for t in doers if nominals.deals(t)], 0, nominals)
    heads = [n for link in to for n in prepositional_objects(link)]
    add(mention, heads, 1, nominals)
    if all(p.side == 0 for p in mention.parties):  # a capital is its government
        towns = (where for n in heads if (where := nominals.place(n)) is not None and where.city)
        mention.host_state = next((where.state for where in towns), None)
    return mention if mention.parties and len(mention.states) > 1 else None


def addressed(
    mention: ContactMention,
    doers: list[Token],
    done_to: list[Token],
    words: Lexicon,
    nominals: Nominals,
) -> ContactMention | None:
    """Read "Li told visiting Foreign Minister X", "X addressed a delegation": visitors, face to face.

    So are those told something by telephone, on the line. Whether "Li told X" is a host's word to a guest is
    seen once the report's visits are known.
    """
    guests = [t for t in done_to if _is_visitor(t)]
    called = not guests and by_phone(mention.trigger, words)
    mention.needs_visit = not guests and not called
    if not guests and not called and mention.rule.partition(":")[2] not in _FACE_TO_FACE:
        return None
    add(mention, doers, 0, nominals, "host" if guests else None)
    add(mention, guests or done_to, 1, nominals, "guest" if guests else None)
    own = any(t.lower_ in _HOSTS or t.lower_ in _SENT for t in guests)
    people = {p.side for p in mention.parties if own or p.actor.kind in ("person", "office")}
    mention.mode = "call" if called else mention.mode
    return mention if people == {0, 1} else None


def _is_visitor(noun: Token) -> bool:
    own = noun.lower_ in _HOSTS and any(c.tag_ == "PRP$" for c in noun.children)  # "told his French hosts"
    sent = noun.lower_ in _SENT and any(
        c.lower_ in ("a", "an") or is_attributive_visiting(c) for c in noun.children
    )
    visiting = any(is_attributive_visiting(c) for c in noun.children) or is_attributive_visiting(noun.head)
    return own or sent or visiting
