"""Who deals with whom where the words say little of it: dealings told in passing, parties told elsewhere."""

from pathlib import Path

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report


def told_of(text: str, day: str, dateline: str) -> list[str]:
    """Return mode, status and parties of all contacts that are read."""
    account = read_report(Report(text=text, published=day, dateline=dateline))
    return sorted(f"{c.mode} {c.status} {' '.join(c.states)}" for c in account.contacts)


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows of the table: day, dateline, sentence, and what it tells."""
    lines = Path(__file__).with_name("contacts_parties.tsv").read_text(encoding="utf-8").splitlines()
    parts = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(day, dateline, sentence, told) for day, dateline, sentence, told in parts]


ROWS = rows()


@pytest.mark.parametrize(("day", "dateline", "sentence", "told"), ROWS, ids=[row[2][:60] for row in ROWS])
def test_a_sentence_tells_who_deals_with_whom(day: str, dateline: str, sentence: str, told: str) -> None:
    assert told_of(sentence, day, dateline) == sorted(told.split("; ") if told else [])


def test_a_guest_whose_party_is_guessed_acts_for_the_other_state_named() -> None:
    text = (
        "China thanked Togo for its support, the foreign ministry said on Monday. In a meeting with Kpatcha "
        "Gnassingbe, a minister delegate, Chinese Vice President Zeng Qinghong said that both would gain."
    )
    assert "meeting held CHN TGO" in told_of(text, "2005-11-21", "BEIJING")


def test_the_items_of_a_summary_are_written_where_their_datelines_say() -> None:
    text = (
        "A bomb went off near a market on Tuesday, the police said, and nobody was hurt.\n\n"
        "TUNIS, Oct. 3 (Agency) -- UN Secretary-General Ban Ki-moon, on a visit here, praised the plan on "
        "Monday."
    )
    assert told_of(text, "2011-10-03", "ALGIERS") == ["visit held TUN UN"]


def test_his_majesty_is_the_ruler_of_whom_the_report_told_last() -> None:
    text = (
        "King Abdullah II of Jordan opened a school in Irbid on Monday, with teachers looking on. "
        "His Majesty also received the ambassador of Japan."
    )
    assert told_of(text, "2010-05-03", "AMMAN") == ["meeting held JOR JPN"]


def test_a_movement_may_be_explained_behind_its_acronym() -> None:
    text = (
        "The mediator of South Sudan, Tut Galwak, held a meeting on Monday with the Zamora Liberation Front "
        "(ZLF, an armed movement). Then he went home."
    )
    assert told_of(text, "2019-10-22", "JUBA") == ["meeting held SSD ZLF"]


def test_the_ministers_are_those_of_the_organisation_told_before() -> None:
    text = (
        "ASEAN ministers took stock of trade on Monday. The ministers then met with Damien O'Connor, Trade "
        "Minister of New Zealand."
    )
    assert told_of(text, "2021-09-13", "HANOI") == ["meeting held ASEAN NZL"]


def test_who_acts_for_an_organisation_does_so_wherever_he_is_from() -> None:
    text = (
        "Serbian President Aleksandar Vučić met on Tuesday with the EU's special representative for dialogue "
        "between Belgrade and Pristina, Miroslav Lajčak. On Monday Lajčak had met Prime Minister Albin Kurti "
        "of Kosovo."
    )
    assert told_of(text, "2023-11-14", "BELGRADE") == ["meeting held EU SRB", "meeting held EU XKX"]


@pytest.mark.parametrize("where", ["on the sidelines", "in the margins"])
def test_those_who_meet_at_the_edge_of_a_summit_attend_it(where: str) -> None:
    text = f"Kenyan President Uhuru Kenyatta met with Chadian President Idriss Deby {where} of the AU summit."
    account = read_report(Report(text=text, published="2016-01-30", dateline="ADDIS ABABA"))
    summit = next(c for c in account.contacts if c.mode == "conference")
    assert [p.name for p in summit.participants] == ["Uhuru Kenyatta", "Idriss Deby"]


def test_officials_whom_nothing_but_that_describes_are_not_listed() -> None:
    text = "British Ambassador John Hill met a senior Peruvian Socialist Party official in Lima."
    account = read_report(Report(text=text, published="2016-01-30", dateline="LIMA"))
    assert [p.name for c in account.contacts for p in c.participants] == ["John Hill"]


def test_who_is_thanked_for_it_has_done_it() -> None:
    text = "Secretary Antony Blinken thanked Minister Ann Linde for hosting the OSCE summit in Stockholm."
    account = read_report(Report(text=text, published="2021-12-03"))
    assert [p.name for c in account.contacts if c.mode == "conference" for p in c.participants] == [
        "Ann Linde"
    ]


def test_a_name_that_the_parser_tears_off_its_title_takes_part() -> None:
    text = (
        "Ghana Trade Minister Alan Kyerematen met with Zambia Vice Minister of Lands and Home Affairs "
        "Elijah Muchima to review a plan."
    )
    account = read_report(Report(text=text, published="2019-08-08"))
    (contact,) = account.contacts
    assert [one.name for one in contact.participants] == ["Alan Kyerematen", "Elijah Muchima"]


def test_whom_the_minister_of_a_release_meets_abroad_is_not_of_his_government() -> None:
    text = (
        "MINISTER FOR FOREIGN AFFAIRS JULIE BISHOP\n\nI will visit Kiribati and Samoa next week.\n\n"
        "In Samoa I will meet with Speaker Papalii."
    )
    publisher = "Australian Minister for Foreign Affairs"
    account = read_report(Report(text=text, published="2015-04-28", publisher=publisher))
    assert ("meeting", ("AUS", "WSM")) in [(contact.mode, contact.states) for contact in account.contacts]
    assert ("Papalii", "WSM") in [(actor.name, actor.party) for actor in account.actors]


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("Jair Bolsonaro was not at the Mercosur summit in Santa Fe on Tuesday.", []),
        ("Jair Bolsonaro was absent from the Mercosur summit in Santa Fe on Tuesday.", []),
        ("Jair Bolsonaro refused to attend the Mercosur summit in Santa Fe on Tuesday.", []),
        ("Jair Bolsonaro shunned the Mercosur summit in Santa Fe on Tuesday.", []),
        ("Jair Bolsonaro attended the Mercosur summit in Santa Fe on Tuesday.", ["Jair Bolsonaro"]),
    ],
)
def test_who_stays_away_from_a_conference_takes_no_part(told: str, there: list[str]) -> None:
    (contact,) = read_report(Report(text=told, published="2019-07-18")).contacts
    assert [one.name for one in contact.participants] == there


@pytest.mark.parametrize(
    ("told", "there"),
    [
        (
            "Chilean Foreign Minister Teodoro Ribera met his Cuban and Peruvian counterparts on Tuesday.",
            ["Teodoro Ribera", "Foreign minister of Cuba", "Foreign minister of Peru"],
        ),
        (
            "Portugal's prime minister received his Moroccan counterpart on Tuesday.",
            ["Prime minister of Portugal", "Prime minister of Morocco"],
        ),
        (
            "U.S. Secretary of State Mike Pompeo phoned his Omani counterpart on Tuesday.",
            ["Mike Pompeo", "Foreign minister of Oman"],
        ),
    ],
)
def test_counterparts_have_the_office_of_who_met_them_and_are_met_together(
    told: str, there: list[str]
) -> None:
    (contact,) = read_report(Report(text=told, published="2019-07-18")).contacts
    assert [one.name for one in contact.participants] == there


def test_short_ranks_and_honours_end_no_sentence() -> None:
    text = "Danish Maj. Gen. Ole Berg met Portugal's premier, the Hon. Rui Costa, in Lisbon on Tuesday."
    (contact,) = read_report(Report(text=text, published="1961-07-20")).contacts
    assert contact.evidence == ((0, len(text)),)
    assert [one.name for one in contact.participants] == ["Ole Berg", "Rui Costa"]


def test_what_a_union_holds_by_itself_is_no_word_on_the_talks_of_states() -> None:
    text = (
        "He promised to be neutral in talks between Lesotho and Botswana. Three of the cabinet spoke at "
        "the COSATU conference. Ramaphosa was the only one who skipped the COSATU meeting."
    )
    assert told_of(text, "2019-06-12", "DURBAN") == ["meeting planned BWA LSO"]


def test_who_receives_somebody_for_a_visit_is_not_the_visitor() -> None:
    text = "Danish Premier Mette Frederiksen welcomes Malian President Ibrahim Boubacar Keita for a visit."
    visits = [c for c in read_report(Report(text=text, published="2019-06-12")).contacts if c.mode == "visit"]
    assert [[p.name for p in visit.participants] for visit in visits] == [["Ibrahim Boubacar Keita"]]


def test_those_met_one_by_one_are_not_joined_by_talks_told_next() -> None:
    text = (
        "Deputy Foreign Minister Luong Minh of Vietnam met in Prague on Friday with Czech Premier Petr Necas "
        "and Czech Trade Minister Martin Kocourek. Minh also held consultations with Czech officials."
    )
    assert told_of(text, "2011-05-20", "PRAGUE").count("meeting held CZE VNM") >= 2


def test_a_movement_with_which_a_government_makes_peace_needs_no_acronym() -> None:
    text = (
        "The Ugandan government and the Alliance for Better Days held peace talks in Nairobi on Thursday. "
        "Kenyan Foreign Minister Kalonzo Musyoka saw both delegations on Wednesday."
    )
    assert told_of(text, "2004-05-20", "NAIROBI") == [
        "meeting held Alliance for Better Days KEN UGA",
        "meeting held Alliance for Better Days UGA",
    ]


def test_a_body_that_a_government_pays_is_no_party() -> None:
    text = "The British government gave money to the Alliance for Better Schools in a peace week."
    assert told_of(text, "2010-05-20", "LONDON") == []
