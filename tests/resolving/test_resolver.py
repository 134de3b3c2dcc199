from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from tests.resolving.cases import CASES
from verbale.knowledge.sectors import sectors
from verbale.resolving import Resolved, resolve

DAY = date(2022, 11, 1)


def codes(found: Resolved) -> tuple[str, str]:
    return found.country, "" if found.sector == "UNK" else found.sector


@pytest.mark.parametrize(("text", "country", "sector"), CASES)
def test_country_and_sector(text: str, country: str, sector: str) -> None:
    found = resolve(text, on=DAY)
    assert codes(found) == (country, sector), found.reason


@pytest.mark.parametrize(
    ("day", "codes_then", "office"),
    [
        ("2010-06-01", ("RUS", "GOV"), "President of Russia"),
        ("2015-06-01", ("RUS", "GOV"), "Prime Minister of Russia"),
    ],
)
def test_a_person_is_what_the_day_makes_of_him(day: str, codes_then: tuple[str, str], office: str) -> None:
    found = resolve("Dmitry Medvedev", on=day)
    assert (codes(found), found.office, found.basis) == (codes_then, office, "knowledge")


def test_who_has_left_high_office_is_of_the_elite() -> None:
    assert resolve("Mariano Rajoy", on="2017-05-01").sector == "GOV"
    later = resolve("Mariano Rajoy", on="2020-05-01")
    assert (later.country, later.sector, later.second, later.office) == ("ESP", "ELI", "GOV", "")
    assert "until 2018" in later.reason


def test_bodies_change_with_time() -> None:
    assert resolve("the Taliban", on="2010-01-01").sector == "REB"
    assert resolve("the Taliban", on="2022-01-01").sector == "GOV"


def test_the_context_decides_between_namesakes_and_fills_in_the_country() -> None:
    assert resolve("the defence minister", on=DAY, context="Chile").country == "CHL"
    found = resolve("army", on=DAY, context="in Ghana")
    assert (found.country, found.sector, found.basis) == ("GHA", "MIL", "inferred")
    assert resolve("somebody", on=DAY, context="Ghana").country == ""
    assert resolve("the army", on=DAY, context="Ghana and Togo").country == ""


def test_words_state_and_tables_know() -> None:
    assert resolve("Danish fishermen", on=DAY).basis == "stated"
    assert resolve("Maersk", on=DAY).basis == "knowledge"
    assert resolve("gibberish", on=DAY) == Resolved("gibberish")


def test_names_are_given_in_their_usual_form() -> None:
    assert resolve("the ATF", on=DAY).name.startswith("Bureau of Alcohol")
    assert resolve("IMF", on=DAY).name == "International Monetary Fund"
    assert resolve("Turkish President Recep Tayyip Erdogan", on=DAY).name == "Recep Tayyip Erdogan"
    assert resolve("US Senator Bernie Sanders", on="2016-02-01").sector == "LEG"


@pytest.mark.parametrize(
    ("text", "country"),
    [("Kazakstan", "KAZ"), ("Ukranian soldiers", "UKR"), ("Phillipine police", "PHL")],
)
def test_one_slip_of_the_pen_is_forgiven(text: str, country: str) -> None:
    assert resolve(text, on=DAY).country == country


@pytest.mark.parametrize(
    "name", ["Jordan Henderson", "Chad Miller", "Adam Driver", "Jack London", "Nadia", "He"]
)
def test_unknown_persons_give_nothing(name: str) -> None:
    assert codes(resolve(name, on=DAY)) == ("", "")


def test_the_day_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        resolve("Peru", on="yesterday")


def test_it_is_at_hand_in_the_package() -> None:
    assert verbale.resolve("Peruvian miners", on=DAY) == resolve("Peruvian miners", on=DAY)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.one_of(st.none(), st.text(max_size=40)))
def test_any_text_is_answered(text: str, context: str | None) -> None:
    found = resolve(text, on=DAY, context=context)
    assert found.text == text
    assert found.sector in {"", *sectors()}
    assert 0 <= found.score <= 1
    assert found == resolve(text, on=DAY, context=context)
