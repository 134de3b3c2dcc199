"""Persons who are called like months and places, and what names of formats stand for on a day."""

from datetime import date

from verbale.account import Account, Actor
from verbale.knowledge.formats import find_formats
from verbale.reading.pipeline import read_report
from verbale.report import Report


def account(text: str, published: str, dateline: str = "LONDON") -> Account:
    return read_report(Report(text=text, published=published, dateline=dateline))


def _day(year: int) -> date:
    return date(year, 6, 15)


def said(text: str, actors: tuple[Actor, ...], name: str) -> list[str]:
    actor = next(actor for actor in actors if actor.name == name)
    return [text[slice(*mention.span)] for mention in actor.mentions]


TOWNS = [("1985-08-15", "KIEV"), ("1985-08-15", "ZAGREB"), ("1985-08-15", "BRATISLAVA")]


def test_a_month_behind_a_given_name_is_a_person_and_months_stay_months() -> None:
    text = (
        "British Prime Minister Theresa May will receive Danish premier Lars Lokke Rasmussen on Thursday. "
        "May telephoned Irish leader Enda Kenny on Friday. She may visit Oslo in May."
    )
    found = account(text, "2017-03-31")
    may = "British Prime Minister Theresa May"
    assert said(text, found.actors, "Theresa May") == [may, "May", "She"]
    call = next(contact for contact in found.contacts if contact.mode == "call")
    assert call.status == "held"
    assert {time.value for time in found.times} >= {"2017-05"}


def test_months_behind_names_are_dates() -> None:
    text = "Bulgarian President Rosen Plevneliev met Croatian President Ivo Josipovic May 4. May was warm."
    names = {actor.name for actor in account(text, "2013-05-20").actors if actor.kind == "person"}
    assert names == {"Rosen Plevneliev", "Ivo Josipovic"}


def test_a_town_that_a_person_is_called_like() -> None:
    text = (
        "British Foreign Secretary William Hague landed in Oslo. Norway's Barth Eide had lunch with Hague. "
        "Hague flew to The Hague on Friday."
    )
    found = account(text, "2013-01-11").actors
    assert said(text, found, "William Hague")[1:] == ["Hague", "Hague"]


def test_a_state_stays_one_where_it_is_travelled_to_and_owns() -> None:
    text = (
        "Adviser Hamilton Jordan flew to Jordan on Friday. Jordan's king was away. Jordan went on to Cairo."
    )
    found = account(text, "1979-03-11").actors
    assert said(text, found, "Hamilton Jordan") == ["Adviser Hamilton Jordan", "Jordan"]
    assert said(text, found, "Jordan") == ["Jordan", "Jordan"]


def test_arab_names_with_a_part_in_ed_and_a_given_name_that_is_a_rank() -> None:
    text = "Emir Sheikh Jaber al-Ahmed al-Sabah greeted Saudi Defence Minister Prince Sultan bin Abdul-Aziz."
    names = {actor.name for actor in account(text, "1994-10-25").actors if actor.kind == "person"}
    assert names == {"Jaber al-Ahmed al-Sabah", "Sultan bin Abdul-Aziz"}


def test_a_ministry_told_by_its_town_is_not_that_of_the_dateline() -> None:
    text = "The foreign ministry in Lisbon summoned the Swedish ambassador on Friday."
    assert [contact.states for contact in account(text, "1986-04-11").contacts] == [("PRT", "SWE")]


def test_a_ministry_is_host_to_whom_nobody_else_receives() -> None:
    text = "The Swedish ambassador was summoned to the foreign ministry in Lisbon on Friday."
    [contact] = account(text, "1986-04-11").contacts
    assert contact.states == ("PRT", "SWE")
    received = "Sweden's ambassador was received at the foreign ministry in Lisbon on Friday."
    [contact] = account(received, "1986-04-11").contacts
    assert contact.place == "Lisbon"


def test_a_noble_particle_with_an_apostrophe_belongs_to_the_name() -> None:
    text = "French President Valery Giscard d'Estaing met Chancellor Helmut Schmidt on Friday."
    assert "Valery Giscard d'Estaing" in {actor.name for actor in account(text, "1977-02-04").actors}


def test_formats_have_the_parties_of_their_day() -> None:
    [(_, _, old)] = find_formats("the six powers", _day(1999))
    [(_, _, new)] = find_formats("the six powers", _day(2014))
    assert ("ITA" in old, "CHN" in new) == (True, True)
    [(_, _, five)] = find_formats("the Council's five permanent members", _day(1988))
    assert "SUN" in five
    [(_, _, without)] = find_formats("five world powers", _day(2021))
    assert ("CHN" in without, "USA" in without) == (True, False)
    assert find_formats("the four powers", _day(2005)) == []


def test_the_nonaligned_are_an_organisation() -> None:
    text = "The non-aligned foreign ministers met in Colombo on Thursday."
    [contact] = account(text, "1976-08-13", "COLOMBO").contacts
    assert contact.mode == "conference"


def test_a_king_called_by_his_given_name_is_not_who_has_it_as_family_name() -> None:
    text = "Saddam Hussein was absent. President Bush met with King Hussein of Jordan in Washington."
    parties = {actor.name: actor.party for actor in account(text, "1990-09-15").actors}
    assert (parties["Hussein"], parties["Saddam Hussein"]) == ("JOR", "IRQ")


def test_heads_of_agencies_act_for_their_state() -> None:
    text = "The head of MI6, John Scarlett, met DEA chief Karen Tandy in Mexico."
    parties = {actor.name: actor.party for actor in account(text, "2005-01-22").actors}
    assert (parties["John Scarlett"], parties["Karen Tandy"]) == ("GBR", "USA")


def test_towns_are_in_the_state_of_their_day() -> None:
    text = "French Foreign Minister Roland Dumas arrived here on Tuesday for talks."
    visits = [account(text, day, town).contacts[0].states for day, town in TOWNS]
    assert visits == [("FRA", "SUN"), ("FRA", "YUG"), ("CSK", "FRA")]
