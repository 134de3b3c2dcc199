"""Meetings told by a verb of meeting or calling: who meets whom, or who meet among themselves."""

from spacy.tokens import Token

from verbale.reading.contacts.delegations import heads_of_sides
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add, add_formats, add_subject_above, speak_for_home
from verbale.reading.contacts.receiving import sent_from
from verbale.reading.syntax import below, clause_head, gapped_objects, is_verb, prepositional_objects

_OCCASIONS = frozenset({"meeting", "summit", "conference", "session"})
_PEOPLE = frozenset({"person", "office"})


def met(
    mention: ContactMention,
    doers: list[Token],
    done_to: list[Token],
    partners: list[Token],
    nominals: Nominals,
) -> ContactMention | None:
    """Read "A met B", "A phoned B", "A met with B" and "A and B met"; `partners` stand behind "with"."""
    verb = mention.trigger
    doers = [t for each in doers for t in (heads_of_sides(each) or [each])]
    done_to = [
        t for t in done_to if t.lower_ not in _OCCASIONS
    ]  # "met at the summit in A and a meeting in B"
    done_to = [*done_to, *_included(verb, done_to, nominals)]
    if not any(nominals.actors(t) for t in done_to):
        done_to += sent_from(verb, done_to, nominals)
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
    speak_for_home(mention, doers, nominals)
    return mention if mention.states or mention.parties or mention.again else None


def _of_two(mention: ContactMention, body: Token, nominals: Nominals) -> None:
    """Let both states take part of which a body is: "the Utopia-Ruritania border commission met"."""
    words = [c for c in below(body) if c.i < body.i]
    named = {actor.party: (actor, t) for t in words for actor in nominals.at(t) if actor.kind == "state"}
    for actor, token in named.values() if len(named) == 2 else ():
        if all(p.actor.id != actor.id for p in mention.parties):
            mention.parties.append(Party(actor, 0, token))


def the_two(meet: Token, nominals: Nominals) -> ContactMention | None:
    """Read "when the two meet", where the tagger takes the verb for a noun that is counted."""
    two = next((c for c in meet.children if c.lower_ == "two" and c.i == meet.i - 1), None)
    if two is None or is_verb(meet) or all(c.lower_ != "the" for c in meet.children):
        return None
    mention = ContactMention(meet, meet, "meeting", "mutual:meet")
    near = nominals.index.within(two.sent.start_char, two.idx)
    above = clause_head(meet.head)
    named = (f for f in near if f.actor.kind in _PEOPLE and clause_head(f.span.root) == above)
    beside = {found.actor.id: found.actor for found in named}
    pair = tuple(beside.values()) if len(beside) == 2 else nominals.antecedents.pair(two)
    mention.parties = [Party(actor, 0, two) for actor in pair]
    return mention if len(mention.states) > 1 else None


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


def _taken_up(doer: Token) -> bool:
    """Tell whether the words are "they" or "the ministers": those who met before meet once more."""
    return doer.lower_ == "they" or (
        doer.tag_ in ("NNS", "NN") and [c.lower_ for c in doer.children if c.i < doer.i] == ["the"]
    )


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


def gathered(mention: ContactMention, doers: list[Token], nominals: Nominals) -> ContactMention | None:
    """Read "ministers of A and B gathered", "the bloc convened": a conference, or a meeting of two."""
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
