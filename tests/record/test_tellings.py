"""Whether what several reports tell of one occasion becomes one contact: scenarios of real diplomacy."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.conftest import NewUrl
from tests.record.laws import check_order
from tests.record.tellings import Scenario, groups, scenarios
from verbale.record.store import Store


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda one: one.name)
def test_tellings_of_one_occasion_are_one_contact(scenario: Scenario) -> None:
    with Store(":memory:") as store:
        assert groups(scenario.merged(store)) == groups(scenario.meant)


@settings(deadline=None, max_examples=10)
@given(data=st.data())
def test_the_order_of_reports_changes_no_row(empty: Store, data: st.DataObject) -> None:
    scenario = data.draw(st.sampled_from(scenarios()))
    check_order(empty, scenario.told, data)
