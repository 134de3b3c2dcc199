"""One who acts or is acted upon: the party, the sector, and how two of one state stand to each other."""

from dataclasses import dataclass

from spacy.tokens import Token

from verbale.account import Actor
from verbale.account import Span as Offsets
from verbale.reading.events.roles import phrase_span

# Those who stand up against the rulers of their state, those who rule it, and those who use force for it.
AGAINST_RULE = frozenset({"REB", "UAF", "OPP", "CVL", "EDU", "LAB", "AGR", "REL", "SOC"})
RULE = frozenset({"GOV", "MIL", "COP", "LEG"})
_BY_FORCE = frozenset({"MIL", "COP", "PRM"})


@dataclass(frozen=True, slots=True)
class Coded:
    """One who acts or is acted upon: the party's code, the sector, and where the words stand."""

    party: str
    sector: str | None
    actor: Actor | None
    span: Offsets


def phrase_offsets(token: Token) -> Offsets:
    """Return where a noun phrase stands, in characters."""
    span = phrase_span(token)
    return span.start_char, span.end_char


def faces(ours: str | None, theirs: str | None) -> bool:
    """Tell whether people of one state act upon others of it by what they are: its rebels upon its army."""
    return (ours in AGAINST_RULE and theirs in RULE) or (ours in _BY_FORCE and theirs in AGAINST_RULE)


def overthrows(ours: str | None, theirs: str | None) -> bool:
    """Tell whether the army of a state lays hands on those who rule it."""
    return ours == "MIL" and theirs in ("GOV", "LEG", "JUD")


def is_whole(coded: Coded, token: Token) -> bool:
    """Tell whether a state itself is meant, not its people: "China", "Germany-US ties", but not "Kenyans"."""
    state = coded.actor is not None and coded.actor.kind == "state" and coded.sector is None
    return state and token.tag_ != "NNPS"
