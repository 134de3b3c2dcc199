"""Words for positions, of registers and of reports, and the offices that they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.knowledge.codes import by_wikidata, code_of_country
from verbale.knowledge.offices import fixed_offices
from verbale.knowledge.positions import fits, read_position
from verbale.knowledge.states import organisations, parties, states
from verbale.knowledge.tables import read_table


@pytest.mark.parametrize(
    ("words", "office", "party"),
    [
        ("Minister of Foreign Affairs of the Republic of Azerbaijan", "foreign minister", "AZE"),
        ("the visiting Azerbaijani foreign minister", "foreign minister", "AZE"),
        ("Russia's Foreign Minister", "foreign minister", "RUS"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "foreign minister", None),
        ("Minister of Foreign Affairs and International Cooperation (Italy)", "foreign minister", "ITA"),
        ("United States Secretary of State", "secretary of state", "USA"),
        ("U.S. Defense Secretary", "defence minister", "USA"),
        ("President of the Republic", "president", None),
        ("President of the Government of Spain", "prime minister", "ESP"),
        ("Premier of the State Council of the People's Republic of China", "prime minister", "CHN"),
        ("Federal Chancellor of Austria", "chancellor", "AUT"),
        ("Emir of Qatar", "emir", "QAT"),
        ("Chairman of the State Duma", "speaker", None),
        ("Secretary General of NATO", "secretary general", "NATO"),
        ("Director General of the International Atomic Energy Agency", "director general", "IAEA"),
        ("Ambassador of Russia to Azerbaijan", "ambassador", "RUS"),
        ("ambassador to Norway", "ambassador", None),
        ("Minister for Health and Ageing", "health minister", None),
        ("Minister of Defence and Deputy Prime Minister", "defence minister", None),
    ],
)
def test_positions_are_offices(words: str, office: str, party: str | None) -> None:
    position = read_position(words)
    assert position is not None
    assert (position.office.name, position.party, position.held) == (office, party, True)


@pytest.mark.parametrize(
    "words",
    [
        "President of the Supreme Court",
        "President of the Bank of Russia",
        "Chancellor of Oxford University",
        "Member of Parliament",
        "Mayor of Baku",
        "Minister of State",
        "Secretary of State of France",
        "Leader of the Opposition",
        "minister",
        "",
    ],
)
def test_other_positions_are_none(words: str) -> None:
    assert read_position(words) is None


@pytest.mark.parametrize(
    "words",
    ["former President of Georgia", "acting Foreign Minister", "Prime Minister-designate", "King (elect)"],
)
def test_offices_that_are_not_held_are_told_apart(words: str) -> None:
    position = read_position(words)
    assert position is None or not position.held


def test_an_office_fits_its_party() -> None:
    director, secretary = read_position("Director General"), read_position("Secretary of State")
    assert director is not None
    assert secretary is not None
    assert fits(director, "IAEA")
    assert not fits(director, "FRA")
    assert fits(secretary, "USA")
    assert not fits(secretary, "FRA")


def test_other_codes_lead_to_ours() -> None:
    assert code_of_country("az") == code_of_country("AZE") == by_wikidata()["Q227"] == "AZE"
    assert code_of_country("suhh") == "SUN"
    assert code_of_country("zz") is None
    known = {*states(), *organisations(), *parties()}
    assert {row["code"] for row in read_table("codes.tsv")} <= known
    assert set(states()) <= {row["code"] for row in read_table("codes.tsv")}


def test_names_of_positions_belong_to_fixed_offices() -> None:
    assert all(row["office"] in fixed_offices() for row in read_table("position_names.tsv"))


@given(st.text(max_size=400))
def test_wild_words_are_read_or_refused(words: str) -> None:
    position = read_position(words)
    assert position is None or position.office.name
