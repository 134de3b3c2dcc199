"""Tells places of one name apart: by what stands beside it, by the states of the report, by size."""

import math
from collections import Counter
from collections.abc import Sequence

from verbale.knowledge.gazetteer import Locality, gazetteer
from verbale.knowledge.lexicon import plain
from verbale.reading.actors.view import View

_SAME_STATE = 2.5
_STATED = 6.0
_STATED_DIVISION = 3.0
_DIVISION_AFTER_TOWN = 2.0
_KINDS_OF_TOWN = frozenset(
    {"city", "town", "port", "capital", "village", "resort", "suburb", "region", "province", "district"}
)
_SIDES = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "nearby"}
    | {f"{ns}{side}" for ns in ("north", "south") for side in ("eastern", "western", "east", "west")}
)
_WINDOW = 4


class Chooser:
    """Chooses among places of one name in one report; what the report once states holds for all of it."""

    def __init__(self, view: View, weights: Counter[str]) -> None:
        """`weights` tells how often the report names each state, by code."""
        self._view = view
        self._weights = weights
        self._total = sum(weights.values()) or 1
        self._told: dict[str, Locality] = {}

    def choose(self, start: int, end: int, candidates: Sequence[Locality]) -> Locality:
        """Return the place that tokens `start` to `end` (exclusive) most likely name."""
        name = self._view.text(start, end).casefold()
        state, division = self.stated(start, end)
        view = self._view
        closes_address = start > 1 and view.words[start - 1] == "," and view.capital(start - 2)
        if state is None and name in self._told and self._told[name] in candidates:
            return self._told[name]

        def score(place: Locality) -> tuple[float, str, int]:
            bonus = self._bonus(place)
            if state is not None and place.state == state:
                bonus += _STATED + (_STATED_DIVISION if division and place.division == division else 0.0)
            if closes_address and place.kind == "division":
                bonus += _DIVISION_AFTER_TOWN
            return place.weight + bonus, place.kind, -(place.geonames or 0)

        return max(candidates, key=score)

    def note(self, start: int, end: int, candidates: Sequence[Locality]) -> None:
        """Keep in mind which place the name means wherever the report does not say it again."""
        state, _ = self.stated(start, end)
        if state is not None and (place := self.choose(start, end, candidates)).state == state:
            self._told.setdefault(self._view.text(start, end).casefold(), place)

    def usual(self, candidates: Sequence[Locality]) -> Locality:
        """Return the place that is meant where nothing stands beside the name."""
        return max(candidates, key=lambda p: (p.weight + self._bonus(p), p.kind, -(p.geonames or 0)))

    def named_state(self, candidates: Sequence[Locality]) -> bool:
        """Whether one of the places lies in a state that the report names."""
        return any(self._weights[place.state] for place in candidates)

    def _bonus(self, place: Locality) -> float:
        return _SAME_STATE * math.sqrt(self._weights[place.state] / self._total)

    def stated(self, start: int, end: int) -> tuple[str | None, str]:
        """Return state and division that are told beside a name: 'Paris, Texas', 'the Lebanese town of X'."""
        return self._after(end) or self._before(start) or (None, "")

    def _after(self, end: int) -> tuple[str, str] | None:
        view = self._view
        i, last = end, min(end + _WINDOW, len(view))
        if i < last and view.words[i] == ",":
            i += 1
        elif i >= last or view.lower[i] != "in":
            return None
        while i < last and (view.lower[i] in ("in", "the") or view.lower[i] in _SIDES):
            i += 1
        return self._state_at(i) if i < last else None

    def _before(self, start: int) -> tuple[str, str] | None:
        view = self._view
        i = start - 1
        if i > 0 and view.words[i] in ("'s", "’s"):
            return self._state_at(i - 1)
        if i < 2 or view.lower[i] != "of" or view.lower[i - 1] not in _KINDS_OF_TOWN:
            return None
        for k in range(i - 2, max(i - 2 - _WINDOW, -1), -1):
            if (found := self._state_at(k)) is not None:
                return found
        return None

    def _state_at(self, i: int) -> tuple[str, str] | None:
        """Return the state, and the division where one is named, at token `i`."""
        view = self._view
        for size in (2, 1):
            if i + size > len(view) or not view.capital(i):
                continue
            for place in gazetteer().get(plain(view.text(i, i + size))):
                if place.kind == "division":
                    return place.state, place.division
        named = view.name_at[i]
        entry = named.of("state", "adjective", "region") if named is not None else None
        return (entry.code, "") if entry is not None and entry.code else None
