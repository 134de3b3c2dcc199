"""For whom somebody acts of whom too little is told: for another state than those whom he deals with."""

from collections.abc import Sequence

from verbale.account import Actor
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.syntax import prepositional_objects

_DEALINGS = frozenset({"meeting", "call"})
_TOLD = frozenset({"stated", "knowledge"})
_SERVICE = frozenset({"GOV", "LEG", "MIL"})  # sectors of those who act for a state
_TOWARDS = frozenset({"to", "in", "for"})
_PURPOSES = frozenset({"xcomp", "advcl", "conj"})
_CLIMB = 3
_BESIDE = 2  # sentences to either side
_CLEARLY = 2  # times as often


def settle(mention: ContactMention, nominals: Nominals) -> None:
    """Let one side whose party is only guessed act for the other state that the report speaks of.

    "In a meeting with A B, a minister delegate, X of Utopia said": A is no Utopian.
    """
    if mention.mode not in _DEALINGS or mention.format or mention.fixed_parties:
        return
    sides = [[p for p in mention.parties if p.side == side] for side in (0, 1)]
    codes = {p.actor.party for p in mention.parties} - {None}
    if len(codes) != 1 or not all(sides):
        return
    (known,) = codes
    told = [
        any((_in_office(p.actor) or _counterpart(p) or _sent(p)) and p.actor.party == known for p in side)
        for side in sides
    ]
    guessed = [all(_is_guessed(p.actor) for p in side) for side in sides]
    for side, other in ((0, 1), (1, 0)):
        if guessed[side] and told[other]:
            party = _other_state(mention, str(known), nominals)
            if party is not None:
                _act_for(mention, sides[side], party, nominals)
            return


def _is_guessed(actor: Actor) -> bool:
    serves = actor.office is not None and actor.sector in _SERVICE
    return serves and actor.kind == "person" and actor.basis not in _TOLD


def _counterpart(party: Party) -> bool:
    """Tell whether the words are "his Utopian counterpart"."""
    heads = (party.head, *party.head.children)
    return party.actor.basis == "stated" and any(t.lower_ == "counterpart" for t in heads)


def _sent(party: Party) -> bool:
    """Tell whether the words are "a Utopian delegation"."""
    return party.actor.kind == "state" and party.head.lower_ in ("delegation", "delegates", "officials")


def _in_office(actor: Actor) -> bool:
    return actor.basis in _TOLD and actor.office is not None and actor.sector in _SERVICE


def _other_state(mention: ContactMention, known: str, nominals: Nominals) -> str | None:
    """Return the state where they meet, the one other named around, or the one told of most by far."""
    there = _host(mention, known, nominals)
    if there is not None:
        return there
    home = nominals.home_at(mention.trigger)
    away = home.state if home is not None and home.state != known else None
    near = [code for code in nominals.states_around(mention.trigger, _BESIDE) if code != known]
    if len(near) == 1:
        return near[0]
    told = [(count, code) for code, count in nominals.states_told.items() if code != known]
    told.sort(key=lambda pair: (-pair[0], pair[1]))
    if told and (len(told) == 1 or told[0][0] >= _CLEARLY * told[1][0]):
        return told[0][1]
    return None if told else away


def _host(mention: ContactMention, known: str, nominals: Nominals) -> str | None:
    """Return the state to which one side goes to meet the other: "will fly to Utopia to meet Premier X"."""
    verb = mention.predicate
    for _ in range(_CLIMB):
        towards = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _TOWARDS)
        places = (nominals.place(n) for c in towards for n in prepositional_objects(c))
        found = next((p.state for p in places if p is not None and p.state not in (None, known)), None)
        if found is not None or verb.dep_ not in _PURPOSES:
            return found
        verb = verb.head
    return None


def _act_for(mention: ContactMention, side: Sequence[Party], party: str, nominals: Nominals) -> None:
    """Give persons of one side their party, here and wherever the report names them later."""
    for each in side:
        actor = each.actor.model_copy(update={"party": party})
        nominals.learn(actor)
        mention.parties[mention.parties.index(each)] = Party(actor, each.side, each.head, each.role)
