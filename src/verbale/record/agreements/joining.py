"""Keeps the agreements of the record true to what reports tell, one report at a time.

Tellings with the same keys are a variant; variants that share a key, or are joined by others, are one
agreement. Which those are follows from the set of tellings alone. There are few variants even where
thousands of reports name a paper: only these are walked, and the database sums up what their tellings say.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, inspect, select

from verbale.account import Account, Agreement, AgreementStatus
from verbale.edtf import days, mark_of
from verbale.record.agreements.counts import Saying, count, sayings, uncount
from verbale.record.agreements.naming import is_proper, keys_of
from verbale.record.agreements.tables import (
    TABLES,
    agreement_keys,
    agreement_parties,
    agreement_tellings,
    agreement_variants,
    agreement_words,
    agreements,
)
from verbale.record.altering import add_columns, make_index_anew
from verbale.record.bulk import among, insert_rows
from verbale.record.claims import dated
from verbale.record.database import inserting
from verbale.record.merged import LAST_DAY
from verbale.record.names import singulars
from verbale.record.packing import content_id, packed
from verbale.report import Report

# What is told later in the life of a paper says more, of words of one day.
STAGES: tuple[AgreementStatus, ...] = (
    "proposed", "signed", "ratified", "in implementation", "violated", "ended",
)  # fmt: skip
# Parties that fewer of the tellings give are slips of reading.
_LEAST_SHARE = 0.25

_TELLINGS = agreement_tellings.c
_VARIANTS = agreement_variants.c
_KEYS = agreement_keys.c


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    for table in TABLES:
        table.create(connection)


def empty(connection: Connection) -> None:
    """Take all agreements out of a record whose tellings are to be joined by other keys."""
    for table in TABLES:
        connection.execute(delete(table))


def put_parties_in_time(connection: Connection) -> None:
    """Give the parties of agreements the first days of these, in a record that lacks them."""
    if agreement_parties.name not in inspect(connection).get_table_names():
        return
    add_columns(connection, agreement_parties, ["first"])
    paper, theirs = agreements.c, agreement_parties.c
    first = select(paper.first).where(paper.id == theirs.agreement).scalar_subquery()
    connection.execute(agreement_parties.update().values(first=first))
    make_index_anew(connection, agreement_parties, "agreement_parties_by_party")


def tell_places(connection: Connection) -> None:
    """Let tellings say where a paper was made, in a record that lacks it."""
    tables = inspect(connection)
    name = agreement_tellings.name
    if name in tables.get_table_names() and not any(c["name"] == "place" for c in tables.get_columns(name)):
        add_columns(connection, agreement_tellings, ["place"])


def add_agreements(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Store the agreements of accounts, each with what other reports tell of it."""
    rows, keys = [], {}
    for report, account in accounts:
        told = dated(report, account)[1]
        for number, agreement in enumerate(account.agreements):
            row = _row(report, agreement, content_id("agreement telling", report.id, str(number)), told)
            own = keys_of(agreement, told) or (row["id"],)
            row["variant"] = content_id("variant", *own)
            rows.append(row)
            keys[row["variant"]] = own
    if not rows:
        return
    insert_rows(connection, agreement_tellings, rows)
    count(connection, rows)
    insertion = inserting(connection.dialect.name, agreement_variants).on_conflict_do_nothing()
    connection.execute(insertion, [{"id": variant, "agreement": ""} for variant in sorted(keys)])
    insertion = inserting(connection.dialect.name, agreement_keys).on_conflict_do_nothing()
    pairs = sorted({(key, variant) for variant, own in keys.items() for key in own})
    connection.execute(insertion, [{"key": key, "variant": variant} for key, variant in pairs])
    _rejoin(connection, set(keys), set())


def remove_agreements(connection: Connection, report: str) -> None:
    """Take the agreements of a report out; what other reports tell stays."""
    rows = connection.execute(select(agreement_tellings).where(_TELLINGS.report == report)).all()
    variants = {row.variant for row in rows}
    if not variants:
        return
    connection.execute(delete(agreement_tellings).where(_TELLINGS.report == report))
    uncount(connection, [dict(row._mapping) for row in rows])
    touched = connection.scalars(select(_VARIANTS.agreement).where(among(connection, _VARIANTS.id, variants)))
    before = set(touched)
    left = set(connection.scalars(
        select(_TELLINGS.variant).where(among(connection, _TELLINGS.variant, variants)).distinct()
    ))  # fmt: skip
    gone = sorted(variants - left)
    connection.execute(delete(agreement_keys).where(among(connection, _KEYS.variant, gone)))
    connection.execute(delete(agreement_variants).where(among(connection, _VARIANTS.id, gone)))
    _rejoin(connection, left, before)


def _row(report: Report, agreement: Agreement, key: str, told: str | None) -> dict[str, Any]:
    text = report.text
    return {
        "id": key,
        "report": report.id,
        "item": agreement.id,
        "name": agreement.name,
        "aliases": packed(agreement.aliases),
        "parties": packed(sorted(set(agreement.parties))),
        "date": agreement.date,
        "place": agreement.place,
        "status": agreement.status,
        "terms": packed(agreement.terms),
        "clauses": packed([text[start:end] for start, end in agreement.terms]),
        "spans": packed(agreement.spans),
        "evidence": packed(agreement.evidence),
        "words": packed([text[start:end] for start, end in agreement.evidence]),
        "told": told,
        "day": told or LAST_DAY,
    }


def _rejoin(connection: Connection, variants: set[str], touched: set[str]) -> None:
    """Make the agreements of `variants` anew, and those among `touched`, from which tellings have gone."""
    touched = set(touched)
    reached = _neighbours(connection, variants) | variants
    if reached:
        found = select(_VARIANTS.agreement).where(among(connection, _VARIANTS.id, reached))
        touched |= set(connection.scalars(found))
    touched.discard("")
    query = select(agreement_variants).where(among(connection, _VARIANTS.agreement, touched))
    stored = {row.id: row.agreement for row in connection.execute(query)}
    papers = _joined(connection, set(stored) | variants)
    for table, column in (
        (agreements, "id"),
        (agreement_parties, "agreement"),
        (agreement_words, "agreement"),
    ):
        connection.execute(delete(table).where(among(connection, table.c[column], touched)))
    for paper in papers:
        _write(connection, sorted(paper), stored)


def _neighbours(connection: Connection, variants: Iterable[str]) -> set[str]:
    """Return the variants that share a key with one of `variants`."""
    keys = select(_KEYS.key).where(among(connection, _KEYS.variant, variants))
    return set(connection.scalars(select(_KEYS.variant).where(_KEYS.key.in_(keys)).distinct()))


def _joined(connection: Connection, variants: set[str]) -> list[set[str]]:
    """Part variants, of which none shares a key with any other, into those that are tied to each other."""
    by_key: dict[str, list[str]] = defaultdict(list)
    by_variant: dict[str, list[str]] = defaultdict(list)
    query = select(agreement_keys).where(among(connection, _KEYS.variant, variants))
    for row in connection.execute(query.order_by(_KEYS.key, _KEYS.variant)):
        by_key[row.key].append(row.variant)
        by_variant[row.variant].append(row.key)
    papers, left = [], set(variants)
    while left:
        paper: set[str] = set()
        reached = [min(left)]
        while reached:
            variant = reached.pop()
            if variant not in paper:
                paper.add(variant)
                reached += [other for key in by_variant[variant] for other in by_key.pop(key, ())]
        papers.append(paper)
        left -= paper
    return papers


def _write(connection: Connection, variants: list[str], stored: dict[str, str]) -> None:
    """Store the agreement that has these variants."""
    row, parties, words = _merged(connection, variants)
    key = row["id"]
    connection.execute(insert(agreements), [row])
    signed = [{"agreement": key, "party": party, "first": row["first"]} for party in parties]
    named = [{"agreement": key, "word": word} for word in words]
    for table, values in ((agreement_parties, signed), (agreement_words, named)):
        if values:
            connection.execute(insert(table), values)
    moved = [variant for variant in variants if stored.get(variant) != key]
    if moved:
        here = among(connection, _VARIANTS.id, moved)
        connection.execute(agreement_variants.update().where(here).values(agreement=key))


def _merged(connection: Connection, variants: list[str]) -> tuple[dict[str, Any], list[str], list[str]]:
    """Return the row of an agreement, its parties, and the words by which it is found."""
    said = sayings(connection, variants)
    names: Counter[str] = Counter()
    aliases: Counter[str] = Counter()
    parties: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    total = giving = 0
    for one in said:
        names[one.name] += one.times
        aliases.update(dict.fromkeys(json.loads(one.aliases), one.times))
        told = json.loads(one.parties)
        parties.update(dict.fromkeys(told, one.times))
        giving += one.times if told else 0
        total += one.times
        if days(one.date or None) is not None:
            dates[one.date] += one.times
    first = min((_first(connection, variant) for variant in variants), key=lambda row: (row.day, row.id))
    name = min(names, key=lambda one: (not is_proper(one), -names[one], -len(one), one))
    date = min(dates, key=lambda one: (_length(one), mark_of(one) != "", -dates[one], one), default=None)
    made = days(date)
    kept = sorted(party for party, times in parties.items() if times >= _LEAST_SHARE * giving)
    also = sorted({*names, *aliases} - {name})
    merged = {
        "id": content_id("agreement", first.id),
        "name": name,
        "also": packed(also),
        "parties": packed(kept),
        "date": date,
        "status": _status(said),
        "tellings": total,
        "first": made[0].isoformat() if made else first.day,
        "last": made[1].isoformat() if made else first.day,
    }
    return merged, kept, sorted({word for one in (name, *also) for word in singulars(one)})


def _length(date: str) -> int:
    covered = days(date)
    return (covered[1] - covered[0]).days if covered else 0


def _first(connection: Connection, variant: str) -> Any:
    """Return id and day of the telling of a variant that comes first."""
    query = select(_TELLINGS.id, _TELLINGS.day).where(_TELLINGS.variant == variant)
    return connection.execute(query.order_by(_TELLINGS.day, _TELLINGS.id).limit(1)).one()


def _status(said: Iterable[Saying]) -> str | None:
    """Return where the paper stands by the latest word; one that has been made is proposed no more."""
    words: dict[AgreementStatus, str] = {}
    for status in STAGES:
        latest = [one.latest for one in said if one.status == status]
        if latest:
            words[status] = max(latest)
    made = {status: latest for status, latest in words.items() if status != STAGES[0]} or words
    return max(made, key=lambda status: (made[status], STAGES.index(status)), default=None)
