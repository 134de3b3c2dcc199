"""Resolves 'the two countries', 'both sides' to the parties that the report has just named."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from verbale.reading.actors.parties import PartyActor
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.view import View

_SIDES = frozenset(
    {
        "sides",
        "countries",
        "states",
        "nations",
        "neighbours",
        "neighbors",
        "governments",
        "republics",
        "parties",
    }
)
# These mean parties even where nobody counts them.
_ALONE = frozenset({"sides"})
_TWO = frozenset({"two", "both"})
_SENTENCES = 4
_LOOK_BACK = 40
_BETWEEN = frozenset({"between", "with", "by", "and", "against"})
COUNTED_PARTIES = "counted parties"


def resolve_sides(view: View, people: Sequence[Person], parties: Sequence[PartyActor]) -> None:
    """Add 'the two sides' and its like to the mentions of the two parties last named as such.

    Those for whom persons act go before those that are only named.
    """
    phrases = list(_phrases(view))
    if not phrases:
        return
    by_code = {party.acts_for: party for party in parties if party.acts_for is not None}
    acting = _Line([(s.start, p.party) for p in people if p.party in by_code for s in p.mentions])
    named = _Line(
        [
            (seen.start, code)
            for code, party in by_code.items()
            for seen in party.mentions
            if _takes_part(view, seen)
        ]
    )
    for start, end in phrases:
        two = acting.last_two(view, start) or named.last_two(view, start)
        for code in two:
            by_code[code].mentions.append(Seen(start, end, "definite", COUNTED_PARTIES))


class _Line:
    """Which party is mentioned at which token."""

    def __init__(self, mentions: Iterable[tuple[int, str | None]]) -> None:
        self._mentions = sorted((start, code) for start, code in mentions if code is not None)

    def last_two(self, view: View, at: int) -> tuple[str, ...]:
        """Return the two parties mentioned last before token `at`, none where there are no two."""
        end = bisect_left(self._mentions, (at, ""))
        two: list[str] = []
        for start, code in reversed(self._mentions[max(end - _LOOK_BACK, 0) : end]):
            if view.sentence[at] - view.sentence[start] >= _SENTENCES:
                break
            if code not in two:
                two.append(code)
            if len(two) == 2:
                return tuple(two)
        return ()


def _takes_part(view: View, seen: Seen) -> bool:
    """Whether the party is named as one that acts, and not as a place or a subject of talk."""
    root = view.root(seen.start, seen.end)
    if view.deps[root] != "pobj":
        return view.deps[root] != "dobj"
    return view.lower[view.heads[root]] in _BETWEEN


def _phrases(view: View) -> Iterator[tuple[int, int]]:
    """Yield the tokens of 'the two countries', 'both sides', 'the sides'."""
    for i, word in enumerate(view.lower):
        if word not in _SIDES or view.name_at[i] is not None or not i:
            continue
        k = i - 1
        while k and view.tags[k] in ("JJ", "VBG") and view.lower[k] not in _TWO:
            k -= 1
        if view.lower[k] in _TWO:
            yield (k - 1 if k and view.lower[k - 1] == "the" else k), i + 1
        elif word in _ALONE and view.lower[k] == "the":
            yield k, i + 1
