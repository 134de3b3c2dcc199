"""Dates that a report states: its metadata, header, dateline and address, and which of them counts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.account import Publication
from verbale.reading.dating import publication
from verbale.reading.dating.addresses import address_date
from verbale.reading.dating.written import read_date
from verbale.reading.findings import Findings
from verbale.report import Report

BODY = "\n\nThe envoys of both sides met for the third time and agreed on little."


def dated(text: str) -> Publication:
    return publication(text, Findings())


def test_metadata_goes_before_all() -> None:
    found = Findings(report=Report(text="PARIS, 3 March 2011 -- Talks began.", published="2011-03-04"))
    told = publication("PARIS, 3 March 2011 -- Talks began.", found)
    assert (told.date, told.basis) == ("2011-03-04", "metadata")


@pytest.mark.parametrize(
    "line",
    [
        "14 june 2019, 10:05",
        "14.06.2019",
        "Friday, 14 June 2019",
        "June 14, 2019 | 10:05 a.m. EDT",
        "10:05, 14 June 2019",
        "2019-06-14T10:05:00+04:00",
        "2019-06-14 10:05 UTC",
        "2019/06/14",
        "Published on June 14th, 2019 at 10:05 GMT",
        "Publication date: 14/06/2019",
        "By Ada Holm | 14 June 2019 | 10:05",
        "Fri 14-Jun-2019",
        "Posted: 20190614",
    ],
)
def test_a_header_states_the_date(line: str) -> None:
    text = f"Envoys meet again\n\n{line}{BODY}"
    told = dated(text)
    assert (told.date, told.basis, told.candidates) == ("2019-06-14", "stated", ())
    assert told.span is not None
    assert text[slice(*told.span)] in line


def test_the_day_of_publication_goes_before_that_of_an_update() -> None:
    told = dated(f"Updated: 16 June 2019\nPublished: 14 June 2019{BODY}")
    assert (told.date, told.reason) == ("2019-06-14", "the date of publication")
    assert dated(f"Envoys meet again{BODY}\n\nLast updated: 16 June 2019").date == "2019-06-16"
    text = "OSLO, 14 June 2019 -- The envoys met.\n\nLast updated: 16 June 2019"
    assert dated(text).date == "2019-06-14"


def test_a_date_within_a_sentence_is_no_header() -> None:
    assert dated(f"The accord of 14 June 2019 stands{BODY}").basis != "stated"


@pytest.mark.parametrize(
    ("line", "body", "expected", "why"),
    [
        ("Thu 06/07/2017", "", "2017-07-06", "the weekday beside it"),
        ("06/07/2017", "\n\nRIGA, June 7. The envoys met.", "2017-06-07", "the dateline"),
        ("06/07/2017", " They had met on 24/05/2017.", "2017-07-06", "the order in the text's other dates"),
        ("06/07/2017", " They had met on 05/24/2017.", "2017-06-07", "the order in the text's other dates"),
        ("06/07/2017", "\n\nThe envoys met on Wednesday.", "2017-06-07", "the weekday of the lead"),
    ],
)
def test_day_and_month_in_figures_are_told_apart(line: str, body: str, expected: str, why: str) -> None:
    told = dated(f"{line}\n\nEnvoys meet again{body}")
    assert told.date == expected
    assert told.reason.endswith(why)
    assert told.candidates == ()


def test_what_nothing_tells_apart_keeps_both_readings() -> None:
    told = dated(f"06/07/2017{BODY}")
    assert (told.date, told.candidates) == ("2017-07-06", ("2017-07-06", "2017-06-07"))
    assert dated(f"06/07/2017 9:30 a.m. EDT{BODY}").candidates == ("2017-06-07", "2017-07-06")
    assert dated(f"06.07.2017{BODY}").candidates == ()


def test_a_dateline_with_its_year_states_the_date() -> None:
    assert dated("VIENNA, 9 May 2016 -- Both sides agreed to further rounds.").date == "2016-05-09"


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/world/2018/09/06/envoys-meet",
        "https://news.example/20180906-envoys-meet.html",
        "http://news.example/read?id=12&date=2018-09-06",
        "www.news.example/2018/sep/06/envoys",
        "https://news.example/envoys-06-09-2018",
    ],
)
def test_an_address_states_the_date(address: str) -> None:
    told = dated(f"The envoys met. Source: {address}")
    assert (told.date, told.basis) == ("2018-09-06", "stated")


def test_the_reports_own_address_goes_before_those_it_links_to() -> None:
    linked = "See https://news.example/2018/09/08/other and https://news.example/2017/01/02/older"
    assert dated(f"The envoys met. {linked}").date == "2018-09-08"
    assert dated(f"The envoys met. {linked}\nhttps://news.example/2018/09/06/envoys").date == "2018-09-06"
    assert address_date("https://news.example/2018/13/45/envoys") is None


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y"]))
def test_every_day_written_out_is_read(day: date, form: str) -> None:
    written = read_date(f"on {day.strftime(form)} at noon")
    assert written is not None
    assert written.days == (day,)


@settings(deadline=None)  # the first call loads tables
@given(st.text(alphabet="0123456789-/.:, |\nJuneTZPublishedhttp?=", max_size=200))
def test_any_text_is_dated_or_not(text: str) -> None:
    told = dated(text)
    assert (told.date is None) == (told.basis is None)
    assert len(told.candidates) <= 8
