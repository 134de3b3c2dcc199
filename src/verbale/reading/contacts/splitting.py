"""Parts a mention that tells of several contacts."""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from verbale.reading.contacts import groups
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.syntax import is_passive, listed, prepositional_objects

_ONE_BY_ONE = ("mutual:", "host:", "converse:", "call:", "address:")

_MANY = 3  # parties
_AT_ONCE = frozenset({"trilateral", "tripartite", "quadrilateral", "three-way", "four-way", "joint"})
_CIRCLE = frozenset({"leaders", "presidents", "premiers", "ministers"})
_FELLOWS = frozenset({"counterparts", "colleagues"})
_APART = frozenset({"separate", "separately", "bilateral"})
_MET = ("mutual:", "host:", "call:", "converse:")


def _separate(mention: ContactMention) -> bool:
    """Tell whether the words are "met separately with", "in separate phone calls", "bilateral talks"."""
    verb = mention.predicate
    around = [*mention.trigger.children, *verb.children]
    around += [c for p in verb.children if p.dep_ == "prep" for noun in p.children for c in noun.children]
    return any(child.lower_ in _APART for child in around)


def _is_group(head: Token) -> bool:
    return head.tag_ in ("NNS", "PRP") or head.lower_ == "delegation"


def _one_after_another(partners: list[Party]) -> bool:
    """Tell whether each has a "with" of his own: "talks with A on Monday and with B on Tuesday"."""
    links = {p.head.head.i: p.head.head for p in partners if p.head.dep_ == "pobj"}
    joined = (link for link in links.values() if link.dep_ == "conj" or link.head.tag_ in ("NNP", "CD"))
    return len(links) == len(partners) > 1 and any(joined)


def _added(partners: list[Party]) -> bool:
    """Tell whether one more partner is added to the first: "talks with A as well as with the leader of B"."""
    heads = sorted({p.head.i: p.head for p in partners}.values(), key=lambda head: head.i)
    between = [a.doc[a.i : b.i].text.lower() for a, b in pairwise(heads)]
    return any("as well as" in words for words in between)


def _on_days_of_their_own(partners: list[Party], nominals: Nominals) -> bool:
    """Tell whether each has a day or a town of his own: "talks with A on Monday and B on Tuesday"."""
    first = min((p.head for p in partners), key=lambda head: head.i, default=None)
    told = groups.each_with_day(first, nominals) if first is not None else []
    return bool(told) and {t.i for t in told} <= {p.head.i for p in partners}


def _each_in_town(partners: list[Party], nominals: Nominals) -> bool:
    """Tell whether each is met elsewhere: "talks with A in Moscow and B in Tbilisi"."""
    behind = [[n for c in p.head.children if c.lower_ == "in" for n in c.children] for p in partners]
    places = [nominals.place(nouns[0]) if nouns else None for nouns in behind]
    towns = {where.name for where in places if where is not None and where.city}
    return len(towns) == len(partners) > 1


def _all_at_once(mention: ContactMention) -> bool:
    """Tell whether the words are "three-way talks", "met for a trilateral meeting"."""
    trigger = mention.trigger
    aims = (n for c in trigger.children if c.lower_ == "for" and c.i > trigger.i for n in c.children)
    around = [c for noun in (trigger, *aims) for c in noun.children]
    return any(c.lower_ in _AT_ONCE or c.lower_ == "way" for c in around)


def _plays_host(mention: ContactMention) -> bool:
    """Tell whether one of three or more states is host to the others: "played host to A, B and C"."""
    guests = {p.actor.party for p in mention.parties if p.side == 1}
    return mention.rule == "host:play" and len(guests) > 1 and not _separate(mention)


def _hosts_of_many(mention: ContactMention) -> bool:
    """Tell whether those who meet others are of three parties already: they are in one room with all."""
    own = {p.actor.party for p in mention.parties if p.side == 0 and p.actor.kind == "person"}
    return len(own) >= _MANY and not _separate(mention)


def _a_circle(mention: ContactMention) -> bool:
    """Tell whether one noun names three or more states' leaders: "met the leaders of A, B and C"."""
    partners = [p for p in mention.parties if p.side == 1]
    heads = {p.head.i: p.head for p in partners}
    if (
        not mention.rule.startswith("mutual:")
        or len(heads) != 1
        or len({p.actor.party for p in partners}) < _MANY
    ):
        return False
    (head,) = heads.values()
    definite = any(c.lower_ == "the" for c in head.children)
    return definite and head.lower_ in _CIRCLE and not _separate(mention)


def _fellows(others: list[Party]) -> bool:
    """Tell whether one word names all who are met as fellows: "met his Italian and Maltese counterparts"."""
    heads = {p.head.i: p.head for p in others}
    return len(heads) == 1 and all(head.lower_ in _FELLOWS for head in heads.values())


def _turn_listed(mention: ContactMention) -> None:
    """Give names of a long list behind the verb, which the parser hung on its subject, to the other side.

    "Will meet with X of Utopia; President Y of Freedonia; and Premier Z of Sylvania".
    """
    met = mention.rule.startswith(_MET) and not is_passive(mention.trigger)
    before = any(p.side == 0 and p.head.i < mention.trigger.i for p in mention.parties)
    partners = [p.head.i for p in mention.parties if p.side == 1]
    if not met or not before or not partners or min(partners) < mention.trigger.i:
        return
    for party in mention.parties:
        named = party.actor.kind == "person" and party.actor.party is not None
        if (
            party.side == 0
            and named
            and party.head.i > min(partners)
            and party.head.sent == mention.trigger.sent
        ):
            party.side = 1


def _states_between(mention: ContactMention, others: list[Party], nominals: Nominals) -> list[Party]:
    """Return those who stand for people met: "received the president of Utopia and President X"."""
    if not others or not mention.rule.startswith(_MET):
        return []
    told = {p.actor.party for p in mention.parties if p.side == 0} | {p.actor.party for p in others}
    states = (p for p in mention.parties if p.side == 1 and p.actor.kind in ("state", "organisation"))
    return [p for p in states if p.actor.party not in told and nominals.people(p.head)]


def _sent_by_states(mention: ContactMention, nominals: Nominals) -> list[Party]:
    """Return the states or bodies behind people met: "met ministers from Utopia and Freedonia"."""
    senders = (p for p in mention.parties if p.side == 1 and p.actor.kind in ("state", "organisation"))
    states = [p for p in senders if p.head.tag_ == "NNS"]
    heads = {p.head.i: p.head for p in states}
    if len(heads) != 1 or len(states) != sum(p.side for p in mention.parties):
        return []
    (head,) = heads.values()
    end = head.sent.end_char
    behind = {found.actor.id for found in nominals.index.within(head.idx, end) if found.span.start > head.i}
    return states if all(p.actor.id in behind for p in states) else []


def split(mention: ContactMention, nominals: Nominals) -> list[ContactMention]:
    """Part a mention that tells of several contacts.

    Each of several partners from one party has a meeting of its own ("met President A and Premier B"),
    and each of several states a visit of its own ("will visit Brazil and Panama").
    """
    if mention.mode == "visit":
        states: dict[str | None, Token] = {}
        for token in mention.destinations:
            where = nominals.place(token)
            if where is not None:
                states.setdefault(where.state, token)
        if len(states) > 1:
            return [
                replace(mention, destinations=[token], anchor=token, shared=True) for token in states.values()
            ]
        return _each_to_itself(mention)
    if mention.mode == "message":
        return _one_each(mention)
    if mention.mode not in ("meeting", "call") or mention.format:
        return [mention]
    brought = mention.rule == "mutual:bring"  # whoever brings others together is there with both
    if (
        brought
        or _all_at_once(mention)
        or _plays_host(mention)
        or _hosts_of_many(mention)
        or _a_circle(mention)
    ):
        return [mention]
    _turn_listed(mention)
    others = [
        p for p in mention.parties if p.side == 1 and (p.actor.kind in ("person", "office") or mention.apart)
    ]
    others += _states_between(mention, others, nominals)
    if not others and len(stops := _stops(mention, nominals)) > 1:
        return [replace(mention, destinations=[token], anchor=token) for token in stops]
    several = len({p.actor.party for p in others}) > 1
    apart = mention.trigger.tag_ == "NNS" or mention.rule.startswith(_ONE_BY_ONE)
    generic = several and apart and all(p.actor.kind == "office" for p in others)
    if apart and not others and len(sent := _sent_by_states(mention, nominals)) > 1:
        others, several, generic = sent, True, True
    separate = (
        _separate(mention) or _added(others) or _one_after_another(others) or _each_in_town(others, nominals)
    ) or _on_days_of_their_own(others, nominals)
    plural = (
        separate or mention.apart or (mention.trigger.tag_ == "NNS" and mention.trigger.lower_ != "talks")
    )
    if not several and len({p.head.i for p in others}) == 1 and _is_group(others[0].head):
        return [mention]  # "met the leaders of the opposition, A, B and C"
    met = several and mention.rule.startswith(_MET) and len({p.head.i for p in others}) == len(others)
    if len(others) == 1 and (doers := _separate_doers(mention)):
        return [replace(mention, parties=[*own, *others], anchor=own[0].head) for own in doers]
    if len(others) < 2 or (several and not plural and not generic and not met):
        return [mention]
    if not plural and mention.mode != "call" and _fellows(others):
        return [mention]
    rest = [p for p in mention.parties if p not in others]
    return [
        replace(mention, parties=[*_along_with(other, rest, others), other], anchor=other.head)
        for other in others
    ]


def _separate_doers(mention: ContactMention) -> list[list[Party]]:
    """Return those of each party who meet one: "A of Utopia and B of Freedonia met separately with C"."""
    own: dict[str | None, list[Party]] = {}
    for party in mention.parties:
        if party.side == 0:
            own.setdefault(party.actor.party, []).append(party)
    return list(own.values()) if len(own) > 1 and _separate(mention) else []


def _stops(mention: ContactMention, nominals: Nominals) -> list[Token]:
    """Return the countries in each of which somebody dealt with its own.

    "After talks in A, B and C", "will meet officials in A and in B".
    """
    own = mention.states
    if len(own) != 1 or any(p.side for p in mention.parties):
        return []
    officials = [t for t in mention.strangers if t.lower_ in nominals.words.officials or t.lower_ in _FELLOWS]
    nouns = [mention.trigger, *officials] if mention.rule.startswith("noun:") else officials
    links = [c for noun in nouns for c in (*noun.children, *_next(noun)) if c.lower_ == "in"]
    links += [c for link in links for c in link.children if c.dep_ == "conj" and c.lower_ == "in"]
    stops = [t for c in links for n in prepositional_objects(c) for t in listed(n)]
    states: dict[str, Token] = {}
    for token in stops:
        where = nominals.place(token)
        if where is not None and where.state is not None and where.state not in own:
            states.setdefault(where.state, token)
    return list(states.values())


def _next(noun: Token) -> list[Token]:
    """Return the word behind a noun, on whatever the parser hung it: "met officials in A, B and C"."""
    return [word for word in noun.doc[noun.i + 1 : noun.i + 2] if word.dep_ == "prep"]


def _each_to_itself(mention: ContactMention) -> list[ContactMention]:
    """Part a visit of people of several states, each of whom is a guest for his own: "A and B arrived"."""
    people = [p for p in mention.parties if p.side == 0 and p.actor.kind in ("person", "office")]
    if len({p.actor.party for p in people}) < 2 or len(people) < len(mention.parties):
        return [mention]
    sides: dict[str | None, list[Party]] = {}
    for party in people:
        sides.setdefault(party.actor.party, []).append(party)
    return [replace(mention, parties=parties) for parties in sides.values()]


def _one_each(mention: ContactMention) -> list[ContactMention]:
    """Part "letters to A and B", of which each has one of his own; a letter to both is one."""
    to = [p for p in mention.parties if p.side == 1 and p.actor.kind in ("person", "office")]
    if mention.trigger.tag_ != "NNS" or len({p.actor.party for p in to}) < 2:
        return [mention]
    rest = [p for p in mention.parties if p not in to]
    return [replace(mention, parties=[*_along_with(one, rest, to), one], anchor=one.head) for one in to]


def _along_with(partner: Party, rest: list[Party], partners: list[Party]) -> list[Party]:
    """Return who else takes part where one partner is met alone: no state of another partner."""
    apart = {p.actor.party for p in partners} - {partner.actor.party}
    return [p for p in rest if p.side == 0 or p.actor.party not in apart]
