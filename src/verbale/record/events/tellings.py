"""Tellings: what one report says of one event, in the form in which the record stores and compares it."""

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from verbale.account import Account, Event, EventActor, Status
from verbale.edtf import days
from verbale.knowledge.plover import MUTUAL_TYPES
from verbale.record.claims import dated
from verbale.record.packing import content_id, packed
from verbale.report import Report


class Party(NamedTuple):
    """Who acts or is acted upon, as one report names it."""

    party: str
    sector: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report says of one event.

    `first` and `last` are the ISO days that the date covers, `length` is their number. Where the report
    tells no day (`dated` is False), they are its own day and the one before.
    """

    id: str
    report: str
    item: str
    type: str
    mode: str | None
    cameo: str
    tenths: int | None
    quad: int
    contexts: tuple[str, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    status: Status
    date: str | None
    place: str | None
    magnitude: dict[str, int | None]
    background: bool
    told: str | None
    block: str
    dated: bool
    first: str | None
    last: str | None
    length: int | None

    @property
    def order(self) -> tuple[str, str]:
        """Where the telling stands among others: by the day on which it was told, undated ones last."""
        return self.told or "9999", self.id


_OF_ROW = ("id", "report", "item", "type", "mode", "cameo", "tenths", "quad", "status", "date", "place",
           "told", "block", "first", "last", "length")  # fmt: skip


def tellings_of(report: Report, account: Account) -> list[tuple[Telling, Event]]:
    """Return what an account tells of events, in its order; those that are contacts are left to these."""
    published, told = dated(report, account)
    names = {actor.id: actor.name for actor in account.actors}
    resolved = sorted((time.span[0], time.edtf) for time in account.times if time.edtf)
    return [
        (_telling(report.id, event, number, published, told, names, resolved), event)
        for number, event in enumerate(account.events)
        if event.contact is None
    ]


def _telling(
    report: str,
    event: Event,
    number: int,
    published: str | None,
    told: str | None,
    names: dict[str, str],
    resolved: Sequence[tuple[int, str]],
) -> Telling:
    source, target = _parties(event.source, names), _parties(event.target, names)
    covered = days(event.date)
    is_dated = covered is not None and not (event.date == published and not _is_told(event, resolved))
    if covered is not None and not is_dated:
        covered = covered[0] - timedelta(days=min(1, (covered[0] - date.min).days)), covered[1]
    return Telling(
        id=content_id("event telling", report, str(number)),
        report=report,
        item=event.id,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        tenths=None if event.goldstein is None else round(event.goldstein * 10),
        quad=event.quad_class,
        contexts=tuple(sorted(set(event.contexts))),
        source=source,
        target=target,
        status=event.status,
        date=event.date,
        place=event.place,
        magnitude=event.magnitude.model_dump(),
        background=event.background,
        told=told,
        block=_block(event.type, source, target),
        dated=is_dated,
        first=covered[0].isoformat() if covered else None,
        last=covered[1].isoformat() if covered else None,
        length=(covered[1] - covered[0]).days + 1 if covered else None,
    )


def _is_told(event: Event, resolved: Sequence[tuple[int, str]]) -> bool:
    """Tell whether the sentence of an event holds the date that it bears."""
    start, end = event.evidence
    inside = resolved[bisect_left(resolved, (start,)) : bisect_left(resolved, (end,))]
    return any(edtf == event.date for _, edtf in inside)


def _parties(actors: Sequence[EventActor], names: dict[str, str]) -> tuple[Party, ...]:
    unique = {(one.party, one.sector): Party(one.party, one.sector, names.get(one.actor or ""))
              for one in reversed(actors)}  # fmt: skip
    return tuple(sorted(unique.values(), key=lambda one: (one.party, one.sector or "", one.name or "")))


def _block(kind: str, source: Sequence[Party], target: Sequence[Party]) -> str:
    """Return what tellings of one event have in common: type, sources and targets.

    Within one state its sectors tell who is who ("police" and "protesters"); between states some reports
    tell a sector and others leave it out. In talk and agreement it does not matter who is named first.
    """
    both = {one.party for one in source} & {one.party for one in target}

    def names(parties: Sequence[Party]) -> set[str]:
        return {f"{one.party} {one.sector or ''}" if one.party in both else one.party for one in parties}

    if kind in MUTUAL_TYPES:
        return content_id("event", kind, *sorted(names(source) | names(target)))
    return content_id("event", kind, *sorted(names(source)), "on", *sorted(names(target)))


def to_row(telling: Telling, event: Event, text: str) -> dict[str, Any]:
    """Return the row of the table `event_tellings`, with the words that the telling rests on."""
    start, end = event.evidence
    return {name: getattr(telling, name) for name in _OF_ROW} | {
        "contexts": packed(telling.contexts),
        "source": packed(telling.source),
        "target": packed(telling.target),
        "magnitude": packed(telling.magnitude),
        "background": int(telling.background),
        "dated": int(telling.dated),
        "trigger": packed(event.trigger),
        "start": start,
        "end": end,
        "words": text[start:end],
        "rule": event.rule,
        "root": "",
        "event": "",
    }


def side_from(column: str) -> tuple[Party, ...]:
    """Return the parties of one side out of the column that keeps them."""
    return tuple(Party(*one) for one in json.loads(column))


def from_row(row: Any) -> Telling:
    """Return the telling kept in a row of the table `event_tellings`."""
    return Telling(
        **{name: getattr(row, name) for name in _OF_ROW},
        contexts=tuple(json.loads(row.contexts)),
        source=side_from(row.source),
        target=side_from(row.target),
        magnitude=json.loads(row.magnitude),
        background=bool(row.background),
        dated=bool(row.dated),
    )
