"""Reports that stand all in capitals are read as what they would be in usual case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from verbale.account import Account
from verbale.reading.capitals import in_usual_case
from verbale.reading.pipeline import load

REPORTS = [
    "Turkish Foreign Minister Mesut Yilmaz will meet his Polish counterpart in Ankara on Monday, officials "
    "in Turkey said. The ministers may polish the text of a treaty that will mark a new era.\n\n"
    '"We hope to sign it in May," Yilmaz told reporters. He arrived from Warsaw on 3 March.',
    "President George Bush received Prime Minister Brian Mulroney of Canada at the White House on Tuesday. "
    "Bush said the talks on U.S. trade were useful. The Organization of American States (OAS) sent "
    "an envoy, Alvaro de Leon, to the United Nations, and O'Neill spoke with him at 10 a.m. on the 4th "
    "floor.",
    "Peruvian Foreign Minister Guillermo Larco Cox held talks with Bolivian President Jaime Paz Zamora in La "
    'Paz today. "I am satisfied," Larco Cox said after the meeting. "Nothing was refused."',
]


def _usual(text: str) -> str:
    return in_usual_case(load(), text)


@pytest.mark.parametrize("text", REPORTS)
def test_capitals_are_written_as_usual(text: str) -> None:
    assert _usual(text.upper()) == text


@pytest.mark.parametrize("text", REPORTS)
def test_the_same_is_read_from_capitals(text: str) -> None:
    assert _told(_read(text.upper())) == _told(_read(text))


def _read(text: str) -> Account:
    return verbale.read(text, published="1990-03-06")


def _told(account: Account) -> list[object]:
    contacts = [
        (c.mode, c.status, c.date, c.place, c.states, [p.name for p in c.participants], c.evidence)
        for c in account.contacts
    ]
    return [*contacts, *account.quotations, *((a.name, a.mentions) for a in account.actors)]


def test_wrapped_lines_and_datelines_in_capitals() -> None:
    text = (
        "SANTIAGO, NOV 6 (EFE) -- THE SALVADORAN FOREIGN MINISTER MET PRESIDENT PATRICIO\n"
        "AYLWIN TODAY. HE WILL ALSO MEET THE OPPOSITION LEADERS OF THE COUNTRY, A LOCAL\n"
        "RADIO REPORTED, AND RETURN HOME ON FRIDAY.\n"
    )
    assert _usual(text) == (
        "SANTIAGO, NOV 6 (EFE) -- The Salvadoran foreign minister met President Patricio\n"
        "Aylwin today. He will also meet the opposition leaders of the country, a local\n"
        "radio reported, and return home on Friday.\n"
    )


def test_names_and_places_are_shown_in_usual_case() -> None:
    account = _read(REPORTS[2].upper())
    contact = next(c for c in account.contacts if c.mode == "meeting")
    assert {p.name for p in contact.participants} == {"Guillermo Larco Cox", "Jaime Paz Zamora"}
    assert contact.place == "La Paz"


@pytest.mark.parametrize(
    "text",
    [
        "ENVOY OF PERU IN QUITO\n\nThe envoy of Peru came on Monday. He saw President Rafael Correa.\n",
        "He did NOT say that. The NATO, EU and UN envoys met in VIENNA, and the FBI and CIA did not.",
        "ENVOY OF PERU IN QUITO",
        "",
    ],
)
def test_reports_in_usual_case_stay(text: str) -> None:
    assert _usual(text) is text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABCDEŠßİ.'’\n-()\"U S1,", max_size=160))
def test_no_character_is_added_or_lost(text: str) -> None:
    found = _usual(text)
    assert len(found) == len(text)
    assert found.lower() == text.lower()
