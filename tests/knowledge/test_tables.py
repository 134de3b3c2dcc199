"""The shipped tables agree with each other."""

from datetime import date

import pytest

from verbale.knowledge.gazetteer import gazetteer, state_localities
from verbale.knowledge.lexicon import find_names, lexicon, lowered, plain
from verbale.knowledge.offices import fixed_offices, name_office, office_words, refers_to
from verbale.knowledge.states import organisations, organised_on, parties, states
from verbale.knowledge.tables import read_table
from verbale.knowledge.tenures import tenures

_LONG_AGO = date(1960, 1, 1)


def test_codes_are_unique_across_states_organisations_and_parties() -> None:
    codes = [*states(), *organisations(), *parties()]
    assert len(codes) == len(set(codes))


def test_states_have_iso_codes_and_names_of_their_own() -> None:
    for code, state in states().items():
        assert len(code) == 3
        assert code.isupper()
        assert state.name
    names = [state.name for state in states().values()]
    assert len(names) == len(set(names))


def test_a_state_s_name_stands_for_that_state_first() -> None:
    for code, state in states().items():
        meant = [entry.code for entry in lexicon().get(plain(state.name)) if entry.kind == "state"]
        assert code in meant, state.name


def test_an_organisation_whose_acronym_others_bear_has_another_name() -> None:
    for organisation in organisations().values():
        assert organisation.name not in organisation.shared, organisation.code


def test_what_an_organisation_came_out_of_is_known() -> None:
    assert organised_on("EU", _LONG_AGO) in organisations()
    assert organised_on(organised_on("EU", _LONG_AGO), date(2001, 1, 1)) == "EU"


def test_parties_act_within_known_states() -> None:
    assert {party.within for party in parties().values()} <= set(states())


def test_persons_of_one_style_act_for_known_parties() -> None:
    known = {*states(), *organisations(), *parties()}
    assert {row["party"] for row in read_table("persons.tsv")} <= known


def test_regions_lie_in_one_state_or_in_none() -> None:
    assert all(row["state"] == "" or len(row["state"]) == 3 for row in read_table("regions.tsv"))


def test_most_capitals_are_places_of_their_state() -> None:
    lost = [
        name
        for code, state in states().items()
        for name in state.capitals[:1]
        if not any(place.state == code for place in gazetteer().get(plain(name)))
    ]
    assert len(lost) < 0.1 * len(states()), lost


def test_every_state_is_a_place() -> None:
    assert set(state_localities()) == set(states())
    assert {place.kind for place in state_localities().values()} == {"state"}


def test_fixed_offices_are_made_of_their_own_words() -> None:
    assert fixed_offices()["minister of foreign affairs"].name == "foreign minister"
    assert fixed_offices()["taoiseach"].party == "IRL"
    assert "minister" in office_words("head")


@pytest.mark.parametrize(
    ("words", "name", "rank"),
    [
        ("foreign ministers", "foreign minister", "foreign minister"),
        ("defense secretary", "defence minister", "defence minister"),
        ("minister of health", "health minister", "minister"),
        ("deputy health minister", "deputy health minister", "deputy minister"),
        ("chief of the general staff", "chief of staff", "military chief"),
        ("ruler president", "president", "head of state"),
        ("spokeswoman", "spokeswoman", "spokesman"),
    ],
)
def test_words_of_an_office_give_one_name(words: str, name: str, rank: str) -> None:
    office = name_office(words.split())
    assert (office.name, office.rank) == (name, rank)


def test_the_leader_may_be_a_president_but_not_a_spokesman() -> None:
    assert refers_to(name_office(["leader"]), name_office(["president"]))
    assert refers_to(name_office(["minister"]), name_office(["foreign", "minister"]))
    assert not refers_to(name_office(["leader"]), name_office(["spokesman"]))


def test_tenures_name_known_parties() -> None:
    assert {tenure.party for tenure in tenures()} <= {*states(), *organisations(), *parties()}


def test_the_longest_name_is_found_and_keeps_its_place() -> None:
    text = "Talks of the United States\nof America and SOUTH  Korea; the Democratic Republic of\nCongo"
    found = [(text[hit.start : hit.end], hit.entries[0].code) for hit in find_names(text)]
    assert ("United States\nof America", "USA") in found
    assert found[-1][1] == "COD"


def test_lowering_and_plaining_move_no_character() -> None:
    text = "İstanbul’s “Straße” \t ﬁn"
    assert len(plain(text)) == len(lowered(text)) == len(text)
