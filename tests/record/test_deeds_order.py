"""Agreements and figures are the same whatever the order in which accounts come."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.deeds import with_deeds
from tests.record.laws import Told, check_order, check_rereading
from tests.record.samples import report
from verbale.account import Account, Agreement, Figure
from verbale.record.store import Store
from verbale.report import Report

NAMES = ["Ohrid Agreement", "Ohrid accords", "peace deal", "agreement", "trade pact", "joint statement",
         "Prespa Agreement"]  # fmt: skip
PARTIES = [(), ("GRC",), ("GRC", "MKD"), ("GRC", "MKD"), ("ALB", "MKD")]
DAYS = [None, "2018-06-17", "2018-06-18", "2018-06", "2001", "then"]


@st.composite
def _agreements(draw: st.DrawFn) -> Agreement:
    return Agreement(
        id="g",
        name=draw(st.sampled_from(NAMES)),
        aliases=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
        parties=draw(st.sampled_from(PARTIES)),
        date=draw(st.sampled_from(DAYS)),
        status=draw(st.sampled_from([None, "proposed", "signed", "violated"])),
        terms=draw(st.sampled_from([(), ((0, 4),)])),
        spans=((0, 5),),
        evidence=((0, 9),),
    )


def _figures() -> st.SearchStrategy[Figure]:
    told: dict[str, Any] = {
        "measure": st.just("trade"),
        "words": st.sampled_from(["exports", "trade"]),
        "low": st.sampled_from(["12", "13"]),
        "unit": st.sampled_from(["%", None]),
        "period": st.sampled_from(DAYS),
        "parties": st.sampled_from(PARTIES),
        "quotation": st.sampled_from([None, 0]),
        "span": st.just((0, 2)),
        "evidence": st.just((0, 9)),
    }
    return st.builds(Figure, **told)


@st.composite
def _account(draw: st.DrawFn, report: Report) -> Account:
    return with_deeds(
        report,
        agreements=draw(st.lists(_agreements(), max_size=3)),
        figures=draw(st.lists(_figures(), max_size=3)),
    )


@st.composite
def _accounts(draw: st.DrawFn) -> list[Told]:
    days = st.sampled_from([None, "2018-06-17", "2018-06-20", "2018-06-26", "2019-01-02"])
    published = draw(st.lists(days, min_size=1, max_size=6))
    reports = [report(f"Report {n} of the lake.", published=day) for n, day in enumerate(published)]
    return [(one, draw(_account(one))) for one in reports]


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@settings(deadline=None, max_examples=6)
@given(data=st.data())
def test_any_order_batches_and_repetition_give_the_same_rows(empty: Store, data: st.DataObject) -> None:
    check_order(empty, data.draw(_accounts()), data)


@settings(deadline=None, max_examples=6)
@given(data=st.data())
def test_a_report_read_again_or_taken_out_leaves_nothing_behind(empty: Store, data: st.DataObject) -> None:
    told = data.draw(_accounts())
    number = data.draw(st.integers(0, len(told) - 1))
    check_rereading(empty, told, number, data.draw(_account(told[number][0])), data)
