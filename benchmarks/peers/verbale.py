"""Verbale's component `verbale_times`: over tokens, over a parse, or with the parsing counted."""

import spacy
from spacy.tokens import Doc

from benchmarks.peers.worker import Finder, Row
from verbale.account import Publication
from verbale.reading.findings import findings
from verbale.reading.pipeline import load_base
from verbale.reading.times import create_times
from verbale.reading.tokenizing import make_doc


def load(way: str) -> Finder:
    """Return what finds times; `way` is `tokens`, `parsed` or `whole`."""
    nlp = spacy.blank("en") if way == "tokens" else load_base()
    times = create_times(nlp, "verbale_times")

    def prepare(text: str) -> Doc:
        doc = make_doc(nlp, text)
        return doc if way == "tokens" else nlp(doc)

    def find(doc: Doc, day: str) -> list[Row]:
        findings(doc).published = Publication(date=day, basis="metadata")
        return [
            {"start": time.span[0], "end": time.span[1], "type": time.type, "value": time.value}
            for time in findings(times(doc)).times
        ]

    def read(text: str, day: str) -> list[Row]:
        return find(prepare(text), day)

    return Finder(read) if way == "whole" else Finder(find, prepare)
