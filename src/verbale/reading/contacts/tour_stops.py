"""The stops of a journey that names none: "leaves on a tour; he will meet ministers in A, B and C"."""

from collections.abc import Sequence
from dataclasses import replace

from verbale.knowledge.states import states
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.stays import TOURS

_SOON = 60  # words from the journey to the talks that show its stops
_MOST = 20  # mentions looked at behind a journey
_MOTION = "travel:"
_GOING_ON = frozenset({("held", "planned"), ("held", "possible"), ("planned", "possible")})


def add(mentions: Sequence[ContactMention]) -> list[ContactMention]:
    """Return the mentions, a journey without a stop of its own parted by where talks follow on it."""
    told: list[ContactMention] = []
    for number, mention in enumerate(mentions):
        stops = _stops(mention, mentions[number + 1 : number + _MOST]) if _roams(mention) else []
        told += [_leg(mention, talks) for talks in stops] or [mention]
    return told


def _roams(mention: ContactMention) -> bool:
    """Tell whether words tell of a journey, and at most of a region to which it leads."""
    if mention.mode != "visit" or mention.ends or mention.host_state or not mention.persons:
        return False
    region = mention.where is not None and mention.where.state is None
    return region if mention.rule.startswith(_MOTION) else mention.rule in TOURS and not mention.anaphoric


def _stops(journey: ContactMention, behind: Sequence[ContactMention]) -> list[ContactMention]:
    """Return the talks of one trigger which the travellers have in one state after another."""
    own = {actor.party for actor in journey.persons}
    travellers = {actor.id for actor in journey.persons}
    stops: dict[str, ContactMention] = {}
    for talks in behind:
        if talks.trigger.i - journey.trigger.i > _SOON or talks.mode != "meeting":
            break
        if stops and any(talks.trigger != stop.trigger for stop in stops.values()):
            break
        host = talks.host_state
        met = travellers & {actor.id for actor in talks.persons}
        ahead = talks.status == journey.status or (journey.status, talks.status) in _GOING_ON
        if met and ahead and host is not None and host in states() and host not in own:
            stops.setdefault(host, talks)
    return list(stops.values()) if len(stops) > 1 else []


def _leg(journey: ContactMention, talks: ContactMention) -> ContactMention:
    evidence = sorted({*journey.evidence, *talks.evidence})
    return replace(
        journey,
        where=talks.where,
        host_state=talks.host_state,
        anchor=talks.anchor,
        shared=True,
        evidence=evidence,
    )
