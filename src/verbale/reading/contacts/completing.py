"""Fills in the side that the words of a meeting leave out, from the rest of the report.

"Mr X is in Ruritania on a visit. The programme includes a meeting with Minister Y": whom Y meets is
told by the visit. "The meeting with Y" alone is with whoever the report was just speaking of.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts.days import gap_days
from verbale.reading.contacts.lexicon import lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.private import is_private_person
from verbale.reading.syntax import below, is_verb, subjects

_MOST_VISITS = 40  # of one report, among which the visit around a meeting is looked for
_MOST_SIDES = 3  # of an occasion that is no conference
_MAX_CLIMB = 12
_BOTH = 2  # parties
_SOON = 120  # words
_NEAR = 6  # mentions
_AROUND = 10  # days between a journey and the conference to which it leads
_STAYS = frozenset({"being in", "due in", "noun:arrival"})
_BODIES = frozenset({"delegation", "team", "mission"})
_AHEAD = frozenset({"planned", "possible"})
_FIRM = 2  # weakness up to which words say whether it took place
_DEALINGS = frozenset({"meeting", "call"})


def complete(mentions: Sequence[ContactMention], nominals: Nominals) -> None:
    """Complete meetings that name one side alone by the visitor, the host state, or the report's subject."""
    following = [m for m in mentions if _tells_visit(m)][:_MOST_VISITS]
    if not following:
        _complete_visit(mentions, nominals)
    visit: ContactMention | None = None
    for at, mention in enumerate(mentions):
        if visit is not None and _has_no_traveller(mention):
            guests = [p for p in visit.parties if p.role == "guest" and p.actor.party != mention.host_state]
            mention.parties = [Party(p.actor, 0, p.head, "guest") for p in guests]
            mention.borrowed = bool(guests)
        if _tells_visit(mention):
            visit = mention
        elif mention.mode in _DEALINGS and not mention.format and not mention.fixed_parties:
            for known in (visit, *(v for v in following if v is not visit)) if visit else following:
                if _add_from(mention, known):
                    break
            else:
                if not _add_delegation(mention, visit):
                    _add_subject_before(mention, nominals, mentions[max(0, at - _NEAR) : at])
        if mention.anaphoric and not mention.parties and mention.mode == "meeting":
            present = dict(_present(mention, nominals))
            mention.parties = [Party(actor, 1, head, "delegation") for actor, head in present.values()]


def for_conferences(mentions: Sequence[ContactMention]) -> None:
    """Mark the journeys told only as the way to a conference: such a stay is no visit of its own."""
    sittings = [m for m in mentions if _is_sitting(m)][:_MOST_VISITS]
    placed = [m for m in sittings if m.where is not None]
    unplaced = [m.trigger for m in sittings if m.where is None]
    journeys = [m for m in mentions if m.rule.startswith("travel:") or m.rule in _STAYS]
    legs = Counter(m.trigger.sent.start for m in journeys)
    for mention in journeys:
        if mention.rule != "travel:visit":
            start = mention.trigger.sent.start
            near = [noun for noun in unplaced if noun.sent.start == start]
            if legs[start] > 1:
                near = [noun for noun in near if _hangs_on(noun, mention.predicate)]
            mention.to_conference |= bool(near) or any(_there_and_then(mention, m) for m in placed)
            for sitting in sittings:
                if sitting.where is None and _hangs_on(sitting.trigger, mention.predicate):
                    sitting.where = mention.where
                    if mention.status == "planned" and sitting.date is None and sitting.weakness >= _FIRM:
                        sitting.status, sitting.status_rule = "planned", "way there"
    _keep_tours(journeys)


def _is_sitting(mention: ContactMention) -> bool:
    """Tell whether a mention is of a conference, be it that of an organisation with one state."""
    with_one = bool(mention.fixed_parties) and mention.trigger.lower_ in lexicon().summits
    return bool(mention.format) or len(mention.states) > _MOST_SIDES or with_one


def _keep_tours(journeys: Sequence[ContactMention]) -> None:
    """Let a leg be a visit beside others that are: "will travel to A, B and C", in B to a conference."""
    legs = [m for m in journeys if m.shared]
    tours = {m.trigger.i for m in legs if not m.to_conference}
    for leg in legs:
        leg.to_conference &= leg.trigger.i not in tours


def _there_and_then(journey: ContactMention, sitting: ContactMention) -> bool:
    """Tell whether a journey leads to where a conference is, and not on other days than those told of it."""
    if journey.where is None or sitting.where is None or journey.where.state != sitting.where.state:
        return False
    gap = gap_days(journey.date, sitting.date) if journey.date and sitting.date else None
    return gap is None or gap <= _AROUND


def face_to_face(mentions: Sequence[ContactMention]) -> list[ContactMention]:
    """Leave out the words of one to another, neither of whom is known to be with the other as a guest."""
    visits = [m for m in mentions if _tells_visit(m) and m.status == "held"][:_MOST_VISITS]
    talks = [m for m in mentions if _follows_talks(m)]
    return [
        m
        for m in mentions
        if not m.needs_visit
        or _at_home(m)
        or _to_counterpart(m)
        or _before_talks(m, talks)
        or any(_host_and_guest(m, visit) for visit in visits)
    ]


def _at_home(mention: ContactMention) -> bool:
    """Tell whether one side speaks to the other in its own state: "X told envoy Y in Rome on Monday"."""
    state = mention.where.state if mention.where else None
    hosts = {p.side for p in mention.parties if p.actor.party == state}
    guests = {p.side for p in mention.parties if p.actor.kind == "person" and p.actor.party != state}
    return state is not None and hosts == {0} and guests == {1} and mention.closeness is not None


def _to_counterpart(mention: ContactMention) -> bool:
    """Tell whether an official spoke to his peer of another state on a day told: "told his counterpart X"."""
    own = all(p.actor.kind == "person" and p.actor.office for p in mention.parties)
    peers = [p for p in mention.parties if p.side == 1]
    said = any(t.lower_ == "counterpart" for p in peers for t in (p.head, *p.head.children))
    return own and said and mention.closeness is not None and len(mention.states) > 1


def _follows_talks(mention: ContactMention) -> bool:
    """Tell whether somebody speaks "after talks" with no word on with whom."""
    told = mention.mode == "meeting" and mention.rule.startswith("noun:") and len(mention.states) < _BOTH
    return told and mention.status_rule.startswith("order:") and not mention.format


def _before_talks(mention: ContactMention, talks: Sequence[ContactMention]) -> bool:
    """Tell whether words of one to another were said in talks told next: "After talks in Rome, X said"."""
    at = mention.trigger.i
    behind = talks[bisect_right(talks, at, key=lambda m: m.trigger.i) :][:1]
    two = len(mention.states) == _BOTH == len({p.side for p in mention.parties})
    return two and any(
        m.trigger.i - at < _SOON
        and m.states <= mention.states
        and (m.where is None or m.where.state in mention.states)
        for m in behind
    )


def _host_and_guest(mention: ContactMention, visit: ContactMention) -> bool:
    guests = {p.actor.id for p in visit.parties}
    sides = [{p.actor.id for p in mention.parties if p.side == side} for side in (0, 1)]
    hosts = {p.side for p in mention.parties if p.actor.party == visit.host_state}
    return any(side & guests and 1 - number in hosts for number, side in enumerate(sides))


def _hangs_on(noun: Token, verb: Token) -> bool:
    """Tell whether a noun belongs to what a verb tells, and not to a verb coordinated with it."""
    for _ in range(_MAX_CLIMB):
        if noun == verb:
            return True
        if noun.head == noun or (noun.dep_ == "conj" and is_verb(noun)):
            return False
        noun = noun.head
    return False


def _present(mention: ContactMention, nominals: Nominals) -> Iterator[tuple[str, tuple[Actor, Token]]]:
    """Yield the persons of "A, B and C were present at the meeting", by id."""
    preposition = mention.trigger.head
    attends = mention.predicate.lower_ in lexicon().attendance and mention.trigger.dep_ == "dobj"
    if not attends and not (preposition.lower_ == "at" and preposition.head.lower_ == "present"):
        return
    for subject in subjects(mention.predicate):
        for token in below(subject):
            for actor in nominals.at(token):
                if actor.kind == "person":
                    yield actor.id, (actor, token)


def _complete_visit(mentions: Sequence[ContactMention], nominals: Nominals) -> None:
    """Read "the visit" of a report that names its guest only where he meets his hosts."""
    home = nominals.home
    bare = [m for m in mentions if m.mode == "visit" and m.anaphoric and not m.parties and m.where is None]
    if not bare or home is None or home.state is None:
        return
    for mention in mentions:
        if mention.mode == "meeting" and mention.status == "held" and home.state in mention.states:
            guests = [p for p in mention.parties if p.actor.kind == "person" and p.actor.party != home.state]
            if guests and len({p.actor.party for p in guests}) == 1:
                bare[0].parties = [Party(p.actor, 0, p.head, "guest") for p in guests]
                bare[0].where, bare[0].host_state = home, home.state
                return


def _has_no_traveller(mention: ContactMention) -> bool:
    """Tell whether the words are "a planned trip to Rome was put off", made by who travelled last."""
    noun = mention.trigger
    bare = mention.mode == "visit" and not mention.parties and bool(mention.destinations)
    own = all(c.dep_ != "poss" for c in noun.children) and noun.dep_ in ("nsubj", "nsubjpass")
    return bare and own and noun.tag_ == "NN"


def _tells_visit(mention: ContactMention) -> bool:
    return mention.mode == "visit" and mention.host_state is not None and bool(mention.parties)


def _add_from(mention: ContactMention, visit: ContactMention) -> bool:
    """Take the side left out from a visit; tell whether the visit has one to give."""
    if len(mention.states) != 1 or mention.mode != "meeting" or mention.anaphoric:
        return False
    if mention.status == "held" and visit.status in _AHEAD and mention.weakness <= _FIRM:
        return False  # what took place did not do so during a visit that lies ahead
    persons = mention.persons
    guests = {p.actor.id for p in visit.parties}
    if persons and {actor.id for actor in persons} <= guests:
        mention.host_state = visit.host_state
        return True
    if _of_host(mention, guests):
        mention.host_state = visit.host_state
        return True
    first = [p for p in mention.parties if p.side == 0 and p.actor.kind != "state"]
    if not mention.parties or first or {p.actor.party for p in mention.parties} != {visit.host_state}:
        return False
    if not persons and not any(_names_people(p) for p in mention.parties):
        return False
    mention.parties = [p for p in mention.parties if p.actor.kind != "state" or not persons]
    mention.borrowed = True
    mention.parties[:0] = [
        Party(p.actor, 0, p.head, "guest") for p in visit.parties if p.actor not in persons
    ]
    return True


def _of_host(mention: ContactMention, guests: set[str]) -> bool:
    """Tell whether a guest sees an official whose state is only guessed, and who may be of the host's."""
    own = {p.actor.id for p in mention.parties if p.side == 0}
    seen = [p.actor for p in mention.parties if p.side == 1]
    guessed = all(a.kind == "person" and a.office and a.basis == "inferred" for a in seen)
    return bool(own and seen) and own <= guests and guessed


def _names_people(party: Party) -> bool:
    """Tell whether the words on which a party rests name people, and not the state itself."""
    return party.head.tag_ in ("NNS", "NN") or party.actor.kind == "office"


def _add_delegation(mention: ContactMention, visit: ContactMention | None) -> bool:
    """Let "the delegation" be the guests of the visit told before; tell whether it is that."""
    came = visit.parties if visit is not None else []
    met = {p.actor.party for p in mention.parties}
    named = any(p.side == 0 for p in mention.parties) or not met
    if named or not came or any(p.actor.party in met or p.actor.kind != "person" for p in came):
        return False
    bodies = (t for t in subjects(mention.predicate) if t.lower_ in _BODIES)
    if not any([c.lower_ for c in body.children] == ["the"] for body in bodies):
        return False
    mention.borrowed = True
    mention.parties[:0] = [Party(p.actor, 0, p.head, "guest") for p in came]
    return True


def _add_subject_before(
    mention: ContactMention, nominals: Nominals, before: Sequence[ContactMention]
) -> None:
    """Let the person of whom the sentences before speak deal with partners named alone."""
    if len(mention.states) != 1 or not mention.parties or any(p.side == 0 for p in mention.parties):
        return
    if not mention.persons and not any(_names_people(p) for p in mention.parties):
        return
    if any(t.lower_ in _BODIES for t in subjects(mention.predicate)):
        return  # who met them is said, though not understood
    partners = {p.actor.party for p in mention.parties}
    found = nominals.antecedents.subject(mention.trigger, partners)
    doers = [t for t in subjects(mention.predicate) if t.i < mention.trigger.i]
    if found is None and any(t.tag_ in ("NN", "PRP") for t in doers):
        found = nominals.antecedents.topic(mention.trigger, partners)
    if found is not None and not is_private_person(*found):
        actor, token = found
        mention.borrowed = True
        mention.parties.insert(0, Party(actor, 0, token))
        _add_third(mention, actor, before)


def _add_third(mention: ContactMention, first: Actor, before: Sequence[ContactMention]) -> None:
    """Let "a trilateral meeting with X" be one with whom the first of them was just told to meet as well."""
    if not mention.of_three:
        return
    told = [m for m in reversed(before) if m.mode == "meeting" and len(m.states) == _BOTH]
    seen = [p for m in told if first.id in {p.actor.id for p in m.parties} for p in m.parties]
    others = [p for p in seen if p.actor.party not in mention.states]
    peers = [p for p in others if p.actor.office in {party.actor.office for party in mention.parties}]
    for party in (peers or others)[:1]:
        mention.parties.insert(1, Party(party.actor, 0, party.head))
