"""Tenures: a consistent table, found by any spelling of a name."""

from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

from verbale.knowledge.officeholders import shipped
from verbale.knowledge.offices import fixed_offices, name_office
from verbale.knowledge.seats import gaps, sure_days, two_at_once
from verbale.knowledge.states import organisations, parties, states
from verbale.knowledge.tables import parse_table
from verbale.knowledge.tenures import Tenure, bounds, by_family, fold, tenures

GAPS = Path(__file__).parent / "data" / "gaps.tsv"
_HALF_A_YEAR = 183
_COMPLETE_SINCE = 1990


def test_every_tenure_ends_after_it_begins() -> None:
    assert tenures()
    for tenure in tenures():
        assert tenure.end is None or tenure.start < tenure.end, tenure


def test_one_person_holds_one_office_once_at_a_time() -> None:
    held = [(t.name, t.office, t.party, t.start) for t in tenures()]
    assert len(held) == len(set(held))


def test_spellings_meet() -> None:
    found = by_family(tenures())
    assert found["mamedyarov"] == found["mammadyarov"]
    assert found[fold("Erdoğan")]


def test_covers_both_ends() -> None:
    naryshkin = by_family(tenures())["naryshkin"][0]
    assert naryshkin.end is not None
    assert naryshkin.covers(naryshkin.start)
    assert naryshkin.covers(naryshkin.end)
    assert not naryshkin.covers(date(1999, 1, 1))


def test_no_two_persons_hold_one_office_at_once() -> None:
    assert [(c.one, c.other) for c in two_at_once(tenures())] == []


def test_no_person_holds_one_office_twice_at_once() -> None:
    held: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        held[tenure.name, tenure.office, tenure.party].append(tenure)
    for of_one in held.values():
        for one, other in combinations(of_one, 2):
            (first, last), (start, end) = sure_days(one), sure_days(other)
            assert min(last, end) <= max(first, start), (one, other)


def test_gaps_between_holders_are_explained() -> None:
    recent = [tenure for tenure in tenures() if tenure.end is None or tenure.end.year >= _COMPLETE_SINCE]
    found = {(a.party, a.office, a.until, b.since) for a, b, _ in gaps(recent, _HALF_A_YEAR)}
    rows = [row for _, row in parse_table(GAPS.read_text(encoding="utf-8"), GAPS.name)]
    assert all(row["why"] for row in rows)
    assert {(row["party"], row["office"], row["from"], row["to"]) for row in rows} == found


def test_parties_and_offices_are_known_ones() -> None:
    known = {*states(), *organisations(), *parties()}
    assert {tenure.party for tenure in tenures()} <= known
    for office in {tenure.office for tenure in tenures()}:
        assert office in fixed_offices() or name_office(office.split()).name == office


def test_every_tenure_says_how_long_it_is_known() -> None:
    """An open end names the last day for which the holder is known: nothing runs on unsaid."""
    for tenure in tenures():
        assert tenure.until, tenure
        if tenure.end is None:
            assert tenure.through is not None
            assert tenure.through >= bounds(tenure.since)[0], tenure


def test_holders_of_a_day() -> None:
    asked = {
        ("foreign minister", "AZE", date(2016, 1, 1)): "Elmar Mammadyarov",
        ("foreign minister", "USA", date(2006, 6, 1)): "Condoleezza Rice",
        ("head of government", "DEU", date(1999, 1, 1)): "Gerhard Schroeder",
        ("head of government", "IRL", date(2009, 1, 1)): "Brian Cowen",
        ("head of state", "GBR", date(2023, 1, 1)): "Charles",
        ("secretary general", "OSCE", date(2013, 1, 1)): "Lamberto Zannier",
        ("defence minister", "ISR", date(2006, 8, 1)): "Amir Peretz",
    }
    for (office, party, day), name in asked.items():
        assert [tenure.name for tenure in shipped().succession(office, party, day)] == [name]
