"""Where the items of a summary or a diary are written: each may open with a dateline of its own."""

import re
from bisect import bisect_right

from spacy.tokens import Doc

from verbale.reading.actors.context import home_state
from verbale.reading.contacts.mentions import Where
from verbale.reading.findings import findings, text_of

# "CAIRO: ", "CAIRO, Nov. 8 (ABC) -- ": a place in capitals, perhaps with a day and an agency.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][\w ]{2,20})?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([\w/ ]{2,20}\))?(?: ?(?:--|–|—)|:| -) "
)


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
            state = home_state(opening["place"].title()) if opening is not None else None
            if opening is not None and state is not None:
                self._starts.append(start)
                self._places.append(Where(opening["place"].title(), state))

    def at(self, offset: int) -> Where | None:
        """Return where the words at a character were written: what "here" means there."""
        return self._places[bisect_right(self._starts, offset)]
