"""Whose report it is: the state of the government, or of the outlet, that puts it out.

"The President" of a White House readout needs no state, its "Homeland Security Advisor" has none in words.
"""

import re

from verbale.knowledge.lexicon import EntryKind, find_names
from verbale.knowledge.states import states
from verbale.knowledge.words import word_list
from verbale.reading.findings import Findings

_KINDS: tuple[EntryKind, ...] = ("seat", "state", "adjective")
_HEADINGS = 2  # the first ones may name who puts the text out
_WORD = re.compile(r"[^\W\d_]+")
# What else a heading of an office says: "Office of the Press Secretary", "Media release".
_OFFICE = word_list("press office")


def source_state(found: Findings, text: str) -> str | None:
    """Return the state (ISO 3166-1 alpha-3) of who put the report out, None where nothing tells one state."""
    publisher = found.report.publisher if found.report is not None else None
    told = _state_of(publisher) if publisher else None
    if told is not None:
        return told
    for start, end in found.layout.headings[:_HEADINGS]:
        heading = text[start:end]
        named = {word for hit in find_names(heading) for word in _words(heading[hit.start : hit.end])}
        if named and _words(heading) <= named | _OFFICE and (told := _state_of(heading)) is not None:
            return told
    return None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _state_of(words: str) -> str | None:
    entries = (hit.of(*_KINDS) for hit in find_names(words))
    codes = {entry.code for entry in entries if entry is not None and entry.code in states()}
    return codes.pop() if len(codes) == 1 else None
