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
        ("Libyan officials received the envoy in Tripoli.", "LBY"),
        ("Lebanese troops went to Tripoli. The town of Tripoli in northern Lebanon was calm.", "LBN"),
        ("The president of the Seychelles spoke in Victoria. The Seychelles agreed.", "SYC"),
        ("Canadian police in Victoria held two men, Canada's minister said.", "CAN"),
        ("The Costa Rican president received the ministers in San Jose.", "CRI"),
        ("Software firms in San Jose, California, hired many. San Jose is glad.", "USA"),
        ("The Russian president was their host in St. Petersburg.", "RUS"),
        ("A hurricane came to St. Petersburg, Florida, on Monday.", "USA"),
        ("The Egyptian president received him in Alexandria.", "EGY"),
        ("A court in Alexandria, Virginia, heard the case.", "USA"),
        ("British police in Birmingham held two men.", "GBR"),
        ("Police in Birmingham, Alabama, held two men.", "USA"),
        ("The Chilean president met the envoy in Santiago.", "CHL"),
        ("Venezuelan officials in Valencia agreed with Venezuela's president.", "VEN"),
        ("Spanish officials in Valencia agreed with Spain's prime minister.", "ESP"),
        ("Scholars met in Cambridge, Massachusetts.", "USA"),
        ("Talks will be held in London, Ontario.", "CAN"),
    ],
)
def test_the_states_of_the_report_tell_namesakes_apart(text: str, state: str) -> None:
    towns = [place for place in places(text).values() if place.kind == "city"]
    assert [place.state for place in towns] == [state]


@pytest.mark.parametrize(
    ("text", "state", "kind"),
    [
        ("They met in Tbilisi, Georgia, on Monday.", "GEO", "state"),
        ("They met in Atlanta, Georgia, on Monday.", "USA", "region"),
        ("Georgia Governor Sonny Perdue came. He likes Georgia.", "USA", "region"),
        ("Georgia signed. The Georgian president spoke.", "GEO", "state"),
    ],
)
def test_georgia_is_a_state_of_two_kinds(text: str, state: str, kind: str) -> None:
    found = places(text)["Georgia"]
    assert (found.state, found.kind) == (state, kind)


def test_places_have_coordinates() -> None:
    found = places("They flew from Tbilisi to Nagorno-Karabakh, and on to Norway.")
    for name, latitude, longitude in (("Tbilisi", 41.7, 44.8), ("Nagorno-Karabakh", 39.8, 46.8)):
        coordinates = found[name].coordinates
        assert coordinates == pytest.approx((latitude, longitude), abs=0.2)
    assert found["Norway"].coordinates is not None


@pytest.mark.parametrize(
    "text",
    ["The Oslo accords still hold.", "They signed the Treaty of Versailles.", "The Kyoto Protocol failed."],
)
def test_a_thing_that_bears_a_town_s_name_is_no_place(text: str) -> None:
    assert places(text) == {}


def test_a_small_town_needs_a_word_or_its_state_beside_it() -> None:
    assert "Kong" not in places("The Cheung Kong company lost. Kong said nothing.")


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
