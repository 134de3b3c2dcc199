"""Tab-separated lines with the columns of published data sets, and the codes that stand in them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from verbale.knowledge.tables import parse_table

type Line = Mapping[str, object]


@cache
def columns_of(data_set: str) -> tuple[str, ...]:
    """Return the columns of a published data set in their documented order."""
    return tuple(row["column"] for row in _table("columns.tsv") if row["format"] == data_set)


@cache
def country_codes() -> Mapping[str, tuple[str, str]]:
    """Return the FIPS 10-4 code and the Correlates of War number of states, by ISO 3166-1 alpha-3."""
    return MappingProxyType({row["code"]: (row["fips"], row["cow"]) for row in _table("country_codes.tsv")})


@cache
def cameo_role(sector: str | None) -> str:
    """Return the role code of CAMEO for a sector of PLOVER; empty where there is none."""
    roles = {row["plover"]: row["cameo"] for row in _table("sectors.tsv")}
    return roles.get(sector, sector) if sector else ""


def write_lines(columns: tuple[str, ...], lines: Iterable[Line], *, header: bool) -> Iterator[bytes]:
    """Yield a line for each of `lines`; a column that it lacks is empty. Tabs and breaks become spaces."""
    if header:
        yield ("\t".join(columns) + "\n").encode("utf-8")
    for line in lines:
        cells = (_cell(line.get(column)) for column in columns)
        yield ("\t".join(cells) + "\n").encode("utf-8", "replace")


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("verbale.exports") / "data" / name).read_text(encoding="utf-8")
    return (row for _, row in parse_table(text, name))
