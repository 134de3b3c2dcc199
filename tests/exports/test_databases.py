"""Parquet and DuckDB, read back with their own readers."""

from pathlib import Path

import duckdb
import polars
import pytest
from pyarrow import parquet

from tests.exports.conftest import TALKS, Export, report_id
from verbale import Record
from verbale.exports import FORMATS
from verbale.exports.arrow import schema_of
from verbale.exports.stream import ROWS


@pytest.fixture
def database(record: Record, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    file = tmp_path / "record.duckdb"
    assert record.export("duckdb", file, licence="CC0-1.0") > 0
    return duckdb.connect(str(file), read_only=True)


def test_the_database_holds_all_kinds_of_rows(database: duckdb.DuckDBPyConnection, record: Record) -> None:
    for kind in FORMATS["duckdb"].kinds:
        [[count]] = database.table(kind).count("*").fetchall()
        held = record.statistics()
        assert count == getattr(held, kind), kind


def test_its_views_lead_to_sentences(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "SELECT first, last, words, reports.title FROM contact_sources JOIN reports ON reports.id = report "
        "WHERE report = ?", [report_id("talks")],
    ).fetchall()  # fmt: skip
    assert [(TALKS[first:last], title) for first, last, _, title in rows] == [(rows[0][2], "Talks")]
    pairs = database.execute(
        "SELECT source, target, goldstein FROM event_pairs WHERE cameo = '163'"
    ).fetchall()
    assert pairs == [("CHE", "NOR", -8.0)]
    views = database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for [view] in views:
        assert database.view(view).columns
        database.view(view).fetchall()
    assert len(views) == 10


def test_it_says_what_it_is(database: duckdb.DuckDBPyConnection) -> None:
    about = dict(database.execute("SELECT name, value FROM verbale").fetchall())
    assert about["licence"] == "CC0-1.0"
    assert about["made by"].startswith("verbale ")
    [[comment]] = database.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'cameo'"
    ).fetchall()
    assert "CAMEO" in comment


def test_reports_are_looked_up_where_rows_are_asked_by_conditions(record: Record, tmp_path: Path) -> None:
    record.export("duckdb", tmp_path / "some.duckdb", between=("CHE", "NOR"))
    with duckdb.connect(str(tmp_path / "some.duckdb"), read_only=True) as database:
        assert database.execute("SELECT count(*) FROM reports").fetchall() == [(3,)]
        assert {name for [name] in database.execute("SHOW TABLES").fetchall()} >= {"contacts", "events"}


def test_parquet_has_types_and_metadata(export: Export, tmp_path: Path) -> None:
    (tmp_path / "events.parquet").write_bytes(export("parquet", "events", licence="CC0-1.0"))
    frame = polars.read_parquet(tmp_path / "events.parquet")
    assert frame.schema["goldstein"] == polars.Float64
    assert frame["sources"][0][0]["words"]
    told = parquet.read_schema(tmp_path / "events.parquet").metadata
    assert told[b"verbale licence"] == b"CC0-1.0"
    assert b"events" in told[b"verbale question"]


@pytest.mark.parametrize("kind", ROWS)
def test_every_kind_of_rows_has_columns(kind: str) -> None:
    assert schema_of(ROWS[kind]).names == list(ROWS[kind].model_fields)
