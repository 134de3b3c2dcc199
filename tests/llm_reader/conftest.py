"""An endpoint of OpenAI's kind on this machine that answers as it is told: well, falsely, or not at all."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from verbale.llm_reader import LanguageModel, LanguageModelReader
from verbale.report import Report

TEXT = """BERN, March 4. Swiss Foreign Minister Ignazio Cassis met his Norwegian counterpart
Ine Eriksen Soreide in Bern on Monday. "We see eye to eye on the Arctic as ever," Cassis said after the talks.

Soreide said that Norway would host the Swiss minister in Oslo on April 10. Trade between Norway and
Switzerland grew by 12 percent in 2018, the ministry added. The two countries signed the Free Trade Accord.
Norway also accused Iran of hacking its parliament.
"""
REPORT = Report(text=TEXT, title="Ministers meet", publisher="Courier", published="2019-03-04")
MEETING = (
    "Swiss Foreign Minister Ignazio Cassis met his Norwegian counterpart Ine Eriksen Soreide "
    "in Bern on Monday."
)
VISIT = "Soreide said that Norway would host the Swiss minister in Oslo on April 10."
KEY = "sk-secret-0123456789"

type Answer = dict[str, Any]
type Make = Callable[..., LanguageModelReader]


def told(**lists: list[Any]) -> Answer:
    """Return an answer with these lists; the others are empty."""
    names = ("actors", "quotations", "contacts", "events", "agreements", "figures")
    return {name: lists.get(name, []) for name in names}


def person(name: str, party: str | None, words: str | None, office: str | None = None, **more: Any) -> Answer:
    return {
        "name": name, "kind": "person", "party": party, "party_words": words, "office_words": office,
        "other_names": [],
    } | more  # fmt: skip


def party(code: str, words: str) -> Answer:
    return {"party": code, "words": words}


CASSIS = person("Ignazio Cassis", "CHE", "Swiss", "Foreign Minister", other_names=["Cassis"])
SOREIDE = person("Ine Eriksen Soreide", "NOR", "Norwegian", other_names=["Soreide"])
THE_TWO = [party("CHE", "Swiss"), party("NOR", "Norwegian")]


def meeting(**changed: Any) -> Answer:
    return {
        "mode": "meeting", "status": "held", "status_words": "met", "date": "2019-03-04",
        "date_words": "on Monday", "place_words": "Bern", "parties": THE_TWO,
        "participants": ["Ignazio Cassis", "Ine Eriksen Soreide"], "sentences": [MEETING],
    } | changed  # fmt: skip


def quotation(**changed: Any) -> Answer:
    return {
        "form": "direct", "content": ["We see eye to eye on the Arctic as ever"], "source": "Cassis",
        "cue": "said", "speaker": "Ignazio Cassis",
    } | changed  # fmt: skip


def event(**changed: Any) -> Answer:
    return {
        "code": "112", "status": "held", "status_words": "accused", "sources": [party("NOR", "Norway")],
        "targets": [party("IRN", "Iran")], "date": None, "date_words": None, "place_words": None,
        "trigger": "accused", "sentence": "Norway also accused Iran of hacking its parliament.",
    } | changed  # fmt: skip


def figure(**changed: Any) -> Answer:
    return {
        "measure": "trade", "words": "Trade", "quantity": "12 percent",
        "parties": [party("NOR", "Norway"), party("CHE", "Switzerland")], "period": "2018",
        "period_words": "in 2018",
        "sentence": "Trade between Norway and Switzerland grew by 12 percent in 2018, the ministry added.",
    } | changed  # fmt: skip


def accord(**changed: Any) -> Answer:
    return {
        "name": "Free Trade Accord", "parties": [party("NOR", "Norway"), party("CHE", "Switzerland")],
        "status": "signed", "status_words": "signed", "date": None, "date_words": None,
        "sentence": "The two countries signed the Free Trade Accord.",
    } | changed  # fmt: skip


WHOLE = told(
    actors=[CASSIS, SOREIDE], quotations=[quotation()], contacts=[meeting()], events=[event()],
    agreements=[accord()], figures=[figure()],
)  # fmt: skip


def completion(content: Any, **changed: Any) -> bytes:
    """Return the body with which an endpoint answers; what is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    body: Answer = {"choices": [choice], "usage": {"prompt_tokens": 1_000, "completion_tokens": 200}}
    if "finish_reason" in changed:
        choice["finish_reason"] = changed.pop("finish_reason")
    return json.dumps(body | changed).encode()


class Endpoint:
    """What the endpoint is to answer, one thing after the other, the last for good; and what it was asked.

    An answer is a body, a status with a body and headers, or "stall" or "drip", which never come to an end.
    """

    def __init__(self) -> None:
        self.answers: list[Any] = [completion(WHOLE)]
        self.asked: list[Answer] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self.url = ""

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(json.loads(handler.rfile.read(int(handler.headers["Content-Length"]))))
        self.headers.append(dict(handler.headers))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer == "stall":
            self.over.wait(30)
            return
        status, body, headers = (200, answer, {}) if isinstance(answer, bytes) else answer
        handler.send_response(status)
        if body == "drip":
            handler.end_headers()
            while not self.over.is_set():
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.05)
            return
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    told = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                told.handle(self)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield told
        told.over.set()
        server.shutdown()


@pytest.fixture
def reader(endpoint: Endpoint) -> Make:
    """Give a function that makes a reader at the endpoint, with settings that cost no time."""

    def make(workers: int = 1, gate: bool = False, **changed: Any) -> LanguageModelReader:
        settings: dict[str, Any] = {
            "url": endpoint.url, "model": "little", "key": SecretStr(KEY), "first_pause_seconds": 0.0,
            "request_seconds": 20.0,
        } | changed  # fmt: skip
        return LanguageModelReader(LanguageModel(**settings), workers=workers, gate=gate)

    return make
