from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Serve

HERE = {"origin": "http://localhost"}
SIGNED = {"by": "Desk officer", "reason": "The same talks"}


@pytest.fixture
def client(serve: Serve, record: str, tmp_path: Path) -> TestClient:
    copyfile(record, tmp_path / "own.db")
    return serve(str(tmp_path / "own.db"), write=True)


def contacts(client: TestClient) -> list[str]:
    return [row["id"] for row in client.get("/api/v1/contacts", params={"rows": 500}).json()["rows"]]


def judge(client: TestClient, **form: str) -> int:
    return client.post("/judgements", data=SIGNED | form, headers=HERE, follow_redirects=False).status_code


def test_contacts_are_merged_and_parted_again_from_their_pages(client: TestClient) -> None:
    before = contacts(client)
    assert judge(client, verdict="merge", contact=before[0], other=before[1]) == 303
    assert len(contacts(client)) == len(before) - 1
    page = client.get("/judgements").text
    assert "The same talks" in page
    judgement = page.split('name="judgement" value="')[1].split('"')[0]
    assert judge(client, verdict="undo", judgement=judgement) == 303
    assert contacts(client) == before


def test_nothing_is_written_unless_it_is_allowed(serve: Serve) -> None:
    client = serve()
    one, other, *_ = contacts(client)
    assert judge(client, verdict="merge", contact=one, other=other) == 403
    assert "Merge" not in client.get(f"/contacts/{one}").text


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_other_sites_cannot_judge(client: TestClient, origin: str | None) -> None:
    one, other, *_ = contacts(client)
    form = SIGNED | {"verdict": "merge", "contact": one, "other": other}
    headers = {"origin": origin} if origin else {}
    assert client.post("/judgements", data=form, headers=headers).status_code == 403
    assert contacts(client)[:2] == [one, other]


@pytest.mark.parametrize(
    "form",
    [{}, {"verdict": "praise"}, {"verdict": "merge", "contact": "zz", "other": "yy"}, {"verdict": "undo"}],
)
def test_what_makes_no_sense_is_told(client: TestClient, form: dict[str, str]) -> None:
    assert judge(client, **form) == 404
    assert judge(client, **form | {"reason": ""}) == 404
