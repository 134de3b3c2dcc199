"""Status and dates of contacts, in the wordings in which reports tell of them."""

from pathlib import Path

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

DAY = "2016-03-16"  # a Wednesday


def wordings(name: str) -> list[tuple[str, str]]:
    """Return the sentences of a table, each with what it tells: "visit planned 2016-03-18; ..."."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(sentence, told) for sentence, _, told in rows]


TABLES = [*wordings("contacts_status.tsv"), *wordings("contacts_dates.tsv")]


@pytest.mark.parametrize(("sentence", "told"), TABLES, ids=[row[0][:60] for row in TABLES])
def test_a_wording_tells_whether_and_when(sentence: str, told: str) -> None:
    account = read_report(Report(text=sentence, published=DAY, dateline="LONDON"))
    found = [f"{c.mode} {c.status} {c.date or 'undated'}" for c in account.contacts]
    assert sorted(found) == sorted(told.split("; "))


def test_a_visit_lasts_until_the_visitor_leaves() -> None:
    text = "Peruvian Foreign Minister Ana Maria Sanchez arrived in Quito on Monday. She will leave on Friday."
    (visit,) = read_report(Report(text=text, published=DAY, dateline="QUITO")).contacts
    assert (visit.status, visit.date) == ("held", "2016-03-14/2016-03-18")


def test_what_is_told_in_a_perfect_tense_has_no_day() -> None:
    text = "Ecuador's President Rafael Correa has telephoned Bolivian President Evo Morales, officials said."
    (call,) = read_report(Report(text=text, published=DAY, dateline="QUITO")).contacts
    assert (call.status, call.date) == ("held", None)


def test_a_sentence_may_open_with_the_visitor() -> None:
    text = "Visiting Danish Defence Minister Peter Christensen pledged help in talks with his Latvian host."
    found = read_report(Report(text=text, published=DAY)).contacts
    assert {(c.mode, c.states) for c in found} == {("visit", ("DNK", "LVA")), ("meeting", ("DNK", "LVA"))}


def test_a_day_may_stand_behind_a_word_of_manner() -> None:
    text = "Dutch Foreign Minister Bert Koenders flew into Tripoli unannounced on Sunday."
    (visit,) = read_report(Report(text=text, published=DAY)).contacts
    assert (visit.states, visit.date) == (("LBY", "NLD"), "2016-03-13")


def test_what_one_is_invited_to_lies_ahead() -> None:
    text = "Peruvian President Ollanta Humala had accepted an invitation to come to Oslo in June, aides said."
    (visit,) = read_report(Report(text=text, published=DAY)).contacts
    assert (visit.status, visit.date) == ("planned", "2016-06")


def test_talks_ahead_are_not_on_a_visit_that_never_was() -> None:
    text = (
        "Bolivian President Evo Morales said he would meet Ecuador's Rafael Correa. "
        "Correa's planned visit to La Paz in February never took place."
    )
    meeting, visit = read_report(Report(text=text, published=DAY)).contacts
    assert (meeting.mode, meeting.status, meeting.date) == ("meeting", "planned", None)
    assert (visit.mode, visit.status) == ("visit", "denied")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cuba's Raul Castro received a delegation from Mali on Tuesday.", "meeting CUB MLI"),
        ("Cuban President Raul Castro played host to Malian Premier Modibo Keita.", "meeting CUB MLI"),
        ("Cuba will play host to Mali in a friendly match on Friday.", ""),
        (
            "Cuban Foreign Minister Bruno Rodriguez had a similar call with Malian Premier Modibo Keita.",
            "call CUB MLI",
        ),
        ("The minister had a conference call with President Keita's aides.", ""),
    ],
)
def test_hosts_and_callers(text: str, told: str) -> None:
    found = read_report(Report(text=text, published=DAY)).contacts
    assert "; ".join(f"{c.mode} {' '.join(c.states)}" for c in found) == told


def test_a_call_has_no_place_and_a_conference_is_where_its_report_is_written() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta telephoned Ugandan President Yoweri Museveni in Kampala on Tuesday."
    )
    (call,) = read_report(Report(text=text, published=DAY, dateline="NAIROBI")).contacts
    assert (call.mode, call.place) == ("call", None)
    text = "Leaders of the African Union ended a summit on Wednesday with a pledge to fight malaria."
    (summit,) = read_report(Report(text=text, published=DAY, dateline="ACCRA")).contacts
    assert (summit.mode, summit.place) == ("conference", "Accra")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thai Premier Prayuth Chan-ocha pulled out of a planned trip to Tokyo.", "visit cancelled JPN THA"),
        (
            "Nigerian President Muhammadu Buhari called a meeting with the head of Togo for Friday.",
            "meeting planned NGA TGO",
        ),
        (
            "Bolivian President Evo Morales joined Cuban leader Raul Castro in Havana on Monday.",
            "meeting held BOL CUB",
        ),
        ("President Francois Hollande joined Chancellor Angela Merkel in calling for calm.", ""),
    ],
)
def test_what_one_pulls_out_of_calls_for_a_day_or_joins(text: str, told: str) -> None:
    found = read_report(Report(text=text, published=DAY)).contacts
    assert "; ".join(f"{c.mode} {c.status} {' '.join(c.states)}" for c in found) == told


def test_a_visit_there_was_where_the_traveller_comes_from() -> None:
    text = (
        "Estonian Premier Taavi Roivas returned home on Monday from Albania after ending his visit there. "
        "During the visit he held talks with Albanian Prime Minister Edi Rama."
    )
    visit, meeting = read_report(Report(text=text, published=DAY, dateline="TALLINN")).contacts
    assert (visit.mode, visit.states, visit.place) == ("visit", ("ALB", "EST"), "Albania")
    assert (meeting.mode, meeting.states, meeting.place) == ("meeting", ("ALB", "EST"), "Albania")


def test_what_is_to_take_place_where_one_goes_is_on_another_day() -> None:
    text = "Polish President Andrzej Duda left on Monday for a visit to Malta, where a fair opens on Friday."
    (visit,) = read_report(Report(text=text, published=DAY)).contacts
    assert (visit.status, visit.date) == ("held", "2016-03-14")


def test_a_state_that_a_session_is_on_is_no_place() -> None:
    text = "French Foreign Minister Jean-Marc Ayrault will chair a session of the Security Council on Haiti."
    (session,) = read_report(Report(text=text, published=DAY)).contacts
    assert (session.mode, session.states, session.place) == ("conference", ("UN",), None)


def test_those_who_gather_for_their_meeting_meet_once() -> None:
    text = "The parliament speakers of Chile, Peru and Bolivia will gather in Lima for their third meeting."
    assert len(read_report(Report(text=text, published=DAY)).contacts) == 1


def test_a_counterpart_speaks_for_a_party_whatever_the_office() -> None:
    text = "Croatia's Zeljko Reiner came to Prague last week and met with counterpart Jan Hamacek."
    assert [c.mode for c in read_report(Report(text=text, published=DAY)).contacts] == ["visit", "meeting"]


def test_a_report_without_a_date_of_its_own_is_of_the_last_day_that_it_tells_of() -> None:
    talks = (
        "Norwegian Foreign Minister Borge Brende met his Estonian counterpart Marina Kaljurand in Tallinn. "
    )
    for said, day in [
        ("The union criticised it on Tuesday.", "2016-03-15"),
        ("The union criticised it.", None),
    ]:
        text = "Fish is dear. Prices rise by the week. " + talks + said
        (meeting,) = read_report(Report(text=text, published=DAY)).contacts
        assert (meeting.status, meeting.date) == ("held", day)


def test_a_stop_of_a_tour_has_the_days_told_of_what_is_on_it() -> None:
    text = (
        "Finnish Foreign Minister Erkki Tuomioja will visit Peru, Brazil and Uruguay from April 10 to 20. "
        "In Peru, from April 12 to 14, he will hold talks with Foreign Minister Eda Rivas. He will also meet "
        "with UNICEF. In Uruguay from April 18 to 20, he will meet President Jose Mujica."
    )
    found = read_report(Report(text=text, published=DAY)).contacts
    assert [(c.mode, c.states, c.date) for c in found] == [
        ("visit", ("FIN", "PER"), "2016-04-12/2016-04-14"),
        ("visit", ("BRA", "FIN"), "2016-04-14/2016-04-18"),
        ("visit", ("FIN", "URY"), "2016-04-18/2016-04-20"),
        ("meeting", ("FIN", "PER"), "2016-04-12/2016-04-14"),
        ("meeting", ("FIN", "UNICEF"), "2016-04-12/2016-04-14"),
        ("meeting", ("FIN", "URY"), "2016-04-18/2016-04-20"),
    ]


def test_whom_a_traveller_also_meets_he_meets_at_the_stop_told_last() -> None:
    text = (
        "Finnish President Sauli Niinisto will visit Kenya on April 8. He will go on to Uganda on April 10. "
        "He will also meet representatives of the World Bank."
    )
    *_, meeting = read_report(Report(text=text, published=DAY, dateline="HELSINKI")).contacts
    assert (meeting.states, meeting.place, meeting.date) == (
        ("FIN", "World Bank"),
        "Uganda",
        "2016-04-10",
    )


@pytest.mark.parametrize(("day", "code"), [("1986-03-12", "EC"), ("2016-03-16", "EU")])
def test_ministers_of_a_region_are_those_of_its_organisation_of_the_day(day: str, code: str) -> None:
    text = "European transport ministers will meet in Porto on Friday."
    (conference,) = read_report(Report(text=text, published=day, dateline="LONDON")).contacts
    assert conference.states == (code,)


def test_an_organisation_s_own_visit_nobody_in_the_town_of_its_seat() -> None:
    text = "The Gulf Cooperation Council's secretary general held talks in Riyadh on Tuesday."
    account = read_report(Report(text=text, published=DAY, dateline="RIYADH"))
    assert all("SAU" not in contact.states for contact in account.contacts)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Envoys of Chad, Niger and Mali took part in a conference which began here Tuesday.", "London"),
        ("So the 30th session of the World Heritage Committee, held in Vilnius last July, ruled.", "Vilnius"),
        (
            "Chancellor Angela Merkel left for Canada, where she will hold talks with Prime Minister "
            "Justin Trudeau in Ottawa on Friday.",
            "Ottawa",
        ),
    ],
)
def test_the_place_is_the_town_that_the_clause_names(sentence: str, place: str) -> None:
    account = read_report(Report(text=sentence, published=DAY, dateline="LONDON"))
    assert place in [contact.place for contact in account.contacts]
