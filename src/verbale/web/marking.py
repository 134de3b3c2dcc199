"""Cuts a report's text into runs that carry the same marks, so that overlapping spans can be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.account import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that an item rests on; `kind` is how it looks, `item` the item's id on the page."""

    kind: str
    item: str
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with the marks on it, widest first, and the items whose first words it holds."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[str, ...] = ()


def runs(text: str, marks: Iterable[Mark]) -> Iterator[Run]:
    """Yield the whole text in runs. Marks outside of the text are cut to it; empty ones are left out."""
    whole = len(text)
    cut = [Mark(m.kind, m.item, (max(0, m.span[0]), min(whole, m.span[1]))) for m in marks]
    inside = sorted((m for m in cut if m.span[0] < m.span[1]), key=_widest_first)
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in inside:
        starts.setdefault(mark.span[0], []).append(mark)
        ends.setdefault(mark.span[1], []).append(mark)
    begun: set[str] = set()
    active: dict[Mark, None] = {}
    at = 0
    for edge in sorted({0, whole, *starts, *ends}):
        if edge > at:
            current = tuple(sorted(active, key=_widest_first))
            begins = tuple(m.item for m in dict.fromkeys(current) if m.item not in begun)
            begun.update(begins)
            yield Run(text[at:edge], current, tuple(dict.fromkeys(begins)))
        for mark in ends.get(edge, ()):
            active.pop(mark, None)
        for mark in starts.get(edge, ()):
            active[mark] = None
        at = edge


def _widest_first(mark: Mark) -> tuple[int, int, str, str]:
    return mark.span[0] - mark.span[1], mark.span[0], mark.kind, mark.item
