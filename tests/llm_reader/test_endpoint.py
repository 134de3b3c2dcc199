"""Endpoints that fail: what is tried again, what is given up, and what that says to whoever waits."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.llm_reader.conftest import (
    KEY,
    REPORT,
    TEXT,
    WHOLE,
    Endpoint,
    Make,
    completion,
    told,
)
from verbale.engines import Failure
from verbale.errors import Abort
from verbale.llm_reader import LanguageModel, LanguageModelReader
from verbale.report import Report
from verbale.sources.fetching.clock import Clock

GOOD = completion(WHOLE)
CUT = completion(json.dumps(WHOLE)[:300], finish_reason="length")


class Patient(Clock):
    """A clock on which waiting takes no time, and is written down."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


def failure(reader: LanguageModelReader, report: Report = REPORT) -> str:
    [outcome] = reader.read_all([report])
    assert isinstance(outcome, Failure)
    return outcome.reason


PASSING: dict[str, Any] = {
    "too many requests": (429, b"slow down", {}),
    "a server's error": (500, b"oops", {}),
    "overload": (503, b"", {}),
    "cut JSON": completion(json.dumps(WHOLE)[:300]),
    "no JSON at all": completion("I am sorry, here is what I found: Cassis met Soreide."),
    "words around the JSON": completion(f"Sure! {json.dumps(WHOLE)}"),
    "another object": completion({"contacts": []}),
    "a list": completion([]),
    "no number": completion(json.dumps(told()).replace("[]", "NaN", 1)),
    "text where lists should be": completion(told() | {"contacts": "none"}),
    "depth without end": completion("[" * 100_000),
    "an empty answer": completion(""),
    "no choices": json.dumps({"choices": []}).encode(),
    "no completion": b"<html>502 Bad Gateway</html>",
    "null for text": json.dumps({"choices": [{"message": {"content": None}}]}).encode(),
    "bytes that are no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("case", PASSING)
def test_what_may_pass_is_tried_again(endpoint: Endpoint, reader: Make, case: str) -> None:
    endpoint.answers = [PASSING[case], GOOD]
    asked = reader()
    assert asked.read(REPORT).contacts
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize("case", PASSING)
def test_what_does_not_pass_is_a_failure_of_that_report(endpoint: Endpoint, reader: Make, case: str) -> None:
    endpoint.answers = [PASSING[case]]
    assert failure(reader())
    assert len(endpoint.asked) == 3


def test_pauses_grow_and_heed_the_endpoint(endpoint: Endpoint) -> None:
    clock = Patient()
    settings = LanguageModel(url=endpoint.url, model="little", max_tries=5, first_pause_seconds=2.0)
    endpoint.answers = [
        (500, b"", {}),
        (500, b"", {}),
        (429, b"", {"Retry-After": "7"}),
        (500, b"", {}),
        GOOD,
    ]
    assert LanguageModelReader(settings, clock=clock).read(REPORT).contacts
    assert clock.waited == [2.0, 4.0, 7.0, 16.0]
    endpoint.answers = [(429, b"", {"Retry-After": "3600"})]
    assert "429" in failure(LanguageModelReader(settings, clock=clock))
    assert len(clock.waited) == 4


@pytest.mark.parametrize("answer", ["stall", (200, "drip", {})])
def test_an_endpoint_that_stalls_costs_its_time_and_no_more(
    endpoint: Endpoint, reader: Make, answer: Any
) -> None:
    endpoint.answers = [answer]
    assert "within the 0.3 s allowed" in failure(reader(request_seconds=0.3, max_tries=2))
    assert len(endpoint.asked) == 2


def test_a_huge_answer_is_not_taken_in(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [completion("x" * 200_000)]
    assert "larger than 100,000 bytes" in failure(reader(max_answer_bytes=100_000))
    assert len(endpoint.asked) == 1


def test_too_many_items_are_left_out_and_counted(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [completion(told(contacts=[{}] * 1_000))]
    asked = reader(max_items=10)
    asked.read(REPORT)
    assert asked.usage.rejected == {
        "contact: too many in one answer": 990,
        "contact: not of the form asked for": 10,
    }


def test_a_piece_whose_answer_is_cut_short_is_read_in_smaller_ones(endpoint: Endpoint, reader: Make) -> None:
    report = Report(text=TEXT + "\n\n".join("Nothing else was told that day. " * 20 for _ in range(4)))
    endpoint.answers = [CUT, GOOD, completion(told())]
    account = reader().read(report)
    assert len(account.contacts) == 1
    sent = [json.loads(one["messages"][1]["content"])["report"] for one in endpoint.asked]
    assert len(sent) > 2
    assert "".join(sent[1:]) == sent[0] == report.text


def test_an_answer_that_stays_cut_short_says_what_to_do(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [CUT]
    assert "max_answer_tokens" in failure(reader())
    assert len(endpoint.asked) == 1


def test_what_an_endpoint_does_not_understand_is_left_out_from_then_on(
    endpoint: Endpoint, reader: Make
) -> None:
    refusals: list[Any] = [
        (400, b'{"error": "response_format json_schema is not supported"}', {}),
        (400, b'{"error": "use max_completion_tokens instead of max_tokens"}', {}),
        (422, b'{"error": "temperature must be 1"}', {}),
    ]
    endpoint.answers = [*refusals, GOOD]
    asked = reader()
    assert asked.read(REPORT).contacts
    last = endpoint.asked[-1]
    assert not {"response_format", "max_tokens", "temperature"} & last.keys()
    assert last["max_completion_tokens"] == 8_000
    asked.read(REPORT.model_copy(update={"title": "Another"}))
    assert len(endpoint.asked) == 5


def test_fenced_json_is_understood(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [completion(f"```json\n{json.dumps(WHOLE)}\n```\n")]
    assert reader().read(REPORT).contacts


def test_what_can_never_work_ends_the_run(endpoint: Endpoint, reader: Make) -> None:
    for status, words in ((401, "VERBALE_LLM_KEY"), (403, "VERBALE_LLM_KEY"), (404, "little")):
        endpoint.answers = [(status, f"wrong key {KEY}".encode(), {})]
        with pytest.raises(Abort, match=words) as told:
            list(reader().read_all([REPORT]))
        assert KEY not in str(told.value)
    with pytest.raises(Abort, match="address"):
        reader(url="ftp://models.example/v1")
    with pytest.raises(Abort, match="user name"):
        reader(url="http://me:secret@models.example/v1")


def test_failures_in_a_row_end_the_run(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [(500, b"", {})]
    reports = [Report(text=f"{TEXT}{number}") for number in range(20)]
    with pytest.raises(Abort, match="5 reports in a row"):
        list(reader(max_tries=1).read_all(reports))
    assert len(endpoint.asked) == 5


def test_nobody_listens(reader: Make) -> None:
    assert "no answer" in failure(reader(url="http://127.0.0.1:9/v1"))


def test_redirects_are_not_followed(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [(302, b"", {"Location": endpoint.url})]
    assert "302" in failure(reader())
    assert len(endpoint.asked) == 1


def test_a_model_that_refuses_is_told(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [json.dumps({"choices": [{"message": {"refusal": "I can't"}}]}).encode()]
    assert "refuses" in failure(reader())


def test_the_key_goes_to_the_endpoint_and_nowhere_else(endpoint: Endpoint, reader: Make) -> None:
    endpoint.answers = [(500, f"your key {KEY} is overloaded".encode(), {})]
    asked = reader()
    assert KEY not in failure(asked)
    assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"
    endpoint.answers = [GOOD]
    account = asked.read(REPORT)
    assert KEY not in account.to_json() + repr(asked.usage) + asked.version
    assert KEY not in repr(LanguageModel(url=endpoint.url, model="little", key=KEY))
    assert all(KEY not in json.dumps(body) for body in endpoint.asked)


def test_a_report_that_is_too_long_is_not_sent(endpoint: Endpoint, reader: Make) -> None:
    assert "longer than the 1,000 characters" in failure(
        reader(max_report_characters=1_000), Report(text=TEXT * 3)
    )
    assert endpoint.asked == []


def test_tokens_and_cost_are_counted(endpoint: Endpoint, reader: Make) -> None:
    asked = reader(input_price=3.0, output_price=15.0)
    asked.read(REPORT)
    endpoint.answers = [json.dumps({"choices": [{"message": {"content": json.dumps(told())}}]}).encode()]
    asked.read(REPORT.model_copy(update={"title": "Another"}))
    usage = asked.usage
    assert (usage.requests, usage.input_tokens, usage.output_tokens, usage.uncounted) == (2, 1_000, 200, 1)
    assert usage.cost == pytest.approx(0.006)
    assert usage.kept["contacts"] == 1
    assert reader().usage.cost is None


def test_kept_answers_are_not_asked_for_again(endpoint: Endpoint, reader: Make, tmp_path: Path) -> None:
    first = reader(cache=tmp_path / "kept")
    account = first.read(REPORT)
    second = reader(cache=tmp_path / "kept")
    assert second.read(REPORT) == account
    assert (second.usage.requests, second.usage.cached, second.usage.input_tokens) == (0, 1, 0)
    assert len(endpoint.asked) == 1
    other = reader(cache=tmp_path / "kept", model="large")
    other.read(REPORT)
    assert len(endpoint.asked) == 2
    for file in (tmp_path / "kept").iterdir():
        assert KEY not in file.read_text()
        file.write_text("{")
    reader(cache=tmp_path / "kept").read(REPORT)
    assert len(endpoint.asked) == 3


def test_answers_of_no_use_are_not_kept(endpoint: Endpoint, reader: Make, tmp_path: Path) -> None:
    endpoint.answers = [completion("no")]
    failure(reader(cache=tmp_path))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(Abort, match="name another folder"):
        reader(cache=tmp_path / "file")
