"""What a resolver makes of the words for an actor."""

from dataclasses import dataclass
from typing import Literal

type Basis = Literal["stated", "knowledge", "inferred"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom or what the words for an actor stand for. An empty string is "nothing known", or "none".

    `country` is ISO 3166-1 alpha-3 (XKX for Kosovo), or UNO, EUR, IGO for the United Nations, the
    European Union and other organisations of states. `sector` and `second` are codes of PLOVER and NGEC
    (`verbale.knowledge.sectors`). `name` is the usual name of a state, place, body or person; `office`
    that of a person on the day asked for. `basis` says how the country, or without one the sector, is
    known: the words state it, the knowledge tables hold it, or the context suggests it. `score` lies
    between 0 and 1 and orders answers by how safe they are; `reason` gives the grounds in words.
    """

    text: str
    country: str = ""
    sector: str = ""
    second: str = ""
    name: str = ""
    office: str = ""
    basis: Basis | None = None
    score: float = 0.0
    reason: str = "nothing in these words is known"
