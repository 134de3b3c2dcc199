"""From the codes by which other collections name states to ours."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.knowledge.states import states
from verbale.knowledge.tables import read_table


@cache
def by_alpha2() -> Mapping[str, str]:
    """Return the codes of parties by ISO 3166-1 alpha-2 code, and FollowTheMoney's for former states."""
    return MappingProxyType({row["alpha2"]: row["code"] for row in read_table("codes.tsv") if row["alpha2"]})


@cache
def by_wikidata() -> Mapping[str, str]:
    """Return the codes of parties by Wikidata item, such as Q227."""
    return MappingProxyType({row["wikidata"]: row["code"] for row in read_table("codes.tsv")})


def code_of_country(country: str) -> str | None:
    """Return our code for a country's alpha-2 or alpha-3 code in any case; None when it is no state here."""
    asked = country.strip().lower()
    return by_alpha2().get(asked) or (asked.upper() if asked.upper() in states() else None)
