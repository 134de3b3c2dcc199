"""Whom a pronoun, or an office told of in the lead, does not mean."""

from verbale.account import Actor
from verbale.reading.pipeline import read_report
from verbale.report import Report


def persons(text: str) -> dict[str, Actor]:
    account = read_report(Report(text=text, published="2016-03-09"))
    return {actor.name: actor for actor in account.actors if actor.kind == "person"}


def said(text: str, actor: Actor) -> list[str]:
    return [text[slice(*mention.span)] for mention in actor.mentions]


def test_mister_is_no_woman() -> None:
    text = (
        "Estonian Foreign Minister Marina Kaljurand landed in Athens. "
        "Mr. Prokopis Pavlopoulos, the Greek president, smiled. She thanked the pilots."
    )
    found = persons(text)
    assert "She" in said(text, found["Marina Kaljurand"])
    assert "She" not in said(text, found["Prokopis Pavlopoulos"])


def test_a_name_before_what_is_theirs_is_meant_last() -> None:
    text = (
        "Greek President Prokopis Pavlopoulos landed in Oslo. Many there dislike the Obama administration. "
        "He will stay for a day."
    )
    found = persons(text)
    assert "He" in said(text, found["Prokopis Pavlopoulos"])


def test_years_spent_as_an_office_are_not_whose_name_comes_next() -> None:
    text = (
        "A senator asked about the years that somebody spent as secretary of state. "
        "Petra Halm answered him on the radio."
    )
    halm = persons(text).get("Petra Halm")
    assert halm is None or halm.office is None


def test_who_speaks_is_not_whom_the_quotation_names() -> None:
    text = (
        "Greek President Prokopis Pavlopoulos landed in Oslo. "
        '"Foreign Minister Borge Brende is a friend of ours," he told reporters.'
    )
    found = persons(text)
    assert "he" in said(text, found["Prokopis Pavlopoulos"])
    assert "he" not in said(text, found["Borge Brende"])


def test_a_capital_where_something_is_done_is_not_whose_office_comes_next() -> None:
    text = "While in Oslo President Prokopis Pavlopoulos will open a school. Greece has paid for it."
    assert persons(text)["Prokopis Pavlopoulos"].party == "GRC"


def test_whom_somebody_met_is_invited_and_not_whom_an_aside_names() -> None:
    text = (
        "Greek President Prokopis Pavlopoulos met with Foreign Minister Borge Brende of Norway, "
        "praised by Premier Erna Solberg, and invited him to visit Athens."
    )
    assert "him" in said(text, persons(text)["Borge Brende"])


def test_whoever_has_the_office_of_the_title_is_meant_and_not_his_wife_who_was_named_last() -> None:
    text = (
        "Greek President Andreas Pallis landed in Oslo with Mrs Ioanna Pallis. "
        "President Pallis saw the mayor of the town."
    )
    assert said(text, persons(text)["Andreas Pallis"]).count("President Pallis") == 1


def test_who_flew_to_somebody_is_the_one_who_is_not_received() -> None:
    text = (
        "Norwegian Foreign Minister Borge Brende spoke on Monday. Greek President Prokopis Pavlopoulos "
        "flew to Nicosia, but Cypriot President Nicos Anastasiades refused to receive him."
    )
    assert "him" in said(text, persons(text)["Prokopis Pavlopoulos"])
