import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    "name",
    [
        "contacts",
        "statements",
        "events",
        "agreements",
        "formulae?party=AZE",
        "reports",
        "actors",
        "search?q=talks",
    ],
)
def test_lists_have_one_shape(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/v1/{name}")
    assert answer.status_code == 200
    assert set(answer.json()) == {"rows", "next"}
    assert answer.json()["rows"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("contacts?between=RUS", 404),
        ("contacts?rows=0", 422),
        ("contacts?colour=red", 422),
        ("contacts?cursor=elsewhere", 400),
        ("figures?cursor=elsewhere", 404),
        ("formulae", 400),
        ("reports/zzz", 404),
        ("nothing", 404),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message"}


def test_paging_gives_every_row_once(client: TestClient) -> None:
    whole = client.get("/api/v1/contacts").json()["rows"]
    cursor, paged = None, []
    while True:
        part = client.get(
            "/api/v1/contacts", params={"rows": 3} | ({"cursor": cursor} if cursor else {})
        ).json()
        paged += part["rows"]
        cursor = part["next"]
        if cursor is None:
            break
    assert paged == whole


@pytest.mark.parametrize("kind", ["agreements", "figures"])
def test_the_newest_can_come_first(client: TestClient, kind: str) -> None:
    oldest = client.get(f"/api/v1/{kind}").json()["rows"]
    assert client.get(f"/api/v1/{kind}?order=newest").json()["rows"] == oldest[::-1]
    assert client.get(f"/{kind}?order=newest").status_code == 200


def test_a_report_and_its_account_are_given_by_id(client: TestClient) -> None:
    report = client.get("/api/v1/reports").json()["rows"][0]
    assert client.get(f"/api/v1/reports/{report['id'][:12]}").json()["title"] == report["title"]
    assert client.get(f"/api/v1/reports/{report['id']}/account").json()["report"] == report["id"]


def test_the_api_describes_itself(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert "/api/v1/contacts" in described["paths"]
    assert not [path for path in described["paths"] if not path.startswith("/api/v1/")]


def test_who_has_an_answer_is_told_so(client: TestClient) -> None:
    for path in ("/api/v1/contacts", "/contacts", "/static/verbale.css"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_answers_are_packed(client: TestClient) -> None:
    assert client.get("/api/v1/contacts").headers["content-encoding"] == "gzip"
