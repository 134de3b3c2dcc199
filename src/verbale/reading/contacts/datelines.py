"""Where the items of a summary or a diary are written: each may open with a dateline of its own."""

import re
from bisect import bisect_right
from datetime import date

from spacy.tokens import Doc

from verbale.knowledge.states import seated_on
from verbale.reading.actors.context import home_state
from verbale.reading.contacts.mentions import Where
from verbale.reading.findings import findings, text_of

# "CAIRO: ", "CAIRO, Nov. 8 (ABC) -- ": a place in capitals, perhaps with a day and an agency.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][\w ]{2,20})?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([\w/ ]{2,20}\))?(?: ?(?:--|–|—)|:| -) "
)
_DAY = 10  # characters of a whole date
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Homes:
    """The place where each part of one report was written."""

    def __init__(self, doc: Doc, first: Where | None) -> None:
        text = text_of(doc)
        self._starts: list[int] = []
        self._places: list[Where | None] = [first]
        found = findings(doc)
        layout, given = found.layout, found.report.dateline if found.report else None
        own = layout.dateline[0] if layout.dateline is not None else -1
        blocks = [start for start, _ in layout.paragraphs]
        # What opens the text is the report's own, unless the report came with another.
        starts = sorted({*blocks, own}) if own > 0 and given else blocks
        for start in starts:
            opening = _DATELINE.match(text, start)
            state = home_state(_as_name(opening["place"])) if opening is not None else None
            if opening is not None and state is not None:
                self._starts.append(start)
                self._places.append(Where(_as_name(opening["place"]), _then(state, doc)))

    def at(self, offset: int) -> Where | None:
        """Return where the words at a character were written: what "here" means there."""
        return self._places[bisect_right(self._starts, offset)]


def home_of(doc: Doc) -> Where | None:
    """Return the place where the report was written: what "here" means."""
    found = findings(doc)
    name = (found.report.dateline if found.report else None) or found.layout.dateline_place
    if not name:
        return None
    city = name.partition(",")[0].strip()
    for place in found.places:
        if place.name.casefold() == city.casefold():
            return Where(place.name, place.state)
    return Where(_as_name(city), _then(home_state(name), doc))


def _then(state: str | None, doc: Doc) -> str | None:
    """Return the state in which a town lay on the day of the report: Moscow, in the Soviet Union in 1967."""
    day = findings(doc).published.date
    told = date.fromisoformat(day[:10]) if day and len(day) >= _DAY else None
    return seated_on(state, told) if state else None


def _as_name(town: str) -> str:
    """Return a town's name as it is written where nothing else is in capitals: "XI'AN", "N'DJAMENA"."""
    return _WORD.sub(_capitalized, town) if town.isupper() else town


def _capitalized(word: re.Match[str]) -> str:
    """Return a word with a capital in front, and behind the apostrophe of an article: "N'Djamena"."""
    return word[0].title() if word[0][1:2] in ("'", "’") else word[0].capitalize()
