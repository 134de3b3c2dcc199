"""Pages are kept until the record changes, and no longer."""

import asyncio
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report
from verbale.web.app import create_app
from verbale.web.keeping import Kept


class _Server:
    """Answers with the number of the request, so that an answer that was kept can be told."""

    def __init__(self, most_bytes: int = 1_000) -> None:
        self.asked = 0
        self.state = "first"
        self.client = TestClient(Kept(self._answer, lambda: self.state, most_bytes))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        text = f"answer {self.asked}"
        if scope["path"] == "/pieces":
            await StreamingResponse(iter([text, "!"]))(scope, receive, send)
        else:
            status = 404 if scope["path"] == "/nowhere" else 200
            await PlainTextResponse(text, status, {"ETag": f'"{text}"'})(scope, receive, send)

    def get(self, address: str, **headers: str) -> str:
        return self.client.get(address, headers=headers).text


@pytest.fixture
def server() -> _Server:
    return _Server()


def test_the_same_is_answered_once_until_the_state_changes(server: _Server) -> None:
    assert [server.get("/a?x=1"), server.get("/a?x=1"), server.get("/a?x=2")] == [
        "answer 1", "answer 1", "answer 2",
    ]  # fmt: skip
    server.state = "second"
    assert server.get("/a?x=1") == "answer 3"


def test_who_has_an_answer_is_told_so(server: _Server) -> None:
    for _ in range(2):
        answer = server.client.get("/a", headers={"if-none-match": '"answer 1"'})
        assert (answer.status_code, answer.content) == (304, b"")
    assert server.get("/a") == "answer 1"


@pytest.mark.parametrize("address", ["/nowhere", "/pieces", "/static/a.css"])
def test_errors_pieces_and_files_are_not_kept(server: _Server, address: str) -> None:
    assert server.get(address)[:8] == "answer 1"
    assert server.get(address)[:8] == "answer 2"


def test_other_methods_and_other_names_are_answered_anew(server: _Server) -> None:
    assert server.get("/a") == "answer 1"
    assert server.get("/a", host="other.example") == "answer 2"
    assert server.client.post("/a").text == "answer 3"


def test_what_was_asked_longest_ago_is_given_up_first() -> None:
    server = _Server(most_bytes=20)
    assert [server.get("/a"), server.get("/b"), server.get("/a"), server.get("/c")][-1] == "answer 3"
    assert server.get("/a") == "answer 1"
    assert server.get("/b") == "answer 4"


def test_many_at_once_ask_once() -> None:
    asked, go_on = 0, asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal asked
        asked += 1
        await go_on.wait()
        await PlainTextResponse("answer")(scope, receive, send)

    async def ask(app: Kept) -> list[bytes]:
        bodies: list[bytes] = []
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [],
                 "scheme": "http"}  # fmt: skip

        async def send(message: dict[str, object]) -> None:
            body = message.get("body")
            if isinstance(body, bytes):
                bodies.append(body)

        await app(scope, _nothing, send)  # type: ignore[arg-type]
        return bodies

    async def all_at_once() -> list[list[bytes]]:
        app = Kept(slow, lambda: "state")
        asking = asyncio.gather(*(ask(app) for _ in range(5)))
        await asyncio.sleep(0.05)
        go_on.set()
        return list(await asking)

    assert asyncio.run(all_at_once()) == [[b"answer"]] * 5
    assert asked == 1


async def _nothing() -> dict[str, object]:
    return {"type": "http.request"}


def test_a_page_tells_what_another_program_adds(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    title = "A quiet day in Bern"
    report = Report(text="Nothing happened.", title=title, published="2019-03-05")
    with Store(path) as writing, Store(path, read_only=True) as reading:
        client = TestClient(create_app(reading), base_url="http://localhost")
        before = client.get("/reports")
        assert client.get("/reports").headers["etag"] == before.headers["etag"]
        assert title not in before.text
        writing.add(report, Account(reader="written by hand", report=report.id, title=title))
        assert title in client.get("/reports").text
