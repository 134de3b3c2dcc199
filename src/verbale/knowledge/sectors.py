"""Sectors of actors: PLOVER's codes with NGEC's additions, and the nouns that show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast

from verbale.knowledge.lexicon import Phrases, lowered, plain
from verbale.knowledge.plurals import noun_forms
from verbale.knowledge.tables import items, read_table

type Use = Literal["head", "force", "weak", "modifier", "domain"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: its code, the scheme that defines the code (PLOVER or NGEC), a name and an explanation."""

    code: str
    scheme: str
    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class SectorNoun:
    """What a noun shows: a sector, a second one or "", and how far it decides (see sector_nouns.tsv)."""

    sector: str
    second: str
    use: Use


@dataclass(frozen=True, slots=True)
class SectorHit:
    """A noun found in a text, in characters, with all that it may show."""

    start: int
    end: int
    word: str
    nouns: tuple[SectorNoun, ...]

    def of(self, *uses: Use) -> SectorNoun | None:
        """Return the meaning of the first of these uses that the word has."""
        return next((noun for use in uses for noun in self.nouns if noun.use == use), None)


@lru_cache(maxsize=1)
def sectors() -> Mapping[str, Sector]:
    """Return all sectors by code."""
    return MappingProxyType(
        {
            row["code"]: Sector(row["code"], row["scheme"], row["name"], row["gloss"])
            for row in read_table("sectors.tsv")
        }
    )


@lru_cache(maxsize=1)
def sector_nouns() -> Phrases[SectorNoun]:
    """Return what nouns show, by their singular and plural in lower case."""
    return Phrases(
        (form, SectorNoun(row["sector"], row["second"], use))
        for row in read_table("sector_nouns.tsv")
        for use in (cast(Use, row["use"]),)
        for noun in items(row["nouns"])
        for form in ((noun,) if use in ("modifier", "domain") else sorted(noun_forms(noun)))
    )


def find_sectors(text: str) -> list[SectorHit]:
    """Return the nouns in `text` that show a sector, in order, the longest at each place."""
    low = lowered(plain(text))
    return [SectorHit(start, end, low[start:end], nouns) for start, end, nouns in sector_nouns().scan(low)]
