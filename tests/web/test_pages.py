import json
import re

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import HOSTILE, Serve


def first_report(client: TestClient) -> str:
    return str(client.get("/api/v1/reports").json()["rows"][0]["id"])


PAGES = [
    "/", "/contacts", "/statements", "/events", "/agreements", "/figures", "/formulae?party=AZE",
    "/search?q=script", "/reports", "/actors", "/positions?party=AZE&about=talks", "/questions",
    "/questions/caucasus%20%26%20more", "/contacts?order=newest", "/reports?order=newest",
]  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, "/ahead", "/formulae", "/search", "/dyads/Russia/AZE"])
def test_pages_are_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>" in answer.text


def test_a_process_that_makes_one_answer_after_the_other_gives_the_same(serve: Serve) -> None:
    one, several = serve(at_once=1), serve(at_once=2)
    for path in (*PAGES, "/dyads/Russia/AZE", "/suggest?q=Az", "/download/contacts.csv", "/nowhere"):
        answers = [client.get(path) for client in (one, several)]
        assert answers[0].status_code == answers[1].status_code
        assert answers[0].content == answers[1].content


def test_contacts_are_narrowed_by_the_form(client: TestClient) -> None:
    asked = {"between": "Russia,AZE", "since": "2017", "until": "", "status": "held", "person": " "}
    page = client.get("/contacts", params=asked)
    assert page.status_code == 200
    assert "Mammadyarov" in page.text
    assert "○" not in page.text


def test_an_unknown_party_is_told_on_a_page(client: TestClient) -> None:
    page = client.get("/contacts", params={"party": "<b>Ruritania</b>"})
    assert page.status_code == 404
    assert "&lt;b&gt;Ruritania" in page.text


def test_a_wrong_date_is_told_on_a_page(client: TestClient) -> None:
    page = client.get("/contacts", params={"since": "yesterday"})
    assert page.status_code == 422
    assert "since" in page.text


def test_every_item_of_a_report_leads_to_its_words_and_back(client: TestClient) -> None:
    page = client.get(f"/reports/{first_report(client)}").text
    items = set(re.findall(r'href="#m-([^"]+)"', page))
    assert items
    assert items <= set(re.findall(r'id="m-([^"]+)"', page))
    assert set(re.findall(r'href="#i-([^"]+)"', page)) <= set(re.findall(r'id="i-([^"]+)"', page))


def test_search_marks_what_was_asked_for(client: TestClient) -> None:
    assert "<mark>" in client.get("/search", params={"q": "talks"}).text


def test_the_next_page_goes_on(client: TestClient) -> None:
    first = client.get("/contacts", params={"rows": 2}).text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = client.get(following[1].replace("&amp;", "&")).text
    shown = [re.findall(r'<article class="row" id="(c-\w+)"', page) for page in (first, second)]
    assert len(shown[0]) == len(shown[1]) == 2
    assert not set(shown[0]) & set(shown[1])


@pytest.mark.parametrize("path", [*PAGES, "/dyads/CHE/AZE"])
def test_the_text_of_a_report_never_becomes_markup(serve: Serve, hostile_record: str, path: str) -> None:
    harmless(serve(hostile_record).get(path).text)


def test_a_hostile_report_is_shown_harmlessly(serve: Serve, hostile_record: str) -> None:
    client = serve(hostile_record)
    page = client.get(f"/reports/{first_report(client)}").text
    harmless(page)
    assert page.count("&lt;script&gt;") > 2_000


def harmless(page: str) -> None:
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "zwzw" not in page
    assert HOSTILE not in page


def test_a_contact_has_a_page_with_every_telling(client: TestClient) -> None:
    rows = client.get("/api/v1/contacts", params={"rows": 500}).json()["rows"]
    told_most = max(rows, key=lambda row: len(row["sources"]))
    page = client.get(f"/contacts/{told_most['id']}").text
    assert page.count('<article class="row">') >= len(told_most["sources"]) > 1
    for source in told_most["sources"]:
        assert f"/reports/{source['report']}#m-c-{source['contact']}" in page


def test_a_visit_and_the_talks_during_it_lead_to_each_other(client: TestClient) -> None:
    asked = {"between": "RUS,AZE", "mode": "visit", "since": "2017-11-19", "until": "2017-11-20"}
    [visit] = client.get("/api/v1/contacts", params=asked).json()["rows"]
    during = client.get(f"/contacts/{visit['id']}").text.partition("During this visit")[2]
    talks = re.findall(r'href="/contacts/(\w+)"', during.partition("</section>")[0])
    met = {
        row["id"] for row in client.get("/api/v1/contacts", params=asked | {"mode": "meeting"}).json()["rows"]
    }
    assert len(talks) == len(set(talks)) >= 2
    assert set(talks) <= met
    for talk in talks:
        page = client.get(f"/contacts/{talk}").text
        assert f'<dt>During</dt><dd><a href="/contacts/{visit["id"]}"' in page
        assert "During this" not in page


def test_a_person_has_offices_contacts_and_a_map(client: TestClient) -> None:
    actor = client.get("/api/v1/actors", params={"name": "Lavrov"}).json()["rows"][0]
    page = client.get(f"/actors/{actor['id']}").text
    assert "foreign minister" in page
    assert "Mammadyarov" in page
    assert 'class="map"' in page


@pytest.mark.parametrize(
    "path", ["/contacts/zz", "/contacts/00000000", "/actors/zz", "/dyads/RUS/RUS", "/dyads/RUS/Nowhere"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "To the overview" in page.text


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet", "ics"])
def test_a_list_can_be_downloaded_as_it_is_shown(client: TestClient, suffix: str) -> None:
    answer = client.get(f"/download/contacts.{suffix}", params={"between": "RUS,AZE", "status": "held"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="verbale-contacts.{suffix}"'
    assert answer.content


@pytest.mark.parametrize(
    "path", ["/reports?order=newest", "/actors?name=Lavrov", "/search?q=talks&kind=report"]
)
def test_what_is_searched_can_be_downloaded_whole(client: TestClient, path: str) -> None:
    links = re.findall(r'href="(/download/[^"]+)" download', client.get(path).text)
    files = {link.partition("?")[0].rpartition(".")[2]: link.replace("&amp;", "&") for link in links}
    assert set(files) == {"csv", "jsonl", "parquet"}
    assert all(client.get(link).status_code == 200 for link in files.values())
    asked = f"/api/v1{path}&rows=500"
    listed = client.get(asked).json()["rows"]
    told = [json.loads(line) for line in client.get(files["jsonl"]).text.splitlines()]
    assert told == listed


def test_what_lies_ahead_can_be_downloaded(client: TestClient) -> None:
    page = client.get("/ahead", params={"day": "2017-11-01"}).text
    link = re.search(r'href="(/download/contacts.jsonl[^"]+)"', page)
    assert link is not None
    assert client.get(link[1].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("path", ["secrets.csv", "contacts.exe", "contacts.csv?colour=red"])
def test_no_other_downloads_are_given(client: TestClient, path: str) -> None:
    assert client.get(f"/download/{path}").status_code == 404


def test_what_was_planned_lies_ahead_and_goes_unconfirmed(client: TestClient) -> None:
    planned = list(client.get("/api/v1/contacts", params={"status": "planned", "rows": 500}).json()["rows"])
    day = min(row["date"][:10] for row in planned if row["date"])
    assert "○ planned" in client.get("/ahead", params={"day": day}).text.replace("</span>", "")
    assert "Not confirmed" in client.get("/ahead", params={"day": "2030-01-01"}).text


def test_facets_lead_to_narrower_answers(client: TestClient) -> None:
    page = client.get("/contacts", params={"between": "RUS,AZE"}).text
    links = [link.replace("&amp;", "&") for link in re.findall(r'<dd><a href="([^"]+)"', page)]
    assert links
    for link in links:
        narrower = client.get(link)
        assert narrower.status_code == 200
        assert '<article class="row"' in narrower.text


def test_the_overview_tells_between_whom_most_goes_on(client: TestClient) -> None:
    page = client.get("/").text
    assert '/dyads/AZE/RUS">Azerbaijan and Russia' in page


@pytest.mark.parametrize(
    ("beginning", "suggested"),
    [("Aze", "Azerbaijan"), ("sergey l", "Sergey Lavrov"), ("", None), ("zzz", None)],
)
def test_names_are_suggested(client: TestClient, beginning: str, suggested: str | None) -> None:
    names = client.get("/suggest", params={"q": beginning}).json()
    assert suggested in names if suggested else names == []
