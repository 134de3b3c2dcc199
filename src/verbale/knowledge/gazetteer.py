"""The gazetteer: cities, divisions, states, regions and venues with their GeoNames ids."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from verbale.knowledge.lexicon import Phrases, plain
from verbale.knowledge.states import states
from verbale.knowledge.tables import items, read_table
from verbale.knowledge.words import word_list


@dataclass(frozen=True, slots=True)
class Locality:
    """A place with its usual English name; `state` is ISO 3166-1 alpha-3, empty where several share it.

    `weight` is the decimal logarithm of its population, with a bonus for capitals: how likely the
    bare name means this place. `coordinates` are latitude and longitude in degrees, those of a region
    or state about its middle.
    """

    name: str
    kind: str
    state: str
    division: str = ""
    geonames: int | None = None
    weight: float = 0.0
    coordinates: tuple[float, float] | None = None


_CAPITAL_BONUS = 2.0
# For towns so well known that English has a name of its own for them.
_ENGLISH_NAME_BONUS = 0.7
_REGION_WEIGHT = 6.0
_DIVISION_WEIGHT = 4.5


_NO_PLACES = word_list("never a place")


@lru_cache(maxsize=1)
def gazetteer() -> Phrases[Locality]:
    """Return all localities by each of their names, as written and in capitals."""
    return Phrases(_with_capitals(_localities()))


@lru_cache(maxsize=1)
def state_localities() -> Mapping[str, Locality]:
    """Return the states as places, by ISO 3166-1 alpha-3."""
    rows = {row["state"]: row for row in read_table("places.tsv.gz") if row["kind"] == "state"}
    places = {}
    for code, state in states().items():
        row = rows.get(code)
        places[code] = Locality(
            state.name,
            "state",
            code,
            geonames=int(row["geonames"]) if row else None,
            coordinates=_coordinates(row["coordinates"]) if row else None,
        )
    return MappingProxyType(places)


def _coordinates(cell: str) -> tuple[float, float] | None:
    latitude, _, longitude = cell.partition(" ")
    return (float(latitude), float(longitude)) if longitude else None


def _localities() -> Iterator[tuple[str, Locality]]:
    capitals = {(code, name) for code, state in states().items() for name in state.capitals}
    renamed = {
        (row["state"], name): row
        for row in read_table("city_names.tsv")
        for name in items(row["geonames_names"])
    }
    largest: dict[tuple[str, str], int] = {}
    rows = [row for row in read_table("places.tsv.gz") if row["kind"] != "state"]
    for row in rows:
        key = row["state"], row["name"]
        largest[key] = max(largest.get(key, 0), int(row["population"] or 0))
    for row in rows:
        key = row["state"], row["name"]
        others = items(row["other_names"])
        name = row["name"]
        usual = renamed.get(key) if largest[key] == int(row["population"] or 0) else None
        if usual is not None:
            others = (*others, name, *items(usual["other_names"]))
            name = usual["name"]
        capital = any((row["state"], known) in capitals for known in (name, *others))
        if name not in _NO_PLACES:
            bonus = _CAPITAL_BONUS if capital else _ENGLISH_NAME_BONUS if usual is not None else 0.0
            yield from _named(name, others, row, bonus)
    towns = {(row["state"], row["name"]): row for row in rows if row["kind"] == "city"}
    for row in read_table("regions.tsv"):
        if row["kind"] == "none":
            continue
        town = towns.get((row["state"], row["name"])) if row["kind"] == "venue" else None
        place = Locality(
            row["name"],
            row["kind"],
            row["state"],
            geonames=int(town["geonames"]) if town else None,
            weight=_REGION_WEIGHT,
            coordinates=_coordinates(town["coordinates"] if town else row["coordinates"]),
        )
        yield from ((name, place) for name in (row["name"], *items(row["other_names"])))


def _named(
    name: str, others: tuple[str, ...], row: Mapping[str, str], bonus: float
) -> Iterator[tuple[str, Locality]]:
    if row["kind"] == "division":
        weight = _DIVISION_WEIGHT
    else:
        weight = math.log10(max(int(row["population"] or 0), 1)) + bonus
    number = int(row["geonames"]) if row["geonames"] else None
    place = Locality(
        name,
        row["kind"],
        row["state"],
        row["division"],
        number,
        round(weight, 2),
        _coordinates(row["coordinates"]),
    )
    yield from ((each, place) for each in (name, *others))


def _with_capitals(names: Iterator[tuple[str, Locality]]) -> Iterator[tuple[str, Locality]]:
    for name, place in names:
        name = plain(name)
        yield name, place
        if len(name.upper()) == len(name) and name.upper() != name:
            yield name.upper(), place
