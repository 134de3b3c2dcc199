"""A pipeline that tags, parses and reads times, and a way to read one text with it."""

from collections.abc import Callable

import pytest

from verbale.account import Publication, TimeExpression
from verbale.reading.findings import findings
from verbale.reading.pipeline import load_base

type Reader = Callable[[str], list[TimeExpression]]


@pytest.fixture(scope="package")
def parsed() -> Reader:
    """Return a function that reads the times of a text published on Wednesday, 16 November 2005."""
    nlp = load_base()
    nlp.add_pipe("verbale_times")

    def read(text: str) -> list[TimeExpression]:
        doc = nlp.make_doc(text)
        findings(doc).published = Publication(date="2005-11-16", basis="metadata")
        times = list(findings(nlp(doc)).times)
        assert len(doc.spans["times"]) == len(times)
        return times

    return read
