"""Tells names of persons from the names of places, states and trades of which they are made."""

from collections.abc import Collection, Sequence

from verbale.knowledge.sectors import SectorHit
from verbale.knowledge.words import word_list
from verbale.resolving.names import NameHit
from verbale.resolving.words import Word

_PLACE_WORDS = frozenset(
    {"of", "for", "from", "within", "in", "at", "near", "outside", "inside", "on", "under", "around"}
)


def firm(hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the hits that are no towns or regions, nor states by whose names persons go."""
    given = word_list("state and given name")
    return [hit for hit in hits if hit.kind not in ("city", "region") and hit.name not in given]


def is_surname(
    tokens: Sequence[Word], words: str, nouns: Sequence[SectorHit], hits: Sequence[NameHit]
) -> bool:
    """Tell whether the only noun is the last word of what is written like a person's name: "Adam Driver"."""
    if hits or len(nouns) != 1 or not 2 <= len(tokens) <= 3:
        return False
    noun = nouns[0]
    return (
        noun.end == tokens[-1].end
        and noun.start == tokens[-1].start
        and all(token.capital and not token.text.isupper() for token in tokens)
        and noun.word in word_list("noun and surname")
        and words[noun.start].isupper()
    )


def part_of_a_name(
    hit: NameHit, tokens: Sequence[Word], words: str, nouns: Collection[int], hits: Sequence[NameHit]
) -> bool:
    """Tell whether a hit is rather a part of somebody's name: "Paula Houston", "Jordan Henderson"."""
    if hit.kind in ("people", "seat") and words[hit.start - 1 : hit.start] != "-":
        return False
    if hit.kind == "capital" and (nouns or any(t.text.lower() in word_list("direction") for t in tokens)):
        return False
    name = words[hit.start : hit.end]
    if hit.kind == "body" and (" " in name or (name.isupper() and not words.isupper())):
        return False
    if hit.kind == "state" and name not in word_list("state and given name"):
        return False
    joined = words[: hit.start - 1].rsplit(" ", 1)[-1].lower()
    if words[hit.start - 1 : hit.start] == "-" and joined in word_list("name particle"):
        return True
    if words[hit.end : hit.end + 2] == "'s":
        return False
    before = next((token for token in reversed(tokens) if token.end <= hit.start), None)
    after = next((token for token in tokens if token.start >= hit.end), None)
    if before is not None and before.text in _PLACE_WORDS:
        return False
    if (
        hit.kind == "city"
        and before is not None
        and before.capital
        and before.start in nouns
        and after is None
    ):
        return True  # "Queen Elizabeth" has no town in it
    others = [other for other in firm(hits) if other.kind != "capital"]
    known = {i for other in others for i in range(other.start, other.end)}
    return any(
        beside is not None and beside.capital and beside.start not in nouns and beside.start not in known
        for beside in (before, after)
    )
