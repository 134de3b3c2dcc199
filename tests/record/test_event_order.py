"""Whatever the order, the batches and the repetitions in which accounts come, the events are the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.deeds import event, with_deeds
from tests.record.laws import Told, check_order, check_rereading
from tests.record.samples import contact, report
from verbale.account import Account
from verbale.record.questions import IntensityQuestion
from verbale.record.store import Store
from verbale.report import Report

# Few values, so that events meet, hold each other and contradict.
DATES = [
    "2020-03-01", "2020-03-02", "2020-03-03", "2020-03-02/2020-03-03", "2020-03-01/2020-03-04", "2020-03",
    "2020-02-20/2020-03-25", "2020", None, "soon",
]  # fmt: skip
PARTIES = [("RUS", "UKR"), ("RUS", "UKR"), ("UKR", "RUS"), ("RUS UKR", ""), ("EGY-COP", "EGY-CVL"),
           ("EGY-CVL", "EGY-COP"), ("RUS-MIL", "UKR"), ("ISR", "")]  # fmt: skip


@st.composite
def _events(draw: st.DrawFn) -> dict[str, Any]:
    return event(
        draw(st.sampled_from(["ASSAULT", "AGREE", "ASSAULT"])),
        *draw(st.sampled_from(PARTIES)),
        date=draw(st.sampled_from(DATES)),
        presumed=draw(st.booleans()),
        place=draw(st.sampled_from([None, None, "Kherson", "Odesa"])),
        status=draw(st.sampled_from(["held", "held", "planned", "denied"])),
        cameo=draw(st.sampled_from(["190", "195"])),
        background=draw(st.booleans()),
        magnitude=draw(st.sampled_from([{}, {"dead": 3}, {"dead": 5, "injured": 2}])),
    )


@st.composite
def _account(draw: st.DrawFn, report: Report) -> Account:
    met = st.builds(
        contact, date=st.sampled_from(DATES), status=st.sampled_from(["held", "planned", "denied"])
    )
    return with_deeds(
        report, *draw(st.lists(_events(), max_size=4)), contacts=draw(st.lists(met, max_size=1))
    )


@st.composite
def _accounts(draw: st.DrawFn) -> list[Told]:
    published = draw(st.lists(st.sampled_from([None, "2020-03-02", "2020-03-03"]), min_size=1, max_size=6))
    reports = [report(f"Report {n} of the front.", published=day) for n, day in enumerate(published)]
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


@settings(deadline=None, max_examples=8)
@given(data=st.data())
def test_intensity_by_whole_months_is_that_of_their_days(empty: Store, data: st.DataObject) -> None:
    told = data.draw(_accounts())
    taken_out = data.draw(st.integers(0, len(told) - 1))
    empty.add_many(told)
    empty.remove(told[taken_out][0].id)
    for between in (("RUS", "UKR"), ("UKR", "RUS"), ("AZE", "RUS")):
        for conditions in ({}, {"by": "year"}, {"background": True, "status": ("held", "planned")}):
            asked: dict[str, Any] = {"between": between, **conditions}
            kept = list(empty.ask(IntensityQuestion(**asked)))
            # Days that begin within a month are summed up event by event.
            assert kept == list(empty.ask(IntensityQuestion(**asked, since="1900-01-02", until="2100-01-02")))
    for row in empty.reports():
        empty.remove(row.id)


def test_an_event_without_a_day_has_no_intensity(empty: Store) -> None:
    undated = report("Nobody says when.", published=None)
    deed = event("AGREE", "RUS", "UKR", date=None, presumed=False, cameo="030")
    empty.add_many([(undated, with_deeds(undated, deed, contacts=[contact(date=None)]))])
    for between in (("RUS", "UKR"), ("AZE", "RUS")):
        assert list(empty.ask(IntensityQuestion(between=between))) == []
    empty.remove(undated.id)
