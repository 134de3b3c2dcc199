"""The sample reports, read into a record through the doors that users take."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import verbale
from verbale.record.rows import ContactRow

SAMPLES = Path(__file__).resolve().parent.parent / "examples" / "south-caucasus"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[verbale.Record]:
    with verbale.Record(tmp_path_factory.mktemp("samples") / "samples.db") as opened:
        assert opened.add(SAMPLES).failed == []
        yield opened


def people(contact: ContactRow) -> set[str]:
    return {participant.name for participant in contact.participants}


def test_every_sample_is_a_report_with_its_date(record: verbale.Record) -> None:
    reports = record.reports()
    assert len(reports) == 15
    for report in reports:
        assert report.published is not None
        assert report.origin is not None
        named = Path(report.origin).name
        if named.endswith(".txt"):
            assert report.published[:7] == named[:7]


def test_reading_them_again_changes_nothing(record: verbale.Record) -> None:
    before = record.statistics()
    again = record.add(SAMPLES)
    assert (again.read, again.unchanged, again.failed) == (0, 15, [])
    assert record.statistics() == before


def test_an_announced_visit_and_its_later_report_are_one_contact(record: verbale.Record) -> None:
    visits = record.contacts(between=("RUS", "AZE"), mode="visit", since="2015-05", until="2015-05-31")
    assert len(visits) == 1
    assert visits[0].status == "held"
    assert [word.status for word in visits[0].history] == ["planned", "held"]
    assert people(visits[0]) == {"Elmar Mammadyarov"}


def test_two_reports_of_one_reception_are_one_contact(record: verbale.Record) -> None:
    meetings = record.contacts(between=("RUS", "AZE"), mode="meeting", since="2017-11-19", until="2017-11-19")
    both = [meeting for meeting in meetings if people(meeting) >= {"Ilham Aliyev", "Sergey Lavrov"}]
    assert len(both) == 1
    assert len(both[0].sources) >= 2
    assert both[0].place == "Baku"


def test_turns_of_a_transcript_are_statements_of_their_speakers(record: verbale.Record) -> None:
    said = record.statements(by="Pashinyan", form="turn")
    assert [statement.party for statement in said] == ["ARM"]
    assert "prisoners of war" in said[0].words
    assert "railway to Russia" not in said[0].words


def test_every_line_rests_on_words_of_its_report(record: verbale.Record) -> None:
    contacts = record.contacts()
    assert contacts
    for contact in contacts:
        assert contact.sources
        for source in contact.sources:
            text = record.report(source.report).text
            assert source.words == tuple(text[start:end] for start, end in source.spans)


def test_two_ministers_share_a_formula_three_years_apart(record: verbale.Record) -> None:
    (row,) = record.formulae(by="foreign ministers of Azerbaijan")
    assert row.words == "substantive talks with a clear timetable"
    assert row.speakers == ("Elmar Mammadyarov", "Jeyhun Bayramov")
    assert (row.first, row.last) == ("2019-12-03", "2022-12-23")
    for use in row.uses:
        start, end = use.span
        assert record.report(use.report).text[start:end] == use.words
