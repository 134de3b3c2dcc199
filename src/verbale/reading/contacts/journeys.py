"""Finds visits: who goes where, told by a verb or by a noun."""

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_subject_above, passive_subject
from verbale.reading.syntax import (
    below,
    direct_objects,
    governor,
    is_passive,
    is_verb,
    listed,
    passive_agents,
    possessors,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_CONFERENCES = frozenset({"summit", "conference", "forum", "session", "ministerial"})
_TOWARDS = frozenset({"to"})
_INTO = frozenset({"to", "in", "into", "at", "for"})
_TAKING = frozenset({"accepted", "accept", "accepts", "received", "declined", "rejected", "turned"})
_LEGS = {"fly": frozenset({"from", "in"}), "jet": frozenset({"from", "in"}), "come": frozenset({"from"})}
COMING = "travel:coming here"
_COMINGS = frozenset({"visit", "come", "travel", "go", "attend"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_BARE_AIMS = frozenset({"attend", "hold", "meet", "come", "visit"})
_HERE = frozenset({"here"})
_KNOWN = frozenset({"the", "this", "that", "such"})
_COMING_BACK = frozenset({"return", "returns", "returned", "returning", "came", "come", "comes", "coming"})
_TOURS = frozenset({"tour", "swing"})
_COUNTRY = frozenset(
    {"country", "nation", "capital", "kingdom", "sultanate", "emirate", "island", "republic"}
)
_PEOPLE = frozenset({"person", "office"})
_GROUPS = frozenset({"delegation", "delegations", "team"})
_LED = frozenset({"delegation", "team", "mission", "group"})
_HEADING = frozenset({"head", "heads", "headed", "heading"})
_OUTWARD = frozenset({"foreign", "overseas"})


def visiting(token: Token, nominals: Nominals) -> ContactMention | None:
    """Read "visiting Foreign Minister X": a visit under way where the report is written."""
    guest = nominals.visitor_behind(token)
    return _guests(token, guest, nominals) if guest is not None else None


def _guests(token: Token, head: Token, nominals: Nominals) -> ContactMention | None:
    mention = ContactMention(token, token, "visit", "visiting")
    add(mention, [head], 0, nominals, "guest")
    if head.lower_ not in nominals.words.people:
        mention.parties = [p for p in mention.parties if p.actor.kind != "state"]
    mention.parties = [p for p in mention.parties if p.actor.party == mention.parties[0].actor.party]
    return mention if mention.parties else None


def travel(
    verb: Token, lemma: str, words: Lexicon, nominals: Nominals, *, onward: bool = False
) -> ContactMention | None:
    """Read "will visit Japan", "arrived in Cairo", "left for Rome", "left Rome".

    Of "left Rome for Cairo" the stay in Rome is read, and the one in Cairo when `onward` is asked for.
    """
    allowed = words.travel_prepositions.get(lemma)
    plain = [*direct_objects(verb), *(passive_subject(verb) if is_passive(verb) else [])]
    destinations = [*plain, *_behind_days(verb)]
    if allowed is not None:
        behind = (
            p
            for p in prepositions_after(verb, allowed, (verb,))
            if p.head == verb or p.head.tag_ not in ("NN", "NNS")
        )
        destinations = [noun for preposition in behind for noun in prepositional_objects(preposition)]
        destinations += _behind_days(verb)
    if not onward:
        destinations += [child for child in verb.children if child.lower_ in _HERE]
    if lemma == "leave":
        plain += [child for child in verb.children if child.lower_ in _HERE]
    ends = lemma == "leave" and not onward and any(_abroad(noun, verb, nominals) for noun in plain)
    if ends:
        destinations = plain
    destinations = [t for noun in destinations for t in listed(noun)]
    places = [noun for noun in destinations if nominals.place(noun) is not None]
    here = any(n.lower_ in _COUNTRY and any(c.lower_ == "the" for c in n.children) for n in destinations)
    doers = passive_agents(verb) if is_passive(verb) else _invited(verb, nominals) or subjects(verb)
    mention = ContactMention(verb, verb, "visit", f"travel:{lemma}")
    if not places and not onward:
        if lemma == "visit":
            mention.host_state = _seat(plain, doers, words, nominals)
        elif _comes_here(verb, lemma, doers, nominals):
            mention.rule = COMING
    mention.anaphoric = here and not places
    if not (places or here) and mention.host_state is None and mention.rule != COMING:
        return None
    add(mention, [t for t in doers if nominals.people(t)], 0, nominals, "guest")
    mention.destinations = places
    _not_at_home(mention, nominals)
    if not any(p.actor.party and not p.is_private for p in mention.parties):
        return None
    mention.ends = ends
    if lemma != "visit":
        after = (token for token in below(verb) if token.i > verb.i)
        mention.to_conference = any(words.noun_lemmas.get(t.lower_) in _CONFERENCES for t in after)
    return mention if mention.parties else None


def _not_at_home(mention: ContactMention, nominals: Nominals) -> None:
    """Let travellers whose state is only guessed not be from where they travel to."""
    abroad = {where.state for noun in mention.destinations if (where := nominals.place(noun)) is not None}
    for party in mention.parties:
        actor = party.actor
        if actor.kind == "person" and actor.basis == "inferred" and actor.party in abroad and len(abroad) > 1:
            own = (state for state, _ in nominals.states_told.most_common() if state not in abroad)
            party.actor = actor.model_copy(update={"party": next(own, None)})
            nominals.learn(party.actor)


def _seat(destinations: list[Token], doers: list[Token], words: Lexicon, nominals: Nominals) -> str | None:
    """Return the party whose house is visited: "visited the Utopian senate", "visited EU headquarters"."""
    own = nominals.parties(doers)
    houses = (noun for noun in destinations if noun.lower_ in words.seats)
    owners = (a for noun in houses for a in nominals.actors(noun) if a.kind in ("state", "organisation"))
    return next((a.party for a in owners if a.party and a.party not in own), None)


def _comes_here(verb: Token, lemma: str, doers: list[Token], nominals: Nominals) -> bool:
    """Tell whether an official from abroad comes to where the report is written: "flew in from Cairo"."""
    links = {c.lower_ for c in verb.children if c.dep_ in ("prep", "prt", "advmod") and c.i > verb.i}
    arrives = lemma == "arrive" and not links & _INTO - {"for"}
    told = arrives or links & _LEGS.get(lemma, frozenset())
    home = nominals.home_at(verb)
    if not told or home is None or home.state is None or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return False
    guests = [a for t in doers for a in nominals.actors(t) if a.kind == "person" and a.office]
    return bool(guests) and all(a.party not in (None, home.state) for a in guests)


def _behind_days(verb: Token) -> list[Token]:
    """Return the next stops that the parser hung on days: "for China on Saturday and Mongolia on Monday"."""
    days = [n for c in verb.children if c.lower_ == "on" and c.i > verb.i for n in c.children]
    return [c for day in days for c in day.children if c.dep_ == "conj" and c.tag_ == "NNP"]


def to_ceremony(
    mention: ContactMention, doers: list[Token], words: Lexicon, nominals: Nominals
) -> ContactMention | None:
    """Read "will attend the inauguration of President X in Santiago": guests from abroad visit."""
    verb = mention.trigger
    heads = [*direct_objects(verb), *(n for c in verb.children if c.lower_ == "in" for n in c.children)]
    if is_passive(verb) or not any(t.lower_ in words.ceremonies for t in heads):
        return None
    mention.mode = "visit"
    inside = (c for c in below(verb) if c.lower_ == "in" and c.i > verb.i)
    places = [n for c in inside for n in prepositional_objects(c) if nominals.place(n) is not None]
    add(mention, [t for t in doers if nominals.people(t)], 0, nominals, "guest")
    mention.destinations = places[:1]
    return mention if places and mention.parties else None


def carry(verb: Token, lemma: str, frame: str, nominals: Nominals) -> ContactMention | None:
    """Read "a tour that will also take him to Spain", "sent an envoy to Spain": the object travels."""
    towards = prepositions_after(verb, _TOWARDS, (verb,))
    places = [t for p in towards for n in prepositional_objects(p) for t in listed(n) if nominals.place(t)]
    mention = ContactMention(verb, verb, "visit", f"{frame}:{lemma}")
    mention.destinations = places
    carried = passive_subject(verb) if is_passive(verb) else direct_objects(verb)
    if frame == "lead":
        add(mention, [t for t in subjects(verb) if nominals.people(t)], 0, nominals, "guest")
        _not_at_home(mention, nominals)
        led = not is_passive(verb) and any(noun.lower_ in _LED for noun in carried)
        return mention if places and led and mention.parties else None
    if frame == "send":
        carried = [noun for noun in carried if nominals.people(noun)]
        add(mention, carried, 0, nominals, "guest")
        if carried and not mention.parties:
            add(mention, passive_agents(verb) if is_passive(verb) else subjects(verb), 0, nominals)
        return mention if places and mention.parties else None
    add(mention, carried, 0, nominals, "guest")
    people = all(p.actor.kind in ("person", "office") for p in mention.parties)
    return mention if places and mention.parties and people else None


def invitation(noun: Token, nominals: Nominals) -> ContactMention | None:
    """Read "extended an invitation to X", "accepted X's invitation": who asks whom to come.

    An invitation "to visit Cairo" is told by its verb where that has a subject of its own.
    """
    verb = governor(noun)
    if not is_verb(verb) or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    taken = verb.lower_ in _TAKING
    others = [n for c in noun.children if c.lower_ in ("from", "by", "of") for n in prepositional_objects(c)]
    others += possessors(noun)
    doers = passive_agents(verb) if is_passive(verb) else subjects(verb)
    to = [n for c in prepositions_after(noun, _TOWARDS, (noun, verb)) for n in prepositional_objects(c)]
    guests = doers if taken else [n for n in to if nominals.people(n)]
    hosts = others if taken else [*doers, *others]
    aims = (c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and c.tag_ == "VB")
    if any(c.lower_ == "for" for c in noun.children) or any(c.lower_ not in _COMINGS for c in aims):
        return None
    mention = ContactMention(noun, verb, "visit", "noun:invitation")
    add(mention, [t for t in guests if nominals.people(t)], 0, nominals, "guest")
    if not mention.parties:
        return None
    add(mention, [t for t in hosts if nominals.deals(t)], 1, nominals, "host")
    mention.destinations = [n for n in to if nominals.place(n) is not None and n not in guests]
    return mention if mention.destinations or len(mention.states) > 1 else None


def _says_country(preposition: Token) -> bool:
    """Tell whether the object only repeats a country named before: "his visit to the country"."""
    return any(child.lower_ in _COUNTRY for child in preposition.children)


def _abroad(noun: Token, verb: Token, nominals: Nominals) -> bool:
    """Tell whether the place that is left lies outside the leaver's own state."""
    where = nominals.place(noun)
    return where is not None and where.state not in nominals.parties(subjects(verb))


def invite(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    """Read "invited the minister to Cairo"; "invited him to visit Cairo" is told by the second verb."""
    verb = mention.trigger
    hosts = passive_agents(verb) if is_passive(verb) else subjects(verb)
    guests = passive_subject(verb) if is_passive(verb) else direct_objects(verb)
    aims = [c for c in verb.children if c.dep_ == "xcomp"]
    if any(c.lower_ not in _BARE_AIMS or _leads_on(c) for c in aims):
        return None
    preposed = [n for p in prepositions_after(verb, _TOWARDS, (verb,)) for n in prepositional_objects(p)]
    places = [n for n in preposed if nominals.place(n) is not None]
    talks = (n for c in verb.children if c.lower_ in ("for", "to") for n in c.children)
    if not guests or (not places and any(_is_dealing(n, nominals) for n in talks)):
        return None  # "invited the neighbours for talks" is told by the noun
    mention.mode = "visit"
    add(mention, guests, 0, nominals, "guest")
    add(mention, hosts, 1, nominals, "host")
    mention.destinations = places
    return mention if guests and (places or len(mention.states) > 1) else None


def _is_dealing(noun: Token, nominals: Nominals) -> bool:
    words = nominals.words
    return words.noun_modes.get(words.noun_lemmas.get(noun.lower_, "")) == "meeting"


def _leads_on(verb: Token) -> bool:
    """Tell whether "to come" or "to visit" says where to, so that the second verb tells of the visit."""
    return verb.lower_ in ("come", "visit") and any(
        c.dep_ == "dobj" or (c.lower_ in ("to", "here") and c.i > verb.i) for c in verb.children
    )


def journey(mention: ContactMention, lemma: str, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Read "Lavrov's visit to Yerevan", "began a three-day tour of China", "on a visit here"."""
    noun, verb = mention.trigger, mention.predicate
    behind = prepositions_after(noun, _INTO, (noun, verb), borders=words.noun_lemmas)
    destinations = [n for p in behind for n in prepositional_objects(p)]
    destinations += [c for c in noun.children if c.lower_ in _HERE]
    if lemma in ("tour", "swing", "visit") and not destinations:
        of = (c for c in noun.children if c.lower_ in ("of", "through", "around"))
        destinations = [t for c in of for n in prepositional_objects(c) for t in listed(n)]
    if not destinations and is_verb(verb):
        where = next((c for c in verb.children if c.lower_ == "where" and c.i > 1), None)
        before = None if where is None else where.nbor(-2 if where.nbor(-1).text == "," else -1)
        destinations = [before] if before is not None else []
    home = any(c.lower_ in ("home", "back") for c in verb.children)  # "flew home from a visit"
    returns = verb.lower_ in _COMING_BACK or home
    if not destinations and returns and noun.dep_ == "pobj" and noun.head.lower_ == "after":
        destinations = [n for c in verb.children if c.lower_ == "from" for n in prepositional_objects(c)]
    places = [n for n in destinations if nominals.place(n) is not None]
    visitors = [p for p in mention.parties if p.actor.kind in ("person", "office")]
    by = [n for c in noun.children if c.lower_ in ("by", "of") for n in prepositional_objects(c)]
    by = [n for n in by if n not in places]
    if by:
        mention.parties.clear()
        add(mention, by, 0, nominals, "guest")
    elif not visitors and is_verb(verb) and noun.dep_ not in ("nsubj", "nsubjpass"):
        doers = _invited(verb, nominals) or subjects(verb)
        around = [t for t in doers if words.noun_modes.get(words.noun_lemmas.get(t.lower_, "")) == "visit"]
        doers = [t for journey in around for t in possessors(journey)] or doers
        doers = [_whose_home(t, nominals) for t in doers]
        add(mention, [t for t in doers if nominals.people(t)], 0, nominals, "guest")
    if not mention.parties and places:
        add_subject_above(mention, nominals)
    for party in mention.parties:
        party.role = "guest"
    mention.destinations = places
    mention.elsewhere = not places and any(
        (c.lower_ == "to" and c.dep_ == "prep" and not _says_country(c)) or c.lower_ in _OUTWARD
        for c in noun.children
    )
    back = noun.dep_ == "pobj" and noun.head.lower_ == "from" and returns
    mention.ends = is_verb(verb) and (verb.lower_ in words.ending or back)
    mention.anaphoric = any(
        c.dep_ == "poss" or (c.dep_ in ("det", "amod", "predet") and c.lower_ in _KNOWN)
        for c in noun.children
    )
    mention.roaming = not places and (lemma in _TOURS or (lemma == "stay" and mention.anaphoric))
    if lemma in words.weak_nouns and not (mention.parties and (places or mention.roaming)):
        return None
    if lemma == "mission" and _standing(noun, nominals):
        return None
    nations = mention.parties and all(p.head.tag_ in ("JJ", "NNP") for p in mention.parties)
    if nations and all(p.actor.kind == "state" for p in mention.parties) and lemma in words.weak_nouns:
        return None  # "the British and Irish Lions tour"
    return mention


def _invited(verb: Token, nominals: Nominals) -> list[Token]:
    """Return the guest of "at the invitation of President A, Premier B, paid", torn off by the parser."""
    at = (c for c in verb.children if c.lower_ in ("at", "on") and c.i < verb.i)
    invited = any(n.lower_ == "invitation" for c in at for n in c.children)
    start = verb.i - 1 if invited else 0
    while start > verb.sent.start and verb.doc[start].tag_ in (",", "MD", "VBD", "VBZ", "RB"):
        start -= 1
    last = verb.doc[start]
    named = invited and last.dep_ == "appos" and any(a.kind == "person" for a in nominals.at(last))
    return [last] if named else []


def _whose_home(noun: Token, nominals: Nominals) -> Token:
    """Return those who are from a place, where the parser lets the place travel: "envoys of X who are on"."""
    of = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "from") and not nominals.people(noun)
    return noun.head.head if of else noun


def called_on(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    """Read "paid a courtesy visit to Premier X": who visits a person, and no place, meets him."""
    noun, verb = mention.trigger, mention.predicate
    if not is_verb(verb) or noun.dep_ != "dobj":
        return None
    to = [n for c in prepositions_after(noun, _TOWARDS, (noun, verb)) for n in prepositional_objects(c)]
    hosts = [n for n in to if n.lower_ in _GROUPS or any(a.kind in _PEOPLE for a in nominals.at(n))]
    if not hosts or any(nominals.place(n) is not None for n in to):
        return None
    meeting = ContactMention(noun, verb, "meeting", "noun:visit to a person")
    add(meeting, [t for t in subjects(verb) if nominals.people(t)], 0, nominals, "guest")
    add(meeting, hosts, 1, nominals, "host")
    return meeting if {p.side for p in meeting.parties} == {0, 1} and len(meeting.states) > 1 else None


def _standing(mission: Token, nominals: Nominals) -> bool:
    """Tell whether the mission is a body that stays: "the AU mission in Sudan", "head of the mission".

    So is one that somebody "has headed", and one that is "ours".
    """
    above = mission.head.head if mission.dep_ == "pobj" and mission.head.lower_ == "of" else mission
    if above != mission and nominals.people(above):
        return True
    before = [c for c in mission.children if c.i < mission.i and c.dep_ in (*_BEFORE, "det")]
    known = any(c.dep_ == "poss" or c.lower_ == "the" for c in before)
    headed = mission.dep_ == "dobj" and mission.head.lower_ in _HEADING
    if (known and headed) or any(c.lower_ == "our" for c in before):
        return True
    return any(a.kind == "organisation" for c in before for a in nominals.at(c))
