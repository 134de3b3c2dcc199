"""What becomes one contact, what stays apart, and what is kept of each report."""

from typing import Any

import pytest

from tests.record.samples import account, contact, report
from verbale.record.rows import ContactRow
from verbale.record.store import Store

MINISTERS = ("Sergey Lavrov", "Elmar Mammadyarov")


def told(store: Store, *reports: tuple[str | None, list[dict[str, Any]]]) -> list[ContactRow]:
    """Add a report for each publication date with its contacts; return the contacts of the record."""
    for number, (published, contacts) in enumerate(reports):
        text = f"The report number {number} tells of it."
        one = report(text, published=published, publisher=f"Agency {number}")
        store.add(one, account(one, *contacts))
    return list(store.contacts())


def test_one_occasion_told_by_two_reports_is_one_contact(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-02", [contact("Sergey Lavrov", "Elmar Mammadyarov", date="2020-03-02", place="Baku")]),
        ("2020-03-03", [contact("Sergei Lavrov", "Elmar Mamedyarov", date="2020-03-02", place="Azerbaijan")]),
    )
    assert len(rows) == 1
    assert rows[0].place == "Baku"
    assert [source.publisher for source in rows[0].sources] == ["Agency 0", "Agency 1"]
    assert [source.words for source in rows[0].sources] == [
        ("The report number 0 tells of it.",),
        ("The report number 1 tells of it.",),
    ]
    names = {person.name: person.also for person in rows[0].participants}
    assert names == {
        "Sergei Lavrov": ("Sergey Lavrov",),
        "Elmar Mamedyarov": ("Elmar Mammadyarov",),
    }
    assert rows[0].disagreements == ()


@pytest.mark.parametrize(
    "other",
    [
        contact(*MINISTERS, date="2020-03-03"),
        contact(*MINISTERS, date="2020-03-02", mode="visit"),
        contact(*MINISTERS, date="2020-03-02", mode="call"),
        contact(*MINISTERS, date="2020-03-02", states=("ARM", "AZE", "RUS")),
        contact("Vladimir Putin", "Elmar Mammadyarov", date="2020-03-02"),
        contact("Sergey Lavrov", "Ilham Aliyev", date="2020-03-02"),
    ],
)
def test_another_day_mode_party_or_person_is_another_contact(store: Store, other: dict[str, Any]) -> None:
    rows = told(store, ("2020-03-02", [contact(*MINISTERS, date="2020-03-02")]), ("2020-03-02", [other]))
    assert len(rows) == 2


def test_contacts_that_one_report_tells_apart_stay_apart(store: Store) -> None:
    twice = [contact(*MINISTERS, date="2020-03-02"), contact(*MINISTERS, date="2020-03-02")]
    assert len(told(store, ("2020-03-02", twice), ("2020-03-03", twice[:1]))) == 2


def test_a_report_that_names_nobody_joins_the_only_contact_it_can_mean(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-02", [contact(*MINISTERS, date="2020-03-02")]),
        ("2020-03-02", [contact(date="2020-03-02")]),
    )
    assert len(rows) == 1


def test_a_report_that_names_nobody_does_not_choose_between_two(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-02", [contact(*MINISTERS, date="2020-03-02")]),
        ("2020-03-02", [contact("Vladimir Putin", "Ilham Aliyev", date="2020-03-02")]),
        ("2020-03-02", [contact(date="2020-03-02")]),
        ("2020-03-02", [contact(date="2020-03-02")]),
    )
    assert sorted(len(row.sources) for row in rows) == [1, 1, 2]


def test_places_that_differ_part_contacts_of_which_nobody_is_named(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-02", [contact(date="2020-03-02", place="Baku")]),
        ("2020-03-02", [contact(date="2020-03-02", place="Moscow")]),
    )
    assert len(rows) == 2


def test_wider_days_are_given_to_the_one_contact_inside_them(store: Store) -> None:
    rows = told(
        store,
        ("2020-02-10", [contact(*MINISTERS, date="2020-03", status="planned")]),
        ("2020-03-01", [contact(date="2020-03-02/2020-03-08", status="planned")]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04")]),
    )
    assert [(row.date, row.status, len(row.sources)) for row in rows] == [("2020-03-04", "held", 3)]
    assert [(word.published, word.status) for word in rows[0].history] == [
        ("2020-02-10", "planned"),
        ("2020-03-01", "planned"),
        ("2020-03-04", "held"),
    ]


def test_wider_days_stay_alone_when_two_contacts_lie_inside(store: Store) -> None:
    month = contact(date="2020-03", status="planned")
    rows = told(
        store,
        ("2020-02-10", [month]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04")]),
    )
    assert len(rows) == 1
    rows = told(store, ("2020-03-19", [contact(*MINISTERS, date="2020-03-19")]))
    assert [row.date for row in rows] == ["2020-03", "2020-03-04", "2020-03-19"]


def test_the_same_people_in_another_town_are_not_meant_by_a_month(store: Store) -> None:
    rows = told(
        store,
        ("2020-02-10", [contact(*MINISTERS, date="2020-03", place="Moscow", status="planned")]),
        ("2020-02-20", [contact(*MINISTERS, date="2020-03", place="Moscow", status="cancelled")]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04", place="Baku")]),
    )
    assert [(row.date, row.place, row.status) for row in rows] == [
        ("2020-03", "Moscow", "cancelled"),
        ("2020-03-04", "Baku", "held"),
    ]


def test_what_is_called_off_without_a_date_is_looked_for_in_the_days_that_follow(store: Store) -> None:
    [row] = told(
        store,
        ("2020-03-02", [contact(*MINISTERS, date="2020-03-20", status="planned")]),
        ("2020-03-05", [contact(*MINISTERS, date=None, status="cancelled")]),
    )
    assert (row.date, row.status) == ("2020-03-20", "cancelled")


def test_what_was_held_a_day_later_than_planned_has_the_later_day(store: Store) -> None:
    [row] = told(
        store,
        ("2020-03-02", [contact(*MINISTERS, date="2020-03-10", place="Baku", status="planned")]),
        ("2020-03-12", [contact(*MINISTERS, date="2020-03-11", place="Baku")]),
    )
    assert row.date == "2020-03-11"


def test_those_who_take_part_tell_which_contact_wider_days_mean(store: Store) -> None:
    rows = told(
        store,
        ("2020-02-10", [contact("Vladimir Putin", date="2020-03", status="planned")]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04")]),
        ("2020-03-19", [contact("Vladimir Putin", "Ilham Aliyev", date="2020-03-19")]),
    )
    assert [(row.date, len(row.sources)) for row in rows] == [("2020-03-04", 1), ("2020-03-19", 2)]


def test_each_of_two_contacts_of_a_stay_finds_its_own(store: Store) -> None:
    president, minister = ("Vladimir Putin", "Ilham Aliyev"), ("Vladimir Putin", "Elmar Mammadyarov")
    rows = told(
        store,
        ("2020-03-04", [contact(*names, date="2020-03-03/2020-03-04") for names in (president, minister)]),
        ("2020-03-04", [contact(*names, date="2020-03-04") for names in (president, minister)]),
    )
    assert [(row.date, len(row.sources)) for row in rows] == [("2020-03-04", 2), ("2020-03-04", 2)]


def test_two_contacts_of_one_report_that_can_mean_the_same_stay_apart(store: Store) -> None:
    wide = [contact(date="2020-03-03/2020-03-04"), contact(date="2020-03-04/2020-03-05")]
    rows = told(store, ("2020-03-04", wide), ("2020-03-04", [contact(*MINISTERS, date="2020-03-04")]))
    assert len(rows) == 3


def test_a_long_time_and_a_town_are_enough_a_state_is_not(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-04", [contact(states=("OSCE",), date="2019", place="Baku")]),
        ("2020-03-05", [contact(states=("OSCE",), date="2019", place="Baku")]),
        ("2020-03-04", [contact(states=("UN",), date="2019", place="Azerbaijan")]),
        ("2020-03-05", [contact(states=("UN",), date="2019", place="Azerbaijan")]),
        ("2020-03-04", [contact(states=("EU",), date="2019")]),
        ("2020-03-05", [contact(states=("EU",), date="2019")]),
    )
    assert sorted((row.states, len(row.sources)) for row in rows) == [
        (("EU",), 1), (("EU",), 1), (("OSCE",), 2), (("UN",), 1), (("UN",), 1),
    ]  # fmt: skip


def test_a_visit_has_the_days_of_the_whole_stay(store: Store) -> None:
    stay = {"mode": "visit", "names": ("Sergey Lavrov",)}
    rows = told(
        store,
        ("2020-02-01", [contact() | stay | {"date": "2020-03-02/2020-03-06", "status": "planned"}]),
        ("2020-03-03", [contact() | stay | {"date": "2020-03-03"}]),
        ("2020-03-04", [contact() | stay | {"date": "2020-03-03/2020-03-05"}]),
    )
    assert [(row.date, len(row.sources)) for row in rows] == [("2020-03-03/2020-03-05", 3)]


def test_a_visit_has_the_stay_that_most_reports_tell_and_the_longest_of_several(store: Store) -> None:
    stay = {"mode": "visit", "names": ("Sergey Lavrov",)}
    told_of = (
        ("2020-03-04", [contact() | stay | {"date": "2020-03-03/2020-03-04"}]),
        ("2020-03-07", [contact() | stay | {"date": "2020-03-03/2020-03-06"}]),  # the day of return
        ("2020-03-05", [contact() | stay | {"date": "2020-03-03/2020-03-04"}]),
    )
    assert [row.date for row in told(store, *told_of[:2])] == ["2020-03-03/2020-03-06"]
    assert [row.date for row in told(store, *told_of[2:])] == ["2020-03-03/2020-03-04"]


def test_towns_of_one_state_are_stops_of_one_visit_on_its_days(store: Store) -> None:
    stay = {"mode": "visit", "names": ("Sergey Lavrov",)}
    [row, later] = told(
        store,
        ("2020-03-02", [contact() | stay | {"date": "2020-03-02/2020-03-10", "place": "Baku"}]),
        ("2020-03-10", [contact() | stay | {"date": "2020-03-10", "place": "Ganja"}]),
        ("2020-03-15", [contact() | stay | {"date": "2020-03-15", "place": "Ganja"}]),
    )
    assert (row.date, len(row.sources), row.disagreements) == ("2020-03-02/2020-03-10", 2, ())
    assert len(later.sources) == 1


def test_one_holder_of_an_office_in_two_transcriptions_is_shown_as_one(store: Store) -> None:
    one = contact("Serzh Sargsyan", "Vladimir Putin", states=("ARM", "RUS"), date="2020-03-02")
    other = contact("Serge Sarkisian", "Vladimir Putin", states=("ARM", "RUS"), date="2020-03-02")
    [row] = told(store, ("2020-03-02", [one]), ("2020-03-03", [other]), ("2020-03-04", [one]))
    assert [(person.name, person.also) for person in row.participants] == [
        ("Serzh Sargsyan", ("Serge Sarkisian",)), ("Vladimir Putin", ()),
    ]  # fmt: skip
    assert row.disagreements == ()


def test_last_week_is_no_stay_of_seven_days(store: Store) -> None:
    stay = {"mode": "visit", "names": ("Sergey Lavrov",)}
    rows = told(
        store,
        ("2020-03-03", [contact() | stay | {"date": "2020-03-03/2020-03-04"}]),
        ("2020-03-09", [contact() | stay | {"date": "2020-03-02/2020-03-08"}]),
    )
    assert [(row.date, len(row.sources)) for row in rows] == [("2020-03-03/2020-03-04", 2)]


def test_talks_at_a_site_and_a_day_later_in_its_town_are_one(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-02", [contact(*MINISTERS, date="2020-03-02", place="Gulustan Palace")]),
        ("2020-03-03", [contact(*MINISTERS, date="2020-03-03", place="Baku")]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04", place="Moscow")]),
    )
    assert [len(row.sources) for row in rows] == [2, 1]


def test_a_year_is_too_wide_to_mean_one_day(store: Store) -> None:
    rows = told(
        store,
        ("2021-02-10", [contact(*MINISTERS, date="2020")]),
        ("2020-03-04", [contact(*MINISTERS, date="2020-03-04")]),
    )
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([("2020-03-01", "planned"), ("2020-03-05", "held")], "held"),
        ([("2020-03-01", "possible"), ("2020-03-02", "planned")], "planned"),
        ([("2020-03-01", "planned"), ("2020-03-02", "cancelled")], "cancelled"),
        ([("2020-03-01", "cancelled"), ("2020-03-02", "planned")], "planned"),
        ([("2020-03-05", "held"), ("2020-03-06", "planned")], "held"),
        ([("2020-03-05", "planned"), ("2020-03-05", "held")], "held"),
        ([("2020-03-05", "held"), ("2020-03-06", "denied")], "denied"),
        ([(None, "held"), ("2020-03-01", "planned")], "held"),
    ],
)
def test_status_follows_the_latest_word_and_outcomes_outweigh_plans(
    store: Store, words: list[tuple[str | None, str]], status: str
) -> None:
    rows = told(store, *((day, [contact(*MINISTERS, date="2020-03-05", status=word)]) for day, word in words))
    assert [row.status for row in rows] == [status]
    assert sorted((word.published or "", word.status) for word in rows[0].history) == sorted(
        (day or "", word) for day, word in words
    )


def test_disagreements_are_shown(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-05", [contact(*MINISTERS, date="2020-03-05", place="Baku")]),
        ("2020-03-06", [contact(*MINISTERS, date="2020-03-05", place="Moscow", status="denied")]),
        ("2020-03-07", [contact(*MINISTERS, date="2020-03-05", place="Baku", mode="conference")]),
    )
    assert len(rows) == 1
    assert {one.field: one.values for one in rows[0].disagreements} == {
        "status": ("held", "denied"),
        "place": ("Baku", "Moscow"),
        "mode": ("meeting", "conference"),
    }


def test_an_unnamed_office_falls_away_where_its_holder_is_named(store: Store) -> None:
    rows = told(
        store,
        ("2020-03-05", [contact("President of Azerbaijan", "Vladimir Putin", date="2020-03-05")]),
        ("2020-03-05", [contact("Ilham Aliyev", "Vladimir Putin", date="2020-03-05")]),
    )
    assert [[person.name for person in row.participants] for row in rows] == [
        ["Vladimir Putin", "Ilham Aliyev"]
    ]


def test_what_is_told_of_a_day_of_a_visit_is_told_of_the_visit(store: Store) -> None:
    arrived = contact("Sergey Lavrov", date="2020-03-02", mode="visit")
    left = contact("Sergey Lavrov", date="2020-03-04", mode="visit")
    stay = contact("Sergey Lavrov", date="2020-03-02/2020-03-04", mode="visit")
    [row] = told(store, ("2020-03-02", [arrived]), ("2020-03-04", [left]), ("2020-03-01", [stay]))
    assert row.date == "2020-03-02/2020-03-04"
    assert len(row.sources) == 3


def test_days_of_a_visit_are_parted_again_when_the_report_of_the_whole_is_removed(store: Store) -> None:
    days = [contact("Sergey Lavrov", date=day, mode="visit") for day in ("2020-03-02", "2020-03-04")]
    told(store, ("2020-03-02", days[:1]), ("2020-03-04", days[1:]))
    before = list(store.dump())
    stay = contact("Sergey Lavrov", date="2020-03-02/2020-03-04", mode="visit")
    whole = report("They announced a visit of three days.", published="2020-03-01")
    store.add(whole, account(whole, stay))
    assert len(store.contacts()) == 1
    store.remove(whole.id)
    assert list(store.dump()) == before


def test_two_talks_during_a_summit_stay_two(store: Store) -> None:
    one = contact("Vladimir Putin", "Ilham Aliyev", date="2020-03-02")
    other = contact("Vladimir Putin", "Ilham Aliyev", date="2020-03-03")
    both = contact("Vladimir Putin", "Ilham Aliyev", date="2020-03-02/2020-03-03")
    assert len(told(store, ("2020-03-02", [one]), ("2020-03-03", [other]), ("2020-03-04", [both]))) == 3


def test_a_report_that_names_one_summit_twice_tells_of_one(store: Store) -> None:
    summit = contact(states=("OSCE",), date="2020-03-02", mode="conference")
    assert len(told(store, ("2020-03-02", [summit, summit]))) == 1


def test_without_a_date_the_same_people_are_looked_for_in_the_days_around(store: Store) -> None:
    dated = contact(*MINISTERS, date="2020-03-02")
    [row] = told(store, ("2020-03-02", [dated]), ("2020-03-05", [contact(*MINISTERS, date=None)]))
    assert row.date == "2020-03-02"
    assert [source.date for source in row.sources] == ["2020-03-02", None]


def test_without_a_date_other_people_or_a_later_month_make_another_contact(store: Store) -> None:
    dated = contact(*MINISTERS, date="2020-03-02")
    unnamed = contact(date=None)
    late = contact(*MINISTERS, date=None)
    assert len(told(store, ("2020-03-02", [dated]), ("2020-03-05", [unnamed]), ("2020-06-05", [late]))) == 3


def test_a_summit_without_a_date_is_the_nearest(store: Store) -> None:
    summits = [contact(states=("OSCE",), date=day, mode="conference") for day in ("2020-03-02", "2020-03-12")]
    undated = contact(states=("OSCE",), date=None, mode="conference")
    rows = told(store, ("2020-02-20", summits), ("2020-03-13", [undated]))
    assert [(row.date, len(row.sources)) for row in rows] == [("2020-03-02", 1), ("2020-03-12", 2)]
