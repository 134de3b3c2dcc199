"""Bodies that go by names of their own: agencies, parties, armed groups, media, firms, churches, missions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from verbale.knowledge.folding import folded
from verbale.knowledge.lexicon import Phrases, plain
from verbale.knowledge.states import organisations, parties
from verbale.knowledge.tables import items, read_table
from verbale.knowledge.tenures import bounds

# Tables whose rows come first win where one name stands for several bodies.
_TABLES = ("international", "state", "armed", "parties", "society", "media", "firms")
# Organisations that usage calls by the acronym, never by the full name.
_BY_ACRONYM = frozenset({"NATO", "UNICEF", "UNESCO", "OPEC", "Interpol", "ASEAN", "Mercosur", "BRICS"})
_UNRECOGNISED = frozenset(
    {"Nagorno-Karabakh", "Abkhazia", "South Ossetia", "Transnistria", "TRNC", "Somaliland", "DPR", "LPR"}
)
# Codes that stand where a body belongs to no single state.
SYSTEMS = frozenset({"IGO", "UNO", "EUR", ""})
_QUALIFIER = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its usual name, with country or system of states, and sectors ("" for none).

    `country` is ISO 3166-1 alpha-3, or IGO, UNO, EUR for organisations of states. The row holds from
    `since` to `until`, where these are given.
    """

    name: str
    country: str
    sector: str
    second: str = ""
    since: date | None = None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Tell whether the row holds on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@lru_cache(maxsize=1)
def bodies() -> Phrases[Body]:
    """Return all bodies by each of their names, without accents, as written or without "The"."""
    return Phrases(_names())


@lru_cache(maxsize=1)
def body_of_party() -> Mapping[str, Body]:
    """Return what the codes of organisations and non-state parties stand for, by code."""
    systems = {row["code"]: row for row in read_table("organisation_sectors.tsv")}
    found: dict[str, Body] = {}
    for organisation in organisations().values():
        row = systems.get(organisation.code)
        name = organisation.code if organisation.code in _BY_ACRONYM else organisation.name
        found[organisation.code] = Body(name, row["country"] if row else "IGO", row["sector"] if row else "")
    for party in parties().values():
        sector = "PRE" if party.code in _UNRECOGNISED else "" if party.territorial else "REB"
        name = party.other_names[0] if party.code.isupper() and party.other_names else party.code
        found[party.code] = Body(name, party.within, sector)
    return MappingProxyType(found)


def _names() -> Iterator[tuple[str, Body]]:
    for table in _TABLES:
        for row in read_table(f"bodies_{table}.tsv"):
            body = Body(
                _QUALIFIER.sub("", row["name"]),
                row["country"],
                row["sector"],
                row["second"],
                bounds(row["since"])[0] if row["since"] else None,
                bounds(row["until"])[1] if row["until"] else None,
            )
            # A name that needs a qualifier ("National Assembly (France)") is not enough by itself.
            usual = (row["name"],) if body.name == row["name"] else ()
            for name in (*usual, *items(row["other_names"])):
                yield from ((form, body) for form in _forms(name))
    for organisation in organisations().values():
        body = body_of_party()[organisation.code]
        for name in (organisation.code, organisation.name, *organisation.other_names):
            yield from ((form, body) for form in _forms(name))


def _forms(name: str) -> Iterator[str]:
    name = folded(plain(name))
    bare = name.removeprefix("The ").removeprefix("the ")
    if bare == name or " " in bare:
        name = bare  # "The Australian" and "The Sun" keep their article, or they are something else
    yield name
    capitals = name.upper()
    if capitals != name and len(name) >= 6:
        yield capitals
