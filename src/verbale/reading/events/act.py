"""What the rules find before it is decided who is meant."""

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.account import Status

# Reads the act of a verb under so many others.
type VerbReader = Callable[[Token, int], Act | None]


@dataclass(frozen=True, slots=True)
class Act:
    """An act told by a sentence, with the words that fill its roles; who they are is not decided here."""

    code: str
    trigger: tuple[Token, ...]
    sources: tuple[Token, ...]
    targets: tuple[tuple[Token, ...], ...]
    rule: str
    type: str | None
    mode: str | None = None
    together: bool = False
    needs_target: bool = False
    details: tuple[str, ...] = ()
    background: bool = False
    status: Status = "held"
    inner: bool = False
    by: str | None = None
    nominal: bool = False
    foreign: bool = False
    powers: bool = False
    offered: bool = False
    used: frozenset[int] = field(default_factory=frozenset)
