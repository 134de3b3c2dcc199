"""Finds the names of states, peoples, bodies and places in the words for an actor."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from verbale.knowledge.bodies import Body, bodies, body_of_party
from verbale.knowledge.folding import folded
from verbale.knowledge.gazetteer import Locality, gazetteer
from verbale.knowledge.lexicon import Entry, Phrases, find_names
from verbale.knowledge.sectors import sector_nouns
from verbale.knowledge.states import states, usual_name
from verbale.knowledge.tables import items, read_table
from verbale.knowledge.words import word_list
from verbale.resolving.words import words_of

type NameKind = Literal["state", "people", "seat", "body", "capital", "city", "region"]

# How a name found by the lexicon counts here; where two names are equally long, the first kind wins.
_KINDS: dict[str, NameKind] = {
    "state": "state",
    "adjective": "people",
    "people": "people",
    "seat": "seat",
    "capital": "capital",
}
_PRIORITY: Sequence[NameKind] = ("body", "state", "people", "capital", "seat", "region", "city")
_NATIONAL = frozenset({"state", "people", "capital"})
_MAX_WORDS = 6
# Towns that were capitals, or held the government, until that day.
_CAPITAL_UNTIL = {
    "Abidjan": date(1983, 3, 21),
    "Almaty": date(1997, 12, 10),
    "Bonn": date(1999, 9, 1),
    "Bujumbura": date(2019, 1, 16),
    "Dar es Salaam": date(1996, 2, 1),
    "Rangoon": date(2006, 3, 27),
    "Yangon": date(2006, 3, 27),
}
# What follows or precedes a name that only tells who backs the actor, or whom the actor likes or dislikes.
_BACKED = re.compile(
    r"-(?:backed|funded|trained|supported|armed|aligned|allied|sponsored|linked|friendly"
    r"|occupied|annexed|held|controlled)\b"
)
_ATTITUDE = re.compile(r"(?:pro|anti)-$")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in the words for an actor, in characters, with what it stands for.

    `body` is set for bodies and parties. `foreign` names only say who backs the actor, or whom it opposes.
    """

    start: int
    end: int
    kind: NameKind
    country: str
    name: str
    body: Body | None = None
    weight: float = 0.0
    foreign: bool = False


def find_hits(text: str, day: date, hints: Collection[str]) -> list[NameHit]:
    """Return the names in `text`, in order, the longest at each place.

    `day` says which row of a body holds; `hints` are countries that decide between namesakes.
    """
    low = folded(text)
    named = [_marked(text, hit) for hit in (*_from_lexicon(text, day), *_from_peoples(low))]
    near = {*hints, *(hit.country for hit in named if hit.kind in _NATIONAL and not hit.foreign)}
    found = [_marked(text, hit) for hit in _from_bodies(low, day, near)]
    found += [*named, *_from_gazetteer(low, near, day)]
    found.sort(key=lambda hit: (hit.start - hit.end, _PRIORITY.index(hit.kind), -hit.weight))
    chosen: list[NameHit] = []
    taken: set[int] = set()
    for hit in found:
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _marked(text: str, hit: NameHit) -> NameHit:
    before = text[max(hit.start - 5, 0) : hit.start].lower()
    foreign = bool(_BACKED.match(text, hit.end) or _ATTITUDE.search(before))
    return replace(hit, foreign=True) if foreign else hit


def body_hit(body: Body, start: int, end: int) -> NameHit:
    """Return the hit of a body."""
    return NameHit(start, end, "body", body.country, body.name, body)


def _from_lexicon(text: str, day: date) -> Iterator[NameHit]:
    for hit in find_names(text):
        entry = hit.entries[0]
        if entry.kind in ("organisation", "part", "party", "party people"):
            yield _of_party(entry, hit.start, hit.end, day)
        elif entry.kind == "person":
            continue
        elif entry.kind in ("region", "none"):
            yield NameHit(hit.start, hit.end, "region", entry.code, text[hit.start : hit.end])
        else:
            kind = _KINDS[entry.kind]
            if kind == "capital" and _moved(text[hit.start : hit.end], day):
                continue
            name = usual_name(entry.code) if kind in ("state", "people") else text[hit.start : hit.end]
            yield NameHit(hit.start, hit.end, kind, entry.code, name)


def _moved(capital: str, day: date) -> bool:
    return day >= _CAPITAL_UNTIL.get(capital, date.max)


def _of_party(entry: Entry, start: int, end: int, day: date) -> NameHit:
    body = body_of_party()[entry.code]
    known = [each for each in bodies().get(folded(entry.code)) if each.on(day)]
    body = known[0] if known and entry.kind in ("organisation", "party") else body
    if entry.kind == "party people":
        body = Body(body.name, body.country, "")
    return body_hit(body, start, end)


def _from_bodies(low: str, day: date, near: Collection[str]) -> Iterator[NameHit]:
    for start, end, found in bodies().scan(low):
        holding = [body for body in found if body.on(day)] or list(found[:1])
        body = next((body for body in holding if body.country in near), holding[0])
        yield body_hit(body, start, end)


def _from_peoples(low: str) -> Iterator[NameHit]:
    for start, end, codes in _peoples().scan(low):
        yield NameHit(start, end, "people", codes[0], low[start:end])


@lru_cache(maxsize=1)
def _peoples() -> Phrases[str]:
    return Phrases(
        (folded(name), row["state"]) for row in read_table("peoples.tsv") for name in items(row["names"])
    )


def _from_gazetteer(low: str, near: Collection[str], day: date) -> Iterator[NameHit]:
    places, capitals = _places(), _capitals()
    words = words_of(low)
    for first, word in enumerate(words):
        if not word.capital:
            continue
        for last in range(min(first + _MAX_WORDS, len(words)), first, -1):
            start, end = word.start, words[last - 1].end
            found = places.get(low[start:end])
            if found and (last > first + 1 or not _odd(word.text.lower(), alone=len(words) == 1)):
                place = _best(found, near)
                kind: NameKind = "city" if place.kind == "city" else "region"
                if (place.state, low[start:end]) in capitals and not _moved(low[start:end], day):
                    kind = "capital"
                yield NameHit(start, end, kind, place.state, place.name, weight=place.weight)
                break


def _odd(word: str, *, alone: bool) -> bool:
    """Tell whether a word that is some town's name hardly means the town, unless it stands alone."""
    return bool(sector_nouns().get(word)) or (not alone and word in word_list("town and quality"))


def _best(found: Sequence[Locality], near: Collection[str]) -> Locality:
    close = [place for place in found if place.state in near]
    return max(close or found, key=lambda place: (place.weight, place.state))


@lru_cache(maxsize=1)
def _places() -> dict[str, list[Locality]]:
    places: dict[str, list[Locality]] = {}
    for name, found in gazetteer().items():
        if len(name) > 2:
            places.setdefault(folded(name), []).extend(found)
    return places


@lru_cache(maxsize=1)
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((code, folded(name)) for code, state in states().items() for name in state.capitals)
