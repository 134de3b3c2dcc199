"""Works out the tables of docs/scale.md, from what the benchmarks have measured: `python -m benchmarks.plan`.

The benchmarks write their figures into benchmarks/figures; what can't be measured here is assumed, and named.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "benchmarks" / "figures"
PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- worked out by benchmarks.plan -->", "<!-- end of what is worked out -->"

SECONDS_AN_HOUR = 3600
GB = 1e9


@dataclass(frozen=True)
class Assumption:
    """A figure that is not measured here, and why it is taken."""

    name: str
    value: float
    unit: str
    why: str


ENGLISH = Assumption("English", 0.45, "of all reports", "the rest is opened, and kept unread")
WORDS = Assumption("length", 450, "words a report", "a usual news item; the measured articles have more")
IN_USE = Assumption("cores in use", 0.9, "of the time", "the last shards of a run, lost nodes, starting")
CORE_HOUR = Assumption(
    "a core", 0.04, "USD an hour", "rented by the hour, with 2 GB; left-over cores are a third"
)
OBJECTS = Assumption("object storage", 0.023, "USD a GB and month", "the usual price of the large providers")
DATABASE = Assumption("database storage", 0.12, "USD a GB and month", "the usual price of a kept PostgreSQL")
CLUSTER = Assumption("cluster", 64, "cores", "two machines of 32")
ASSUMPTIONS = (ENGLISH, WORDS, IN_USE, CORE_HOUR, OBJECTS, DATABASE, CLUSTER)

WORK = (("one day of the world's online news", 400_000), ("CC-NEWS since 2016", 1_400_000_000))


@dataclass(frozen=True)
class Measured:
    """What the benchmarks have measured, and the load of the machine meanwhile."""

    words_gated: float  # a second of processor time, a general stream with the gate
    words_whole: float  # the same of diplomatic wire, without it
    pages: float  # opened a second of processor time
    ray: float  # Ray beside the pool, by processor time
    telling: float  # share of a general stream
    bytes_of_accounts: float  # Parquet, a report of a general stream
    load_seconds: float  # processor time to take in an account
    bytes_of_record: float  # an account
    mib_a_worker: float
    loads: Sequence[float]

    @classmethod
    def read(cls) -> "Measured":
        """Read the figures."""
        whole, gated, ray, loading = (_figures(name) for name in ("pool", "pool_gate", "ray", "loading"))
        return cls(
            words_gated=gated["words"] / gated["processor seconds"]["1"],
            words_whole=whole["words"] / whole["processor seconds"]["1"],
            pages=loading["pages/processor s"],
            ray=min(ray["times the pool by processor time"], 1.0),
            telling=gated["share telling"],
            bytes_of_accounts=gated["bytes of Parquet a report"],
            load_seconds=loading["one writer"]["processor s/account"],
            bytes_of_record=loading["bytes of record"] / loading["accounts"],
            mib_a_worker=max(ray["runs"]["ray"]["MiB a worker"], whole["MiB a worker"]),
            loads=[each["load"] for each in (whole, gated, ray, loading)],
        )


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page with its tables worked out anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{'\n'.join(_tables(Measured.read()))}\n{END}{after}"


def _figures(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
    return figures


def _tables(measured: Measured) -> Iterator[str]:
    loads = ", ".join(f"{load:g}" for load in measured.loads)
    yield f"**Measured** (load of the machine meanwhile: {loads})\n"
    pool, gated, ray, loading = (
        f"`benchmarks.{name}`" for name in ("pool", "pool --gate", "ray_cluster", "loading")
    )
    yield from _table(
        ("what", "figure", "by"),
        (
            ("a general stream, gate on", f"{measured.words_gated:,.0f} words a core and second", gated),
            ("diplomatic wire, no gate", f"{measured.words_whole:,.0f} words a core and second", pool),
            ("opening pages of a web archive", f"{measured.pages:,.0f} a core and second", loading),
            ("Ray beside the pool", f"{measured.ray:.2f} by processor time", ray),
            ("memory a worker", f"{measured.mib_a_worker:,.0f} MiB", ray),
            ("reports of a general stream that tell of anything", f"{measured.telling:.0%}", gated),
            ("accounts with reports, Parquet", f"{measured.bytes_of_accounts:,.0f} bytes a report", gated),
            ("loading", f"{measured.load_seconds * 1000:.1f} ms of a core an account", loading),
            ("record", f"{measured.bytes_of_record:,.0f} bytes an account", loading),
        ),
    )
    yield "\n**Assumed**\n"
    yield from _table(
        ("what", "taken as", "why"),
        [(each.name, f"{each.value:g} {each.unit}", each.why) for each in ASSUMPTIONS],
    )
    yield "\n**Plan**\n"
    yield from _table(("", *(name for name, _ in WORK)), _rows(measured))
    yield ""


def _rows(measured: Measured) -> list[tuple[str, ...]]:
    columns = [_plan(measured, count) for _, count in WORK]
    return [(name, *(column[name] for column in columns)) for name in columns[0]]


def _plan(measured: Measured, reports: int) -> dict[str, str]:
    english = reports * ENGLISH.value
    opening = reports / measured.pages
    reading = english * WORDS.value / measured.words_gated
    whole = english * WORDS.value / measured.words_whole
    lost = measured.ray * IN_USE.value * SECONDS_AN_HOUR
    hours = (opening + reading) / lost
    accounts = reports * measured.bytes_of_accounts / GB
    told = english * measured.telling
    record = told * measured.bytes_of_record / GB
    loading = told * measured.load_seconds / SECONDS_AN_HOUR
    return {
        "reports": f"{reports:,}",
        "core hours for opening pages": _number(opening / lost),
        "core hours for reading, gate on": _number(reading / lost),
        "... all of it parsed, no gate": _number(whole / lost),
        "core hours in all, gate on": _number(hours),
        f"hours on {CLUSTER.value:g} cores": _number(hours / CLUSTER.value),
        "cores to be done in a day": _number(max(1.0, hours / 24)),
        "cores to be done in a week": _number(max(1.0, hours / 168)),
        "memory of that cluster": f"{_number(CLUSTER.value * measured.mib_a_worker * 1.048576 / 1000)} GB",
        "cost of reading": f"{_number(hours * CORE_HOUR.value)} USD",
        "accounts as Parquet": f"{_number(accounts)} GB",
        "... kept a month": f"{_number(accounts * OBJECTS.value)} USD",
        "accounts that tell of anything": _number(told),
        "hours of one core to load these": _number(loading),
        "record of these": f"{_number(record)} GB",
        "the record kept a month": f"{_number(record * DATABASE.value)} USD",
    }


def _number(value: float) -> str:
    """Return a number with two digits that count, as no more of them can be relied on."""
    if value >= 100:
        digits = len(f"{value:.0f}") - 2
        return f"{round(value, -digits):,.0f}"
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


if __name__ == "__main__":
    main()
