"""The event that a set of tellings tells of: every field a function of the set, whatever its order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from verbale.account import Magnitude, Status
from verbale.edtf import mark_of
from verbale.knowledge.plover import MUTUAL_TYPES
from verbale.record.events.tellings import Party, Telling
from verbale.record.merged import LAST_DAY
from verbale.record.packing import content_id, packed

SOURCE, TARGET = "source", "target"
# Of words of the same day the first listed counts; those on the outcome before all others.
_STATUSES: tuple[Status, ...] = ("held", "denied", "cancelled", "planned", "possible")
_OUTCOMES = frozenset(_STATUSES[:3])


def event_id(tellings: Iterable[Telling]) -> str:
    """Return the id of the event: it follows from the telling told first."""
    return content_id("event", min(tellings, key=lambda one: one.order).id)


def merge(tellings: Iterable[Telling]) -> dict[str, Any]:
    """Return the row of the table `events` for the event of which `tellings` tell."""
    ordered = sorted(tellings, key=lambda one: one.order)
    first = ordered[0]
    cameo = _most_told([one.cameo for one in ordered])
    coded = [one for one in ordered if one.cameo == cameo]
    modes = [one.mode for one in coded if one.mode]
    places = [one.place for one in ordered if one.place]
    source, target = _sides(ordered)
    dated = _dated(ordered)
    told = (
        dated.first if dated is not None and dated.dated else dated.last if dated is not None else first.told
    )
    return {
        "id": event_id(ordered),
        "type": first.type,
        "mode": _most_told(modes) if modes else None,
        "cameo": cameo,
        "tenths": coded[0].tenths,
        "quad": coded[0].quad,
        "contexts": packed(sorted({context for one in coded for context in one.contexts})),
        "source": packed(source),
        "target": packed(target),
        "mutual": int(is_mutual(first.type, source, target)),
        "status": _status_of(ordered),
        "date": dated.date if dated else None,
        "place": _most_told(places) if places else None,
        "magnitude": packed(_magnitude(ordered)),
        "background": int(all(one.background for one in ordered)),
        "contact": None,
        "first": told or LAST_DAY,
        "last": (dated.last if dated else None) or told or LAST_DAY,
        "length": None if dated is None else dated.length if dated.dated else 1,
    }  # fmt: skip


def is_mutual(kind: str, source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Tell whether each of the sources deals with the others: talks of two, of whom neither is the host."""
    return kind in MUTUAL_TYPES and not target and len({one.party for one in source}) > 1


def parties_of(source: Sequence[Party], target: Sequence[Party], *, mutual: bool) -> set[tuple[str, str]]:
    """Return the roles and parties by which an event is found."""
    roles = {(SOURCE, one.party) for one in source} | {(TARGET, one.party) for one in target}
    return roles | {(TARGET, one.party) for one in source if mutual}


def dyads_of(source: Sequence[Party], target: Sequence[Party], *, mutual: bool) -> set[tuple[str, str]]:
    """Return the pairs of other parties of an event, who acts first."""
    if mutual:
        pairs = set(combinations(sorted({one.party for one in source}), 2))
        return pairs | {(other, one) for one, other in pairs}
    return {(one.party, other.party) for one in source for other in target if one.party != other.party}


def _most_told(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _sides(ordered: list[Telling]) -> tuple[list[Party], list[Party]]:
    """Return sources and targets as told first, each with the sector and name that most tellings give."""
    named = [one for telling in ordered for one in (*telling.source, *telling.target)]

    def fullest(side: Sequence[Party]) -> list[Party]:
        found = []
        for one in side:
            same = [other for other in named if other.party == one.party]
            sectors = [one.sector] if one.sector else [other.sector for other in same if other.sector]
            sector = _most_told(sectors) if sectors else None
            names = [other.name for other in same if other.name and other.sector in (sector, one.sector)]
            found.append(Party(one.party, sector, _most_told(names) if names else None))
        return found

    return fullest(ordered[0].source), fullest(ordered[0].target)


def _status_of(tellings: list[Telling]) -> Status:
    """Return whether it took place: the latest word counts, one on the outcome before all others."""
    counted = [one for one in tellings if one.status in _OUTCOMES] or tellings
    latest = max(one.told or "" for one in counted)
    return min((one.status for one in counted if (one.told or "") == latest), key=_STATUSES.index)


def _dated(ordered: list[Telling]) -> Telling | None:
    """Return the telling whose date says most: told rather than presumed, of few days, without doubt."""
    dated = [one for one in ordered if one.length is not None]
    counts = Counter(one.date for one in dated)
    return min(
        dated,
        key=lambda one: (not one.dated, one.length, mark_of(one.date or "") != "", -counts[one.date],
                         one.date or "", one.id),
        default=None,
    )  # fmt: skip


def _magnitude(ordered: list[Telling]) -> dict[str, int | None]:
    """Return each number as told last: tolls rise."""
    latest: dict[str, int | None] = dict.fromkeys(Magnitude.model_fields)
    for telling in ordered:
        latest |= {name: number for name, number in telling.magnitude.items() if number is not None}
    return latest
