"""The days of a visit: what is told of its beginning, its length, its end, and of what was done during it."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.edtf import mark_of, marked
from verbale.reading.contacts import heard, runs
from verbale.reading.contacts.days import (
    begins_after,
    date_bounds,
    days_between,
    is_loose,
    later,
    length_days,
)
from verbale.reading.contacts.departures import COMING
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.occasion import Occasion

ARRIVALS = frozenset({"travel:arrive", "travel:land", "noun:arrival"})
_COME = frozenset({"arrived", "landed"})
_BEGUN = frozenset({"began", "started", "opened", "kicked"})  # "began a visit"
_MOTIONS = ARRIVALS | {
    "travel:leave",
    "travel:depart",
    "travel:fly",
    "travel:go",
    "travel:travel",
    "travel:head",
}
LEAVING = _MOTIONS - ARRIVALS | {"travel:proceed"}
TOURS = frozenset({"noun:trip", "noun:tour", "noun:swing", "noun:journey"})
OF_TOUR = "tour"  # closeness of the days of a whole tour to one of its stops
_REAL = frozenset({"held", "planned"})
_STILL_THERE = 5  # days after an arrival on which the visitor is taken to be there, unless told otherwise
_MONTH = 28  # days
LONGEST_VISIT = 7  # days between a visit's known days and talks that are still taken to belong to it


def of_visit(visit: Occasion, day: str | None, home: Where | None, news: str | None) -> str | None:
    """Return the days of a visit; who has arrived where the report is written is there on its day.

    Who is told to speak on a visit, or to be on one, was there on the day of the report's `news`.
    """
    when = visit_dates(visit.dating(day), _length(visit), day)
    if visit.status != "held" or day is None:
        return when
    bounds = date_bounds(when) if when else None
    if bounds is None and not visit.is_over and any(heard.on_visit(m) for m in visit.mentions):
        return (news or day)[:10]
    if bounds is None and (visit.is_over or not (_under_way(visit, home) or _sets_out(visit))):
        return when
    if bounds is None:
        days = next((m.days for m in visit.mentions if m.days), None)
        return f"{day[:10]}/{later(day, days - 1)}" if days and _sets_out(visit) else day[:10]
    over = any(m.ends for m in visit.mentions)
    if over and begins_after(when, day):
        return f"{day[:10]}/{bounds[1]}"
    arrived = any(
        m.date == when and (m.rule in ARRIVALS or m.predicate.lower_ in _BEGUN) for m in visit.mentions
    )
    lately = 0 < days_between(bounds[1], day[:10]) <= _STILL_THERE
    if arrived and lately and not over and _under_way(visit, home):
        return f"{bounds[0]}/{day[:10]}"
    return when


def _length(visit: Occasion) -> int | None:
    """Return how many days a visit is told to last; those of a tour are not those of a stop with a day."""
    stop = any(m.date and not m.shared and m.rule not in TOURS for m in visit.mentions)
    told = (m for m in visit.mentions if m.days and not (stop and m.shared and m.rule in TOURS))
    return next((m.days for m in told), None)


def share_tours(occasions: Sequence[Occasion]) -> None:
    """Let every stop of a tour have the days told of "the trip", which were taken to be one stop's alone."""
    legs: dict[int, list[Occasion]] = {}
    for visit in occasions:
        if visit.lead.mode == "visit" and visit.lead.shared:
            legs.setdefault(visit.lead.trigger.i, []).append(visit)
    for stops in legs.values():
        trips = [m for v in stops for m in v.mentions if m.rule in TOURS and m.date]
        tours = [m for m in trips if m.anaphoric or any(m.predicate == v.lead.predicate for v in stops)]
        if len(stops) > 1 and tours:
            for visit in stops:
                for tour in tours:
                    if not any(m is tour for m in visit.mentions):
                        visit.add(tour)


def end_with_departures(visits: Sequence[Occasion], departures: Sequence[ContactMention]) -> None:
    """Let visits whose end is not told last until the visitor leaves, for home or another country."""
    onward = [(m, v) for v in visits for m in v.mentions if m.rule in LEAVING and not m.ends]
    left_already: set[int] = set()
    for departure, leg in [*((m, None) for m in departures), *onward]:
        leavers = {actor.id for actor in departure.persons}
        left = date_bounds(departure.date or "")
        told = [v for v in visits if v is not leg and v.status in _REAL]
        before = [v for v in reversed(told) if v.lead.trigger.i < departure.trigger.i]
        if departure.rule != COMING:  # who came from one visit stays on another
            before.sort(key=lambda v: any(m.ends for m in v.mentions))
        if not before and len(told) == 1 and leg is None:
            before = told  # "He was due to leave on Thursday. X arrived here on Monday"
        there = (v for v in before if departure.rule != "stay" or v.is_in(departure.where or v.where))
        visit = next((v for v in there if not leavers or leavers & {a.id for a in v.persons()}), None)
        if visit is not None and left is not None and departure.rule == COMING:
            visit.when = _begun(visit, left)
            continue
        if visit is not None and left is None and departure.rule == "stay":
            visit.when = _for_days(visit, departure.days)
        if visit is not None and left and left[0] < left[1] and departure.rule == "stay":
            stayed = date_bounds(visit.when or "")
            within = stayed is not None and left[0] <= stayed[0] and stayed[1] <= left[1]
            visit.when = departure.date if within else visit.when
        if visit is None or left is None or left[0] != left[1]:
            continue
        stay = date_bounds(visit.when or "")
        if days := next((m.days for m in visit.mentions if m.days), None):
            visit.when = _up_to(visit, left[0], days)
            continue
        if departure.days and stay:
            stay = min(stay[0], later(left[0], 1 - departure.days)), stay[1]
        if id(visit) in left_already:
            continue  # "goes on to A on Friday and to B on Saturday"
        left_already.add(id(visit))
        if stay and visit.status in _REAL and 0 < days_between(stay[1], left[0]) <= LONGEST_VISIT:
            when = visit.when
            for stop in (v for v in visits if v is visit or (_is_stop_beside(v, visit) and v.when == when)):
                stop.when = f"{stay[0]}/{left[0]}"


def _is_stop_beside(visit: Occasion, other: Occasion) -> bool:
    """Tell whether one word tells of both visits: "leaves on Monday to visit A and B"."""
    return visit.lead.trigger == other.lead.trigger and visit.lead.shared


def _up_to(visit: Occasion, last: str, days: int) -> str | None:
    """Return the days of a visit under way of which the length and the last one are told."""
    stay, first = date_bounds(visit.when or ""), later(last, 1 - days)
    if visit.status != "held" or visit.dated is not None or stay is None or stay[0] != stay[1]:
        return visit.when
    return f"{first}/{last}" if first <= stay[0] <= last else visit.when


def _begun(visit: Occasion, came: tuple[str, str]) -> str | None:
    """Return the days of a visit from the one on which its visitor is told to arrive."""
    stay = date_bounds(visit.when or "")
    if came[0] != came[1] or visit.status not in _REAL or any(m.days for m in visit.mentions):
        return visit.when
    if stay is None:
        return came[0]
    near = 0 < days_between(came[0], stay[0]) <= LONGEST_VISIT
    return f"{came[0]}/{stay[1]}" if near else visit.when


def _for_days(visit: Occasion, days: int | None) -> str | None:
    """Return the days of a visit of which the first one and the length are told."""
    bounds = date_bounds(visit.when or "")
    if bounds is None or bounds[0] != bounds[1] or not days or visit.status not in _REAL:
        return visit.when
    return f"{bounds[0]}/{later(bounds[0], days - 1)}"


def widened(visit: Occasion, talks: Occasion) -> str | None:
    """Return the visit's days with those of talks held during it taken in, as far as both are known days.

    A visit ahead whose own day is not told is on that of its talks.
    """
    a, b = date_bounds(visit.when or ""), date_bounds(talks.when or "")
    if visit.when is None and visit.status == "planned" and talks.dated is not None:
        return talks.when
    if a is None or b is None or b[0] != b[1] or abs(days_between(a[1], b[0])) > LONGEST_VISIT:
        return visit.when
    if visit.status == "planned" and talks.status == "held" and b[1] < a[0]:
        return visit.when
    if (b[0] < a[0] and _came(visit, a[0])) or (b[0] > a[1] and _went(visit, a[1])):
        return visit.when
    first, last = min(a[0], b[0]), max(a[1], b[1])
    return first if first == last else f"{first}/{last}"


def _came(visit: Occasion, day: str) -> bool:
    """Tell whether it is told that the visitor arrived, or the visit began, on a day."""
    return any(m.date == day and (m.rule in ARRIVALS or m.predicate.lower_ in _BEGUN) for m in visit.mentions)


def _went(visit: Occasion, day: str) -> bool:
    """Tell whether it is told that the visit ended on a day."""
    return any(m.date == day and m.ends for m in visit.mentions)


def _sets_out(visit: Occasion) -> bool:
    """Tell whether the report's own news is that the visitor came or left."""
    return any(
        m.rule in _MOTIONS and m.status == "held" and not m.in_speech and _is_news(m.trigger)
        for m in visit.mentions
    )


def _is_news(verb: Token) -> bool:
    """Tell whether a verb stands in a main clause, in a past tense without "had" or in the present.

    Who "has arrived" is there.
    """
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    come = verb.tag_ == "VBN" and verb.lower_ in _COME and auxiliaries in ({"has"}, {"have"})
    if come and verb.dep_ in ("ROOT", "conj", "ccomp"):
        return True
    return not auxiliaries and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ROOT", "conj", "ccomp")


def _under_way(visit: Occasion, home: Where | None) -> bool:
    """Tell whether the visitor is where the report is written."""
    told = (m.rule == "visiting" or m.status_rule in ("under way", "progressive") for m in visit.mentions)
    return any(told) or visit.is_in(home)


def visit_dates(mentions: Sequence[ContactMention], days: int | None, day: str | None) -> str | None:
    """Return the days over which dated mentions let a visit of so many `days` run, as EDTF.

    The days of a whole tour are those of one leg only where nothing is told of the leg itself.
    """
    dated = [(m, b) for m in mentions if m.date and (b := date_bounds(m.date))]
    legs = [(m, b) for m, b in dated if not _of_a_tour_around(m, b, dated)]
    if len(legs) < len(dated):
        dated, days = legs, next((m.days for m, _ in legs if m.days), None)
    start = next((b[0] for m, b in dated if b[0] == b[1] and runs.opens(m)), None)
    if start is not None:  # "left on Monday for a visit that begins on Tuesday"
        dated = [(m, b) for m, b in dated if b[1] >= start or m.ends]
    single = [(m, b) for m, b in dated if b[0] == b[1]]
    intervals = [(m, b) for m, b in dated if length_days(m.date) < _MONTH]
    chosen = _surer(single or intervals)
    if not chosen:
        return min((m.date for m, _ in dated), key=length_days, default=None)
    first = min(b[0] for _, b in chosen)
    last = max(b[1] for _, b in chosen)
    for m, b in intervals:
        spoken = day is not None and day[:10] in b and m.rule not in TOURS and not m.shared
        if "/" in (m.date or "") and b[0] <= first and last <= b[1] and not (is_loose(*b) or spoken):
            first, last = b  # told from one day to another
        # "Left on Friday" and "the visit from November 3 to 4" tell of one stay.
        if "/" in (m.date or "") and any(_of_one_stay(b, s, each.ends) for each, s in single):
            first, last = min(first, b[0]), max(last, b[1])
    if days and days_between(first, last) < days - 1 and not all(m.rule == "visiting" for m, _ in chosen):
        if any(m.ends and b[1] == last for m, b in chosen):
            first = later(last, 1 - days)
        elif first == last or any(_sets_first(m) and b[0] == first for m, b in chosen):
            last = later(first, days - 1)
    mark = _mark_of_all([m.date or "" for m, _ in chosen])
    return marked(first if first == last else f"{first}/{last}", mark)


def _of_one_stay(days: tuple[str, str], day: tuple[str, str], ends: bool) -> bool:
    """Tell whether days of a visit begin or end with a day told of it, or come before its last one."""
    if ends and 0 < days_between(days[1], day[0]) <= LONGEST_VISIT:
        return True
    return days[0] == day[0] or days[1] == day[1]


def _sets_first(mention: ContactMention) -> bool:
    """Tell whether the day told is the first one: "left on Monday", "goes on Monday on a four-day visit"."""
    return mention.rule in _MOTIONS or (mention.days is not None and mention.status == "planned")


def _surer(
    dated: list[tuple[ContactMention, tuple[str, str]]],
) -> list[tuple[ContactMention, tuple[str, str]]]:
    """Return the dates told without doubt where there are any about the doubtful ones: "late June"."""
    sure = [b for m, b in dated if not mark_of(m.date or "")]
    return [
        (m, b)
        for m, b in dated
        if not mark_of(m.date or "") or not any(a[0] <= b[1] and b[0] <= a[1] for a in sure)
    ]


def _of_a_tour_around(
    mention: ContactMention, told: tuple[str, str], dated: Sequence[tuple[ContactMention, tuple[str, str]]]
) -> bool:
    """Tell whether the days told are those of a tour of which another mention dates this leg alone."""
    first, last = told[0], later(told[0], mention.days - 1) if mention.days else told[1]
    within = (b for _, b in dated if b != told and first <= b[0] and b[1] <= last)
    of_tour = mention.shared or mention.closeness == OF_TOUR
    return of_tour and any(days_between(*b) < min(_MONTH, days_between(first, last)) for b in within)


def _mark_of_all(dates: Sequence[str]) -> str:
    """Return the mark of the first of several dates, "" when one of them stands without doubt."""
    marks = [mark_of(told) for told in dates]
    return marks[0] if all(marks) else ""
