"""Finds dealings told by a verb, by the frame that says which roles stand where."""

from spacy.tokens import Token

from verbale.account import Mode
from verbale.reading.contacts import dealings, invitations, travels
from verbale.reading.contacts.auxiliaries import to_infinitive
from verbale.reading.contacts.calling_on import called_on
from verbale.reading.contacts.dealings import EXCHANGED, addressed, signed, signed_with, wrote
from verbale.reading.contacts.groups import enumerated
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_formats, add_subject_above
from verbale.reading.contacts.phoning import by_phone
from verbale.reading.syntax import (
    below,
    conjuncts,
    direct_objects,
    gapped_objects,
    is_passive,
    passive_agents,
    prepositional_objects,
    prepositions_after,
    subjects,
    told_of_all,
)

_WITH = frozenset({"with"})
_TO = frozenset({"to"})
_WITH_OR_TO = frozenset({"with", "to"})
_UPON = frozenset({"on", "upon", "at"})
_LANDINGS = frozenset({"airport", "airfield", "airbase", "tarmac", "station", "harbour", "quay", "border"})
_UPON_IN = frozenset({"on", "at", "in"})
_AMBIGUOUS = frozenset({"see", "call", "contact", "join", "ring"})  # of dealings only where both are people
_HOSTS = frozenset({"host", "hosts", "guest", "guests", "visitor", "visitors"})
_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acl", "dative", "prt"})


def verbal(verb: Token, words: Lexicon, nominals: Nominals) -> ContactMention | None:
    """Return what a verb of the lexicon tells, or None when it tells of no dealings."""
    lemma = words.verb_lemmas[verb.lower_]
    frame = words.verb_frames[lemma]
    together = any(c.lower_ == "together" for c in verb.children)
    if (lemma in ("come", "get") and together) or (
        lemma == "bring" and together and _brings_people(verb, words, nominals)
    ):
        frame = "mutual"
    elif lemma == "get":
        return None
    if verb.dep_ in ("amod", "aux", "auxpass", "compound"):
        return None
    if frame in ("carry", "lead", "send"):
        return travels.carry(verb, lemma, frame, nominals)
    if frame in ("discuss", "converse") and _left_to(verb):
        return None
    if frame == "travel":
        return travels.travel(verb, lemma, words, nominals)
    mode: Mode = "meeting"
    if frame == "call" or (frame in ("converse", "discuss") and by_phone(verb, words)):
        mode = "call"
    mention = ContactMention(verb, verb, mode, f"{frame}:{lemma}")
    if frame == "invite":
        return invitations.invite(mention, nominals)
    if frame == "spend":
        return dealings.spent(mention, words, nominals)
    if frame == "present":
        return dealings.presented(mention, nominals)
    if frame in ("mutual", "converse") and (whole := told_of_all(verb)):
        doers, done_to = whole, direct_objects(verb)
    elif is_passive(verb) and lemma != "closet":
        doers, done_to = passive_agents(verb), subjects(verb)
    else:
        doers, done_to = subjects(verb), direct_objects(verb)
    if lemma == "shake" and not any(t.lower_ == "hands" for t in done_to):
        return None
    done_to = [t for t in done_to if t.lower_ != "hands"]
    each_other = [t for t in done_to if _reciprocal(t)]
    done_to = [t for t in done_to if t not in each_other]
    if frame == "attend":
        if lemma in ("gather", "convene"):
            return _gathered(mention, doers, nominals)
        return travels.to_ceremony(mention, doers, words, nominals)
    if frame == "sign":
        return signed(mention, [*doers, *signed_with(verb)], nominals)
    if frame == "host":
        if _welcomes(verb) or _of_talks(verb, words):
            return None  # the welcome belongs to the visit, and talks are no guests
        if lemma == "play":
            done_to = _played_host_to(verb, done_to)
        done_to = [n for t in done_to for n in dealings.accredited(t) or [t]]
        if not any(nominals.actors(t) for t in done_to):
            done_to = _behind_place(verb, nominals) or [*done_to, *_sent_from(verb, done_to, nominals)]
        add(mention, doers, 0, nominals, "host")
        add(mention, [*done_to, *gapped_objects(verb, done_to)], 1, nominals, "guest")
        _by_home(mention, doers, nominals)
        return mention if doers and any(nominals.people(t) for t in done_to) else None
    if frame == "write":
        return wrote(mention, doers, nominals)
    if frame == "address":
        return addressed(mention, doers, done_to, nominals)
    partners = [
        noun
        for preposition in prepositions_after(
            verb, _WITH_OR_TO if frame == "converse" else _WITH, (verb,), words.own_with
        )
        for noun in prepositional_objects(preposition) or enumerated(preposition, nominals)
    ]
    fronted = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _WITH and c.i < verb.i)
    partners += [n for c in fronted for n in prepositional_objects(c) if n.lower_ == "whom"]
    if lemma == "exchange" and not any(t.lower_ in EXCHANGED for t in done_to):
        return None
    if lemma == "call" and not done_to:
        # The parser takes whom somebody calls for what he is called.
        done_to = [c for c in verb.children if c.dep_ == "oprd" and nominals.people(c)]
        if not done_to:
            return called_on(mention, doers, nominals)
    if lemma == "join" and not _in_a_place(verb, done_to, nominals):
        return None
    if lemma in _AMBIGUOUS and not each_other and not _with_people(verb, doers, done_to, nominals):
        return None
    if is_passive(verb) and _welcomes(verb):
        return None
    if frame in ("mutual", "call"):
        done_to += _included(verb, done_to, nominals)
        if not any(nominals.actors(t) for t in done_to):
            done_to += _sent_from(verb, done_to, nominals)
        gapped = gapped_objects(verb, done_to)
        mention.apart = bool(gapped)
        done_to += gapped
        add(mention, [t for t in doers if nominals.deals(t)], 0, nominals)
        for body in (t for t in doers if t.lower_ in nominals.words.joint_bodies):
            _of_two(mention, body, nominals)
        _add_partners(mention, [*done_to, *partners], nominals)
        if done_to and all(p.actor.kind == "state" and p.head.tag_ == "NNP" for p in mention.parties):
            return None  # "England met Germany": teams do so
        add_formats(mention, [*doers, *done_to, *partners], nominals)
        if not done_to and not partners:
            if _yet_to(verb):
                return None
            _among_themselves(mention, doers, nominals)
            if not mention.fixed_parties:
                _gathering(mention, doers, nominals)
            taken_up = not mention.states and not mention.fixed_parties and any(_taken_up(t) for t in doers)
            mention.again = taken_up or any(c.lower_ == "again" for c in verb.children)
        elif mention.parties and all(p.side == 1 for p in mention.parties):
            add_subject_above(mention, nominals)
        _by_home(mention, doers, nominals)
        return mention if mention.states or mention.parties or mention.again else None
    if frame == "converse":
        partners = [noun for noun in partners if nominals.people(noun) or nominals.at(noun)]
    if not partners and (len(nominals.parties(doers)) < 2 or (len(doers) < 2 and doers[0].tag_ != "NNS")):
        return None
    doers = [t for t in doers if nominals.deals(t)]
    add(mention, doers, 0, nominals)
    add(mention, partners, 1, nominals)
    return mention


def _brings_people(verb: Token, words: Lexicon, nominals: Nominals) -> bool:
    """Read "brought together President A and Premier B", unless a noun tells for what they came."""
    brought = [t for t in direct_objects(verb) if any(a.kind in ("person", "office") for a in nominals.at(t))]
    aims = (n for c in verb.children if c.lower_ in ("for", "in", "at") for n in c.children)
    return len(nominals.parties(brought)) > 1 and not any(n.lower_ in words.noun_lemmas for n in aims)


def _of_two(mention: ContactMention, body: Token, nominals: Nominals) -> None:
    """Let both states take part of which a body is: "the Utopia-Ruritania border commission met"."""
    words = [c for c in below(body) if c.i < body.i]
    named = {actor.party: (actor, t) for t in words for actor in nominals.at(t) if actor.kind == "state"}
    for actor, token in named.values() if len(named) == 2 else ():
        if all(p.actor.id != actor.id for p in mention.parties):
            mention.parties.append(Party(actor, 0, token))


def _of_talks(verb: Token, words: Lexicon) -> bool:
    """Tell whether the words are "held a meeting with X, hosted by Y", whom the parser makes Y's guest."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or before.text != ",":
        return False
    link = verb.head.head
    above = (link.head, *(c for c in link.head.children if c.dep_ == "dobj" and c.i < link.i))
    talks = link.lower_ == "with" and any(noun.lower_ in words.noun_lemmas for noun in above)
    return verb.head.dep_ == "pobj" and talks


def _behind_place(verb: Token, nominals: Nominals) -> list[Token]:
    """Return whom "received at the palace Premier X" names, whom the parser hangs on the place or day."""
    if is_passive(verb):
        return []
    hung = [
        n for c in verb.children if c.lower_ in _UPON_IN and c.i > verb.i for n in prepositional_objects(c)
    ]
    hung += [n for noun in hung for c in noun.children if c.dep_ == "appos" for n in conjuncts(c)]
    return [n for n in hung if any(actor.kind in ("person", "office") for actor in nominals.at(n))]


def _played_host_to(verb: Token, done_to: list[Token]) -> list[Token]:
    """Return the guests of "played host to President X"."""
    if not any(t.lower_ in _HOSTS for t in done_to):
        return []
    links = (c for t in (verb, *done_to) for c in t.children if c.lower_ in _TO and c.i > verb.i)
    return [n for link in links for n in prepositional_objects(link)]


def _sent_from(verb: Token, done_to: list[Token], nominals: Nominals) -> list[Token]:
    """Return where guests come from whose origin the parser hung on the verb: "received a team from Fiji"."""
    if not any(t.tag_ in ("NN", "NNS") and nominals.people(t) for t in done_to):
        return []
    links = (c for c in verb.children if c.lower_ == "from" and c.i > done_to[-1].i)
    return [n for link in links for n in prepositional_objects(link)]


def _included(verb: Token, done_to: list[Token], nominals: Nominals) -> list[Token]:
    """Return those named of several: "met several delegates, including Minister X and Minister Y"."""
    if not any(t.tag_ == "NNS" and not nominals.actors(t) for t in done_to):
        return []
    behind = (t for t in below(verb) if t.lower_ == "including" and t.dep_ == "prep")
    return [n for link in behind for n in prepositional_objects(link) if nominals.people(n)]


def _add_partners(mention: ContactMention, heads: list[Token], nominals: Nominals) -> None:
    """Add those dealt with; people of whom nothing is known are others than anybody named before."""
    add(mention, heads, 1, nominals)
    told = any(p.side == 1 for p in mention.parties)
    people = any(t.tag_ in ("NN", "NNS") and nominals.people(t) for t in heads)
    mention.unnamed_partner = people and not told


def _by_home(mention: ContactMention, doers: list[Token], nominals: Nominals) -> None:
    """Let an official whose state is left out speak for the state where the report is written.

    "Senior lawmaker meets Ruritanian guests", "the minister received the Ruritanian ambassador".
    """
    home, doer = nominals.home_at(mention.trigger), doers[0] if len(doers) == 1 else None
    if home is None or doer is None or any(p.side == 0 for p in mention.parties):
        return
    official = doer.tag_ == "NN" and doer.dep_ == "nsubj" and nominals.people(doer)
    if official and not nominals.actors(doer) and mention.parties and home.state not in mention.states:
        mention.host_state = home.state


def _with_people(verb: Token, doers: list[Token], done_to: list[Token], nominals: Nominals) -> bool:
    """Tell whether the verb is "saw the president", not "saw him as an ally" or "called him a liar".

    "Called the president to congratulate him" has a purpose, and no complement.
    """
    more = any(
        (c.dep_ in _COMPLEMENTS and c not in done_to and not _ends_name(c, done_to) and not to_infinitive(c))
        or c.lower_ == "as"
        for c in verb.children
    )
    sides = [[a for t in side for a in nominals.actors(t)] for side in (doers, done_to)]
    both = all(any(a.kind in ("person", "office") for a in side) for side in sides)
    return both and not more


def _in_a_place(verb: Token, done_to: list[Token], nominals: Nominals) -> bool:
    """Tell whether the words are "joined him in Havana", and not "joined him in calling for peace"."""
    links = (c for top in (verb, *done_to) for c in top.children if c.lower_ in ("in", "at") and c.i > verb.i)
    return any(nominals.place(n) is not None for link in links for n in link.children if n.dep_ == "pobj")


def _ends_name(word: Token, done_to: list[Token]) -> bool:
    """Tell whether a name follows the title that the parser took for the whole object: "called Premier X"."""
    return word.tag_ == "NNP" and any(t.i == word.left_edge.i - 1 and t.tag_ == "NNP" for t in done_to)


def _taken_up(doer: Token) -> bool:
    """Tell whether the words are "they" or "the ministers": those who met before meet once more."""
    return doer.lower_ == "they" or (
        doer.tag_ in ("NNS", "NN") and [c.lower_ for c in doer.children if c.i < doer.i] == ["the"]
    )


def _welcomes(verb: Token) -> bool:
    """Tell whether somebody is only met where he arrives: "received at the airport", "greeted on arrival"."""
    return any(
        token.lower_ in _LANDINGS or (token.lower_ == "arrival" and token.head.lower_ in _UPON)
        for token in below(verb)
    )


def _reciprocal(noun: Token) -> bool:
    """Tell whether the words are "each other" or "one another"."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return (before, noun.lower_) in (("each", "other"), ("one", "another"))


def _left_to(verb: Token) -> bool:
    """Tell whether the words are "have much to discuss": of no occasion."""
    infinitive = verb.i > 0 and verb.nbor(-1).lower_ == "to"
    return infinitive and verb.dep_ in ("acl", "relcl") and verb.head.head.lower_ in ("has", "have", "had")


def _yet_to(verb: Token) -> bool:
    """Tell whether the words are "have yet to meet": of no occasion at all."""
    return verb.head.lower_ in ("has", "have", "had") and any(
        t.lower_ == "yet" for t in verb.doc[verb.head.i + 1 : verb.i]
    )


def _among_themselves(mention: ContactMention, doers: list[Token], nominals: Nominals) -> None:
    """Read "when they meet" and "A and B, who last met in May": those named before deal with each other."""
    for doer in doers:
        if doer.lower_ == "they" and not mention.parties:
            for actor in nominals.antecedents.pair(doer):
                mention.parties.append(Party(actor, 0, doer))
        elif (their := next((c for c in doer.children if c.lower_ == "their"), None)) is not None:
            mention.fixed_parties = nominals.antecedents.owners(their) if doer.tag_ == "NNS" else ()
        elif len(mention.states) == 1 and mention.trigger.dep_ == "relcl" and doer.dep_ == "conj":
            add(mention, [doer.head], 0, nominals)


def _gathered(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    mention.mode = "conference"
    add(mention, doers, 0, nominals)
    _gathering(mention, doers, nominals)
    if mention.format is None and len(mention.states) == 2:
        mention.mode = "meeting"
    return mention if len(mention.states) > 1 or mention.format else None


def _gathering(mention: ContactMention, doers: list[Token], nominals: Nominals) -> None:
    """Read "EU foreign ministers met": a meeting of the organisation."""
    for head in doers:
        code = nominals.organisation(head)
        beside = any(p.head != head and p.actor.kind == "state" for p in mention.parties)
        if code is not None and not beside and (head.tag_ in ("NNS", "NNPS") or len(mention.states) < 2):
            mention.format, mention.mode = code, "conference"
