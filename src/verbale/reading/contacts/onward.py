"""The stops that lie before a traveller: "arrived in A on a tour that also takes him to B"."""

from collections.abc import Container, Sequence

from verbale.reading.contacts.auxiliaries import modal_of
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.stays import ARRIVALS, TOURS

_ONWARD = "onward"
_STARTING = frozenset({"began", "begin", "begins", "started", "start", "starts", "embarked"})
_THERE = ARRIVALS | {"being in"}


def settle(mentions: Sequence[ContactMention]) -> None:
    """Let what a tour leads to after the stop under way lie ahead; its length is not that of the stop."""
    told: dict[str, ContactMention] = {}
    carrying = {m.trigger.i for m in mentions if m.rule.startswith("carry")}
    for mention in mentions:
        there = next((told[a.id] for a in mention.persons if a.id in told), None)
        if there is not None and _goes_on_from(mention, there, carrying):
            if mention.status == "held":
                mention.status, mention.status_rule = "planned", _ONWARD
            if there.days == mention.days and there.trigger.sent == mention.trigger.sent:
                there.days = None  # which are those of the whole tour
        elif mention.rule in _THERE and mention.status == "held":
            told |= {actor.id: mention for actor in mention.persons}


def _goes_on_from(tour: ContactMention, there: ContactMention, carrying: Container[int]) -> bool:
    """Tell whether a tour is to lead on to another state than that where its traveller is.

    `carrying` are the verbs of "takes him to".
    """
    carried = tour.trigger.i in carrying or tour.trigger.head.i in carrying
    if not (carried or tour.rule in TOURS) or tour.ends or tour.host_state in (None, there.host_state):
        return False
    open_yet = tour.status_rule.startswith("default") or tour.predicate.lower_ in _STARTING
    ahead = any(modal_of(c) == "planned" for c in tour.trigger.children if c.dep_ == "relcl")
    return open_yet and (carried or ahead)
