"""Saved questions, positions, order and facets on the pages."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Serve
from verbale import Record
from verbale.account import Account, Contact
from verbale.record.store import Store
from verbale.report import Report
from verbale.web.network import Known, network


@pytest.fixture
def own(record: str, tmp_path: Path) -> str:
    """Give a copy of the record that may be written to."""
    shutil.copy(record, tmp_path / "own.db")
    return str(tmp_path / "own.db")


def test_news_are_shown_and_stay_news(serve: Serve, own: str) -> None:
    with Record(own) as record:
        record.news("caucasus & more")
    report = Report(text="They met again, in Astara.", published="2024-03-05")
    contact = Contact(
        id="c1", mode="meeting", status="held", date="2024-03-04", place="Astara", states=("AZE", "RUS"),
        evidence=((0, 26),),
    )  # fmt: skip
    with Store(own) as store:
        store.add(report, Account(reader="written by hand", report=report.id, contacts=(contact,)))
    client = serve(own)
    page = client.get("/questions/caucasus & more").text
    news = page.partition("What is new since")[2].partition("The answer")[0]
    assert news.count("<article") == 1
    assert "They met again, in Astara." in news
    assert client.get("/questions/caucasus & more").text == page


def test_unknown_questions_are_told(client: TestClient) -> None:
    assert client.get("/questions/nothing").status_code == 404


def test_a_question_is_kept_from_a_list_where_writing_is_allowed(serve: Serve, own: str) -> None:
    form = {"name": "baku", "kind": "contacts", "query": "place=Baku&rows=2&order=newest"}
    origin = {"origin": "http://localhost"}
    assert serve(own).post("/questions", data=form, headers=origin).status_code == 403
    client = serve(own, write=True)
    assert client.post("/questions", data=form).status_code == 403
    assert client.post("/questions", data=form, headers=origin).status_code == 200
    assert 'href="/contacts?place=Baku"' in client.get("/questions").text
    assert client.post("/questions", data=form | {"kind": "secrets"}, headers=origin).status_code == 404
    assert client.post("/questions", data=form | {"query": "colour=red"}, headers=origin).status_code == 404


@pytest.mark.parametrize("kind", ["contacts", "statements", "events"])
def test_lists_give_the_newest_first_where_asked(client: TestClient, kind: str) -> None:
    asked = {"order": "newest", "rows": "7"}
    answer = client.get(f"/api/v1/{kind}", params=asked).json()
    rows = answer["rows"]
    while answer["next"] is not None:
        answer = client.get(f"/api/v1/{kind}", params=asked | {"cursor": answer["next"]}).json()
        rows += answer["rows"]
    assert len(rows) > 7
    oldest = client.get(f"/api/v1/{kind}", params={"rows": "500"}).json()["rows"]
    assert [row["id"] for row in rows] == [row["id"] for row in reversed(oldest)][-len(rows) :]
    assert client.get(f"/{kind}", params={"order": "newest"}).text.count("<article") > 5


def test_reports_are_listed_newest_first(client: TestClient) -> None:
    rows = client.get("/api/v1/reports", params={"order": "newest"}).json()["rows"]
    published = [row["published"] for row in rows]
    assert published == sorted(published, reverse=True)


def test_search_tells_how_statements_spread(client: TestClient) -> None:
    page = client.get("/search", params={"q": "talks"}).text
    assert '<a href="/statements?about=talks&amp;party=AZE">Azerbaijan</a>' in page
    assert "How statements" not in client.get("/search", params={"q": "talks", "kind": "report"}).text


def test_positions_need_a_party_and_a_topic(client: TestClient) -> None:
    assert "Name a party" in client.get("/positions").text
    page = client.get("/positions", params={"party": "Azerbaijan", "about": "talks"}).text
    assert '<mark class="formula">' in page
    assert client.get("/api/v1/positions", params={"party": "AZE", "about": "talks"}).json()["rows"]


def test_wording_stands_on_the_page_of_two_parties(client: TestClient) -> None:
    page = client.get("/dyads/RUS/AZE", params={"before": "2017", "after": "2020"}).text
    assert "substantive talks with a clear timetable" in page.partition("Said later")[2][:400]
    years = {"before": "2017", "after": "2020"}
    assert "substantive talks" in client.get("/dyads/RUS/AZE/wording", params=years).text
    assert "/dyads/RUS/AZE/wording?before=" in client.get("/dyads/RUS/AZE").text
    assert client.get("/dyads/RUS/RUS/wording").status_code == 404
    assert '<a href="/dyads/RUS/AZE/said">' in client.get("/dyads/RUS/AZE").text
    said = client.get("/dyads/RUS/AZE/said").text
    assert "Russia on Azerbaijan" in said
    assert 'data-later="/dyads/RUS/AZE/said"' not in said
    assert client.get("/dyads/RUS/AZE", params={"before": "yesterday"}).status_code == 422
    assert client.get("/dyads/RUS/AZE", params={"before": "2020", "after": "2017"}).status_code == 200


def test_a_network_has_a_place_for_each_and_lines_between_them() -> None:
    many: list[Known] = [(f"No. {number}", None) for number in range(20)]
    met: list[list[Known]] = [[("Ann", "CHE"), ("Bea", "NOR")], [("Ann", "CHE")], many]
    drawn = network("Me", met)
    assert drawn is not None
    assert {node.name: node.times for node in drawn.nodes}["Ann"] == 2
    assert len(drawn.nodes) == 16
    assert drawn.left_out == 6
    assert len({(node.x, node.y) for node in drawn.nodes}) == 16
    assert all(0 < node.x < drawn.width and 0 < node.y < drawn.height for node in drawn.nodes)
    assert sum(line.central for line in drawn.lines) == 16
    assert network("Me", [[]]) is None
    assert drawn == network("Me", met)


@pytest.mark.parametrize("format_", ["polecat", "gdelt-events", "plover"])
def test_events_are_downloaded_as_event_data(client: TestClient, format_: str) -> None:
    answer = client.get(f"/download/events.{format_}")
    assert answer.status_code == 200
    assert answer.content.count(b"\n") > 10
    assert client.get(f"/download/contacts.{format_}").status_code == 400
    assert client.get("/download/events.duckdb").status_code == 404
