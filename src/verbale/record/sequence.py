"""The rows of one answer in order, and the forms in which they leave the program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from verbale.errors import Abort
from verbale.record.rows import Row

if TYPE_CHECKING:
    import altair
    import pandas
    import polars
    import pyarrow


class Rows[T: Row](Sequence[T]):
    """The rows of one answer, in order.

    `next` is the cursor with which the answer goes on after them; None at its end, or where it has none.
    """

    def __init__(self, rows: Iterable[T] = (), *, next: str | None = None) -> None:  # noqa: A002
        self._rows = tuple(rows)
        self.next = next

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Rows[T]":
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"Rows({list(self._rows)!r})"

    def _repr_html_(self) -> str:
        """Return a table, as notebooks show it."""
        from verbale.record.shown import html_table

        return html_table(self._rows, more=self.next is not None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries of JSON values."""
        return [row.model_dump(mode="json") for row in self._rows]

    def to_json(self) -> str:
        """Return the rows as one JSON array."""
        return json.dumps(self.to_dicts(), ensure_ascii=False)

    def to_altair(self) -> "altair.Chart":
        """Return the rows as a chart: contacts, statements, events, a timeline, formulae or intensity.

        Raises Abort when Altair is not installed, and where there is nothing to draw.
        """
        from verbale.charts import chart

        return chart(self._rows)

    def to_arrow(self) -> "pyarrow.Table":
        """Return the rows as an Arrow table, a column for each field.

        Raises Abort when pyarrow is not installed.
        """
        try:
            import pyarrow
        except ImportError as error:
            raise Abort("pyarrow is not installed: run 'pip install verbale[arrow]'") from error
        return pyarrow.Table.from_pylist(self.to_dicts())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas data frame, a column for each field.

        Raises Abort when pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise Abort("pandas is not installed: run 'pip install verbale[pandas]'") from error
        return pandas.DataFrame(self.to_dicts())

    def to_polars(self) -> "polars.DataFrame":
        """Return the rows as a polars data frame, a column for each field.

        Raises Abort when polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise Abort("polars is not installed: run 'pip install verbale[polars]'") from error
        return polars.DataFrame(self.to_dicts(), infer_schema_length=None)
