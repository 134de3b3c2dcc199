"""The calendar to subscribe to."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.web.conftest import Serve
from verbale.account import Account, Contact
from verbale.record.store import Store
from verbale.report import Report

TOKEN = "a-token-that-is-long-enough"  # noqa: S105
TODAY = date.today()


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("calendar") / "ahead.db")
    with Store(path) as store:
        add(store, -100, "CHE", "NOR")
        add(store, -10, "CHE", "NOR")
        add(store, 10, "CHE", "NOR")
        add(store, 20, "CHE", "SWE")
    return path


def add(store: Store, days: int, *states: str) -> None:
    day = (TODAY + timedelta(days=days)).isoformat()
    report = Report(text=f"They will meet on {day}.", published=(TODAY - timedelta(days=120)).isoformat())
    contact = Contact(
        id="c1", mode="meeting", status="planned", date=day, place="Bern", states=states, evidence=((0, 15),)
    )
    store.add(report, Account(reader="written by hand", report=report.id, contacts=(contact,)))


def dates(written: bytes) -> list[int]:
    entries = Calendar.from_ical(written).walk("VEVENT")
    return sorted((entry.decoded("dtstart") - TODAY).days for entry in entries)


def test_the_calendar_holds_what_lies_ahead_and_what_was_planned_lately(serve: Serve, ahead: str) -> None:
    answer = serve(ahead).get("/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert dates(answer.content) == [-10, 10, 20]
    assert dates(serve(ahead).get("/calendar.ics", params={"between": "CHE,SWE"}).content) == [20]


def test_who_has_the_calendar_already_is_told_so(serve: Serve, ahead: str, tmp_path: Path) -> None:
    client = serve(ahead)
    tag = client.get("/calendar.ics").headers["etag"]
    assert client.get("/calendar.ics", headers={"if-none-match": tag}).status_code == 304


def test_the_tag_changes_when_the_record_does(serve: Serve, tmp_path: Path) -> None:
    path = str(tmp_path / "changing.db")
    with Store(path) as store:
        add(store, 10, "CHE", "NOR")
        client = serve(path)
        tag = client.get("/calendar.ics").headers["etag"]
        add(store, 11, "CHE", "SWE")
    answer = client.get("/calendar.ics", headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert dates(answer.content) == [10, 11]


def test_a_key_opens_the_calendar_and_nothing_else(serve: Serve, ahead: str) -> None:
    client = serve(ahead, token=TOKEN)
    page = client.get("/ahead", headers={"authorization": f"Bearer {TOKEN}"}).text
    shown = page.partition("calendar.ics?key=")[2][:32]
    assert TOKEN not in page
    assert client.get("/calendar.ics").status_code == 401
    assert client.get("/calendar.ics", params={"key": "0" * 32}).status_code == 401
    assert client.get("/calendar.ics", params={"key": shown, "party": "SWE"}).status_code == 200
    for path in ("/", "/contacts", "/api/v1/contacts", "/download/contacts.csv"):
        assert client.get(path, params={"key": shown}).status_code == 401
    assert serve(ahead, token=TOKEN + "x").get("/calendar.ics", params={"key": shown}).status_code == 401


def test_without_a_token_the_address_has_no_key(serve: Serve, ahead: str) -> None:
    page = serve(ahead).get("/ahead").text
    assert 'value="http://localhost/calendar.ics"' in page
