import json
import sys
from typing import Any

import pytest

from verbale.errors import Abort
from verbale.record.formulae.rows import Variant
from verbale.record.rows import Disagreement, TenureSource
from verbale.record.sequence import Rows

ROWS = Rows([
    TenureSource(published="2020-01-01", publisher="Courier", report="a", title=None),
    TenureSource(published=None, publisher="Herald", report="b", title=None),
])  # fmt: skip


def test_rows_are_a_sequence() -> None:
    assert len(ROWS) == 2
    assert ROWS[1].report == "b"
    assert isinstance(ROWS[:1], Rows)
    assert ROWS[:1] == Rows([ROWS[0]])
    assert [row.report for row in reversed(ROWS)] == ["b", "a"]


def test_rows_go_out_as_dictionaries_json_and_a_data_frame() -> None:
    dicts = [
        {"report": "a", "publisher": "Courier", "published": "2020-01-01", "title": None},
        {"report": "b", "publisher": "Herald", "published": None, "title": None},
    ]
    assert ROWS.to_dicts() == dicts
    assert json.loads(ROWS.to_json()) == dicts
    assert ROWS.to_polars().to_dicts() == dicts
    mixed = Rows([ROWS[0], Disagreement(field="mode", values=("meeting", "visit"))])
    assert set(mixed.to_polars().columns) == {"published", "publisher", "report", "title", "field", "values"}


def test_without_polars_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(Abort, match=r"pip install verbale\[polars\]"):
        ROWS.to_polars()


def test_a_trusted_row_is_the_same_as_a_checked_one() -> None:
    values: dict[str, Any] = {"words": "trade grew", "uses": 3}
    trusted, checked = Variant.trusted(**dict(reversed(values.items()))), Variant(**values)
    assert trusted == checked
    assert trusted.model_dump_json() == checked.model_dump_json()
    assert hash(trusted) == hash(checked)


def test_a_trusted_row_lacks_no_value() -> None:
    with pytest.raises(KeyError):
        Variant.trusted(words="trade grew")
