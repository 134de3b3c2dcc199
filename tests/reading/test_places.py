"""Places, told apart by the states in the report."""

import pytest

from verbale.account import Place
from verbale.reading.pipeline import read_report
from verbale.report import Report


def places(text: str, *, dateline: str | None = None) -> dict[str, Place]:
    report = Report(text=text, published="2016-03-09", dateline=dateline)
    return {place.name: place for place in read_report(report).places}


def test_a_town_has_state_and_number_and_kind() -> None:
    place = places("The delegations met in Tbilisi on Friday.")["Tbilisi"]
    assert (place.state, place.kind, place.geonames) == ("GEO", "city", 611717)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "Pakistani police said two men were held in Hyderabad. Pakistan's premier came to Hyderabad.",
            "PAK",
        ),
        ("Indian police said two men were held in Hyderabad. India's premier came to Hyderabad.", "IND"),
        ("They met in Toledo, Spain, over lunch.", "ESP"),
    ],
)
def test_the_states_of_the_report_tell_namesakes_apart(text: str, state: str) -> None:
    [place] = [place for name, place in places(text).items() if name in ("Hyderabad", "Toledo")]
    assert place.state == state


def test_states_and_regions_are_no_cities() -> None:
    found = places("He will travel from Norway to Asia, and across the South Caucasus.")
    assert (found["Norway"].kind, found["Norway"].state) == ("state", "NOR")
    assert (found["Asia"].kind, found["Asia"].state) == ("region", None)
    assert found["South Caucasus"].kind == "region"


def test_here_is_the_place_of_the_dateline() -> None:
    text = "The two ministers will meet here on Sunday."
    place = places(text, dateline="OSLO")["Oslo"]
    assert [text[slice(*span)] for span in place.spans] == ["here"]


def test_a_described_capital_is_the_town() -> None:
    text = "Talks went on in the Moroccan capital."
    place = places(text)["Rabat"]
    assert [text[slice(*span)] for span in place.spans] == ["Moroccan capital"]


def test_a_capital_that_acts_is_no_place() -> None:
    assert "Ankara" not in places("Ankara rejected the plan at once.")
