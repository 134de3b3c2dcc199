"""The days of a tour's stops: "leaves on Monday on a nine-day tour; he will visit A, B and C"."""

from collections.abc import Sequence

from verbale.reading.contacts.days import date_bounds, is_day, later, overlap
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.stays import LEAVING, OF_TOUR, TOURS

_SOON = 160  # words from the tour to its stops
_MOST = 12  # mentions looked at to either side of a tour
_AHEAD = frozenset({"planned", "possible"})
_GIVEN_UP = frozenset({"cancelled", "denied"})


def settle(mentions: Sequence[ContactMention], day: str | None) -> list[ContactMention]:
    """Let stops without a day of their own have those of the tour, which is then no visit beside them."""
    left_out: set[int] = set()
    for number, tour in enumerate(mentions):
        if not _roams(tour):
            continue
        behind = mentions[number + 1 : number + _MOST]
        run = _days_of(tour, [*reversed(mentions[max(0, number - _MOST) : number]), *behind], day)
        stops = [m for m in behind if _is_stop(m, tour) and overlap(m.date or run, run)] if run else []
        for stop in stops:
            if stop.date is None:
                stop.date, stop.closeness = run, OF_TOUR
                stop.evidence = sorted({*tour.evidence, *stop.evidence})
        if stops:
            left_out.add(number)
    return [m for number, m in enumerate(mentions) if number not in left_out]


def _roams(mention: ContactMention) -> bool:
    """Tell whether words tell of somebody's tour and name no state to which it leads."""
    region = mention.where is None or mention.where.state is None or not mention.destinations
    told = mention.days or (mention.date and not is_day(mention.date))
    return mention.rule in TOURS and region and bool(told and mention.persons) and not mention.recalled


def _days_of(tour: ContactMention, around: Sequence[ContactMention], day: str | None) -> str | None:
    """Return the days of a tour: as told, or so many from its first day on or up to its last."""
    if tour.date and not is_day(tour.date):
        return tour.date if date_bounds(tour.date) else None
    if not tour.days:
        return None
    if tour.ends:
        last = tour.date or (day[:10] if day and tour.status == "held" else None)
        return f"{later(last, 1 - tour.days)}/{last}" if last else None
    first = tour.date or next((m.date for m in around if _sets_out(m, tour)), None)
    return f"{first}/{later(first, tour.days - 1)}" if first and is_day(first) else None


def _sets_out(mention: ContactMention, tour: ContactMention) -> bool:
    """Tell whether those on the tour are told to leave on a day."""
    gone = mention.rule in LEAVING and not mention.ends and mention.status not in _GIVEN_UP
    return gone and mention.date is not None and is_day(mention.date) and _same_travellers(mention, tour)


def _is_stop(mention: ContactMention, tour: ContactMention) -> bool:
    """Tell whether a visit is one of those on the tour."""
    if mention.mode != "visit" or mention.recalled or mention.rule in TOURS:
        return False
    if mention.host_state is None or mention.trigger.i - tour.trigger.i > _SOON:
        return False
    over = tour.ends and mention.status == "held"
    under_way = tour.status == "held" and not tour.ends and mention.status not in _GIVEN_UP
    ahead = tour.status in _AHEAD and mention.status in _AHEAD
    return (over or under_way or ahead) and _same_travellers(mention, tour)


def _same_travellers(mention: ContactMention, tour: ContactMention) -> bool:
    return not {a.id for a in tour.persons}.isdisjoint(a.id for a in mention.persons)
