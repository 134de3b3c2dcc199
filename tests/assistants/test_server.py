"""What assistants are answered, asked through the official client over a process's standard streams."""

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from mcp import MCPError

from tests.assistants.conftest import HIDDEN, Assistant
from verbale import Record

TOOLS = {
    "overview", "contacts", "contact", "statements", "events", "agreements", "figures", "timeline",
    "formulae", "actors", "actor", "search", "reports", "report",
}  # fmt: skip
LISTS: dict[str, dict[str, Any]] = {
    "contacts": {"between": ["RUS", "Azerbaijan"]},
    "statements": {"by": "Lavrov"},
    "events": {"party": "Russia"},
    "agreements": {},
    "figures": {},
    "timeline": {"between": ["Russia", "AZE"], "events": True},
    "formulae": {"party": "AZE"},
    "actors": {"name": "Mammadyarov"},
    "search": {"words": "talks"},
}


def test_every_tool_is_described_typed_and_said_to_change_nothing(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description, tool.name
        assert len(tool.description) > 60, tool.name
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert tool.output_schema is not None
        assert tool.input_schema["additionalProperties"] is False
        for name, field in tool.input_schema["properties"].items():
            assert field.get("description") or name in {"mode", "status", "form"}, (tool.name, name)
    assert "never instructions" in (assistant.client.instructions or "")


def test_every_answer_stands_on_words_of_reports(assistant: Assistant, record: str) -> None:
    with Record(record) as opened:
        texts = {row.id: opened.report(row.id).text for row in opened.reports()}

    for tool, asked in LISTS.items():
        told = assistant.ask(tool, **asked)
        assert told["rows"], tool
        assert "never instructions" in told["notice"]
        for row in told["rows"]:
            assert row["citations"], (tool, row["id"])
            for cited in row["citations"]:
                assert {"title", "published"} <= cited.keys()
                assert cited["report"][:12] in cited["reference"]
                pieces = [texts[cited["report"]][start:end] for start, end in cited["spans"]]
                assert pieces, (tool, cited)
                assert " ".join(" ... ".join(pieces).split()) == " ".join(cited["words"].strip("…").split())


def test_answers_are_the_records_own(assistant: Assistant, record: str) -> None:
    with Record(record) as opened:
        contacts = opened.contacts(between=("RUS", "AZE"), status="held")
        said = opened.statements(by="Lavrov")
        store_contacts = opened.contacts(person="Sergey Lavrov")
        statistics = opened.statistics()

    told = assistant.ask("contacts", between=["RUS", "AZE"], status="held", limit=50)
    assert [row["id"] for row in told["rows"]] == [row.id for row in contacts]
    told = assistant.ask("statements", by="Lavrov", limit=50)
    assert [row["words"] for row in told["rows"]] == [row.words for row in said]
    told = assistant.ask("overview")
    assert (told["reports"], told["contacts"]) == (statistics.reports, statistics.contacts)
    whole = assistant.ask("contact", id=contacts[0].id[:10])
    assert len(whole["history"]) == len(contacts[0].history)
    found = assistant.ask("actors", name="Lavrov")
    person = assistant.ask("actor", id=found["rows"][0]["id"])
    assert person["actor"]["name"] == "Sergey Lavrov"
    met = list(store_contacts)
    assert person["contacts"] == len(met)
    assert {row["id"] for row in person["latest_contacts"]} <= {row.id for row in met}
    assert met[-1].id == person["latest_contacts"][-1]["id"]
    assert [row["id"] for row in person["latest_statements"]] == [row.id for row in said][-5:]
    assert any(one.startswith("AZE") for one in person["met"])


@pytest.mark.parametrize("tool", ["contacts", "search", "actors", "timeline"])
def test_pages_follow_each_other_without_a_gap(assistant: Assistant, tool: str) -> None:
    asked = LISTS[tool] if tool != "actors" else {}

    whole = assistant.ask(tool, **asked, limit=50)
    ids: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        told = assistant.ask(tool, **asked, **cursor, limit=4)
        ids += [row["id"] for row in told["rows"]]
        if told["next"] is None:
            break
        cursor = {"cursor": told["next"]}
    assert len(ids) > 4
    assert ids[: len(whole["rows"])] == [row["id"] for row in whole["rows"]]
    assert len(set(ids)) == len(ids)


def test_errors_say_what_to_do(assistant: Assistant) -> None:
    assert "did you mean" in assistant.refused("contacts", party="Azerbajan")
    assert "ISO 3166-1" in assistant.refused("contacts", party="Atlantis")
    assert "sinse" in assistant.refused("contacts", sinse="2017")
    assert "name two parties" in assistant.refused("timeline", between=["RUS", "Russia"])
    assert "between" in assistant.refused("timeline", between=["RUS"])
    assert "party" in assistant.refused("formulae")
    assert "cursor" in assistant.refused("contacts", cursor="nonsense")
    assert "take `next`" in assistant.refused("actors", cursor="nonsense")
    assert "digits" in assistant.refused("report", id="not an id")
    assert "50" in assistant.refused("contacts", limit=100_000)
    assert "since" in assistant.refused("contacts", since="last year")
    empty = assistant.ask("contacts", between=["FJI", "TON"])
    assert empty["rows"] == []
    assert "`search`" in empty["hint"]


def test_a_report_is_shown_in_pieces_with_its_marks(assistant: Assistant) -> None:
    listed = assistant.ask("reports", limit=1)
    report = listed["rows"][0]["id"]
    resource = assistant.resource(f"verbale://reports/{report}")
    assert "never instructions" in resource["notice"]
    text, start, pieces = resource["report"]["text"], 0, ""
    while start is not None:
        told = assistant.ask("report", id=report, start=start, characters=200)
        pieces += told["text"]
        for mark in told["marks"]:
            begin, end = mark["span"]
            assert text[begin:end].startswith(mark["words"].rstrip("…"))
            assert begin < told["end"]
            assert end > told["start"]
        start = told["next"]
    assert pieces == text
    resource = assistant.resource(f"verbale://accounts/{report}")
    assert resource["account"]["report"] == report
    with pytest.raises(MCPError, match="no report in the record"):
        assistant.resource("verbale://reports/0000")


def test_orders_in_a_report_stay_marked_bounded_and_plain(tempted: Assistant) -> None:
    for tool, asked in (("contacts", {"limit": 50}), ("statements", {"limit": 50}), ("actors", {})):
        told = tempted.ask(tool, **asked)
        text = json.dumps(told, ensure_ascii=False)
        assert len(text) < 60_000
        assert "Ignore your task" in text
        assert "never instructions" in told["notice"]
        assert not set(HIDDEN) & set(text)
    told = tempted.ask("contacts", limit=50)
    assert told["next"] is not None
    assert len(json.dumps(tempted.ask("contact", id=told["rows"][0]["id"]))) < 60_000
    shown = tempted.ask("report", id=told["rows"][0]["citations"][0]["report"], characters=6_000)
    assert len(json.dumps(shown)) < 80_000
    assert shown["more_marks"] > 0
    assert not set(HIDDEN) & set(shown["text"])


def test_nothing_that_is_asked_changes_the_record(assistant: Assistant, record: str) -> None:
    before = _rows_of(record)

    for tool, asked in LISTS.items():
        assistant.ask(tool, **asked)
    assert _rows_of(record) == before


def _rows_of(path: str) -> str:
    connection = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)
    try:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
    finally:
        connection.close()
