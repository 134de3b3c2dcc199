"""Whatever a model answers: what is kept quotes the report, and nothing breaks."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.llm_reader.conftest import REPORT, TEXT, WHOLE
from verbale.knowledge.officeholders import shipped
from verbale.llm_reader.assembling import Draft, NotUnderstoodError

_WORDS = sorted({*TEXT.split(), "2019-03-04", "CHE", "NOR", "met", "held", "112", "", "\x00", "\U0001f600"})
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(_WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the true answer with some of its parts replaced by anything."""
    answer: dict[str, Any] = json.loads(json.dumps(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        items = answer[draw(st.sampled_from(sorted(answer)))]
        item = items[draw(st.integers(0, len(items) - 1))]
        field = draw(st.sampled_from(sorted(item)))
        start = draw(st.integers(0, len(TEXT)))
        piece = TEXT[start : start + draw(st.integers(0, 120))]
        item[field] = draw(st.sampled_from([piece, [piece]]) | st.sampled_from(_WORDS) | _JSON)
    return answer


@settings(max_examples=150, deadline=None)
@given(answers())
def test_what_is_kept_stands_in_the_report(answer: dict[str, Any]) -> None:
    draft = Draft(REPORT, shipped(), 50)
    try:
        draft.add(json.dumps(answer), (0, len(TEXT)))
    except NotUnderstoodError:
        return
    account = draft.account("a model")
    spans = [
        *(mention.span for one in account.actors for mention in one.mentions),
        *(span for one in account.contacts for span in one.evidence),
        *(span for one in account.quotations for span in (*one.content, *one.source, *one.cue)),
        *(span for one in account.events for span in (*one.trigger, one.evidence)),
        *(span for one in account.figures for span in (one.span, one.evidence)),
        *(span for one in account.agreements for span in (*one.spans, *one.evidence)),
    ]
    assert all(0 <= start < end <= len(TEXT) for start, end in spans)
    quoted = " ".join(json.dumps(answer, ensure_ascii=False).replace("\\n", " ").split())
    for one in account.contacts:
        for start, end in one.evidence:
            assert " ".join(TEXT[start:end].split()) in quoted
    known = {one.id for one in account.actors}
    assert len(known) == len(account.actors)
    assert {one.speaker for one in account.quotations} <= {None, *known}


@given(st.text(max_size=200) | _JSON.map(json.dumps))
def test_anything_may_be_answered(answer: str) -> None:
    draft = Draft(REPORT, shipped(), 50)
    try:
        draft.add(answer, (0, len(TEXT)))
    except NotUnderstoodError:
        assert draft.account("a model").contacts == ()
