"""Events across reports: when tellings are one event, what it shows, how it is asked for."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.record.conftest import NewUrl
from tests.record.deeds import event, with_deeds
from tests.record.samples import contact, report
from verbale.errors import VerbaleError
from verbale.record.events import queries
from verbale.record.questions import ContactQuestion, EventQuestion, IntensityQuestion, TimelineQuestion
from verbale.record.store import Store

SHELLED = "Artillery fired on the harbour town through the night, the governor wrote to the council."


@pytest.fixture
def store(reused: Store) -> Store:
    return reused


def tell(
    store: Store, text: str, published: str | None, *events: dict[str, Any],
    contacts: tuple[dict[str, Any], ...] = (),
) -> str:  # fmt: skip
    one = report(text, published=published, title=text[:10])
    store.add(one, with_deeds(one, *events, contacts=contacts))
    return one.id


def shelling(date: str | None = "2022-05-03", **fields: Any) -> dict[str, Any]:
    return event("ASSAULT", fields.pop("source", "RUS-MIL"), fields.pop("target", "UKR"), date=date, **fields)


def days(store: Store) -> list[tuple[str | None, int]]:
    return [(row.date, len(row.sources)) for row in store.ask(EventQuestion())]


def test_the_same_act_told_by_several_reports_is_one_event(store: Store) -> None:
    tell(store, SHELLED, "2022-05-03", shelling(magnitude={"dead": 3}))
    tell(store, "A flash: " + SHELLED, "2022-05-03", shelling(source="RUS", magnitude={"dead": 4}))
    tell(store, "Nobody on the quay had seen it coming at all.", "2022-05-05", shelling(cameo="195"))
    [row] = store.ask(EventQuestion())
    assert (row.type, row.cameo, row.quad_class, row.goldstein) == ("ASSAULT", "190", 4, -10.0)
    assert [(one.party, one.sector) for one in (*row.source, *row.target)] == [("RUS", "MIL"), ("UKR", None)]
    assert row.magnitude.dead == 4 or row.magnitude.dead == 3
    assert [source.published for source in row.sources] == ["2022-05-03", "2022-05-03", "2022-05-05"]
    assert (row.independent_sources, row.date, row.status) == (2, "2022-05-03", "held")
    assert row.sources[0].words


def test_an_event_in_short_has_the_first_of_its_sources_and_counts_all(store: Store) -> None:
    for number, day in enumerate(("2022-05-04", "2022-05-03", "2022-05-05")):
        tell(store, f"Harbour {number} heard the guns of the other shore.", day, shelling())
    tell(store, "They met.", "2022-05-04", contacts=(contact(date="2022-05-03", place="Baku"),))
    whole, short = store.ask(EventQuestion()), store.ask(EventQuestion(told=2))
    assert sorted(len(row.sources) for row in whole) == [1, 3]
    assert [row.sources for row in short] == [row.sources[:2] for row in whole]
    assert [row.independent_sources for row in short] == [row.independent_sources for row in whole]


@pytest.mark.parametrize(("one", "other"), [
    (shelling(), shelling("2022-05-04")),
    (shelling(), shelling(source="UKR", target="RUS")),
    (shelling(), event("ACCUSE", "RUS", "UKR", date="2022-05-03")),
    (shelling(place="Odesa"), shelling(place="Kherson")),
    (shelling("2022"), shelling()),
    (shelling(None), shelling(None)),
    (shelling(source="EGY-COP", target="EGY-CVL"), shelling(source="EGY-CVL", target="EGY-COP")),
])  # fmt: skip
def test_other_days_places_parties_and_types_are_other_events(
    store: Store, one: dict[str, Any], other: dict[str, Any]
) -> None:
    tell(store, "First.", "2022-05-06", one)
    tell(store, "Second.", "2022-05-06", other)
    assert len(store.ask(EventQuestion())) == 2


def test_one_report_tells_its_events_apart(store: Store) -> None:
    tell(store, "Two.", "2022-05-06", shelling(), shelling())
    assert len(store.ask(EventQuestion())) == 2


def test_wider_days_mean_the_only_event_within_them(store: Store) -> None:
    tell(store, "This week.", "2022-05-06", shelling("2022-05-02/2022-05-08"))
    tell(store, "On Tuesday.", "2022-05-04", shelling("2022-05-03"))
    assert days(store) == [("2022-05-03", 2)]
    later = tell(store, "On Friday.", "2022-05-07", shelling("2022-05-06"))
    assert days(store) == [("2022-05-02/2022-05-08", 1), ("2022-05-03", 1), ("2022-05-06", 1)]
    store.remove(later)
    assert days(store) == [("2022-05-03", 2)]


def test_a_report_that_names_no_day_means_its_own_or_the_one_before(store: Store) -> None:
    tell(store, "Undated.", "2022-05-04", shelling("2022-05-04", presumed=True))
    assert days(store) == [("2022-05-04", 1)]
    tell(store, "Yesterday.", "2022-05-04", shelling("2022-05-03"))
    assert days(store) == [("2022-05-03", 2)]
    tell(store, "Today.", "2022-05-04", shelling("2022-05-04"))
    assert days(store) == [("2022-05-03", 1), ("2022-05-04", 2)]


def test_talks_are_one_event_whoever_is_named_first(store: Store) -> None:
    tell(store, "One.", "2022-05-04", event("AGREE", "FRA", "DEU", date="2022-05-03"))
    tell(store, "Two.", "2022-05-04", event("AGREE", "DEU", "FRA", date="2022-05-03"))
    [row] = store.ask(EventQuestion())
    assert [one.party for one in (*row.source, *row.target)] in (["FRA", "DEU"], ["DEU", "FRA"])


def test_the_latest_word_on_the_outcome_counts_and_what_one_report_stresses_is_no_background(
    store: Store,
) -> None:
    tell(store, "One.", "2022-05-01", event("AID", "FRA", "MLI", date="2022-05-03", status="planned",
                                            background=True))  # fmt: skip
    assert store.ask(EventQuestion())[0].background
    tell(store, "Two.", "2022-05-03", event("AID", "FRA", "MLI", date="2022-05-03"))
    tell(store, "Three.", "2022-05-04", event("AID", "FRA", "MLI", date="2022-05-03", status="planned"))
    [row] = store.ask(EventQuestion())
    assert (row.status, row.background) == ("held", False)
    assert [source.status for source in row.sources] == ["planned", "held", "planned"]


def test_a_contact_is_an_event_and_points_to_it(store: Store) -> None:
    met = contact("Sergey Lavrov", "Elmar Mammadyarov", date="2020-03-02", place="Baku")
    tell(store, "Announced.", "2020-03-01", contacts=({**met, "status": "planned"},))
    [row] = store.ask(EventQuestion())
    assert (row.type, row.cameo, row.status, row.mutual) == ("AGREE", "036", "planned", True)
    tell(store, "Held.", "2020-03-02", contacts=(met,))
    [row] = store.ask(EventQuestion())
    [told] = store.contacts(ContactQuestion())
    assert (row.type, row.cameo, row.status, row.contact) == ("CONSULT", "040", "held", told.id)
    assert (row.date, row.place, len(row.sources)) == ("2020-03-02", "Baku", 2)
    assert [one.name for one in row.source] == ["Elmar Mammadyarov", "Sergey Lavrov"]
    tell(store, "Called off.", "2020-03-05", contacts=({**met, "status": "cancelled", "date": "2020-03-09"},))
    assert [row.contact for row in store.ask(EventQuestion())] == [told.id]


def test_accounts_that_tell_a_contact_as_an_event_do_not_double_it(store: Store) -> None:
    one = report("They met.", published="2020-03-02")
    made = with_deeds(one, event("AGREE", "AZE RUS", contact="c0"), contacts=(contact(date="2020-03-02"),))
    store.add(one, made)
    assert len(store.ask(EventQuestion())) == 1


@pytest.fixture(scope="module")
def filled(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        tell(store, "A.", "2021-01-05", event("AID", "FRA", "MLI", date="2021-01-04"),
             event("ACCUSE", "MLI", "FRA", date="2021-01-05", background=True))  # fmt: skip
        tell(store, "B.", "2021-02-05", event("ASSAULT", "MLI-REB", "FRA-MIL", date="2021-02-04"),
             event("AID", "FRA", "MLI", date="2021-02-05", status="possible"),
             event("AGREE", "FRA MLI", date="2021-02-05", mode="meet"),
             event("ACCUSE", "FRA DEU", "RUS", date="2021"))  # fmt: skip
        tell(store, "C.", "2021-02-08", contacts=(contact(states=("FRA", "MLI"), date="2021-02-07"),))
        yield store


@pytest.mark.parametrize(("question", "found"), [
    ({}, ["ACCUSE", "AID", "ACCUSE", "ASSAULT", "AGREE", "AID", "CONSULT"]),
    ({"between": ("MLI", "FRA")}, ["AID", "ACCUSE", "ASSAULT", "AGREE", "AID", "CONSULT"]),
    ({"by": "MLI"}, ["ACCUSE", "ASSAULT", "AGREE", "CONSULT"]),
    ({"by": "MLI", "to": "FRA", "quad": 4}, ["ASSAULT"]),
    ({"to": "MLI", "contacts": False}, ["AID", "AGREE", "AID"]),
    ({"contacts": True}, ["CONSULT"]),
    ({"party": "DEU"}, ["ACCUSE"]),
    ({"type": "AID", "status": "held"}, ["AID"]),
    ({"cameo": "19"}, ["ASSAULT"]),
    ({"background": True}, ["ACCUSE"]),
    ({"background": False, "quad": 3}, ["ACCUSE"]),
    ({"since": "2021-02-05"}, ["ACCUSE", "AGREE", "AID", "CONSULT"]),
    ({"until": "2021-01-04"}, ["ACCUSE", "AID"]),
    ({"limit": 1, "offset": 1}, ["AID"]),
])  # fmt: skip
def test_events_are_found_and_come_in_time_order(
    filled: Store, question: dict[str, Any], found: list[str]
) -> None:
    rows = filled.ask(EventQuestion(**question))
    assert sorted(row.type for row in rows) == sorted(found)
    assert [row.date for row in rows] == sorted(row.date for row in rows)


def test_an_event_is_found_by_its_id(filled: Store) -> None:
    row = filled.ask(EventQuestion(type="ASSAULT"))[0]
    assert list(filled.ask(EventQuestion(id=row.id[:10]))) == [row]
    assert (row.label, row.goldstein) == ("Use conventional military force", -10.0)


def test_a_timeline_has_events_where_they_are_asked_for(filled: Store) -> None:
    without = filled.timeline(TimelineQuestion(between=("FRA", "MLI")))
    assert [row.kind for row in without] == ["contact"]
    rows = filled.timeline(TimelineQuestion(between=("FRA", "MLI"), events=True))
    assert [row.kind for row in rows] == ["event"] * 5 + ["contact"]
    some = filled.timeline(TimelineQuestion(between=("FRA", "MLI"), events=True, limit=2, offset=4))
    assert list(some) == list(rows[4:])


def test_intensity_sums_what_took_place_by_direction(filled: Store) -> None:
    rows = filled.ask(IntensityQuestion(between=("FRA", "MLI")))
    told = {(row.period, row.direction): (row.events, row.total, row.mean) for row in rows}
    assert told == {
        ("2021-01", "there"): (1, 7.4, 7.4),
        ("2021-01", "both"): (1, 7.4, 7.4),
        ("2021-02", "there"): (2, 9.0, 4.5),
        ("2021-02", "back"): (3, -1.0, -0.3333),
        ("2021-02", "both"): (3, -1.0, -0.3333),
    }
    assert [(row.source, row.target) for row in rows if row.direction == "back"] == [("MLI", "FRA")]
    back = filled.ask(IntensityQuestion(between=("FRA", "MLI"), direction="back"))
    assert list(back) == [row for row in rows if row.direction == "back"]


@pytest.mark.parametrize(("question", "both"), [
    ({"background": True}, [(2, 5.4), (3, -1.0)]),
    ({"status": ("possible",)}, [(1, 7.4)]),
    ({"by": "year"}, [(4, 6.4)]),
    ({"since": "2021-02-07"}, [(1, 1.0)]),
    ({"until": "2021-01"}, [(1, 7.4)]),
    ({"between": ("FRA", "RUS")}, []),
    ({"between": ("FRA", "RUS"), "by": "year"}, [(1, -2.0)]),
])  # fmt: skip
def test_intensity_counts_what_is_asked_for(
    filled: Store, question: dict[str, Any], both: list[tuple[int, float]]
) -> None:
    rows = filled.ask(IntensityQuestion(**{"between": ("MLI", "FRA"), **question}))
    assert [(row.events, row.total) for row in rows if row.direction == "both"] == both


def test_a_dyad_of_one_has_no_intensity(filled: Store) -> None:
    with pytest.raises(VerbaleError):
        filled.ask(IntensityQuestion(between=("FRA", "FRA")))


def test_rows_go_into_a_data_frame(filled: Store) -> None:
    frame = filled.ask(EventQuestion()).to_polars()
    assert {"type", "cameo", "goldstein", "sources"} <= set(frame.columns)
    assert filled.ask(IntensityQuestion(between=("FRA", "MLI"))).to_polars().height == 5


@pytest.mark.parametrize("most", [1, 1000])
def test_the_events_of_a_party_between_days_are_the_same_either_way(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(queries, "_MANY", most)
    told_of = {"RUS": "2022-05-03", "BLR": "2022-05-20", "MDA": "2022-06-04", "ROU": "2022-04-28/2022-05-04"}
    for one, day in told_of.items():
        tell(store, f"{SHELLED} {one}", "2022-06-05", shelling(day, source=one))
    tell(store, "The envoys met.", "2022-05-20", event("ACCUSE", "FRA", "ITA", date="2022-05-20"))

    def told(**asked: Any) -> list[str | None]:
        return [row.date for row in store.ask(EventQuestion(party="UKR", **asked))]

    long, first, second, third = "2022-04-28/2022-05-04", "2022-05-03", "2022-05-20", "2022-06-04"
    assert told() == [long, first, second, third]
    assert told(since="2022-05-04") == [long, second, third]
    assert told(until="2022-05") == [long, first, second]
    assert told(since="2022-05-05", until="2022-05-31") == [second]
    assert told(since="2023") == []
