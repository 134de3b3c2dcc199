"""Marks, brackets, cues and paragraphs in wild mixtures: quotations stay well formed."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verbale.reading.pipeline import read_report
from verbale.report import Report

PIECES = [
    '"', "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``", "‹", "›", "[", "]", "(", ")", "—", "- ", ": ",
    ", ", ". ", "? ", "!", "...", "\n\n", "\n", " ", "Q. ", "A: ", "From the Ministry: ", "Haavisto: ",
    "Minister Pekka Haavisto said", " he said ", "did not say", "it's", "the ministers' plan",
    "that we will go", "We will go home", "told reporters", "according to the envoy", "nobody",
    "if they ask whether", "seems to be", " - Pekka Haavisto, minister", "on Monday", "(Finnish)",
    "[of the sides]",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@example('Haavisto: ""according to the envoy"\n\n"')
@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_quotations_are_well_formed(text: str) -> None:
    account = read_report(Report(text=text, published="2019-06-12"))
    actors = {actor.id for actor in account.actors}
    for position, said in enumerate(account.quotations):
        assert said.content
        for spans in (said.content, said.source, said.cue, said.insertions):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(one[1] <= other[0] for one, other in pairwise(sorted(spans)))
        for start, end in said.insertions:
            assert any(left <= start and end <= right for left, right in said.content)
        assert said.within is None or 0 <= said.within < position
        assert set(said.speakers) <= actors
        assert said.speaker is None or said.speaker == said.speakers[0]
        assert {one.actor for one in said.addressees} <= actors | {None}


@pytest.mark.parametrize("piece", [
    '"', "“", "„We go “", "'", "‘We’ ", '"We will go," he said. ', "[", "(", "“[We] (now) ‘go’", "Q. A. ",
    'He said "no", ', '"We go, he said, ', "he said that ", '"Why?"\n\n',
])  # fmt: skip
def test_thousands_of_marks_end_well(piece: str) -> None:
    text = f"Minister Pekka Haavisto spoke in Oslo. {piece * (5_000 // len(piece))}"
    account = read_report(Report(text=text, published="2019-06-12"))
    assert len(account.quotations) <= len(text)
