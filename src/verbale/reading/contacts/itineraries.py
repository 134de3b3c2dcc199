"""Which stop of a journey a report is speaking of: whom else the traveller sees, he sees there."""

from collections.abc import Iterator, Sequence

from verbale.reading.contacts.occasion import Occasion

_OPEN = frozenset({"held", "planned"})


def stay_around(occasion: Occasion, around: Sequence[Occasion]) -> Occasion | None:
    """Return the journey of one who takes part on which talks without a day are, told of by then.

    Of several journeys ahead it is the stop of which the report told last.
    """
    if occasion.dated is not None or occasion.format or occasion.status in ("cancelled", "denied"):
        return None
    persons = {actor.id for actor in occasion.persons()}
    stays = [
        v
        for v in around
        if v.lead.mode == "visit"
        and v.lead.trigger.i < occasion.lead.trigger.i
        and persons & {a.id for a in v.persons()}
        and not elsewhere(v, occasion)
    ]
    if occasion.status == "held":
        during = any(m.during for m in occasion.mentions)
        stays = [v for v in stays if v.when]
        return stays[0] if len(stays) == 1 and stays[0].status == "held" and during else None
    stay = stays[0] if len(stays) == 1 else _told_last(stays, occasion, around)
    return stay if stay is not None and stay.when and stay.status in _OPEN else None


def elsewhere(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the talks are in another state than the visit goes to."""
    there, here = visit.where, talks.where
    if there is None or here is None or there.state is None or here.state is None:
        return False
    return there.state != here.state


def _told_last(stays: Sequence[Occasion], occasion: Occasion, around: Sequence[Occasion]) -> Occasion | None:
    """Return the planned stay of which the words before talks tell last, by itself or by what is on it."""
    here, last = occasion.lead.trigger.i, (-1, -1)
    for number, stay in enumerate(stays):
        if stay.status == "planned":
            last = max(last, (max((i for i in _told_at(stay, around) if i < here), default=-1), number))
    return stays[last[1]] if last[0] >= 0 else None


def _told_at(stay: Occasion, around: Sequence[Occasion]) -> Iterator[int]:
    """Yield at which words a report speaks of one stay, and not of all the stops of a tour together."""
    yield from (m.trigger.i for m in stay.mentions if not m.shared)
    yield from (o.lead.trigger.i for o in around if o.dated and is_on(stay, o))


def is_on(stay: Occasion, talks: Occasion) -> bool:
    """Tell whether one who travels takes part in talks told to be where he stays."""
    where, there = stay.where, talks.where
    if talks.lead.mode == "visit" or where is None or there is None or there.state is None:
        return False
    return where.state == there.state and bool(
        {a.id for a in stay.persons()} & {a.id for a in talks.persons()}
    )
