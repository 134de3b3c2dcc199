"""Contacts as a reader would take them out of short reports."""

import pytest

from verbale.account import Contact
from verbale.reading.pipeline import read_report
from verbale.report import Report

DAY = "2019-06-12"  # a Wednesday


def contacts(text: str, *, published: str = DAY, dateline: str | None = None) -> tuple[Contact, ...]:
    return read_report(Report(text=text, published=published, dateline=dateline)).contacts


def names(contact: Contact) -> set[str]:
    return {participant.name for participant in contact.participants}


def test_a_planned_meeting_has_parties_day_and_place() -> None:
    [contact] = contacts(
        "Norwegian Foreign Minister Ine Eriksen Soreide will meet her Finnish counterpart Pekka Haavisto "
        "in Oslo on Friday."
    )
    assert (contact.mode, contact.status, contact.date) == ("meeting", "planned", "2019-06-14")
    assert contact.states == ("FIN", "NOR")
    assert contact.place == "Oslo"
    assert names(contact) == {"Ine Eriksen Soreide", "Pekka Haavisto"}


def test_a_host_receives_a_guest() -> None:
    [contact] = contacts(
        "On Tuesday, Kazakh President Kassym-Jomart Tokayev received the Turkish ambassador."
    )
    assert (contact.mode, contact.status, contact.date) == ("meeting", "held", "2019-06-11")
    assert contact.states == ("KAZ", "TUR")
    assert {p.role for p in contact.participants} == {"host", "guest"}


def test_the_passive_turns_host_and_guest_round() -> None:
    [contact] = contacts(
        "French Foreign Minister Jean-Yves Le Drian was received by President Kais Saied of Tunisia."
    )
    roles = {p.name: p.role for p in contact.participants}
    assert roles["Jean-Yves Le Drian"] == "guest"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Russia and Japan held talks in Vladivostok on Monday.", "held"),
        ("Russia and Japan will hold talks in Vladivostok next week.", "planned"),
        ("Russia and Japan may hold talks in Vladivostok next week.", "possible"),
        ("Russia proposed talks with Japan in Vladivostok next week.", "possible"),
        ("Japan cancelled its talks with Russia in Vladivostok.", "cancelled"),
        ("Russia and Japan are expected to hold talks in Vladivostok next week.", "planned"),
    ],
)
def test_status_follows_grammar(sentence: str, status: str) -> None:
    [contact] = contacts(sentence)
    assert contact.states == ("JPN", "RUS")
    assert contact.status == status


def test_a_visit_is_of_the_visitor_to_a_state() -> None:
    [contact] = contacts("Swedish Prime Minister Stefan Lofven will visit Japan on June 20.")
    assert (contact.mode, contact.status, contact.date) == ("visit", "planned", "2019-06-20")
    assert contact.states == ("JPN", "SWE")
    assert names(contact) == {"Stefan Lofven"}


def test_each_country_of_a_tour_is_a_visit_of_its_own() -> None:
    found = contacts("Swedish Prime Minister Stefan Lofven will visit Chile and Peru next month.")
    assert [c.states for c in found] == [("CHL", "SWE"), ("PER", "SWE")]
    assert {c.mode for c in found} == {"visit"}


def test_a_call_is_told_from_a_meeting() -> None:
    [contact] = contacts(
        "Polish President Andrzej Duda had a telephone conversation with Ukrainian leader "
        "Volodymyr Zelensky on Tuesday."
    )
    assert contact.mode == "call"
    assert contact.states == ("POL", "UKR")


def test_later_words_on_one_meeting_make_no_second_one() -> None:
    [contact] = contacts(
        "Chinese Premier Li Keqiang met with Dutch Prime Minister Mark Rutte in Beijing on Tuesday.\n\n"
        "During the meeting, Li said that trade had grown.\n\n"
        "Rutte spoke of climate after the talks."
    )
    assert len(contact.evidence) == 3


def test_meetings_inside_one_government_are_none() -> None:
    assert (
        contacts("Polish President Andrzej Duda met with Prime Minister Mateusz Morawiecki in Warsaw.") == ()
    )


def test_reports_without_diplomacy_have_no_contacts() -> None:
    assert (
        contacts("The company held its annual meeting in Leeds. Its shares rose 4 percent on Monday.") == ()
    )


def test_evidence_is_the_sentence_that_tells_of_it() -> None:
    text = "It rained. Indian Prime Minister Narendra Modi arrived in Colombo on Sunday. The sun came out."
    [contact] = contacts(text)
    [(start, end)] = contact.evidence
    assert text[start:end] == "Indian Prime Minister Narendra Modi arrived in Colombo on Sunday."


def test_talks_during_a_visit_point_to_it() -> None:
    visit, talks = contacts(
        "Estonian Prime Minister Juri Ratas arrived in Tokyo on Monday for a three-day visit.\n\n"
        "Ratas met with Japanese Prime Minister Shinzo Abe on Tuesday."
    )
    assert (visit.mode, visit.date) == ("visit", "2019-06-10/2019-06-12")
    assert (talks.mode, talks.date, talks.within) == ("meeting", "2019-06-11", visit.id)


def test_a_standing_format_tells_who_takes_part() -> None:
    [contact] = contacts("The six-party talks will resume in Beijing on Friday.", published="2007-02-05")
    assert contact.states == ("CHN", "JPN", "KOR", "PRK", "RUS", "USA")
    assert (contact.status, contact.date) == ("planned", "2007-02-09")


def test_an_organisation_s_summit_is_a_conference() -> None:
    [contact] = contacts("ASEAN leaders will attend the ASEAN summit in Bangkok on June 22 and 23.")
    assert (contact.mode, contact.states, contact.date) == ("conference", ("ASEAN",), "2019-06-22/2019-06-23")


def test_press_conferences_are_no_contacts() -> None:
    assert contacts("French President Emmanuel Macron held a news conference in Paris on Tuesday.") == ()


def test_the_day_of_an_announcement_is_not_the_day_of_the_meeting() -> None:
    [contact] = contacts("Iran and Iraq agreed on Monday to hold talks on their border.")
    assert (contact.status, contact.date) == ("planned", None)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Japan denied that its foreign minister had met Russian Foreign Minister Sergei Lavrov in Paris.",
            "denied",
        ),
        ("Japan ruled out talks with Russia on the islands.", "cancelled"),
    ],
)
def test_what_is_denied_or_ruled_out_was_not_held(sentence: str, status: str) -> None:
    [contact] = contacts(sentence)
    assert contact.states == ("JPN", "RUS")
    assert contact.status == status


def test_a_contact_says_how_sure_it_is_and_why() -> None:
    [contact] = contacts(
        "Norwegian Foreign Minister Ine Eriksen Soreide met her Finnish counterpart Pekka Haavisto on "
        "Tuesday to discuss an arms treaty."
    )
    assert contact.score is not None
    assert 0.5 < contact.score <= 1
    assert {"meeting", "own date", "persons of two parties"} <= set(contact.reasons)
    assert contact.topics == tuple(sorted(contact.topics))


def test_a_second_round_is_another_occasion() -> None:
    found = contacts(
        "Russia and Japan held the first round of talks in Moscow in January. "
        "The second round of talks will take place in Tokyo in July."
    )
    assert [(c.status, c.date) for c in found] == [("held", "2019-01"), ("planned", "2019-07")]


def test_a_stay_lasts_until_the_day_of_a_report_from_there() -> None:
    visit, talks = contacts(
        "Chinese Premier Li Keqiang held talks with Kenyan President Uhuru Kenyatta here on Wednesday.\n\n"
        "Kenyatta arrived in Beijing on Monday.",
        dateline="Beijing",
    )[::-1]
    assert (visit.mode, visit.date) == ("visit", "2019-06-10/2019-06-12")
    assert (talks.date, talks.within) == (DAY, visit.id)


def test_who_also_attends_takes_part() -> None:
    [contact] = contacts(
        "Kenyan Foreign Minister Monica Juma held talks with her Ethiopian counterpart Gedu Andargachew in "
        "Nairobi on Tuesday. Kenyan Defence Minister Raychelle Omamo also attended the talks."
    )
    assert "Raychelle Omamo" in names(contact)


def test_a_planned_meeting_is_no_part_of_one_that_was_held() -> None:
    found = contacts(
        "Greek Prime Minister Alexis Tsipras met Turkish President Recep Tayyip Erdogan in Ankara on Monday. "
        "Tsipras will meet Erdogan again in September."
    )
    assert [c.status for c in found] == ["held", "planned"]


def test_a_delegation_is_who_leads_it_and_an_office_who_is_named_beside_it() -> None:
    [contact] = contacts(
        "On 10 June the President of Ethiopia, Sahle-Work Zewde, received a delegation headed by the "
        "Minister of Foreign Affairs of Kenya, Monica Juma."
    )
    assert contact.states == ("ETH", "KEN")
    assert names(contact) == {"Sahle-Work Zewde", "Monica Juma"}


def test_those_present_at_the_meeting_take_part() -> None:
    text = (
        "French President Emmanuel Macron received Russian Foreign Minister Sergey Lavrov on Monday.\n\n"
        "A delegation, including Deputy Foreign Minister Alexander Grushko, was present at the meeting."
    )
    [contact] = contacts(text, published="2019-09-09")
    told = {participant.name: participant.role for participant in contact.participants}
    assert told["Alexander Grushko"] == "delegation"
    assert {"Emmanuel Macron", "Sergey Lavrov"} < set(told)


def test_what_stands_around_a_report_is_never_coded() -> None:
    text = (
        "BERN, March 4. Swiss Foreign Minister Ignazio Cassis met his Norwegian counterpart on Monday.\n\n"
        "Read also: Turkish president meets Russian president in Sochi\n\n"
        "FILE PHOTO: The German chancellor received the French president in Berlin\n\n"
        "(Adds meeting between the Polish and Czech foreign ministers in Prague)\n\n"
        "They spoke of trade."
    )
    account = read_report(Report(text=text, published="2019-03-04"))
    assert [contact.states for contact in account.contacts] == [("CHE", "NOR")]
    coded = {actor.party for event in account.events for actor in (*event.source, *event.target)}
    assert coded <= {"CHE", "NOR"}
