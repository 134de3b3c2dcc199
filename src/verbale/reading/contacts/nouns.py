"""Finds dealings told by a noun: talks, summits, calls, letters; visits are handed on."""

import re

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts import appearances, conferences, journeys
from verbale.reading.contacts.governing import MEALS
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_formats, add_subject_above
from verbale.reading.syntax import (
    carrier,
    conjuncts,
    direct_objects,
    governor,
    hyphenated,
    is_passive,
    is_verb,
    passive_agents,
    possessors,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_WITH = frozenset({"with"})
_IN_THE = frozenset({"in", "during", "after", "following"})
_BETWEEN = frozenset({"between", "among", "amongst"})
_TO = frozenset({"to"})
_BEFORE = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
_BOTH = 2  # parties
_THERE = frozenset({"at", "on", "during", "after", "following"})
_FACING = frozenset({"mutual", "host", "converse"})
_EDGES = frozenset(
    {"sidelines", "margins", "fringes", "start", "opening", "end", "close", "conclusion", "beginning"}
)
_BEFORE_WORDS = frozenset({"ahead", "before", "prior", "eve"})
_CALLS_MADE = frozenset({"courtesy", "farewell", "protocol", "introductory"})
_PAYING = frozenset({"pay", "pays", "paid", "paying"})
_BRINGING = frozenset({"bring", "brings", "brought", "bringing"})
_INVOLVING = frozenset({"involving", "grouping"})
_PEOPLE = frozenset({"person", "office"})
_GATHERING = frozenset({"gather", "gathered", "gathering", "meet", "met", "meeting", "convene", "convened"})
_DEFINITE = frozenset({"the", "this", "that", "these", "their", "his", "her", "both"})


def nominal(noun: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Return what a noun of the lexicon tells, or None when it tells of no dealings."""
    lemma = words.noun_lemmas[noun.lower_]
    if _is_own_aim(noun):
        return None
    if noun.tag_ in ("VBG", "VBZ") and noun.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "conj"):
        return None
    if (noun.dep_ == "compound" and noun.head.i > noun.i) or conferences.is_told_about(noun, lemma, words):
        return None
    if (lemma in words.vague_nouns and _in_title(noun, nominals)) or conferences.is_treaty(noun, words):
        return None
    verb = governor(noun)
    aside = _before_another(noun, verb, words)
    mention = ContactMention(noun, noun if aside else verb, words.noun_modes[lemma], f"noun:{lemma}")
    modifiers = [c for c in noun.children if c.i < noun.i and c.dep_ in _BEFORE]
    lowered = {c.lower_ for c in modifiers}
    if lemma in ("conference", "call", "meeting", "summit", "talks") and "video" in lowered:
        mention.mode = "call"
    elif lowered & words.not_contacts and mention.mode != "visit":
        return appearances.joint(noun, nominals) if noun.lower_ in appearances.NOUNS else None
    if lemma in ("call", "conversation", "talk", "talks", "discussion") and lowered & words.phone:
        mention.mode = "call"
    elif lemma == "call" and not lowered & {"video", "conference"} and _paid(mention, lowered, nominals):
        mention.mode = "meeting"
    elif lemma == "call" and "video" not in lowered and not _rang(noun, lowered, nominals):
        return None
    if noun.tag_ in ("NNS", "NNPS") and (lowered & (words.habitual | words.recalled) or lemma == "call"):
        return None
    mention.ordinal, mention.level = _ordinal(noun, words), _level(noun, lowered, words)
    _own_parties(mention, modifiers, nominals, alone=aside)
    if mention.mode == "visit":
        return journeys.called_on(mention, nominals) or journeys.journey(mention, lemma, words, nominals)
    if lemma in words.joint_bodies and not (lowered & words.joint and verb.lower_ in words.light_verbs):
        return None
    if mention.mode == "message":
        return _message(mention, nominals)
    if mention.mode == "meeting":
        mention.fixed_parties = nominals.fixed_parties(noun)
    mention.format = conferences.format_of(noun, modifiers, lowered, mention, words, nominals)
    if mention.format and (lowered & words.conference_modifiers or noun.lower_ in conferences.SELF_NAMED):
        mention.mode = "conference"
    _light_verb_subject(mention, words, nominals)
    _by_clause_behind(mention, words, nominals)
    _of_its_members(mention, words, nominals)
    _by_attendance(mention, words, nominals)
    if mention.format and lemma in words.vague_nouns and _others(mention):
        mention.format = None
    joint = bool(mention.format or mention.mode == "conference") and conferences.is_joint_body(
        mention, nominals
    )
    if joint or (mention.format and conferences.is_two_sided(mention)):
        mention.format, mention.mode = None, "meeting"
    verb = mention.predicate
    mention.attending = verb.lower_ in words.attendance or any(c.lower_ == "present" for c in verb.children)
    _in_the_course(mention, words, nominals)
    _brought_together(mention, words, nominals)
    _by_format(mention, words, nominals)
    alone = mention.parties and all(p.side == 1 for p in mention.parties) and not mention.format
    if alone and not _between_two(mention):
        add_subject_above(mention, nominals)
    if mention.mode == "conference" and mention.format is None:
        if noun.dep_ == "pobj" and words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) == "mutual":
            return None  # "A, B and C met at a summit" is told by the verb
        mention.mode = "meeting" if len(mention.states) == _BOTH else mention.mode
    determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    mention.anaphoric = bool(determiners & _DEFINITE)
    if _awaits_guest(mention):
        return mention
    counted = mention.ordinal is not None and lemma in ("round", "session")
    aimed = lemma in words.vague_nouns and _is_aim_of_journey(mention, words)
    if lemma in words.weak_nouns and len(mention.states) < 2 and not (counted or aimed):
        return mention if conferences.is_named_session(mention, lowered, words) else None
    return mention


def _is_own_aim(noun: Token) -> bool:
    """Tell whether the verb tells of the occasion: "the speakers will gather for their third meeting"."""
    link = noun.head
    owned = any(c.lower_ == "their" for c in noun.children)
    return owned and link.lower_ == "for" and noun.dep_ == "pobj" and link.head.lower_ in _GATHERING


def _in_title(noun: Token, nominals: Nominals) -> bool:
    """Tell whether the noun only says what somebody is charged with: "the representative for dialogue"."""
    behind_for = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    return behind_for and any(found.actor.kind in _PEOPLE for found in nominals.index.covering(noun))


def _paid(mention: ContactMention, lowered: set[str], nominals: Nominals) -> bool:
    """Read "paid a courtesy call on the minister": whoever is called on is seen."""
    on = [
        n
        for c in (*mention.trigger.children, *mention.predicate.children)
        if c.lower_ in ("on", "to")
        for n in c.children
        if nominals.people(n)
    ]
    if not lowered & _CALLS_MADE and not (on and mention.predicate.lower_ in _PAYING):
        return False
    add(mention, on, 1, nominals)
    return True


def _rang(noun: Token, lowered: set[str], nominals: Nominals) -> bool:
    """Tell whether the words are "a call with President X", "in their call": nobody else is called so."""
    if any(c.lower_ == "their" or (c.lower_ == "the" and noun.head.lower_ in _IN_THE) for c in noun.children):
        return noun.dep_ == "pobj"
    links = (c for c in noun.children if c.lower_ in _WITH and c.i > noun.i)
    heads = [n for link in links for n in prepositional_objects(link)]
    return "conference" not in lowered and any(a.kind in _PEOPLE for n in heads for a in nominals.actors(n))


def _awaits_guest(mention: ContactMention) -> bool:
    """Tell whether only who is seen is named, in office: "an audience with King X was called off"."""
    noun = mention.trigger
    hosts = [p for p in mention.parties if p.side == 1]
    alone = mention.mode == "meeting" and len(hosts) == len(mention.parties) == 1 and noun.tag_ == "NN"
    return alone and all(p.actor.kind == "person" and p.actor.office for p in hosts)


def _is_aim_of_journey(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether somebody travels for it: "will visit Utopia for further negotiations"."""
    noun, verb = mention.trigger, mention.predicate
    frame = words.verb_frames.get(words.verb_lemmas.get(verb.lower_, ""))
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and frame in ("travel", "send")


def _ordinal(noun: Token, words: Lexicon) -> str | None:
    """Return which of a series the occasion is: "the fifth round of talks", "the 13th summit"."""
    for child in noun.children:
        if child.i < noun.i and (found := _NTH.fullmatch(child.lower_)):
            return found[1]
        if child.i < noun.i and child.lower_ in words.ordinals:
            return words.ordinals[child.lower_]
        if child.i < noun.i and child.lower_ in ("next", "last", "previous"):
            return "next" if child.lower_ == "next" else "last"
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.lower_ in ("round", "session", "phase", "series") and above != noun:
        return _ordinal(above, words)
    return None


def _level(noun: Token, lowered: set[str], words: Lexicon) -> str | None:
    """Return who meets, as far as the noun phrase says: leaders or ministers."""
    around = {noun.lower_, *lowered, *(c.lower_ for m in noun.children if m.i < noun.i for c in m.children)}
    return next((level for level, marks in words.levels.items() if around & marks), None)


def _own_parties(mention: ContactMention, modifiers: list[Token], nominals: Nominals, *, alone: bool) -> None:
    """Read those named by the noun phrase itself: possessive, modifiers, with, between, of.

    `alone` says that what stands behind the phrase belongs to other dealings.
    """
    noun = mention.trigger
    add(mention, possessors(noun), 0, nominals)
    joined = [(actor, token) for token in hyphenated(noun) for actor in nominals.at(token)]
    if len({actor.party for actor, _ in joined}) > 1:
        for actor, token in joined:
            if all(p.actor.id != actor.id for p in mention.parties):
                mention.parties.append(Party(actor, 0, token))
    for modifier in modifiers:
        if modifier.dep_ != "poss":
            add(mention, conjuncts(modifier), 0, nominals)
    mention.parties += [Party(actor, 0, head) for actor, head in _subject_inside(noun, nominals)]
    anchors: tuple[Token, ...] = (noun, mention.predicate)
    if mention.mode != "visit":
        staged = tuple(c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN")
        for preposition in prepositions_after(noun, _WITH, (*anchors, *staged)):
            if preposition.head == noun or preposition.head in staged or not alone:
                add(mention, prepositional_objects(preposition), 1, nominals)
        if noun.lower_ == "audience":
            for preposition in prepositions_after(noun, _TO, anchors):
                add(mention, prepositional_objects(preposition), 1, nominals)
        if _is_meal(mention):
            for preposition in (c for c in (*noun.children, *mention.predicate.children) if c.i > noun.i):
                add(mention, _honoured(preposition), 1, nominals)
        if mention.rule == "noun:audience":
            for preposition in (c for c in (*noun.children, *mention.predicate.children) if c.lower_ == "to"):
                add(mention, prepositional_objects(preposition), 1, nominals)
        if mention.mode == "call":
            for preposition in (c for c in noun.children if c.lower_ in ("from", "to")):
                add(mention, prepositional_objects(preposition), 1, nominals)
        for preposition in prepositions_after(noun, _BETWEEN, (*anchors, *staged)):
            for position, head in enumerate([*prepositional_objects(preposition), *_torn_off(preposition)]):
                add(mention, [head], min(position, 1), nominals)
        for preposition in (c for c in noun.children if c.lower_ == "of" and c.i > noun.i):
            # "Discussions of Utopia's policies" are not held by Utopia.
            add(mention, [n for n in prepositional_objects(preposition) if nominals.deals(n)], 0, nominals)
        counted = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        for clause in (c for each in {counted.i: counted, noun.i: noun}.values() for c in each.children):
            if clause.lower_ in _INVOLVING and clause.i > noun.i:
                add(mention, direct_objects(clause), 0, nominals)


def _honoured(preposition: Token) -> list[Token]:
    """Return those for whom a meal is given: "a dinner for X", "a lunch in honour of X"."""
    if preposition.lower_ == "for":
        return [n for n in prepositional_objects(preposition) if n.ent_type_ != "DATE"]
    heads = prepositional_objects(preposition) if preposition.lower_ == "in" else []
    honours = (noun for noun in heads if noun.lower_ in ("honour", "honor"))
    of = (c for noun in honours for c in noun.children if c.lower_ == "of")
    return [n for c in of for n in prepositional_objects(c)]


def _subject_inside(noun: Token, nominals: Nominals) -> list[tuple[Actor, Token]]:
    """Return who holds the talks of "the two held talks", which the parser takes for talks that were held."""
    verb = next((c for c in noun.children if c.tag_ in ("VBN", "VBD") and c.dep_ == "amod"), None)
    if verb is None or noun.dep_ != "ROOT" or verb.lower_ not in nominals.words.light_verbs:
        return []
    before = [c for c in noun.children if c.i < verb.i]
    two = next((c for c in before if c.lower_ in ("two", "both")), None)
    if two is not None:
        return [(actor, two) for actor in nominals.antecedents.pair(two)]
    return [(actor, c) for c in before if c.dep_ == "nsubj" for actor in nominals.actors(c)]


def _torn_off(preposition: Token) -> list[Token]:
    """Return the second of "between A and B" where the parser took it for the verb's subject."""
    first = next((c for c in preposition.children if c.dep_ == "pobj"), preposition)
    link = next((c for c in first.children if c.dep_ == "cc" and c.lower_ == "and"), None)
    if link is None or any(c.dep_ == "conj" for c in first.children):
        return []
    beside = (c for c in governor(preposition).children if c.dep_ in ("nsubj", "nsubjpass"))
    return [c for c in beside if c.left_edge.i == link.i + 1]


def _light_verb_subject(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Let the verb that carries the noun, or the clause around it, lend its subject."""
    noun, verb = carrier(mention.trigger), mention.predicate
    if not is_verb(verb) or noun.dep_ in ("nsubj", "nsubjpass") or _between_two(mention):
        return
    if noun.dep_ in ("dobj", "conj", "xcomp") or (noun.dep_ == "pobj" and noun.head.head == verb):
        light = verb.lower_ in words.light_verbs
        partners = any(p.side == 1 for p in mention.parties)
        after = verb.lower_ == "following" and verb.dep_ == "prep"
        if not (light or partners or after or noun.dep_ == "pobj"):
            return
        places = ("at", "in", "during", "for")
        if mention.mode == "conference" and not light and noun.head.lower_ not in places:
            return
        doers = passive_agents(verb) if is_passive(verb) and noun.dep_ != "pobj" else subjects(verb)
        add(mention, [t for t in doers if nominals.deals(t)], 0, nominals)


def _of_its_members(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "Arab ministers will hold a meeting" and "G8 ministers, meeting in Rome, agreed"."""
    noun, verb = mention.trigger, mention.predicate
    bare = noun.dep_ == "appos" and noun.lower_ == "meeting" and not any(c.dep_ == "det" for c in noun.lefts)
    if bare:
        heads = [noun.head]
    elif is_verb(verb) and verb.lower_ in words.light_verbs and noun.dep_ == "dobj":
        heads = [] if is_passive(verb) else subjects(verb)
    else:
        return
    if (
        mention.format
        or mention.mode not in ("meeting", "conference")
        or len(heads) != 1
        or len(mention.states) > 1
    ):
        return
    if any(p.side == 1 for p in mention.parties) or any(c.lower_ in _WITH | _BETWEEN for c in noun.rights):
        return
    together = heads[0].tag_ == "NNS" or nominals.organisations.around(heads[0]) is not None
    code = nominals.organisation(heads[0]) if together else None
    if code is not None:
        mention.format, mention.mode = code, "conference"


def _before_another(noun: Token, verb: Token, words: Lexicon) -> bool:
    """Tell whether the clause tells of other dealings: "ahead of the summit, X held talks with Y"."""
    link = noun.head
    if noun.dep_ != "pobj" or not (link.lower_ in _BEFORE_WORDS or link.head.lower_ in _BEFORE_WORDS):
        return False
    others = (c for c in verb.children if c.dep_ == "dobj")
    return verb.lower_ in words.verb_lemmas or any(c.lower_ in words.noun_lemmas for c in others)


def _others(mention: ContactMention) -> bool:
    """Tell whether two states hold the talks that an organisation's name only describes."""
    own = [p for p in mention.parties if p.actor.party != mention.format]
    return len({p.actor.party for p in own}) > 1 and mention.mode == "meeting"


def _by_clause_behind(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "the talks that she held with X": the clause on the noun says who deals with whom."""
    for verb in mention.trigger.children:
        if verb.dep_ != "relcl" or verb.lower_ not in words.light_verbs or is_passive(verb):
            continue
        if len(mention.states) < _BOTH:
            add(mention, [t for t in subjects(verb) if nominals.deals(t)], 0, nominals)
            for preposition in prepositions_after(verb, _WITH, (verb, mention.trigger)):
                add(mention, prepositional_objects(preposition), 1, nominals)


def _by_attendance(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "the summit will be attended by X", "X said on the sidelines of the summit": X was there."""
    noun, verb = mention.trigger, mention.predicate
    there = [verb] if noun.dep_ == "nsubjpass" else []
    there += [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    present = (v for v in there if v.lower_ in words.attendance or v.lower_ == "co-chaired")
    heads = [t for v in present if is_passive(v) or v.dep_ == "acl" for t in passive_agents(v)]
    side = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    held_there = mention.format is not None and side.dep_ == "pobj" and side.head.head == verb
    at = held_there and side.head.lower_ in _THERE
    in_margins = held_there and side != noun and side.head.lower_ == "in"
    if (at or in_margins) and (side == noun or side.lower_ in _EDGES) and is_verb(verb):
        heads += [] if is_passive(verb) else subjects(verb)
        if words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) in _FACING:
            heads += direct_objects(verb)
            links = (c for c in verb.children if c.lower_ in _WITH)
            heads += [n for link in links for n in prepositional_objects(link)]
    if mention.format is None and mention.mode != "conference" and (mention.mode != "meeting" or at):
        return
    told = [t for t in heads if any(a.kind == "person" and a.office for a in nominals.actors(t))]
    if mention.format is None:  # "will be attended by leaders from A, B and C"
        told += [t for t in heads if t not in told and t.tag_ == "NNS" and nominals.people(t)]
    if mention.format is not None or len(nominals.parties(told)) >= _BOTH:
        add(mention, told, 0, nominals)


def _in_the_course(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "in a telephone call on Tuesday, X told Y": who speaks to whom in the course of it."""
    noun, verb = mention.trigger, mention.predicate
    around = ("in", "during", "over", "for") if _is_meal(mention) else ("in", "during")
    inside = noun.dep_ == "pobj" and noun.head.lower_ in around and noun.head.head == verb
    if not inside or not is_verb(verb) or len(mention.states) > 1 or verb.dep_ == "acl":
        return
    frame = words.verb_frames.get(words.verb_lemmas.get(verb.lower_, ""))
    if frame in ("address", "host") or (_is_meal(mention) and verb.lower_ in words.attendance):
        add(mention, [t for t in subjects(verb) if nominals.deals(t)], 0, nominals)
        done_to = [c for c in verb.children if c.dep_ in ("dobj", "dative", "ccomp") and not is_verb(c)]
        add(mention, [t for t in done_to if nominals.deals(t)], 1, nominals)


def _brought_together(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "brought A and B together for a meeting", "invited B for talks": they deal with the others."""
    verb = mention.predicate
    if words.verb_lemmas.get(verb.lower_) == "invite" and mention.trigger.dep_ == "pobj":
        done_to = subjects(verb) if is_passive(verb) else direct_objects(verb)
        add(mention, [t for t in done_to if nominals.deals(t)], 1, nominals)
    if verb.lower_ in _BRINGING and any(c.lower_ == "together" for c in verb.children):
        add(mention, [t for t in direct_objects(verb) if nominals.deals(t)], 1, nominals)


def _by_format(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "Utopia and the six powers held talks", "talks with the two Koreas": formats named as parties."""
    if mention.mode != "meeting" or mention.format:
        return
    noun, verb = mention.trigger, mention.predicate
    links = (c for c in noun.children if c.lower_ in _WITH | _BETWEEN)
    heads = [n for link in links for n in prepositional_objects(link)]
    if is_verb(verb) and verb.lower_ in words.light_verbs and carrier(noun).dep_ == "dobj":
        heads += subjects(verb)
    add_formats(mention, heads, nominals)


def _is_meal(mention: ContactMention) -> bool:
    return mention.rule.partition(":")[2] in MEALS


def _between_two(mention: ContactMention) -> bool:
    """Tell whether the noun phrase itself names both: "talks between A and B", which others broker."""
    return any(c.lower_ in _BETWEEN for c in mention.trigger.children)


def _message(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    noun, verb = mention.trigger, mention.predicate
    if any(n.lower_ == "credence" for c in noun.children if c.lower_ == "of" for n in c.children):
        return None  # the ambassador is received, and no letter sent
    heads = [n for p in prepositions_after(noun, _TO, (noun, verb)) for n in prepositional_objects(p)]
    heads += [n for c in noun.children if c.lower_ == "from" for n in prepositional_objects(c)]
    if is_verb(verb):
        given = (c for c in verb.children if c.dep_ in ("dative", "dobj") and c != noun)
        heads += [c for c in given if c.tag_ != "IN" and (c.dep_ == "dative" or nominals.people(c))]
        to = (c for c in verb.children if c.lower_ == "to" and c.i < noun.i)
        heads += [n for c in to for n in prepositional_objects(c) if nominals.people(n)]
        add(mention, subjects(verb), 0, nominals)
    add(mention, heads, 1, nominals)
    both = {p.side for p in mention.parties if p.side or p.actor.kind in ("person", "office")} == {0, 1}
    return mention if both and len(mention.states) > 1 else None
