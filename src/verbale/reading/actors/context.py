"""What is known of a report besides its words: where it was sent from, its day, and who held office."""

import re
from dataclasses import dataclass, field
from datetime import date

from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.lexicon import lexicon, plain
from verbale.knowledge.officeholders import OfficeHolders, shipped
from verbale.knowledge.states import seated_on
from verbale.reading.actors.sources import source_state
from verbale.reading.actors.view import View
from verbale.reading.findings import Findings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPENING = 3
_MONTH = re.compile(r"\d{4}-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known; None where it is not.

    `home` is the dateline's state (ISO 3166-1 alpha-3), `source` that of who put the report out, `day` that
    of publication.
    """

    home: str | None = None
    source: str | None = None
    day: date | None = None
    knowledge: OfficeHolders = field(default_factory=shipped)

    @classmethod
    def of(cls, found: Findings, text: str) -> "Context":
        """Return what layout, dating and the report's metadata tell of a report of this text."""
        dateline = found.layout.dateline_place or (found.report.dateline if found.report else None)
        day = _day(found.published.date)
        home = home_state(dateline)
        home = seated_on(home, day) if home else None  # Moscow's, the Soviet Union in 1985
        return cls(home, source_state(found, text), day, found.knowledge)


def home_state(dateline: str | None) -> str | None:
    """Return the state in which the place of a dateline lies: the last part that names a state decides."""
    if not dateline:
        return None
    parts = [part.strip() for part in plain(dateline).split(",") if part.strip()]
    for part in reversed(parts):
        for form in (part, part.title()):
            for entry in lexicon().get(form):
                if entry.kind in ("state", "capital"):
                    return entry.code
    for part in parts:
        places = gazetteer().get(part) or gazetteer().get(part.title())
        if places:
            return max(places, key=lambda place: (place.weight, place.state)).state or None
    return None


def _day(edtf: str | None) -> date | None:
    """Return the day of an EDTF date, the middle of a month, None for anything wider."""
    if not edtf:
        return None
    try:
        if (day := _DAY.match(edtf)) is not None:
            return date.fromisoformat(day.group())
        if (month := _MONTH.match(edtf)) is not None:
            return date.fromisoformat(month.group() + "-15")
    except ValueError:
        return None
    return None


def meeting_place(view: View) -> str | None:
    """Return the state of the first capital or state in which the opening sentences say something happens."""
    for named in view.names:
        if view.sentence[named.start] >= _OPENING:
            return None
        entry = named.of("capital", "state")
        if entry is not None and named.start and view.lower[named.start - 1] == "in":
            return entry.code
    return None
