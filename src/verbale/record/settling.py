"""How judgements change a partition: pure, and the same for contacts and for actors."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbale.record.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement with those of its two sides that the record holds, by id."""

    judgement: Judgement
    one: frozenset[str]
    other: frozenset[str]

    @property
    def named(self) -> frozenset[str]:
        """All whom it names."""
        return self.one | self.other


def settle(
    groups: Iterable[Collection[str]], rulings: Iterable[Ruling], kin: Sequence[Mapping[str, str]]
) -> list[frozenset[str]]:
    """Return the groups as judgements leave them, given in turn, so that a later one has its way.

    A merge joins all groups that it names members of. A split parts each group that has members on both of
    its sides. Whoever in the group it does not name goes with the kin: the first mapping of `kin` by which
    it shares a value with members of one side only decides; failing all, it stays with the `other` side.
    """
    parts = [set(group) for group in groups]
    for ruling in sorted(rulings, key=lambda one: one.judgement.order):
        meant = [part for part in parts if not part.isdisjoint(ruling.named)]
        left = [part for part in parts if part.isdisjoint(ruling.named)]
        if ruling.judgement.verdict == "merge":
            parts = [*left, *([set().union(*meant)] if meant else [])]
        else:
            parts = [*left, *(new for part in meant for new in _split(part, ruling, kin))]
    return sorted((frozenset(part) for part in parts), key=min)


def _split(part: set[str], ruling: Ruling, kin: Sequence[Mapping[str, str]]) -> list[set[str]]:
    leaving, staying = part & (ruling.one - ruling.other), part & ruling.other
    if not leaving or not staying:
        return [part]
    sides = [(of, {of[one] for one in leaving}, {of[one] for one in staying}) for of in kin]
    away = leaving | {one for one in part - ruling.named if _goes(one, sides)}
    return [away, part - away]


def _goes(one: str, sides: Iterable[tuple[Mapping[str, str], set[str], set[str]]]) -> bool:
    for of, leaving, staying in sides:
        if (of[one] in leaving) != (of[one] in staying):
            return of[one] in leaving
    return False
