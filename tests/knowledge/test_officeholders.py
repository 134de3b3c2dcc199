"""Persons found in the table of tenures."""

from datetime import date

from verbale.knowledge.officeholders import in_office, shipped
from verbale.knowledge.person_names import name_parts, named_closely


def parties(name: str, offices: tuple[str, ...] = (), day: str | None = None) -> list[str]:
    on = date.fromisoformat(day) if day else None
    return [tenure.party for tenure in shipped().of(name_parts(name), offices, on)]


def test_spellings_and_orders_of_a_name_meet() -> None:
    assert parties("Sergei Lavrov")[0] == "RUS"
    assert parties("Sergej Lavrov")[0] == "RUS"
    assert parties("Hu Jintao")[0] == "CHN"
    assert parties("Recep Tayyip ERDOĞAN")[0] == "TUR"


def test_namesakes_are_told_apart() -> None:
    assert parties("Anton Lavrov") == []
    assert parties("Igor Ivanov")[0] == "RUS"
    assert parties("Alan Duncan") == ["GBR"]  # nor is he Daniel Kablan Duncan
    assert parties("Evgeny Primakov") == parties("Yevgeny Primakov") != []


def test_a_short_given_name_is_not_another_that_looks_like_it() -> None:
    assert parties("Lee Jong-seok") == ["KOR"]  # nor is he John Lee
    assert parties("Mark Robinson") == []  # nor Mary Robinson
    assert parties("Amre Moussa") == parties("Amr Moussa") != []
    assert parties("Tim Geithner") == parties("Timothy Geithner") == ["USA"]


def test_a_family_name_goes_first_where_the_given_name_is_spelled_alike() -> None:
    assert parties("Orban Viktor")[0] == "HUN"
    assert "BGD" not in parties("Ali Hassan Mwinyi")  # nor is he Abul Hassan Mahmood Ali
    assert parties("Abdullah Abdullah")[0] == "AFG"


def test_rulers_of_one_given_name_are_told_apart_by_father_and_house() -> None:
    assert set(parties("Hamad bin Khalifa Al Thani", day="2001-02-01")) == {"QAT"}
    assert set(parties("Hamad bin Isa Al Khalifa", day="2001-02-01")) == {"BHR"}
    [held] = {tenure.office for tenure in shipped().of(name_parts("Isa bin Salman"), (), None)}
    assert held == "emir"
    first = shipped().of(name_parts("Hamad bin Jassim bin Jabr Al Thani"), (), date(2001, 2, 1))[0]
    assert first.office == "foreign minister"


def test_a_name_that_goes_on_is_not_named_closely() -> None:
    [tenure] = shipped().of(("ahmed", "hussein"), (), date(1992, 1, 1))
    assert named_closely(name_parts("Ahmed Hussein"), tenure)
    assert not named_closely(name_parts("Ahmed Hussein Adam"), tenure)


def test_a_family_name_alone_means_who_is_at_the_head() -> None:
    known = shipped().families(date(2006, 3, 1), ["USA", "KOR"])
    assert [tenure.name for tenure in known["bush"]] == ["George W. Bush"]
    assert [tenure.name for tenure in known["vershbow"]] == ["Alexander Vershbow"]
    assert "hill" not in known  # others are called so too


def test_a_bare_family_name_needs_its_office_and_day() -> None:
    assert parties("Jiang", ("president",), "1999-05-01") == ["CHN"]
    assert parties("Jiang", ("spokesman",), "1999-05-01") == []
    assert parties("Jiang", ("president",), "2015-05-01") == []
    assert parties("Jiang", ("president",)) == []


def test_the_tenure_of_the_day_comes_first() -> None:
    assert parties("Javier Solana", day="1997-04-01")[0] == "NATO"
    assert parties("Javier Solana", day="2004-04-01")[0] == "EU"


def test_in_office_allows_the_weeks_around_a_tenure() -> None:
    [tenure] = shipped().of(("emmanuel", "macron"), (), None)
    assert in_office(tenure, date(2017, 5, 8))
    assert not in_office(tenure, date(2012, 5, 8))
    assert not in_office(tenure, None)
