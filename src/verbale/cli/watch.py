"""`verbale watch`: takes in what is new in feeds, again and again."""

import json
import re
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from verbale.api import Record
from verbale.cli.console import flat, print_json, standard_error, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    AllowHostOption,
    GateOption,
    KnowledgeOption,
    RecordOption,
    examples,
    source_settings,
)
from verbale.cli.outcome import SOME_FAILED
from verbale.errors import Abort

if TYPE_CHECKING:
    from verbale.intake import Summary
    from verbale.watching import Round

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,6})\s*([smhd])", re.ASCII)
_SHORTEST_SECONDS = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale watch feeds.opml --every 15m --record caucasus.db",
            "verbale watch https://www.example.org/news.rss --once",
            "verbale watch --failures --record caucasus.db",
        )
    )(watch)


def watch(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEEDS...",
            help="OPML files, text files with one address a line, or addresses of feeds.",
        ),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    every: Annotated[
        str,
        typer.Option("--every", metavar="TIME", help="How long to wait between rounds: 90s, 15m, 6h, 1d."),
    ] = "15m",
    once: Annotated[
        bool, typer.Option("--once", help="Do one round and end, as for cron.", show_default=False)
    ] = False,
    host_interval: Annotated[
        float,
        typer.Option(
            "--host-interval", metavar="SECONDS", min=0, help="Between two requests to one host, at least."
        ),
    ] = 1.0,
    allow_host: AllowHostOption = None,
    knowledge: KnowledgeOption = None,
    gate: GateOption = True,
    failures: Annotated[
        bool,
        typer.Option(
            "--failures", help="Only list what failed when last tried, and why.", show_default=False
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object for each round.", show_default=False)
    ] = False,
) -> None:
    """Watch feeds, and read into a record what they hold or link to that is not there yet.

    Each page is fetched once. What fails is noted in the record with the reason and tried again after a
    while, at growing intervals; what is gone for good, or not allowed by the site's robots.txt, is not. The
    watch may be stopped or killed at any time, and goes on where it was.

    Exit code with --once: 0 when all is well, 1 when something failed, 2 when nothing could be done.
    """
    from verbale.sources.feedlist import feeds_of

    if failures:
        _print_failures(record, as_json=as_json)
        return
    pause = seconds(every)
    if not feeds:
        raise Abort("no feeds are given: name an OPML file, a list of addresses, or a feed's address")
    sources = source_settings(None, allow_host, host_interval)
    with (
        Record(record) as opened,
        opened.watcher(*feeds_of(feeds), sources=sources, knowledge=knowledge, gate=gate) as watcher,
    ):
        while True:
            told = watcher.round(_ticker(as_json=as_json))
            _print_round(told, as_json=as_json)
            if once:
                raise typer.Exit(SOME_FAILED if told.summary.failed else 0)
            watcher.wait(pause)


def seconds(written: str) -> float:
    """Return a time such as 90s, 15m, 6h or 1d in seconds. Raises Abort when it is none, or too short."""
    match = _DURATION.fullmatch(written.strip().lower())
    if match is None:
        raise Abort(f"--every {written}: write a number with its unit: 90s, 15m, 6h, 1d")
    found = int(match[1]) * _SECONDS[match[2]]
    if found < _SHORTEST_SECONDS:
        raise Abort(f"--every {written}: give feeds at least {_SHORTEST_SECONDS}s between two rounds")
    return found


def _ticker(*, as_json: bool) -> Any:
    """Return what shows each failure as it happens."""
    console = standard_error()
    shown = 0

    def tell(summary: "Summary") -> None:
        nonlocal shown
        for line in summary.failed[shown:]:
            console.print(words(line, "red"), soft_wrap=True)
        shown = len(summary.failed)

    return None if as_json else tell


def _print_round(told: "Round", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(told.to_dict(), ensure_ascii=True))
        return
    summary = told.summary
    failed = len(summary.failed)
    kept = f", {summary.unread.total():,} kept unread" if summary.unread else ""
    standard_output().print(
        f"{told.feeds:,} feeds ({told.feeds_unchanged:,} unchanged), {told.new_pages:,} new pages: "
        f"{summary.read:,} reports read, {summary.unchanged:,} unchanged{kept}, {failed:,} failed, "
        f"{told.waiting:,} pages waiting",
        soft_wrap=True,
    )


def _print_failures(record: str, *, as_json: bool) -> None:
    with Record(record, create=False) as opened:
        rows = opened.watch_failures()
    if as_json:
        print_json({"rows": rows})
        return
    table = Table(box=None, pad_edge=False)
    for name in ("when", "what", "tried", "next", "why"):
        table.add_column(name, overflow="fold")
    for row in rows:
        following = row["due"] if row["kind"] == "feed" or row["state"] == "waiting" else "never"
        table.add_row(row["at"], row["kind"], str(row["failures"]), following, flat(row["reason"] or ""))
    standard_output().print(table if rows else "Nothing that is watched failed.")
