"""Reading into a record with a language model, from Python and from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.llm_reader.conftest import KEY, TEXT, WHOLE, Endpoint, completion, meeting
from verbale import LanguageModel, Record
from verbale.cli import app


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "VERBALE_RECORD",
        "VERBALE_LLM_URL",
        "VERBALE_LLM_MODEL",
        "VERBALE_LLM_CACHE",
        "FORCE_COLOR",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("VERBALE_LLM_KEY", KEY)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(f"Title: Ministers meet\nPublisher: Courier\nDate: 2019-03-04\n\n{TEXT}")
    return path


def run(endpoint: Endpoint, report: Path, *arguments: str) -> Result:
    options = ["--record", str(report.with_suffix(".db")), "--reader", "llm", "--llm-model", "little"]
    return CliRunner().invoke(app, ["read", str(report), *options, "--llm-url", endpoint.url, *arguments])


def test_the_closing_summary_tells_tokens_cost_and_what_was_rejected(
    endpoint: Endpoint, report: Path
) -> None:
    lie = meeting(sentences=["They met in Geneva as well."])
    endpoint.answers = [completion(WHOLE | {"contacts": [meeting(), lie]})]
    prices = ("--llm-setting", "input_price=3", "--llm-setting", "output_price=15")
    result = run(endpoint, report, *prices)
    assert result.exit_code == 0, result.output
    lines = {line.split("  ")[0].strip(): line for line in result.stdout.splitlines()}
    assert "1,000" in lines["tokens sent"]
    assert "0.0060" in lines["cost"]
    assert "1 contacts" in lines["items kept"]
    assert "words not in the report" in lines["rejected"]
    assert KEY not in result.output
    assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"
    again = run(endpoint, report, "--json")
    summary = json.loads(again.stdout)
    assert (summary["read"], summary["unchanged"]) == (0, 1)
    assert summary["language_model"]["requests"] == 0
    assert len(endpoint.asked) == 1
    assert KEY.encode() not in report.with_suffix(".db").read_bytes()


def test_a_second_record_is_made_from_kept_answers(endpoint: Endpoint, report: Path, tmp_path: Path) -> None:
    model = LanguageModel(url=endpoint.url, model="little", cache=tmp_path / "kept")
    rows = []
    for name in ("one.db", "other.db"):
        with Record(tmp_path / name) as record:
            summary = record.add(report, language_model=model)
            assert summary.read == 1
            rows.append(record.contacts(between=("Norway", "CHE")).to_json())
    assert rows[0] == rows[1]
    assert "Ignazio Cassis" in rows[0]
    assert len(endpoint.asked) == 1


def test_a_failure_is_a_line_and_leaves_what_is_there(endpoint: Endpoint, report: Path) -> None:
    assert run(endpoint, report).exit_code == 0
    endpoint.answers = [(500, b"", {})]
    result = run(endpoint, report, "--reread", "--llm-setting", "max_tries=1")
    assert result.exit_code == 1
    assert "report.txt" in result.stderr
    assert "500" in result.stderr
    with Record(report.with_suffix(".db")) as record:
        assert len(record.contacts()) == 1


def test_the_gate_stands_before_the_model_too(endpoint: Endpoint, tmp_path: Path) -> None:
    weather = tmp_path / "weather.txt"
    weather.write_text("Date: 2019-03-04\n\nThe weather was mild and the harvest good, farmers said.\n")
    result = run(endpoint, weather, "--json")
    assert json.loads(result.stdout)["turned_away"] == 1
    assert endpoint.asked == []
    assert json.loads(run(endpoint, weather, "--json").stdout)["unchanged"] == 1
    assert json.loads(run(endpoint, weather, "--json", "--no-gate").stdout)["read"] == 1
    assert len(endpoint.asked) == 1


def test_rules_read_unless_asked_otherwise(endpoint: Endpoint, report: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(report), "--record", str(report.with_suffix(".db"))])
    assert result.exit_code == 0
    assert endpoint.asked == []
    assert "tokens" not in result.stdout


def test_options_that_make_no_sense_say_what_to_do(endpoint: Endpoint, report: Path) -> None:
    for arguments, words in (
        (["--llm-setting", "price=3"], "input_price"),
        (["--llm-setting", "max_tries=many"], "max_tries"),
        (["--llm-setting", "key=sk"], "what can be set"),
        (["--reader", "magic"], "rules or llm"),
        (["--llm-url", ""], "--llm-url"),
        (["--accounts", "somewhere"], "leave out --accounts"),
        (["--reader", "rules", "--llm-setting", "input_price=3"], "--reader llm"),
    ):
        result = run(endpoint, report, *arguments)
        assert result.exit_code == 2, arguments
        assert words in result.stderr
    assert endpoint.asked == []
