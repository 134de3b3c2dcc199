"""timexy's spaCy component in a blank English pipeline; it knows nothing of the day of the text."""

import re

import spacy
import timexy  # noqa: F401  (registers the component)

from benchmarks.peers.worker import Finder, Row

_READING = re.compile(r'type="(\w+)" value="([^"]*)"')
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def load() -> Finder:
    """Return what finds times in a text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy")

    def find(text: str, _day: str) -> list[Row]:
        rows: list[Row] = []
        for entity in nlp(text).ents:
            reading = _READING.search(entity.kb_id_)
            if reading is not None:
                value = reading[2].partition("T")[0] if reading[1] == "DATE" else reading[2]
                if reading[1] == "DATE" and not _DAY.search(entity.text):
                    value = value[:7]
                rows.append({"start": entity.start_char, "end": entity.end_char, "type": reading[1],
                             "value": value})  # fmt: skip
        return rows

    return Finder(find)
