"""Scenarios of many reports on a few occasions, from a table, as reports and accounts for the record."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from verbale.account import Account, Actor, Contact, Mention, Participant, Place, Publication
from verbale.record.store import Store
from verbale.report import Report

type Told = tuple[Report, Account]
type Telling = tuple[int, int]  # number of the report, and of the telling in it


def _rows(table: str) -> list[dict[str, str]]:
    text = Path(__file__).with_name(table).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


_NAMES = {row["name"]: row for row in _rows("told_names.tsv")}
_BODIES = ("G20", "NATO", "OPEC", "ASEAN", "SAARC", "Arab League", "EU", "SCO", "IAEA")


class Scenario(NamedTuple):
    """Reports with their accounts, and the occasion that each telling means."""

    name: str
    told: list[Told]
    meant: dict[Telling, str]

    def merged(self, store: Store) -> dict[Telling, str]:
        """Return the contact of each telling in a record of these reports."""
        store.add_many(self.told)
        numbers = {account.report: number for number, (_, account) in enumerate(self.told)}
        return {
            (numbers[source.report], int(source.contact[1:])): contact.id
            for contact in store.contacts()
            for source in contact.sources
        }


def groups(of: dict[Telling, str]) -> set[frozenset[Telling]]:
    """Return the tellings that are put together."""
    found: dict[str, set[Telling]] = defaultdict(set)
    for telling, key in of.items():
        found[key].add(telling)
    return {frozenset(some) for some in found.values()}


def scenarios() -> list[Scenario]:
    """Return the scenarios of the table."""
    rows: dict[str, dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows("tellings.tsv"):
        rows[row["scenario"]][row["report"]].append(row)
    return [_scenario(name, list(reports.values())) for name, reports in rows.items()]


def _scenario(name: str, reports: list[list[dict[str, str]]]) -> Scenario:
    return Scenario(
        name,
        [_read(name, number, tellings) for number, tellings in enumerate(reports)],
        {
            (number, place): one["occasion"]
            for number, tellings in enumerate(reports)
            for place, one in enumerate(tellings)
        },
    )


def _read(scenario: str, number: int, tellings: list[dict[str, str]]) -> Told:
    sentences = [one["words"] or f"The {one['mode']} is told of." for one in tellings]
    text = "\n".join([*sentences, f"So says report {number} on {scenario}."])
    report = Report(text=text, published=tellings[0]["published"])
    names = dict.fromkeys(name for one in tellings for name in _listed(one["names"]))
    listed = {name: f"p{place}" for place, name in enumerate(names)}
    places = dict.fromkeys(one["place"] for one in tellings if one["place"])
    contacts, start = [], 0
    for place, (one, words) in enumerate(zip(tellings, sentences, strict=True)):
        contacts.append(_contact(f"c{place}", one, (start, start + len(words)), listed))
        start += len(words) + 1
    account = Account(
        reader="verbale 0.1.0, en_test 1.0",
        report=report.id,
        published=Publication(date=report.published, basis="metadata"),
        actors=(*(_actor(key, name) for name, key in listed.items()), *_bodies(text), *_states(places)),
        places=tuple(_place(name) for name in places),
        contacts=tuple(contacts),
    )
    return report, account


def _contact(key: str, one: dict[str, str], span: tuple[int, int], listed: dict[str, str]) -> Contact:
    return Contact.model_validate({
        "id": key,
        "mode": one["mode"],
        "status": one["status"],
        "date": one["date"] or None,
        "place": one["place"] or None,
        "states": tuple(sorted(_listed(one["states"]))),
        "participants": tuple(
            Participant(name=name, actor=listed[name], party=_NAMES[name]["party"])
            for name in _listed(one["names"])
        ),
        "evidence": (span,),
    })  # fmt: skip


def _listed(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _actor(key: str, name: str) -> Actor:
    row = _NAMES[name]
    return Actor.model_validate({
        "id": key, "kind": row["kind"], "name": name, "party": row["party"], "office": row["office"],
    })  # fmt: skip


def _bodies(text: str) -> Iterable[Actor]:
    for body in _BODIES:
        starts = [at for at in range(len(text)) if text.startswith(body, at)]
        mentions = tuple(Mention(span=(at, at + len(body)), kind="name") for at in starts)
        if mentions:
            yield Actor(id=f"b-{body}", kind="organisation", name=body, party=body, mentions=mentions)


def _states(places: Iterable[str]) -> Iterable[Actor]:
    for name in places:
        if _NAMES[name]["kind"] == "state":
            yield Actor(id=f"s-{name}", kind="state", name=name, party=_NAMES[name]["party"])


def _place(name: str) -> Place:
    row = _NAMES[name]
    return Place.model_validate({"name": name, "kind": row["kind"], "state": row["party"], "spans": ()})
