import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Serve

TOKEN = "a-token-that-is-long-enough"  # noqa: S105


def test_every_answer_forbids_foreign_scripts_and_frames(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/verbale.css", "/api/v1/statistics"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8377", ""])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8377", "127.0.0.1:9", "[::1]:80", "LOCALHOST"])
def test_loopback_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_named_host_is_served(serve: Serve) -> None:
    assert serve(names=("archive.example",)).get("/", headers={"host": "archive.example"}).status_code == 200


def test_a_token_is_asked_for_and_moves_into_a_cookie(serve: Serve) -> None:
    client = serve(token=TOKEN)
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}x"}).status_code == 401
    assert client.get("/api/v1/statistics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/", params={"token": "wrong"}).status_code == 401
    shown = client.get("/", params={"token": TOKEN}, follow_redirects=False)
    assert shown.status_code == 303
    assert TOKEN not in shown.headers["location"]
    assert client.get("/").status_code == 200


def test_long_addresses_and_large_bodies_are_refused(serve: Serve) -> None:
    client = serve(query_characters=200, body_bytes=1_000)
    assert client.get("/search", params={"q": "a" * 300}).status_code == 414
    assert client.post("/", content=b"x" * 2_000).status_code == 413


def test_too_many_requests_are_refused_with_a_remedy(serve: Serve) -> None:
    client = serve(requests_a_minute=3)
    assert [client.get("/static/icon.svg").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = client.get("/api/v1/statistics")
    assert refused.json() == {"error": {"code": "too many requests", "message": "wait a minute"}}
    assert refused.headers["retry-after"] == "60"
