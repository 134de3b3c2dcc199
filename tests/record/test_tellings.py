"""Whether what several reports tell of one occasion becomes one contact: scenarios of real diplomacy."""

import pytest

from tests.record.tellings import Scenario, groups, scenarios
from verbale.record.store import Store


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda one: one.name)
def test_tellings_of_one_occasion_are_one_contact(scenario: Scenario) -> None:
    with Store(":memory:") as store:
        assert groups(scenario.merged(store)) == groups(scenario.meant)
