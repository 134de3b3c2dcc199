"""Who took part without any words that say so: speakers at a conference, heads of delegations at talks."""

from verbale.reading.pipeline import read_report
from verbale.report import Report


def present(text: str, day: str, dateline: str) -> list[list[str]]:
    """Return the participants of each contact that is read, sorted."""
    account = read_report(Report(text=text, published=day, dateline=dateline))
    return [sorted(p.name for p in contact.participants) for contact in account.contacts]


def test_who_speaks_in_office_where_a_conference_is_takes_part() -> None:
    text = (
        "Foreign ministers of the African Union ended a two-day meeting here on Friday. Kenyan Foreign "
        "Minister Amina Mohamed warned of delays. In Paris, French Foreign Minister Laurent Fabius "
        "said that he was glad."
    )
    assert present(text, "2014-06-20", "MALABO") == [["Amina Mohamed"]]


def test_who_speaks_elsewhere_of_a_conference_does_not_take_part_by_that() -> None:
    text = (
        "Foreign ministers of the African Union ended a two-day meeting in Malabo on Friday. Kenyan "
        "Foreign Minister Amina Mohamed warned of delays."
    )
    assert present(text, "2014-06-20", "NAIROBI") == [[]]


def test_negotiators_and_heads_of_delegations_take_part_in_the_talks() -> None:
    text = (
        "India and Nepal opened talks on water in Kathmandu on Monday. The Indian delegation, led by Water "
        'Secretary Shashi Shekhar, came by road. "We have time," said Nepal\'s chief '
        "negotiator Keshav Adhikari. "
        "Japan's chief negotiator for trade, Koji Tsuruoka, was in Singapore."
    )
    assert present(text, "2014-06-23", "KATHMANDU") == [["Keshav Adhikari", "Shashi Shekhar"]]


def test_the_summit_may_be_attended_by_others_than_those_who_hold_it() -> None:
    text = (
        "An African Union summit will be held in Malabo on Friday. UN Secretary-General Ban Ki-moon will "
        "attend the summit."
    )
    assert present(text, "2014-06-23", "NAIROBI") == [["Ban Ki-moon"]]


def test_who_accompanies_a_traveller_is_on_his_visit_and_who_says_so_is_not() -> None:
    text = (
        "Prime Minister Stephen Harper will visit Ghana from March 14 to 17. Mr. Harper will be accompanied "
        "by Foreign Minister John Baird, and Minister of Trade, Energy, and Aviation Ed Fast, Environment "
        "Minister Leona Aglukkaq told reporters."
    )
    assert present(text, "2014-03-04", "OTTAWA") == [["Ed Fast", "John Baird", "Stephen Harper"]]


def test_who_accompanies_a_guest_is_at_the_talks_of_the_sentence() -> None:
    text = (
        "Peruvian Foreign Minister Jose Garcia, accompanied by Trade Minister Eduardo Ferreyros, met South "
        "Korean Foreign Minister Kim Sung-hwan in Seoul on Wednesday."
    )
    assert present(text, "2011-05-04", "SEOUL") == [["Eduardo Ferreyros", "Jose Garcia", "Kim Sung-hwan"]]


def test_all_who_lead_a_delegation_travel_with_it_and_deal_as_it() -> None:
    text = (
        "A Canadian delegation led by Arctic Coordinator Tom Reeves, Assistant Administrator for Africa Paul "
        "Grant, and Special Envoy to the Sahel Anne Leclerc visited Bamako on Monday. The delegation met the "
        "President of Mali."
    )
    visitors = ["Anne Leclerc", "Paul Grant", "Tom Reeves"]
    assert present(text, "2014-03-04", "OTTAWA") == [visitors, sorted([*visitors, "President of Mali"])]


def test_whoever_else_welcomes_a_traveller_is_none_of_his_company() -> None:
    text = (
        "Peruvian President Alan Garcia arrived in Seoul on Wednesday for a three-day visit. He was "
        "accompanied at the airport by South Korean Trade Minister Kim Jong-hoon."
    )
    assert present(text, "2011-05-04", "SEOUL") == [["Alan Garcia"]]


def test_a_charge_of_several_fields_goes_with_the_name_behind_it() -> None:
    text = (
        "Norwegian Foreign Minister Borge Brende met Icelandic Minister of Fisheries, Agriculture, "
        "Environment and Rural Affairs Sigurdur Ingi Johannsson in Oslo on Tuesday."
    )
    assert present(text, "2014-03-04", "OSLO") == [["Borge Brende", "Sigurdur Ingi Johannsson"]]


def test_a_visit_of_which_no_place_is_told_is_in_the_state_of_the_hosts() -> None:
    text = "Minister Eda Rivas of Peru also met Kenyan President Uhuru Kenyatta during her visit last week."
    contacts = read_report(Report(text=text, published="2014-03-04")).contacts
    assert [(contact.mode, contact.place) for contact in contacts] == [
        ("meeting", "Kenya"),
        ("visit", "Kenya"),
    ]


def test_who_joins_somebody_on_a_trip_or_in_a_call_takes_part() -> None:
    trip = (
        "Secretary of State Warren Christopher will visit Senegal on Monday. Mr. Christopher will be joined "
        "there by Assistant Secretary for African Affairs, Ambassador George Moose."
    )
    assert present(trip, "1996-10-04", "WASHINGTON") == [["George Moose", "Warren Christopher"]]
    talks = (
        "Kenyan President Mwai Kibaki received Turkish President Abdullah Gul in Nairobi on Tuesday, joined "
        "by Foreign Minister Moses Wetangula."
    )
    assert present(talks, "2009-02-20", "NAIROBI") == [["Abdullah Gul", "Moses Wetangula", "Mwai Kibaki"]]


def test_those_listed_as_attending_take_part_in_the_conference_told_before() -> None:
    text = (
        "Chinese President Xi Jinping opened the G20 summit in Hangzhou on Sunday. Also attending the summit "
        "were Argentine President Mauricio Macri and Indian Prime Minister Narendra Modi."
    )
    assert present(text, "2016-09-04", "HANGZHOU") == [["Mauricio Macri", "Narendra Modi", "Xi Jinping"]]


def test_who_did_not_attend_or_attended_something_else_takes_no_part() -> None:
    text = (
        "Chinese President Xi Jinping opened the G20 summit in Hangzhou on Sunday. Argentine President "
        "Mauricio Macri did not attend. Indian Prime Minister Narendra Modi attended a wedding."
    )
    assert present(text, "2016-09-04", "HANGZHOU") == [["Xi Jinping"]]


def test_who_represents_a_state_and_who_is_among_those_who_will_attend_takes_part() -> None:
    text = (
        "Leaders of the Arab League opened a summit in Tunis on Sunday. Oman is represented by Deputy Prime "
        "Minister Fahd bin Mahmoud. Iraqi President Barham Salih is among those who will attend."
    )
    assert present(text, "2019-03-31", "CAIRO") == [["Barham Salih", "Fahd bin Mahmoud"]]
