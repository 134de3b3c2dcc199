"""Tenures: a consistent table, found by any spelling of a name."""

from datetime import date

from verbale.knowledge.tenures import fold, known_years, tenures, tenures_by_family


def test_every_tenure_ends_after_it_begins() -> None:
    assert tenures()
    for tenure in tenures():
        assert tenure.end is None or tenure.start < tenure.end, tenure


def test_one_person_holds_one_office_once_at_a_time() -> None:
    held = [(t.name, t.office, t.party, t.start) for t in tenures()]
    assert len(held) == len(set(held))


def test_spellings_meet() -> None:
    by_family = tenures_by_family()
    assert by_family["mamedyarov"] == by_family["mammadyarov"]
    assert by_family[fold("Erdoğan")]


def test_covers_both_ends() -> None:
    naryshkin = tenures_by_family()["naryshkin"][0]
    assert naryshkin.end is not None
    assert naryshkin.covers(naryshkin.start)
    assert naryshkin.covers(naryshkin.end)
    assert not naryshkin.covers(date(1999, 1, 1))


def test_years_come_from_the_table() -> None:
    first, last = known_years()
    assert first < max(tenure.start.year for tenure in tenures()) == last
