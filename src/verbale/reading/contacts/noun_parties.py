"""Who takes part in what a noun tells: named by its phrase, by its verb, or by the clause around."""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts.around import BESIDE
from verbale.reading.contacts.groups import enumerated
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.meals import MEALS
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_formats
from verbale.reading.contacts.phrases import is_help
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

_WITH = frozenset({"with"})
_BETWEEN = frozenset({"between", "among", "amongst"})
_TO = frozenset({"to"})
_BOTH = 2  # parties
_THERE = frozenset({"at", "on", "during", "after", "following"})
_ORDER = frozenset({"after", "before", "following"})
_FACING = frozenset({"mutual", "host", "converse"})
_EDGES = BESIDE | {"start", "opening", "end", "close", "conclusion", "beginning"}
_RANKS = frozenset({"first", "last", "latest"})
_LED = frozenset({"co-chaired", "chaired", "opened", "declared", "inaugurated", "addressed"})
_ADDRESSING = frozenset({"told", "tells", "addressed", "addresses", "urged", "chaired", "chairs"})
_BACK = frozenset({"return", "returned", "returning"})
_BRINGING = frozenset({"bring", "brings", "brought", "bringing"})
_INVOLVING = frozenset({"involving", "grouping"})


def own_parties(mention: ContactMention, modifiers: list[Token], nominals: Nominals, *, alone: bool) -> None:
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
        # Whoever else is at an organisation's meeting with a state is there for one of its members.
        if any(actor.kind == "organisation" for actor, _ in joined):
            mention.fixed_parties = tuple(sorted({a.party for a, _ in joined if a.party}))
    for modifier in modifiers:
        if modifier.dep_ != "poss" and not is_help(modifier):
            add(mention, conjuncts(modifier), 0, nominals)
    mention.parties += [Party(actor, 0, head) for actor, head in _subject_inside(noun, nominals)]
    anchors: tuple[Token, ...] = (noun, mention.predicate)
    if mention.mode != "visit":
        clauses = (c for c in noun.children if c.dep_ in ("acl", "relcl"))
        staged = tuple(c for c in clauses if c.tag_ == "VBN" or c.lower_ == "lasting")
        for preposition in prepositions_after(noun, _WITH, (*anchors, *staged)):
            if preposition.head == noun or preposition.head in staged or not alone:
                partners = prepositional_objects(preposition) or enumerated(preposition, nominals)
                add(mention, partners, 1, nominals)
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
        others = nominals.words.noun_lemmas  # "ahead of a meeting between A and B"
        for preposition in prepositions_after(noun, _BETWEEN, (*anchors, *staged), others):
            for position, head in enumerate([*prepositional_objects(preposition), *_torn_off(preposition)]):
                add(mention, [head], min(position, 1), nominals)
            _both_by_one_noun(mention, preposition, nominals)
        for preposition in (c for c in noun.children if c.lower_ == "of" and c.i > noun.i):
            # "Discussions of Utopia's policies" are not held by Utopia.
            bodies = [n for n in prepositional_objects(preposition) if nominals.deals(n)]
            add(mention, bodies, 0, nominals)
            pairs = [n for n in prepositional_objects(preposition) if n.lower_ in nominals.words.noun_lemmas]
            add(mention, [t for n in pairs for t in hyphenated(n)], 0, nominals)
            codes = nominals.parties(t for n in bodies for t in _whose_body(n, nominals))
            if len(codes) == _BOTH:
                mention.fixed_parties = tuple(sorted(codes))
        counted = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        for clause in (c for each in {counted.i: counted, noun.i: noun}.values() for c in each.children):
            if clause.lower_ in _INVOLVING and clause.i > noun.i:
                add(mention, direct_objects(clause), 0, nominals)


def _both_by_one_noun(mention: ContactMention, between: Token, nominals: Nominals) -> None:
    """Read "between officials and experts of A and B": one noun stands for people of both."""
    first = next((c for c in between.children if c.dep_ == "pobj"), between)
    heads = {p.head.i for p in mention.parties}
    codes = {p.actor.party for p in mention.parties}
    if first.tag_ == "NNS" and first.i not in heads and len(heads) == 1 and len(codes) == _BOTH:
        for party in mention.parties if nominals.people(first) else ():
            party.side = 0


def _whose_body(body: Token, nominals: Nominals) -> list[Token]:
    """Return "the two countries" of "a session of the two countries' joint commission"."""
    joint = body.lower_ in nominals.words.joint_bodies
    return [t for t in possessors(body) if t.tag_ == "NNS"] if joint else []


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


def light_verb_subject(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Let the verb that carries the noun, or the clause around it, lend its subject."""
    noun, verb = carrier(mention.trigger), mention.predicate
    if not is_verb(verb) or noun.dep_ in ("nsubj", "nsubjpass") or between_two(mention):
        return
    if noun.head.lower_ in _ORDER and {p.side for p in mention.parties} == {0, 1}:
        return  # "A met B after B's talks with C"
    link = noun.head.head if noun.head.lower_ == "of" and noun.head.head.lower_ == "out" else noun.head
    if noun.dep_ in ("dobj", "conj", "xcomp") or (noun.dep_ == "pobj" and link.head == verb):
        light = verb.lower_ in words.light_verbs
        partners = any(p.side == 1 for p in mention.parties)
        after = verb.lower_ == "following" and verb.dep_ == "prep"
        if not (light or partners or after or noun.dep_ == "pobj"):
            return
        places = ("at", "in", "during", "for")
        if mention.mode == "conference" and not light and noun.head.lower_ not in places:
            return
        if partners or not _one_of_many(verb):
            doers = passive_agents(verb) if is_passive(verb) and noun.dep_ != "pobj" else subjects(verb)
            add(mention, [t for t in doers if nominals.deals(t)], 0, nominals)


def _one_of_many(verb: Token) -> bool:
    """Tell whether somebody was only "the first to arrive" for what others take part in as well."""
    ranked = (verb.head, *(c for c in verb.head.children if c.i < verb.i))
    return verb.tag_ == "VB" and any(t.lower_ in _RANKS for t in ranked)


def of_its_members(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
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


def by_clause_behind(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "the talks that she held with X": the clause on the noun says who deals with whom."""
    for verb in mention.trigger.children:
        if verb.dep_ != "relcl" or verb.lower_ not in words.light_verbs or is_passive(verb):
            continue
        if len(mention.states) < _BOTH:
            add(mention, [t for t in subjects(verb) if nominals.deals(t)], 0, nominals)
            for preposition in prepositions_after(verb, _WITH, (verb, mention.trigger)):
                add(mention, prepositional_objects(preposition), 1, nominals)


def by_attendance(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "the summit will be attended by X", "X said on the sidelines of the summit": X was there."""
    noun, verb = mention.trigger, mention.predicate
    there = [verb] if noun.dep_ == "nsubjpass" else []
    there += [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    present = (v for v in there if v.lower_ in words.attendance or v.lower_ in _LED)
    heads = [t for v in present if is_passive(v) or v.dep_ == "acl" for t in passive_agents(v)]
    # "The summit" takes up one of which the report has told.
    known = mention.format is not None or (
        mention.mode == "conference" and any(c.lower_ == "the" for c in noun.children)
    )
    if known:
        heads += _spoken_to(noun) + _back_from(noun)
    side = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    held_there = known and side.dep_ == "pobj" and side.head.head == verb
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
    if known or len(nominals.parties(told)) >= _BOTH:
        add(mention, told, 0, nominals)


def _spoken_to(conference: Token) -> list[Token]:
    """Return who speaks to a conference: "told the summit", "addressed the summit"."""
    verb = conference.head
    return subjects(verb) if conference.dep_ == "dobj" and verb.lower_ in _ADDRESSING else []


def _back_from(conference: Token) -> list[Token]:
    """Return who comes back from one: "returned from the summit", "on her return from it"."""
    link = conference.head
    back = link.head
    if conference.dep_ != "pobj" or link.lower_ != "from" or back.lower_ not in _BACK:
        return []
    above = governor(back)
    return subjects(back if is_verb(back) else above) if is_verb(back) or is_verb(above) else []


def in_the_course(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
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


def brought_together(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "brought A and B together for a meeting", "invited B for talks": they deal with the others."""
    verb = mention.predicate
    if words.verb_lemmas.get(verb.lower_) == "invite" and mention.trigger.dep_ == "pobj":
        done_to = subjects(verb) if is_passive(verb) else direct_objects(verb)
        add(mention, [t for t in done_to if nominals.deals(t)], 1, nominals)
    if verb.lower_ in _BRINGING and any(c.lower_ == "together" for c in verb.children):
        add(mention, [t for t in direct_objects(verb) if nominals.deals(t)], 1, nominals)


def by_format(mention: ContactMention, words: Lexicon, nominals: Nominals) -> None:
    """Read "Utopia and the six powers held talks", "talks with the two Koreas": formats named as parties."""
    if mention.mode not in ("meeting", "conference") or mention.format:
        return
    noun, verb = mention.trigger, mention.predicate
    links = (c for c in noun.children if c.lower_ in _WITH | _BETWEEN)
    heads = [n for link in links for n in prepositional_objects(link)]
    if is_verb(verb) and verb.lower_ in words.light_verbs and carrier(noun).dep_ == "dobj":
        heads += subjects(verb)
    heads += [t for p in mention.parties for t in conjuncts(p.head) if t != p.head]
    add_formats(mention, heads, nominals)


def _is_meal(mention: ContactMention) -> bool:
    return mention.rule.partition(":")[2] in MEALS


def between_two(mention: ContactMention) -> bool:
    """Tell whether the noun phrase itself names both: "talks between A and B", which others broker."""
    return any(c.lower_ in _BETWEEN for c in mention.trigger.children)
