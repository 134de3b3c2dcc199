"""Finds dealings told by a noun: talks, summits, calls, letters; visits are handed on."""

import re

from spacy.tokens import Token

from verbale.reading.contacts import appearances, calls, conferences, journeys, meals, private
from verbale.reading.contacts.dealings import EXCHANGED
from verbale.reading.contacts.fronted import speaker_apart
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.noun_parties import (
    between_two,
    brought_together,
    by_attendance,
    by_clause_behind,
    by_format,
    in_the_course,
    light_verb_subject,
    of_its_members,
    own_parties,
)
from verbale.reading.contacts.parties import add, add_subject_above
from verbale.reading.contacts.proposed import proposed
from verbale.reading.syntax import (
    governor,
    is_verb,
    prepositional_objects,
    prepositions_after,
    subjects,
)

_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_TO = frozenset({"to"})
_WITH = frozenset({"with"})
_BEFORE = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
_GETTING = frozenset({"received", "receives", "receive", "got", "accepted"})
_BOTH = 2  # parties
_BEFORE_WORDS = frozenset({"ahead", "before", "prior", "eve"})
_PEOPLE = frozenset({"person", "office"})
_GATHERING = frozenset({"gather", "gathered", "gathering", "meet", "met", "meeting", "convene", "convened"})
_DEFINITE = frozenset({"the", "this", "that", "these", "their", "his", "her", "both"})


def nominal(noun: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Return what a noun of the lexicon tells, or None when it tells of no dealings."""
    lemma = words.noun_lemmas[noun.lower_]
    if _is_own_aim(noun) or private.is_their_own(noun):
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
    if lemma == "exchange" and not _of_views(noun):
        return None
    modifiers = [c for c in noun.children if c.i < noun.i and c.dep_ in _BEFORE]
    lowered = {c.lower_ for c in modifiers}
    if lemma in ("conference", "call", "meeting", "summit", "talks") and "video" in lowered:
        mention.mode = "call"
    elif lowered & words.not_contacts and mention.mode != "visit":
        return appearances.joint(noun, nominals) if noun.lower_ in appearances.NOUNS else None
    if lemma in ("conversation", "talk", "talks", "discussion") and lowered & words.phone:
        mention.mode = "call"
    elif lemma == "call":
        mode = calls.mode_of(mention, lowered, words, nominals)
        if mode is None:
            return None
        mention.mode = mode
    if noun.tag_ in ("NNS", "NNPS") and lowered & (words.habitual | words.recalled):
        return None
    mention.ordinal, mention.level = _ordinal(noun, words), _level(noun, lowered, words)
    own_parties(mention, modifiers, nominals, alone=aside)
    speaker_apart(mention)
    if mention.mode == "visit":
        return journeys.called_on(mention, nominals) or journeys.journey(mention, lemma, words, nominals)
    if lemma in words.joint_bodies and not (lowered & words.joint and verb.lower_ in words.light_verbs):
        return None
    if mention.mode == "message":
        return _message(mention, nominals)
    if mention.mode in ("meeting", "conference"):
        mention.fixed_parties = nominals.fixed_parties(noun) or mention.fixed_parties
    mention.format = conferences.format_of(noun, modifiers, lowered, mention, words, nominals)
    if mention.format and (lowered & words.conference_modifiers or noun.lower_ in conferences.SELF_NAMED):
        mention.mode = "conference"
    meals.given_by(mention, nominals)
    light_verb_subject(mention, words, nominals)
    by_clause_behind(mention, words, nominals)
    of_its_members(mention, words, nominals)
    by_attendance(mention, words, nominals)
    if mention.format and lemma in words.vague_nouns and _others(mention):
        mention.format = None
    joint = bool(mention.format or mention.mode == "conference") and conferences.is_joint_body(
        mention, nominals
    )
    if joint or (mention.format and conferences.is_two_sided(mention)):
        mention.format, mention.mode = None, "meeting"
    verb = mention.predicate
    mention.attending = verb.lower_ in words.attendance or any(c.lower_ == "present" for c in verb.children)
    in_the_course(mention, words, nominals)
    brought_together(mention, words, nominals)
    by_format(mention, words, nominals)
    proposed(mention, nominals)
    alone = mention.parties and all(p.side == 1 for p in mention.parties) and not mention.format
    if alone and not between_two(mention):
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
        return mention if conferences.is_named_session(mention, lowered, words, nominals) else None
    return mention


def _is_own_aim(noun: Token) -> bool:
    """Tell whether the verb tells of the occasion: "the speakers will gather for their third meeting"."""
    link = noun.head
    owned = any(c.lower_ == "their" for c in noun.children)
    return owned and link.lower_ == "for" and noun.dep_ == "pobj" and link.head.lower_ in _GATHERING


def _of_views(noun: Token) -> bool:
    """Tell whether the words are "had an exchange of views", which is dealing with each other."""
    return any(n.lower_ in EXCHANGED for c in noun.children if c.lower_ == "of" for n in c.children)


def _in_title(noun: Token, nominals: Nominals) -> bool:
    """Tell whether the noun only says what somebody is charged with: "the representative for dialogue"."""
    behind_for = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    return behind_for and any(found.actor.kind in _PEOPLE for found in nominals.index.covering(noun))


def _awaits_guest(mention: ContactMention) -> bool:
    """Tell whether only who is seen is named, in office: "an audience with King X was called off"."""
    noun = mention.trigger
    hosts = [p for p in mention.parties if p.side == 1]
    dealt = mention.mode in ("meeting", "call") and noun.tag_ == "NN"
    alone = dealt and len(hosts) == len(mention.parties) == 1
    return alone and all(p.actor.kind in _PEOPLE and p.actor.office for p in hosts)


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
        final = child.lower_ == "last" and any(c.lower_ in ("a", "one") for c in noun.children)
        if child.i < noun.i and child.lower_ in ("next", "last", "previous") and not final:
            return "next" if child.lower_ == "next" else "last"
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.lower_ in ("round", "session", "phase", "series") and above != noun:
        return _ordinal(above, words)
    return None


def _level(noun: Token, lowered: set[str], words: Lexicon) -> str | None:
    """Return who meets, as far as the noun phrase says: leaders or ministers."""
    around = {noun.lower_, *lowered, *(c.lower_ for m in noun.children if m.i < noun.i for c in m.children)}
    return next((level for level, marks in words.levels.items() if around & marks), None)


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


def _message(mention: ContactMention, nominals: Nominals) -> ContactMention | None:
    noun, verb = mention.trigger, mention.predicate
    if any(n.lower_ == "credence" for c in noun.children if c.lower_ == "of" for n in c.children):
        return None  # the ambassador is received, and no letter sent
    words, lodged = nominals.words, noun.lower_.startswith("protest")
    if lodged and (noun.dep_ != "dobj" or verb.lower_ not in words.lodging):
        return None
    # "Lodged a protest with Utopia", "sent Utopia a diplomatic note": a state writes to a state.
    formal = lodged or any(c.lower_ in words.formal for c in noun.children if c.i < noun.i)
    heads = [n for p in prepositions_after(noun, _TO, (noun, verb)) for n in prepositional_objects(p)]
    heads += [n for c in noun.children if c.lower_ == "from" for n in prepositional_objects(c)]
    if is_verb(verb):
        if formal and verb.lower_ in words.lodging:  # "handed over a note at the Utopian foreign ministry"
            at = (c for c in verb.children if c.lower_ == "at" and c.i > noun.i)
            heads += [n for c in at for n in prepositional_objects(c)]
        given = (c for c in verb.children if c.dep_ in ("dative", "dobj") and c != noun)
        heads += [c for c in given if c.tag_ != "IN" and (c.dep_ == "dative" or nominals.people(c))]
        if verb.lower_ in _GETTING:  # "received a letter from X", which the parser hangs on the verb
            links = (c for c in verb.children if c.lower_ == "from" and c.i > noun.i)
            heads += [n for c in links for n in prepositional_objects(c) if nominals.people(n)]
        to = (c for c in verb.children if c.lower_ == "to" and c.i < noun.i)
        heads += [n for c in to for n in prepositional_objects(c) if nominals.people(n)]
        add(mention, subjects(verb), 0, nominals)
    if lodged:
        heads += [n for p in prepositions_after(noun, _WITH, (noun, verb)) for n in prepositional_objects(p)]
    add(mention, heads, 1, nominals)
    both = {p.side for p in mention.parties if formal or p.side or p.actor.kind in _PEOPLE} == {0, 1}
    return mention if both and len(mention.states) > 1 else None
