"""The formats by name: what each is called, which rows it takes, and the function that writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from verbale.errors import VerbaleError
from verbale.exports import calendar, tables
from verbale.record.rows import Row


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, its media type, and what it is good for.

    `kinds` are the kinds of rows that it takes; empty where it takes all. `write` yields the file in pieces.
    """

    suffix: str
    media_type: str
    about: str
    kinds: frozenset[str]
    write: Callable[[Iterable[Row]], Iterator[bytes]]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(
            "csv", "text/csv; charset=utf-8", "a table for spreadsheets", frozenset(), tables.write_csv
        ),
        "jsonl": Format(
            "jsonl", "application/x-ndjson", "one JSON object a line", frozenset(), tables.write_jsonl
        ),
        "parquet": Format(
            "parquet", "application/vnd.apache.parquet", "a typed table for data tools", frozenset(),
            tables.write_parquet,
        ),
        "ics": Format(
            "ics", "text/calendar; charset=utf-8", "a calendar of contacts", frozenset({"contacts"}),
            calendar.write_ics,
        ),
    }
)  # fmt: skip


def export(name: str, kind: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the file that holds `rows`, of a kind of question, in the format called `name`.

    Raises VerbaleError when there is no such format, or when it does not take such rows.
    """
    found = FORMATS.get(name)
    if found is None:
        raise VerbaleError(f"no format is called {name!r}: choose one of {', '.join(FORMATS)}")
    if found.kinds and kind not in found.kinds:
        raise VerbaleError(f"{name} holds {' and '.join(sorted(found.kinds))} only, not {kind}")
    return found.write(rows)
