"""States, organisations of states, and non-state parties to conflicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from verbale.knowledge.tables import items, read_table


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory that acts in diplomacy, with the English words for it."""

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or standing format; `code` is its acronym or short name.

    `shared` are those of its names that others bear as well: they tell of it only beside another name.
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    parts: tuple[str, ...]
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Party:
    """A non-state party to a conflict; `territorial` where its name is that of a region as well."""

    code: str
    other_names: tuple[str, ...]
    within: str
    people: tuple[str, ...]
    territorial: bool


@lru_cache(maxsize=1)
def states() -> Mapping[str, State]:
    """Return all states by ISO 3166-1 alpha-3 code."""
    return MappingProxyType(
        {
            row["code"]: State(
                row["code"],
                row["name"],
                items(row["other_names"]),
                items(row["adjectives"]),
                items(row["people"]),
                items(row["capitals"]),
                items(row["seats"]),
            )
            for row in read_table("states.tsv")
        }
    )


@lru_cache(maxsize=1)
def organisations() -> Mapping[str, Organisation]:
    """Return all international organisations and formats by acronym or short name."""
    return MappingProxyType(
        {
            row["code"]: Organisation(
                row["code"],
                row["name"],
                items(row["other_names"]),
                items(row["parts"]),
                frozenset(items(row["shared"])),
            )
            for row in read_table("organisations.tsv")
        }
    )


@lru_cache(maxsize=1)
def parties() -> Mapping[str, Party]:
    """Return all non-state parties by short name."""
    return MappingProxyType(
        {
            row["code"]: Party(
                row["code"],
                items(row["other_names"]),
                row["within"],
                items(row["people"]),
                row["territorial"] == "yes",
            )
            for row in read_table("parties.tsv")
        }
    )


def usual_name(code: str) -> str:
    """Return the usual English name of a party: 'South Korea' for KOR, 'UN' for UN, itself if unknown."""
    state = states().get(code)
    return state.name if state else code


# Towns that were those of a larger state until a day: dissolutions as ISO 3166-3 has them, republics
# as of the day on which they declared themselves independent.
_SOVIET = {
    **dict.fromkeys(("RUS", "KAZ", "BLR", "UZB", "KGZ", "TJK", "TKM"), date(1991, 12, 26)),
    **dict.fromkeys(("UKR", "MDA", "ARM", "AZE"), date(1991, 9, 1)),
    "GEO": date(1991, 4, 9),
    "EST": date(1990, 5, 8),
    "LVA": date(1990, 5, 4),
    "LTU": date(1990, 3, 11),
}
_YUGOSLAV = {
    **dict.fromkeys(("SRB", "MNE"), date(1992, 4, 28)),
    **dict.fromkeys(("SVN", "HRV"), date(1991, 6, 25)),
    "MKD": date(1991, 9, 8),
    "BIH": date(1992, 3, 3),
}
_BEFORE = MappingProxyType(
    {
        **{code: ("SUN", until) for code, until in _SOVIET.items()},
        **{code: ("YUG", until) for code, until in _YUGOSLAV.items()},
        "CZE": ("CSK", date(1993, 1, 1)),
        "SVK": ("CSK", date(1993, 1, 1)),
    }
)


# What organisations came out of, and the day on which they did.
_FORERUNNERS = MappingProxyType(
    {
        "EU": ("EC", date(1993, 11, 1)),
        "WTO": ("GATT", date(1995, 1, 1)),
        "OSCE": ("CSCE", date(1995, 1, 1)),
    }
)
_FOLLOWERS = MappingProxyType({old: (new, day) for new, (old, day) in _FORERUNNERS.items()})

# Names that belonged to another state in a time: Zaire was Zaire, and the Congo the one across the river.
_CONGO = ("COG", date(1971, 10, 27), date(1997, 5, 17))
_NAMED_THEN = MappingProxyType({("congo", "COD"): _CONGO, ("congolese", "COD"): _CONGO})


def named_on(name: str, code: str, day: date | None) -> str:
    """Return the state that a name stood for on a day: Congo, that of Brazzaville, while Zaire was Zaire."""
    then, first, until = _NAMED_THEN.get((name.lower(), code), ("", date.max, date.min))
    return then if day is not None and first <= day < until else code


def seated_on(code: str, day: date | None) -> str:
    """Return the state in which a state's towns lay on a day: Moscow, in the Soviet Union in 1973."""
    larger, until = _BEFORE.get(code, ("", None))
    return larger if day is not None and until is not None and day < until else code


def organised_on(code: str, day: date | None) -> str:
    """Return what an organisation was on a day: the Union in 1987, the Community; and the other way round."""
    forerunner, founded = _FORERUNNERS.get(code, ("", date.min))
    follower, since = _FOLLOWERS.get(code, ("", date.max))
    if day is None:
        return code
    return forerunner if day < founded else follower if day >= since else code
