"""The legs of one tour, which follow one upon another: who flew on to Tunis on Sunday left Rabat by then."""

from collections.abc import Sequence
from itertools import pairwise

from verbale.reading.contacts.days import date_bounds, days_between
from verbale.reading.contacts.itineraries import is_on
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.stays import TOURS

_REAL = frozenset({"held", "planned"})
_MONTH = 28  # days
_MANY = 60  # occasions in one state among which those on a leg are looked for


def bound(occasions: Sequence[Occasion]) -> None:
    """Let no leg of a tour reach into another, as far as days of both are told beside those of the tour.

    Where the words tell from when to when something is on a leg, these are its days; a leg between two of
    which the days are known lies between them.
    """
    tours: dict[int, list[Occasion]] = {}
    met: dict[int, list[str]] = {}
    there: dict[str, list[Occasion]] = {}
    on: dict[int, list[Occasion]] = {}
    for occasion in occasions:
        if occasion.dated is not None and occasion.where is not None and occasion.where.state is not None:
            there.setdefault(occasion.where.state, []).append(occasion)
        if occasion.stay is not None and occasion.dated is None:
            on.setdefault(id(occasion.stay), []).append(occasion)
        if occasion.lead.mode == "visit" and occasion.lead.shared and occasion.status in _REAL:
            tours.setdefault(occasion.lead.trigger.i, []).append(occasion)
        elif occasion.visit is not None and occasion.dated is not None and occasion.when:
            met.setdefault(id(occasion.visit), []).append(occasion.when)
    for stops in tours.values():
        if len(stops) > 1:
            before = [stop.when for stop in stops]
            for stop in stops:
                near = there.get(stop.where.state or "", ()) if stop.where else ()
                _settle_by_what_is_on_it(stop, near[:_MANY])
            own = [
                date_bounds(stop.when or "") if stop.when != tour else _own_days(stop, met.get(id(stop), ()))
                for stop, tour in zip(stops, before, strict=True)
            ]
            known = [days for days in own if days is not None]
            if known and all(a[1] <= b[0] for a, b in pairwise(known)):
                _clip(stops, own)
            for stop, when in zip(stops, before, strict=True):
                for talks in on.get(id(stop), ()):
                    if talks.when == when:
                        talks.when = stop.when  # its days are better known now


def _settle_by_what_is_on_it(stop: Occasion, near: Sequence[Occasion]) -> None:
    """Let a leg that has the days of the whole tour have those from when to when something is on it."""
    tour = date_bounds(stop.when or "")
    if tour is None or any(m.date and not m.shared and m.rule not in TOURS for m in stop.mentions):
        return
    long = days_between(*tour) >= _MONTH
    told = [b for o in near if o.dated and is_on(stop, o) and (b := date_bounds(o.dated.date or ""))]
    days = [b for b in told if tour[0] <= b[0] <= b[1] <= tour[1] and b != tour and (long or b[0] < b[1])]
    if days and days_between(*(run := (min(b[0] for b in days), max(b[1] for b in days)))) < _MONTH:
        stop.when = run[0] if run[0] == run[1] else "/".join(run)


def _own_days(stop: Occasion, met: Sequence[str]) -> tuple[str, str] | None:
    """Return the days told of one leg alone, and of the talks on it."""
    told = [m.date for m in stop.mentions if m.date and not m.shared and m.rule not in TOURS]
    bounds = [b for date in (*told, *met) if (b := date_bounds(date)) is not None]
    return (min(b[0] for b in bounds), max(b[1] for b in bounds)) if bounds else None


def _clip(stops: Sequence[Occasion], own: Sequence[tuple[str, str] | None]) -> None:
    for position, stop in enumerate(stops):
        days = date_bounds(stop.when or "")
        if days is None or days[0] == days[1]:
            continue
        between = 0 < position < len(stops) - 1 and own[position - 1] and own[position + 1]
        if own[position] is None and not between:
            continue
        before = next((told[1] for told in reversed(own[:position]) if told), days[0])
        behind = next((told[0] for told in own[position + 1 :] if told), days[1])
        first, last = max(days[0], before), min(days[1], behind)
        if days != (first, last) and first <= last:
            stop.when = first if first == last else f"{first}/{last}"
