from datetime import date

import pytest

from verbale.knowledge.bodies import bodies, body_of_party
from verbale.knowledge.folding import folded
from verbale.knowledge.roles import roles
from verbale.knowledge.sectors import sectors
from verbale.knowledge.states import organisations, parties, states
from verbale.knowledge.tables import read_table

TABLES = ("armed", "firms", "international", "media", "parties", "society", "state")
SYSTEMS = {"", "UNO", "EUR", "IGO"}


@pytest.mark.parametrize("table", TABLES)
def test_bodies_have_known_countries_and_sectors(table: str) -> None:
    for row in read_table(f"bodies_{table}.tsv"):
        assert row["country"] in SYSTEMS | set(states()), row["name"]
        assert row["sector"] in {"", *sectors()}, row["name"]
        assert row["second"] in {"", *sectors()}, row["name"]


def test_organisations_and_parties_stand_for_bodies() -> None:
    assert set(body_of_party()) == {*organisations(), *parties()}
    for row in read_table("organisation_sectors.tsv"):
        assert row["code"] in organisations()
        assert row["country"] in SYSTEMS


def test_a_body_is_what_it_is_on_the_day() -> None:
    taliban = bodies().get("Taliban")
    assert [body.sector for body in taliban if body.on(date(2015, 1, 1))] == ["REB"]
    assert [body.sector for body in taliban if body.on(date(2023, 1, 1))] == ["GOV"]


def test_a_name_that_needs_a_qualifier_is_not_enough_by_itself() -> None:
    assert not bodies().get("National Assembly")


def test_peoples_belong_to_known_states() -> None:
    assert {row["state"] for row in read_table("peoples.tsv")} <= {"", *states()}


def test_roles_are_held_for_known_parties() -> None:
    known = {*states(), *organisations(), *parties()}
    assert {role.party for role in roles()} <= known


@pytest.mark.parametrize("text", ["Müller", "Łódź", "Əliyev", "İstanbul", "ﬁn", "日本", "a\u0301b"])
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_folding_drops_accents() -> None:
    assert folded("Łódź, Müller, Peña") == "Lodz, Muller, Pena"
