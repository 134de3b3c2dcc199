"""Finds the words that tell of contacts, and who stands in which role around them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.account import Role
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.syntax import (
    below,
    conjuncts,
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

_WITH = frozenset({"with"})
_BETWEEN = frozenset({"between", "among", "amongst"})
_CONFERENCES = frozenset({"summit", "conference", "forum", "session", "ministerial"})
_TO = frozenset({"to"})
_WITH_OR_TO = frozenset({"with", "to"})
_TOWARDS = frozenset({"to"})
_INTO = frozenset({"to", "in", "into", "at", "for"})


def find(doc: Doc, words: Lexicon, nominals: Nominals) -> Iterator[ContactMention]:
    """Yield a mention for every trigger in text order; parties may still be too few."""
    for token in doc:
        form = token.lower_
        if form in words.verb_lemmas and is_verb(token):
            mention = _verbal(token, words, nominals)
        elif form in words.noun_lemmas and token.tag_ in ("NN", "NNS", "NNP", "NNPS", "VBG", "VBZ"):
            mention = _nominal(token, words, nominals)
        elif form == "visiting":
            mention = _visiting(token, nominals)
        else:
            continue
        if mention is not None:
            yield mention


def _add(
    mention: ContactMention, heads: list[Token], side: int, nominals: Nominals, role: Role | None = None
) -> None:
    for head in heads:
        for actor in nominals.actors(head):
            if not any(p.actor.id == actor.id for p in mention.parties):
                mention.parties.append(Party(actor, side, head, role))


def _verbal(verb: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    lemma = words.verb_lemmas[verb.lower_]
    frame = words.verb_frames[lemma]
    if verb.dep_ in ("amod", "aux", "auxpass", "compound"):
        return _visiting(verb, nominals) if verb.lower_ == "visiting" else None
    if frame == "carry":
        return _carry(verb, lemma, nominals)
    if frame == "travel":
        return _travel(verb, lemma, words, nominals)
    if frame == "attend":
        return _attend(verb, nominals)
    mode = "call" if frame == "call" or (frame == "converse" and _by_phone(verb, words)) else "meeting"
    mention = ContactMention(verb, verb, mode, f"{frame}:{lemma}")  # type: ignore[arg-type]
    if frame == "invite":
        return _invite(mention, nominals)
    if is_passive(verb):
        doers, done_to = passive_agents(verb), subjects(verb)
    else:
        doers, done_to = subjects(verb), direct_objects(verb)
    if frame == "host":
        _add(mention, doers, 0, nominals, "host")
        _add(mention, done_to, 1, nominals, "guest")
        return mention if doers and any(nominals.people(t) for t in done_to) else None
    partners = [
        noun
        for preposition in prepositions_after(verb, _WITH_OR_TO if frame == "converse" else _WITH, (verb,))
        for noun in prepositional_objects(preposition)
    ]
    if frame in ("mutual", "call"):
        _add(mention, doers, 0, nominals)
        _add(mention, [*done_to, *partners], 1, nominals)
        if not done_to and not partners:
            _gathering(mention, doers, nominals)
        return mention if mention.parties else None
    if frame == "converse":
        partners = [noun for noun in partners if nominals.people(noun) or nominals.index.at(noun)]
    if frame == "discuss":
        if not partners and len(nominals.parties(doers)) < 2:
            return None
    elif not partners and len(nominals.parties(doers)) < 2:
        return None
    _add(mention, doers, 0, nominals)
    _add(mention, partners, 1, nominals)
    return mention


def _gathering(mention: ContactMention, doers: list[Token], nominals: Nominals) -> None:
    """Read "EU foreign ministers met": a meeting of the organisation."""
    for head in doers:
        if head.tag_ in ("NNS", "NNPS") and (organisation := nominals.organisation(head)) is not None:
            mention.format, mention.mode = organisation.party, "conference"


def _by_phone(verb: Token, words: Lexicon) -> bool:
    return any(token.lower_ in words.phone for token in below(verb) if abs(token.i - verb.i) < 12)


def _travel(verb: Token, lemma: str, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    allowed = words.travel_prepositions.get(lemma)
    plain = [*direct_objects(verb), *(passive_subject(verb) if is_passive(verb) else [])]
    destinations = plain
    if allowed is not None:
        behind = prepositions_after(verb, allowed, (verb,))
        destinations = [noun for preposition in behind for noun in prepositional_objects(preposition)]
    destinations += [child for child in verb.children if child.lower_ == "here"]
    ends = lemma == "leave" and any(_abroad(noun, verb, nominals) for noun in plain)
    if ends:
        destinations = plain
    destinations = [t for noun in destinations for t in listed(noun)]
    places = [noun for noun in destinations if nominals.place(noun) is not None]
    if not places:
        guests = [noun for noun in plain if nominals.people(noun)]
        return _guests(verb, guests[0], nominals) if verb.lower_ == "visiting" and guests else None
    mention = ContactMention(verb, verb, "visit", f"travel:{lemma}")
    travellers = passive_agents(verb) if is_passive(verb) else subjects(verb)
    _add(mention, travellers, 0, nominals, "guest")
    mention.destinations = places
    if not any(p.actor.office or p.actor.kind != "person" for p in mention.parties):
        return None
    mention.ends = ends
    if lemma != "visit":
        after = (token for token in below(verb) if token.i > verb.i)
        mention.to_conference = any(words.noun_lemmas.get(t.lower_) in _CONFERENCES for t in after)
    return mention if mention.parties else None


def _carry(verb: Token, lemma: str, nominals: Nominals) -> ContactMention | None:
    """Read "a tour that will also take him to Spain": the object travels."""
    towards = prepositions_after(verb, _TOWARDS, (verb,))
    places = [t for p in towards for n in prepositional_objects(p) for t in listed(n) if nominals.place(t)]
    mention = ContactMention(verb, verb, "visit", f"carry:{lemma}")
    mention.destinations = places
    _add(mention, direct_objects(verb), 0, nominals, "guest")
    people = all(p.actor.kind in ("person", "office") for p in mention.parties)
    return mention if places and mention.parties and people else None


def _abroad(noun: Token, verb: Token, nominals: Nominals) -> bool:
    """Tell whether the place that is left lies outside the leaver's own state."""
    where = nominals.place(noun)
    return where is not None and where.state not in nominals.parties(subjects(verb))


def passive_subject(verb: Token) -> list[Token]:
    """Return what a passive verb is done to."""
    return [t for child in verb.children if child.dep_ == "nsubjpass" for t in conjuncts(child)]


def _visiting(token: Token, nominals: Nominals) -> ContactMention | None:
    """Read "visiting Foreign Minister X": a visit under way where the report is written."""
    if token.dep_ not in ("amod", "compound", "nmod") or token.head.i < token.i:
        return None
    return _guests(token, token.head, nominals)


def _guests(token: Token, head: Token, nominals: Nominals) -> ContactMention | None:
    mention = ContactMention(token, token, "visit", "visiting")
    _add(mention, [head], 0, nominals, "guest")
    return mention if mention.parties else None


def _attend(verb: Token, nominals: Nominals) -> ContactMention | None:
    if verb.lower_ in ("gather", "gathered", "convene", "convened"):
        mention = ContactMention(verb, verb, "conference", "attend:gather")
        _add(mention, subjects(verb), 0, nominals)
        return mention if len(mention.states) > 1 else None
    return None


def _invite(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    verb = mention.trigger
    hosts = passive_agents(verb) if is_passive(verb) else subjects(verb)
    guests = passive_subject(verb) if is_passive(verb) else direct_objects(verb)
    visits = [
        child
        for child in verb.children
        if child.dep_ == "xcomp" and child.lower_ in ("visit", "come", "travel")
    ]
    preposed = [n for p in prepositions_after(verb, _TOWARDS, (verb,)) for n in prepositional_objects(p)]
    places = [n for n in preposed if nominals.place(n) is not None]
    if visits or not guests:
        return None
    mention.mode = "visit"
    _add(mention, guests, 0, nominals, "guest")
    _add(mention, hosts, 1, nominals, "host")
    mention.destinations = places
    return mention if guests and (places or len(mention.states) > 1) else None


def _nominal(noun: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    lemma = words.noun_lemmas[noun.lower_]
    if noun.tag_ in ("VBG", "VBZ") and noun.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "conj"):
        return None
    if noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.lower_ not in words.noun_lemmas:
        return None
    predicate = governor(noun)
    mention = ContactMention(noun, predicate, words.noun_modes[lemma], f"noun:{lemma}")
    modifiers = [
        c
        for c in noun.children
        if c.i < noun.i and c.dep_ in ("amod", "compound", "nmod", "npadvmod", "poss")
    ]
    lowered = {c.lower_ for c in modifiers}
    if lowered & words.not_contacts and mention.mode != "visit":
        return None
    if lemma in ("call", "conversation", "talk", "talks", "discussion") and lowered & words.phone:
        mention.mode = "call"
    elif lemma == "call":
        return None
    if noun.tag_ in ("NNS", "NNPS") and lowered & words.habitual:
        return None
    _own_parties(mention, modifiers, nominals)
    if mention.mode == "visit":
        return _journey(mention, lemma, words, nominals)
    if mention.mode == "message":
        return _message(mention, lemma, nominals)
    if mention.mode == "meeting":
        mention.fixed_parties = nominals.fixed_parties(noun)
    mention.format = _format(noun, modifiers, lowered, mention, words, nominals)
    if mention.format and lowered & words.conference_modifiers:
        mention.mode = "conference"
    _light_verb_subject(mention, words, nominals)
    if lemma == "summit" and mention.format is None and len(mention.states) == 2:
        mention.mode = "meeting"
    determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    mention.anaphoric = bool(determiners & {"the", "this", "that", "these", "their", "his", "her", "both"})
    if lemma in words.weak_nouns and len(mention.states) < 2:
        return None
    return mention


def _own_parties(mention: ContactMention, modifiers: list[Token], nominals: Nominals) -> None:
    """Read those named by the noun phrase itself: possessive, modifiers, with, between, of."""
    noun = mention.trigger
    _add(mention, possessors(noun), 0, nominals)
    for modifier in modifiers:
        if modifier.dep_ != "poss":
            _add(mention, conjuncts(modifier), 0, nominals)
    anchors: tuple[Token, ...] = (noun, mention.predicate)
    if mention.mode != "visit":
        for words, side in ((_WITH, 1), (_BETWEEN, 0)):
            for preposition in prepositions_after(noun, words, anchors):
                heads = prepositional_objects(preposition)
                if words is _BETWEEN:
                    for position, head in enumerate(heads):
                        _add(mention, [head], min(position, 1), nominals)
                else:
                    _add(mention, heads, side, nominals)
        for preposition in (c for c in noun.children if c.lower_ == "of" and c.i > noun.i):
            _add(mention, prepositional_objects(preposition), 0, nominals)


def _light_verb_subject(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Let the verb that carries the noun, or the clause around it, lend its subject."""
    noun, verb = mention.trigger, mention.predicate
    if not is_verb(verb) or noun.dep_ in ("nsubj", "nsubjpass"):
        return
    if noun.dep_ in ("dobj", "conj", "xcomp") or (noun.dep_ == "pobj" and noun.head.head == verb):
        light = verb.lower_ in words.light_verbs
        partners = any(p.side == 1 for p in mention.parties)
        if not (light or partners or noun.dep_ == "pobj"):
            return
        if (
            mention.mode == "conference"
            and not light
            and noun.head.lower_ not in ("at", "in", "during", "for")
        ):
            return
        doers = passive_agents(verb) if is_passive(verb) and noun.dep_ != "pobj" else subjects(verb)
        before = len(mention.parties)
        _add(mention, doers, 0, nominals)
        for party in mention.parties[before:]:
            party.side = 0


def _format(
    noun: Token,
    modifiers: list[Token],
    lowered: set[str],
    mention: ContactMention,
    words: Lexicon,
    nominals: Nominals,
) -> str | None:
    """Return the organisation or format whose conference this is, if it is one."""
    if mention.fixed_parties:
        return None
    covering = nominals.organisation_around(noun)
    if covering is not None:
        return covering.party
    conference = mention.mode == "conference" or bool(lowered & words.conference_modifiers)
    of = [n for c in noun.children if c.lower_ in ("of", "for") for n in prepositional_objects(c)]
    bilateral = {p.side for p in mention.parties} == {0, 1} or len(mention.states) > 1
    for token in [*modifiers, *of] if conference or not bilateral else of:
        actor = nominals.organisation(token)
        if actor is not None:
            return actor.party
    named = any(child.dep_ in ("compound", "nmod", "prep") for child in noun.children)
    summit = noun.lower_ in words.summits or bool(lowered & words.summits)
    if summit and len(mention.states) < 2 and named:
        return nominals.organisation_before(noun)
    return None


def _journey(
    mention: ContactMention, lemma: str, words: Lexicon, nominals: Nominals
) -> ContactMention | None:
    noun, verb = mention.trigger, mention.predicate
    destinations = [
        n for p in prepositions_after(noun, _INTO, (noun, verb)) for n in prepositional_objects(p)
    ]
    destinations += [c for c in noun.children if c.lower_ == "here"]
    places = [n for n in destinations if nominals.place(n) is not None]
    visitors = [p for p in mention.parties if p.actor.kind in ("person", "office")]
    by = [n for c in noun.children if c.lower_ in ("by", "of") for n in prepositional_objects(c)]
    if by:
        mention.parties.clear()
        _add(mention, by, 0, nominals, "guest")
    elif not visitors and is_verb(verb) and noun.dep_ not in ("nsubj", "nsubjpass"):
        _add(mention, subjects(verb), 0, nominals, "guest")
    for party in mention.parties:
        party.role = "guest"
    mention.destinations = places
    mention.ends = is_verb(verb) and verb.lower_ in words.ending
    mention.anaphoric = any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that")) for c in noun.children
    )
    if lemma in words.weak_nouns and (not places or not mention.parties):
        return None
    return mention


def _message(mention: ContactMention, lemma: str, nominals: Nominals) -> ContactMention | None:
    noun, verb = mention.trigger, mention.predicate
    heads = [n for p in prepositions_after(noun, _TO, (noun, verb)) for n in prepositional_objects(p)]
    if is_verb(verb):
        heads += [c for c in verb.children if c.dep_ == "dative" and c.tag_ != "IN"]
        _add(mention, subjects(verb), 0, nominals)
    _add(mention, heads, 1, nominals)
    both = {p.side for p in mention.parties} == {0, 1}
    return mention if both and len(mention.states) > 1 else None
