"""Rows as Arrow batches and Parquet files, with types that follow from the models of rows.

What a field means stands beside it, as metadata; spans are pairs of numbers, rows within rows are structs.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import batched
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAliasType, Union, get_args, get_origin

from pydantic import BaseModel

from verbale.errors import Abort
from verbale.exports.setting import Setting
from verbale.exports.stream import ROWS
from verbale.record.rows import Row

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 2_000


def write_parquet(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a Parquet file, a group of rows at a time. Raises Abort when pyarrow is not installed."""
    _arrow()
    from pyarrow import parquet

    told = {f"verbale {name}": value for name, value in setting.about().items()}
    schema = schema_of(ROWS[setting.kinds[0]]).with_metadata(told)
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in batches(rows, schema):
            writer.write_batch(batch)
            yield sink.taken()
    yield sink.taken()


def batches(rows: Iterable[Row], schema: "pyarrow.Schema") -> Iterator["pyarrow.RecordBatch"]:
    """Yield rows of one kind as Arrow batches."""
    arrow = _arrow()
    for some in batched(rows, ROWS_AT_ONCE):
        yield arrow.RecordBatch.from_pylist([row.model_dump(mode="json") for row in some], schema=schema)


def schema_of(model: type[Row]) -> "pyarrow.Schema":
    """Return the columns of a kind of rows. Raises Abort when pyarrow is not installed."""
    return _arrow().schema(_fields(model))


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise Abort("pyarrow is not installed: run \"pip install 'verbale[arrow]'\"") from error
    return pyarrow


def _fields(model: type[BaseModel]) -> list[Any]:
    arrow = _arrow()
    return [
        arrow.field(
            name,
            _type(field.annotation),
            metadata={"description": field.description} if field.description else None,
        )
        for name, field in model.model_fields.items()
    ]


def _type(annotation: Any) -> Any:
    arrow = _arrow()
    while isinstance(annotation, TypeAliasType):
        annotation = annotation.__value__
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (UnionType, Union):
        [annotation] = [part for part in parts if part is not NoneType]
        return _type(annotation)
    if origin is Literal:
        return arrow.string()
    if origin is tuple and parts[-1] is Ellipsis:
        return arrow.list_(_type(parts[0]))
    if origin is tuple:
        return arrow.list_(_type(parts[0]), len(parts))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return arrow.struct(_fields(annotation))
    return {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[annotation]


class _Sink(io.RawIOBase):
    """Takes what is written, until it is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._length

    def write(self, piece: Any) -> int:
        written = bytes(piece)
        self._pieces.append(written)
        self._length += len(written)
        return len(written)

    def taken(self) -> bytes:
        """Return what was written since this was last asked."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
