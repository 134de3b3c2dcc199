"""The legs of one tour, which follow one upon another: who flew on to Tunis on Sunday left Rabat by then."""

from collections.abc import Sequence
from itertools import pairwise

from verbale.reading.contacts.days import date_bounds
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.stays import TOURS

_REAL = frozenset({"held", "planned"})


def bound(occasions: Sequence[Occasion]) -> None:
    """Let no leg of a tour reach into another, as far as days of both are told beside those of the tour."""
    tours: dict[int, list[Occasion]] = {}
    met: dict[int, list[str]] = {}
    for occasion in occasions:
        if occasion.lead.mode == "visit" and occasion.lead.shared and occasion.status in _REAL:
            tours.setdefault(occasion.lead.trigger.i, []).append(occasion)
        elif occasion.visit is not None and occasion.dated is not None and occasion.when:
            met.setdefault(id(occasion.visit), []).append(occasion.when)
    for stops in tours.values():
        own = [_own_days(stop, met.get(id(stop), ())) for stop in stops]
        known = [days for days in own if days is not None]
        if len(stops) > 1 and known and all(a[1] <= b[0] for a, b in pairwise(known)):
            _clip(stops, own)


def _own_days(stop: Occasion, met: Sequence[str]) -> tuple[str, str] | None:
    """Return the days told of one leg alone, and of the talks on it."""
    told = [m.date for m in stop.mentions if m.date and not m.shared and m.rule not in TOURS]
    bounds = [b for date in (*told, *met) if (b := date_bounds(date)) is not None]
    return (min(b[0] for b in bounds), max(b[1] for b in bounds)) if bounds else None


def _clip(stops: Sequence[Occasion], own: Sequence[tuple[str, str] | None]) -> None:
    for position, stop in enumerate(stops):
        days = date_bounds(stop.when or "")
        if days is None or days[0] == days[1] or own[position] is None:
            continue
        before = next((told[1] for told in reversed(own[:position]) if told), days[0])
        behind = next((told[0] for told in own[position + 1 :] if told), days[1])
        first, last = max(days[0], before), min(days[1], behind)
        if days != (first, last) and first <= last:
            stop.when = first if first == last else f"{first}/{last}"
