"""`verbale events`, `intensity`, `agreements` and `figures`, on a record of reports that were read."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import verbale
from verbale.cli import app

REPORTS = [
    ("2019-03-05",
     "Norwegian Foreign Minister Ine Eriksen Soreide met her Kenyan counterpart Monica Juma in Oslo on "
     "Monday. Norway imposed sanctions on Kenya on March 1."),
    ("2019-03-07",
     "Norway imposed sanctions on Kenya on Friday, March 1, the harbour office told the town. "
     "Trade between Norway and Kenya grew by more than 12 percent last year, Soreide said."),
    ("2019-04-02",
     "Norway and Kenya signed the Mombasa Agreement on March 30, 2019. "
     "Norwegian troops attacked Kenya on April 1."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERBALE_RECORD", "FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("deeds")
    lines = [json.dumps({"text": text, "date": day, "publisher": "Courier"}) for day, text in REPORTS]
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n")
    path = str(folder / "deeds.db")
    result = CliRunner().invoke(app, ["read", str(folder / "reports.jsonl"), "--record", path])
    assert result.exit_code == 0, result.output
    return path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result


def rows(*arguments: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(run(*arguments, "--json").stdout)["rows"]
    return answer


def test_events_stand_with_their_code_words_and_reports(record: str) -> None:
    printed = run("events", "--by", "Norway", "--type", "sanction", "-r", record).stdout
    assert "SANCTION" in printed
    assert "Norway → Kenya" in printed
    assert "2 reports, 2 independent" in printed
    assert "imposed sanctions on Kenya on March 1." in printed
    assert "Courier" in printed
    assert "No such event" in run("events", "--by", "Kenya", "--quad", "4", "-r", record).stdout


def test_the_same_events_are_found_by_dyad_and_quad(record: str) -> None:
    found = rows("events", "--between", "KEN", "NOR", "--quad", "4", "-r", record)
    assert [(row["type"], row["date"]) for row in found] == [
        ("SANCTION", "2019-03-01"), ("ASSAULT", "2019-04-01"),
    ]  # fmt: skip
    assert rows("events", "--cameo", "19", "--since", "2019-04", "-r", record) == found[1:]
    assert [row["type"] for row in rows("events", "--contacts", "-r", record)] == ["CONSULT"]


def test_intensity_is_a_table_and_a_drawing(record: str, tmp_path: Path) -> None:
    drawn = tmp_path / "dyad.svg"
    printed = run("intensity", "--between", "Norway", "Kenya", "--plot", str(drawn), "-r", record).stdout
    assert "Norway → Kenya" in printed
    assert "2019-03" in printed
    assert "Norway → Kenya" in drawn.read_text("utf-8")
    [year] = [row for row in rows("intensity", "--between", "NOR", "KEN", "--by", "year", "-r", record)
              if row["direction"] == "there"]  # fmt: skip
    assert year["period"] == "2019"
    assert year["mean"] == pytest.approx(year["total"] / year["events"], abs=1e-3)
    assert "No event" in run("intensity", "--between", "Peru", "Chile", "-r", record).stdout


def test_agreements_and_figures_stand_with_their_sentences(record: str) -> None:
    printed = run("agreements", "--name", "Mombasa", "-r", record).stdout
    assert "Mombasa Agreement signed" in printed
    assert "Kenya and Norway" in printed
    printed = run("figures", "--what", "trade", "--of", "Norway", "-r", record).stdout
    assert "more than +12%" in printed
    assert "given by" in printed
    [row] = rows("figures", "--between", "NOR", "KEN", "-r", record)
    assert (row["low"], row["period"], row["parties"]) == ("12", "2018", ["KEN", "NOR"])
    assert "No such figure" in run("figures", "--what", "unicorns", "-r", record).stdout
    assert "No such agreement" in run("agreements", "--party", "Peru", "-r", record).stdout


def test_a_timeline_shows_events_on_request(record: str) -> None:
    kinds = {row["kind"] for row in rows("timeline", "--between", "NOR", "KEN", "-r", record)}
    more = {row["kind"] for row in rows("timeline", "--between", "NOR", "KEN", "--events", "-r", record)}
    assert more - kinds == {"event"}
    assert "SANCTION" in run("timeline", "--between", "NOR", "KEN", "--events", "-r", record).stdout


def test_python_asks_the_same(record: str) -> None:
    with verbale.Record(record, create=False) as opened:
        assert len(opened.events(between=("Norway", "Kenya"), quad=4, type="assault")) == 1
        assert opened.intensity(between=("NOR", "KEN"), by="year").to_polars().height == 3
        assert [row.name for row in opened.agreements(between=("NOR", "KEN"))] == ["Mombasa Agreement"]
        assert [row.low for row in opened.figures(what="trade", of="Kenya")] == ["12"]


def test_a_report_is_shown_with_its_events_agreements_and_figures(record: str) -> None:
    with verbale.Record(record, create=False) as opened:
        ids = [row.id for row in opened.reports()]
    printed = "".join(run("show", one, "-r", record).stdout for one in ids)
    for words in ("SANCTION", "Norway → Kenya", "Mombasa Agreement", "12 percent"):
        assert words in printed


@pytest.mark.parametrize("command", [
    "events --between NOR KEN --quad 4", "intensity --between NOR KEN --status held",
    "agreements --party NOR", "figures --what trade --of KEN",
])  # fmt: skip
def test_what_was_asked_may_be_saved_and_asked_for_news(record: str, command: str) -> None:
    name = command.split()[0]
    run("ask", "--save", name, "-r", record, "--", *command.split())
    assert rows("ask", name, "--new", "-r", record)
    assert "Nothing new" in CliRunner().invoke(app, ["ask", name, "--new", "-r", record]).stdout
    run("ask", "--delete", name, "-r", record)
