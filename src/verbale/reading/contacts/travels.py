"""Finds visits told by a verb: who travels, arrives, leaves, is taken or sent where."""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.knowledge.states import states
from verbale.reading.contacts.conferences import has_partner
from verbale.reading.contacts.invitations import invited
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, passive_subject
from verbale.reading.syntax import (
    below,
    direct_objects,
    is_passive,
    listed,
    passive_agents,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_CONFERENCES = frozenset({"summit", "conference", "forum", "session", "ministerial"})
_JOINS = frozenset({"join", "attend", "attending", "joining", "participate", "participating", "part"})
_ROUNDS = frozenset({"talks", "negotiation", "meeting"})
_ASSEMBLY = frozenset({"assembly", "assembly's"})
_TOWARDS = frozenset({"to"})
_INTO = frozenset({"to", "in", "into", "at", "for"})
_LEGS = {"fly": frozenset({"from", "in"}), "jet": frozenset({"from", "in"}), "come": frozenset({"from"})}
COMING = "travel:coming here"
_PARTICLES = {"set": frozenset({"off", "out"}), "press": frozenset({"on"}), "move": frozenset({"on"})}
LEAVING = frozenset({"leave", "depart"})  # of what stands behind without "for" it is the end of a stay
_HOMEWARDS = frozenset({"home", "back"})
_BODIES = frozenset({"delegation", "mission", "team"})
_AIRPORTS = frozenset({"airport", "airbase", "airfield", "aerodrome"})
_HERE = frozenset({"here"})
_AT = frozenset({"in", "at"})
_COUNTRY = frozenset(
    {"country", "nation", "capital", "kingdom", "sultanate", "emirate", "island", "republic"}
)
_NAMING = frozenset({"including", "as"})
_LED = frozenset({"delegation", "team", "mission", "group"})


def travel(
    verb: Token, lemma: str, words: Lexicon, nominals: Nominals, *, onward: bool = False
) -> ContactMention | None:
    """Read "will visit Japan", "arrived in Cairo", "left for Rome", "left Rome".

    Of "left Rome for Cairo" the stay in Rome is read, and the one in Cairo when `onward` is asked for.
    """
    allowed = words.travel_prepositions.get(lemma)
    plain = [*direct_objects(verb), *(passive_subject(verb) if is_passive(verb) else [])]
    if verb.dep_ == "relcl":  # "from Rome, which she visited on Monday"
        plain = [verb.head if noun.tag_ == "WDT" else noun for noun in plain]
    if lemma == "return" and any(noun.lower_ != "home" and not nominals.place(noun) for noun in plain):
        return None  # "returned him to Cuba"
    destinations = [*plain, *_behind_days(verb)]
    if allowed is not None:
        behind = (
            p
            for p in prepositions_after(verb, allowed, (verb,))
            if p.head == verb or p.head.tag_ not in ("NN", "NNS")
        )
        destinations = [noun for preposition in behind for noun in prepositional_objects(preposition)]
        destinations += _behind_days(verb)
    if lemma in _PARTICLES and not any(c.lower_ in _PARTICLES[lemma] for c in verb.children if c.i > verb.i):
        return None
    if lemma == "return":
        posted = any(is_posted(a) for t in subjects(verb) for a in nominals.actors(t))
        destinations = [noun for noun in destinations if not posted and _abroad(noun, verb, nominals)]
    if not onward:
        destinations += [child for child in verb.children if child.lower_ in _HERE]
    if lemma in LEAVING:
        plain += [child for child in verb.children if child.lower_ in _HERE]
    ends = lemma in LEAVING and not onward and any(_abroad(noun, verb, nominals) for noun in plain)
    if ends:
        destinations = plain
    elif not destinations and (left := _come_home_from(verb, lemma, nominals)):
        ends, destinations = True, left
    destinations = [n for noun in destinations for one in listed(noun) for n in _counted_up(one)]
    destinations = [_town_of_airport(noun) for noun in destinations]
    places = [noun for noun in destinations if nominals.place(noun) is not None]
    here = any(n.lower_ in _COUNTRY and any(c.lower_ == "the" for c in n.children) for n in destinations)
    doers = passive_agents(verb) if is_passive(verb) else invited(verb, nominals) or subjects(verb)
    doers = _who_that_was(verb) or doers
    mention = ContactMention(verb, verb, "visit", f"travel:{lemma}")
    if not places and not onward:
        if lemma == "visit":
            mention.host_state = _seat(plain, doers, words, nominals) or _home(verb, plain, doers, nominals)
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
        mention.to_conference = _to_conference(mention, words, nominals)
    return mention if mention.parties else None


def _town_of_airport(noun: Token) -> Token:
    """Return the town of "landed at Rome airport"."""
    before = (c for c in noun.children if c.dep_ == "compound" and c.tag_ == "NNP" and c.i == noun.i - 1)
    return next(before, noun) if noun.lower_ in _AIRPORTS else noun


def _who_that_was(verb: Token) -> list[Token]:
    """Return X of "the last president to visit Rome was X", whoever the president is now."""
    ranked, copula = verb.head, verb.head.head
    if verb.dep_ != "relcl" or ranked.dep_ != "nsubj" or copula.lower_ not in ("is", "was"):
        return []
    return [c for c in copula.children if c.dep_ == "attr" and c.tag_ == "NNP"]


def _counted_up(noun: Token) -> list[Token]:
    """Return what stands behind "countries including", "several nations such as", or else the noun itself.

    A country of which a part is named may stand on the way: "including A, B including C, D and E".
    """
    told: list[Token] = []
    ahead = [noun]
    for one in ahead:
        links = (c for c in one.children if c.i > one.i and c.lower_ in _NAMING)
        inside = [inner for c in links for n in prepositional_objects(c) for inner in listed(n)]
        if one != noun or not inside:
            told.append(one)
        ahead += inside if one == noun else inside[1:]
    return told


def _to_conference(mention: ContactMention, words: Lexicon, nominals: Nominals) -> bool:
    """Tell whether the way leads to a conference, or to talks of others: "flew to Rome to join talks"."""
    after = [token for token in below(mention.trigger) if token.i > mention.trigger.i]
    nouns = {words.noun_lemmas.get(t.lower_) for t in after if not _of_two(t, mention.ends)}
    if not nouns.isdisjoint(_CONFERENCES):
        return True
    if not any(t.lower_ in _JOINS for t in after):
        return False
    if any(t.lower_ in _ASSEMBLY for t in after):
        return True
    if nouns.isdisjoint(_ROUNDS):
        return False
    hosts = {where.state for t in mention.destinations if (where := nominals.place(t)) is not None}
    partners = {actor.party for t in after if t not in mention.destinations for actor in nominals.at(t)}
    return hosts.isdisjoint(partners)


def _of_two(noun: Token, left: bool) -> bool:
    """Tell whether a traveller and his host have "a summit", or "the summit with X" whom he `left`."""
    before = [c.lower_ for c in noun.lefts]
    just = before == ["a"] and all(c.lower_ != "of" for c in noun.rights)
    return noun.lower_ == "summit" and (just or (left and has_partner(noun)))


def _not_at_home(mention: ContactMention, nominals: Nominals) -> None:
    """Let travellers whose state is only guessed not be from where they travel to."""
    abroad = {where.state for noun in mention.destinations if (where := nominals.place(noun)) is not None}
    for party in mention.parties:
        actor = party.actor
        if actor.kind == "person" and actor.basis == "inferred" and actor.party in abroad and len(abroad) > 1:
            own = (state for state, _ in nominals.states_told.most_common() if state not in abroad)
            party.actor = actor.model_copy(update={"party": next(own, None)})
            nominals.learn(party.actor)


def _come_home_from(verb: Token, lemma: str, nominals: Nominals) -> list[Token]:
    """Return where somebody comes home from: "returned from Cairo", "flew home from Cairo"."""
    around = [c for c in verb.children if c.i > verb.i]
    homewards = [c for c in around if c.lower_ in _HOMEWARDS]
    if lemma != "return" and not homewards:
        return []
    links = (c for word in (verb, *homewards) for c in word.children if c.lower_ == "from")
    return [n for c in links for n in prepositional_objects(c) if _abroad(n, verb, nominals)]


def is_posted(actor: Actor) -> bool:
    """Tell whether somebody lives where he deals with others: an ambassador who returns visits nobody."""
    return any(word in (actor.office or "") for word in ("ambassador", "consul", "charge"))


def _abroad(noun: Token, verb: Token, nominals: Nominals) -> bool:
    """Tell whether the place that is left lies outside the leaver's own state."""
    where = nominals.place(noun)
    return where is not None and where.state not in nominals.parties(subjects(verb))


def _seat(destinations: list[Token], doers: list[Token], words: Lexicon, nominals: Nominals) -> str | None:
    """Return the party whose house is visited: "visited the Utopian senate", "visited EU headquarters"."""
    own = nominals.parties(doers)
    houses = (noun for noun in destinations if noun.lower_ in words.seats)
    owners = (a for noun in houses for a in nominals.actors(noun) if a.kind in ("state", "organisation"))
    return next((a.party for a in owners if a.party and a.party not in own), None)


def _home(verb: Token, visited: list[Token], doers: list[Token], nominals: Nominals) -> str | None:
    """Return the state of an official of another one who is visited: "hopes to visit President X"."""
    own = nominals.parties(t for t in doers if nominals.people(t))
    told = [a for noun in visited for a in nominals.at(noun) if a.kind == "person" and a.office]
    elsewhere = any(c.lower_ in _AT and c.i > verb.i for top in (verb, *visited) for c in top.children)
    homes = {a.party for a in told if a.party in states()} - own
    return homes.pop() if own and len(homes) == 1 and not elsewhere else None


def _comes_here(verb: Token, lemma: str, doers: list[Token], nominals: Nominals) -> bool:
    """Tell whether an official from abroad comes to where the report is written: "flew in from Cairo"."""
    links = {c.lower_ for c in verb.children if c.dep_ in ("prep", "prt", "advmod") and c.i > verb.i}
    arrives = lemma == "arrive" and not links & _INTO - {"for"}
    told = arrives or links & _LEGS.get(lemma, frozenset())
    home = nominals.home_at(verb)
    if not told or home is None or home.state is None or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return False
    told_apart = ((a, t) for t in doers for a in nominals.actors(t))
    guests = [a for a, t in told_apart if (a.kind == "person" and a.office) or t.lower_ in _BODIES]
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
