"""Whether values follow from words: dates by the rules of times, parties and places by knowledge."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from importlib.resources import files

from verbale.edtf import days
from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.naming import known_party
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.person_names import name_parts
from verbale.knowledge.states import states, usual_name
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

_MOST_WORDS = 24
_LONGEST_NAME = 6  # words
_LONGEST_SPAN_DAYS = 366
_DIRECTIONS = (-1, 0, 1)


def supports_date(edtf: str, words: str, published: str | None) -> bool:
    """Tell whether words mean the date: as told on the day of publication, of the past or of what is to come.

    A date may be wider than the words, up to a year, and never narrower.
    """
    claimed = days(edtf)
    if claimed is None or (claimed[1] - claimed[0]).days > _LONGEST_SPAN_DAYS:
        return False
    meant = list(_meant(words, published))
    if not meant:
        return False
    whole = min(first for first, _ in meant), max(last for _, last in meant)
    return any(claimed[0] <= first and last <= claimed[1] for first, last in (*meant, whole))


def supports_order(edtf: str, status: str | None, published: str | None) -> bool:
    """Tell whether a date may go with a status: what was held is not to come, what is planned not past."""
    claimed, covered = days(edtf), days(published)
    if claimed is None or covered is None:
        return True
    if status == "held":
        return claimed[0] <= covered[1]
    return status != "planned" or claimed[1] >= covered[0]


def _meant(words: str, published: str | None) -> Iterator[tuple[date, date]]:
    covered = days(published)
    anchor = covered[0] if covered is not None and covered[0] == covered[1] else None
    for direction in _DIRECTIONS:
        story = Story(
            published=anchor, year=covered[0].year if covered else None, direction=partial(_always, direction)
        )
        for expression in read_times(words, story):
            found = days(expression.edtf)
            if found is not None:
                yield found


def _always(direction: int, _start: int) -> int:
    return direction


def supports_party(code: str, words: str) -> bool:
    """Tell whether one of the words' names, demonyms or capitals is the party's."""
    return any(known_party(name) == code for name in _names(words))


def _names(words: str) -> Iterator[str]:
    parts = [part.strip('.,;:()"“”') for part in words.split()[:_MOST_WORDS]]
    for length in range(1, _LONGEST_NAME + 1):
        for start in range(len(parts) - length + 1):
            name = " ".join(parts[start : start + length])
            yield name
            yield name.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


def known_party_of(
    name: str, office: str | None, published: str | None, holders: OfficeHolders
) -> str | None:
    """Return for whom a person acts who holds an office on the day, as knowledge has it; None if unknown."""
    covered = days(published)
    if covered is None:
        return None
    held = holders.of(name_parts(name), (office,) if office else (), covered[0])
    found = {tenure.party for tenure in held if tenure.covers(covered[0])}
    return found.pop() if len(found) == 1 else None


def place_name(words: str) -> str | None:
    """Return the usual English name of a place by its name in a report; None when no such place is known."""
    name = " ".join(words.split())
    code = known_party(name)
    if code is not None and code in states() and name.casefold() != code.casefold():
        localities = [place for place in gazetteer().get(name) if place.kind != "state"]
        if not localities:
            return usual_name(code)
    found = gazetteer().get(name)
    return max(found, key=lambda place: (place.weight, place.name)).name if found else None


def supports_status(status: str, words: str, sentence: str) -> bool:
    """Tell whether words can stand for a status: some must be among them, others must not."""
    rule = _status_rules()[status]
    said, around = _folded(words), _folded(sentence)
    if any(f" {word} " in said for word in rule["never"]):
        return False
    return not rule["needs"] or any(f" {word} " in around for word in rule["needs"])


def _folded(words: str) -> str:
    plain = words.casefold().replace("’", "'").replace("n't ", " not ")
    return f" {' '.join(''.join(char if char.isalnum() else ' ' for char in plain).split())} "


@lru_cache(maxsize=1)
def _status_rules() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "data" / "status.toml").read_text("utf-8"))
