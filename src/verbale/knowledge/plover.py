"""Event codes: CAMEO's, each with the PLOVER type, mode and contexts that it stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from verbale.knowledge.tables import items, read_table

# Verbal cooperation is 1, material cooperation 2, verbal conflict 3, material conflict 4.
QUAD_CLASSES: Mapping[str, int] = MappingProxyType({
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
})  # fmt: skip

# Acts in which nobody acts upon the other: all who take part are sources.
MUTUAL_TYPES: frozenset[str] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# CAMEO codes of the modes of contacts that took place, and of those that are planned.
_CONTACT_CODES: Mapping[str, str] = MappingProxyType({
    "call": "041", "visit": "042", "meeting": "040", "conference": "040", "message": "040",
})  # fmt: skip
_PLANNED_CONTACT = "036"


@dataclass(frozen=True, slots=True)
class EventCode:
    """A CAMEO code. `type` is None for what PLOVER leaves out, `goldstein` where no value is known."""

    code: str
    label: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float | None

    @property
    def quad_class(self) -> int | None:
        """The quad class of the PLOVER type, 1 to 4."""
        return QUAD_CLASSES[self.type] if self.type else None


@lru_cache(maxsize=1)
def event_codes() -> Mapping[str, EventCode]:
    """Return all codes of CAMEO by the code, of two to four digits."""
    return MappingProxyType({row["code"]: _event_code(row) for row in read_table("cameo.tsv")})


def contact_code(mode: str, *, held: bool) -> EventCode:
    """Return the code of the event that a contact of that mode is: consulting, or the intent to meet."""
    return event_codes()[_CONTACT_CODES[mode] if held else _PLANNED_CONTACT]


def contact_sides(
    parties: Iterable[str], roles: Iterable[tuple[str | None, str | None]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who comes and who receives in a contact, in the order of `parties`.

    `roles` are party and role of those who take part. Where nobody receives, or nobody comes, talks are
    mutual: all parties are sources, whoever is named first.
    """
    known = tuple(roles)
    hosts = {party for party, role in known if role == "host"}
    guests = {party for party, role in known if role == "guest"} - hosts
    everybody = tuple(parties)
    coming = tuple(party for party in everybody if party in guests)
    staying = tuple(party for party in everybody if party not in guests)
    return (coming, staying) if coming and staying else (everybody, ())


def _event_code(row: dict[str, str]) -> EventCode:
    goldstein = float(row["goldstein"]) if row["goldstein"] else None
    return EventCode(
        row["code"], row["label"], row["type"] or None, row["mode"] or None, items(row["contexts"]), goldstein
    )
