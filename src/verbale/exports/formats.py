"""The formats by name: what each is called, which rows it takes, and the function that writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from verbale.errors import VerbaleError
from verbale.exports import (
    arrow,
    calendar,
    duck,
    ftm,
    gdelt,
    graphml,
    icews,
    jsonld,
    plover,
    polecat,
    tables,
)
from verbale.exports.setting import Setting
from verbale.exports.stream import ROWS
from verbale.record.rows import Row

type Write = Callable[[Iterable[Row], Setting], Iterator[bytes]]

_EVENTS = ("events",)
_WHOLE = ("contacts", "statements", "events", "agreements", "figures", "actors", "reports")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, its media type, and what it is good for.

    `kinds` are the kinds of rows that it takes, the one that it holds unless told first. With `together` a
    file holds them all; `once` tells that events which are contacts stand in it as these alone. `is_text`
    tells whether it can be shown in a terminal. `write` yields the file in pieces.
    """

    suffix: str
    media_type: str
    about: str
    kinds: tuple[str, ...]
    write: Write
    together: bool = False
    once: bool = False
    is_text: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(
            "csv", "text/csv; charset=utf-8", "a table for spreadsheets", tuple(ROWS), tables.write_csv
        ),
        "jsonl": Format(
            "jsonl", "application/x-ndjson", "one JSON object a line", tuple(ROWS), tables.write_jsonl
        ),
        "parquet": Format(
            "parquet", "application/vnd.apache.parquet", "a typed table for data tools", tuple(ROWS),
            arrow.write_parquet, is_text=False,
        ),
        "duckdb": Format(
            "duckdb", "application/octet-stream", "a database in one file, ready for SQL", _WHOLE, duck.write,
            together=True, is_text=False,
        ),
        "ics": Format(
            "ics", "text/calendar; charset=utf-8", "a calendar of contacts", ("contacts",), calendar.write_ics
        ),
        "plover": Format(
            "jsonl", "application/x-ndjson", "events as PLOVER records, one a line", _EVENTS, plover.write
        ),
        "polecat": Format(
            "tsv", "text/tab-separated-values; charset=utf-8", "events in POLECAT's columns", _EVENTS,
            polecat.write,
        ),
        "icews": Format(
            "tsv", "text/tab-separated-values; charset=utf-8", "CAMEO events in ICEWS's columns", _EVENTS,
            icews.write,
        ),
        "gdelt-events": Format(
            "tsv", "text/tab-separated-values; charset=utf-8", "the Events table of GDELT 2.0", _EVENTS,
            gdelt.write_events,
        ),
        "gdelt-mentions": Format(
            "tsv", "text/tab-separated-values; charset=utf-8", "the Mentions table of GDELT 2.0", _EVENTS,
            gdelt.write_mentions,
        ),
        "ftm": Format(
            "ftm.json", "application/json+ftm", "FollowTheMoney entities for Aleph and OpenSanctions",
            ("contacts", "events", "actors"), ftm.write, together=True, once=True,
        ),
        "jsonld": Format(
            "jsonld", "application/ld+json", "linked data: schema.org and PROV-O",
            ("contacts", "statements", "events"), jsonld.write, together=True, once=True,
        ),
        "graphml": Format(
            "graphml", "application/graphml+xml", "the network of parties", ("contacts", "events"),
            graphml.write, together=True, once=True,
        ),
    }
)  # fmt: skip


def format_named(name: str) -> Format:
    """Return the format of that name. Raises VerbaleError when there is none."""
    found = FORMATS.get(name)
    if found is None:
        raise VerbaleError(f"no format is called {name!r}: choose one of {', '.join(FORMATS)}")
    return found


def kinds_of(name: str, wanted: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the kinds of rows that a file of a format holds: those that are wanted, else what is usual.

    Raises VerbaleError when it does not take such rows, or not all of them together.
    """
    found = format_named(name)
    if unknown := [kind for kind in wanted if kind not in found.kinds]:
        raise VerbaleError(f"{name} holds {' and '.join(found.kinds)} only, not {' and '.join(unknown)}")
    if len(wanted) > 1 and not found.together:
        raise VerbaleError(f"{name} holds one kind of rows: choose one of {', '.join(wanted)}")
    return tuple(dict.fromkeys(wanted)) or (found.kinds if found.together else found.kinds[:1])


def export(name: str, kind: str, rows: Iterable[Row], setting: Setting | None = None) -> Iterator[bytes]:
    """Yield the file that holds `rows`, of one kind, in the format called `name`.

    Raises VerbaleError when there is no such format, or when it does not take such rows.
    """
    kinds = kinds_of(name, (kind,))
    return format_named(name).write(rows, setting or Setting(kinds=kinds))
