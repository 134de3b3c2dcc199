"""Accounts with events, agreements and figures, made by hand for the tests of the record."""

from collections.abc import Iterable
from typing import Any

from tests.record.samples import account
from verbale.account import Account, Agreement, Event, EventActor, Figure, Magnitude, TimeExpression
from verbale.report import Report

CODES = {
    "ASSAULT": ("190", -10.0, 4),
    "AID": ("071", 7.4, 2),
    "AGREE": ("057", 8.0, 1),
    "ACCUSE": ("112", -2.0, 3),
}


def event(kind: str, source: str, target: str = "", **fields: Any) -> dict[str, Any]:
    """An event as keyword arguments; parties are codes parted by spaces, a sector follows after a dash."""
    return {"type": kind, "source": source, "target": target, **fields}


def with_deeds(
    report: Report,
    *events: dict[str, Any],
    agreements: Iterable[Agreement] = (),
    figures: Iterable[Figure] = (),
    contacts: Iterable[dict[str, Any]] = (),
    quotations: tuple[dict[str, Any], ...] = (),
) -> Account:
    """An account of `report`; of each event its date counts as told, unless `presumed` is set."""
    made = account(report, *contacts, quotations=quotations)
    end = min(len(report.text), 40)
    days = {one["date"] for one in events if one.get("date") and not one.get("presumed")}
    times = tuple(
        TimeExpression(span=(0, 1), type="DATE", value="X", edtf=day, rule="by hand") for day in sorted(days)
    )
    return made.model_copy(
        update={
            "times": times,
            "events": tuple(_event(f"e{n}", (0, end), one) for n, one in enumerate(events)),
            "agreements": tuple(agreements),
            "figures": tuple(figures),
        }
    )


def _event(id: str, evidence: tuple[int, int], told: dict[str, Any]) -> Event:  # noqa: A002
    cameo, goldstein, quad = CODES[told["type"]]
    fields = {key: value for key, value in told.items() if key not in ("presumed", "magnitude")}
    fields |= {side: _actors(told[side]) for side in ("source", "target")}
    whole = {"cameo": cameo, "goldstein": goldstein, "quad_class": quad} | fields
    magnitude = Magnitude(**told.get("magnitude", {}))
    return Event(id=id, trigger=(evidence,), evidence=evidence, magnitude=magnitude, **whole)


def _actors(words: str) -> tuple[EventActor, ...]:
    parts = [word.partition("-") for word in words.split()]
    return tuple(EventActor(party=party, sector=sector or None) for party, _, sector in parts)
