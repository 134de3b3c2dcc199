"""A DuckDB database in one file: a table for each kind of rows, views over what is nested, comments.

Reports that tell of rows are looked up, so that every id of a report can be joined to where it was published.
"""

import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.errors import Abort
from verbale.exports.arrow import batches, schema_of
from verbale.exports.setting import Setting, with_reports
from verbale.exports.stream import ROWS
from verbale.record.rows import ReportRow, Row

if TYPE_CHECKING:
    import duckdb

_PIECE_BYTES = 1 << 20
_ABOUT = "verbale"


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield the database, which is built in a temporary file. Raises Abort when duckdb is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise Abort("duckdb is not installed: run \"pip install 'verbale[duckdb]'\"") from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verbale.duckdb"
        with duckdb.connect(str(path)) as database:
            _fill(database, rows, setting)
        with path.open("rb") as written:
            while piece := written.read(_PIECE_BYTES):
                yield piece


def _fill(database: "duckdb.DuckDBPyConnection", rows: Iterable[Row], setting: Setting) -> None:
    kinds = tuple(dict.fromkeys((*setting.kinds, "reports")))
    for kind in kinds:
        _make(database, kind)
    database.execute("ALTER TABLE reports ADD PRIMARY KEY (id)")
    names = {model: kind for kind, model in ROWS.items()}
    for model, some in groupby(rows, key=type):
        _insert(database, names[model], some, setting)
    database.execute(f'CREATE TABLE "{_ABOUT}" (name VARCHAR, value VARCHAR)')
    database.executemany(f'INSERT INTO "{_ABOUT}" VALUES (?, ?)', list(setting.about().items()))  # noqa: S608
    for view in tomllib.loads((files("verbale.exports") / "data" / "views.toml").read_text())["view"]:
        if set(view["needs"]) <= set(kinds):
            database.execute(f"CREATE VIEW {view['name']} AS {view['sql']}")
            _comment(database, f"VIEW {view['name']}", view["about"])


def _make(database: "duckdb.DuckDBPyConnection", kind: str) -> None:
    schema = schema_of(ROWS[kind])
    database.register("given", schema.empty_table())
    database.execute(f"CREATE TABLE {kind} AS SELECT * FROM given")  # noqa: S608 - a name of our own
    database.unregister("given")
    _comment(database, f"TABLE {kind}", (ROWS[kind].__doc__ or "").strip())
    for field in schema:
        if field.metadata:
            _comment(database, f'COLUMN {kind}."{field.name}"', field.metadata[b"description"].decode())


def _comment(database: "duckdb.DuckDBPyConnection", on: str, words: str) -> None:
    quoted = words.replace("'", "''")
    database.execute(f"COMMENT ON {on} IS '{quoted}'")


def _insert(database: "duckdb.DuckDBPyConnection", kind: str, rows: Iterable[Row], setting: Setting) -> None:
    told: dict[str, ReportRow] = {}

    def noted() -> Iterator[Row]:
        for row, known in with_reports(rows, setting):
            told.update(known)
            yield row

    for batch in batches(noted(), schema_of(ROWS[kind])):
        _add(database, kind, batch)
        for reports in batches(told.values(), schema_of(ReportRow)):
            _add(database, "reports", reports)
        told.clear()


def _add(database: "duckdb.DuckDBPyConnection", kind: str, batch: Any) -> None:
    import pyarrow

    database.register("given", pyarrow.Table.from_batches([batch]))
    known = " ON CONFLICT DO NOTHING" if kind == "reports" else ""
    database.execute(f"INSERT INTO {kind} SELECT * FROM given{known}")  # noqa: S608 - a name of our own
    database.unregister("given")
