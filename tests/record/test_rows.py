import json
import sys

import pytest

from verbale.errors import Abort
from verbale.record.rows import Disagreement, Rows, StatusWord

ROWS = Rows([
    StatusWord(published="2020-01-01", status="planned", report="a"),
    StatusWord(published=None, status="held", report="b"),
])  # fmt: skip


def test_rows_are_a_sequence() -> None:
    assert len(ROWS) == 2
    assert ROWS[1].report == "b"
    assert isinstance(ROWS[:1], Rows)
    assert ROWS[:1] == Rows([ROWS[0]])
    assert [row.report for row in reversed(ROWS)] == ["b", "a"]


def test_rows_go_out_as_dictionaries_json_and_a_data_frame() -> None:
    dicts = [
        {"published": "2020-01-01", "status": "planned", "report": "a"},
        {"published": None, "status": "held", "report": "b"},
    ]
    assert ROWS.to_dicts() == dicts
    assert json.loads(ROWS.to_json()) == dicts
    assert ROWS.to_polars().to_dicts() == dicts
    mixed = Rows([ROWS[0], Disagreement(field="mode", values=("meeting", "visit"))])
    assert set(mixed.to_polars().columns) == {"published", "status", "report", "field", "values"}


def test_without_polars_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(Abort, match=r"pip install verbale\[polars\]"):
        ROWS.to_polars()
