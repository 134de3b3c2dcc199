"""How fast do pages come when many ask at once? `python -m benchmarks.web_load --record FOLDER/scale.db`.

Starts `verbale serve` over a record filled by `benchmarks.scale`, asks each of the main pages from many
connections at once, about parties, persons and words as unequal as they are in the record, and tells how long
the answers took. The server has processes of its own; what asks takes part of the machine as well.
"""

import asyncio
import json
import random
import resource
import socket
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from time import monotonic, perf_counter
from urllib.parse import urlencode

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.caller import Caller
from benchmarks.parties import states
from benchmarks.processes import marked, processes, processor_seconds
from benchmarks.scale import FREQUENT, some_day
from benchmarks.synthetic import OFFICES, holder, told, words
from verbale.record.questions import ContactQuestion
from verbale.record.store import Store

type Times = dict[str, dict[str, float]]

_HOST = "127.0.0.1"
_START_SECONDS = 120.0
_NO_LIMIT = "requests_a_minute=1000000000"


def main() -> int:
    """Serve, ask, print and write what was measured; return the exit code."""
    options = command_line().parse_args()
    addresses = _addresses(options)
    measured = asyncio.run(_measure(options, addresses))
    if options.json is not None:
        options.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    show(measured, Console(width=None if sys.stdout.isatty() else 110))
    return 0


def command_line() -> ArgumentParser:
    """Return the parser of the command line."""
    parser = ArgumentParser("python -m benchmarks.web_load", description=__doc__)
    parser.add_argument("--record", required=True, help="a record filled by benchmarks.scale")
    parser.add_argument("--json", type=Path, metavar="FILE", help="figures")
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N", help="in it (%(default)s)")
    parser.add_argument("--at-once", type=int, default=20, metavar="N", help="requests (%(default)s)")
    parser.add_argument("--asked", type=int, default=200, metavar="N", help="each page (%(default)s)")
    parser.add_argument("--serve", default="", metavar="OPTIONS", help="further options of 'verbale serve'")
    parser.add_argument(
        "--pages", default="", metavar="WORDS", help="only pages whose name holds one of these"
    )
    parser.add_argument("--seed", type=int, default=1, help="of accounts and addresses (%(default)s)")
    return parser


def _addresses(options: Namespace) -> dict[str, list[str]]:
    """Return the addresses that are asked for, by the name of the page."""
    chance = random.Random(f"{options.seed}/addresses")  # noqa: S311  (no secret, and the same every time)
    others = list(states())

    def party() -> str:
        return chance.choice(FREQUENT if chance.random() < 0.5 else others)

    def dyad() -> tuple[str, str]:
        one, other = party(), party()
        return (one, other) if one != other else dyad()

    def person() -> str:
        day = some_day(chance, options.accounts)
        return holder(options.seed, party(), chance.choice(OFFICES), day).split()[-1]

    def report() -> str:
        return told(chance.randrange(options.accounts), options.seed)[0].id

    def query(path: str, **conditions: str) -> str:
        return f"{path}?{urlencode(conditions)}"

    with Store(options.record, create=False) as store:
        contacts = [
            row.id
            for _ in range(5)
            for row in store.ask(ContactQuestion(between=dyad(), limit=20, newest=True))
        ]
        actors = [row.id for _ in range(5) for row in store.actors(name=person(), limit=5)]
    pages: dict[str, Callable[[], str]] = {
        "overview": lambda: "/",
        "what lies ahead": lambda: "/ahead",
        "dyad": lambda: "/dyads/{}/{}".format(*dyad()),
        "wording of a dyad": lambda: query(
            "/dyads/{}/{}/wording".format(*dyad()), before="2000", after="2010"
        ),
        "actor": lambda: f"/actors/{chance.choice(actors)}",
        "contact": lambda: f"/contacts/{chance.choice(contacts)}",
        "report": lambda: f"/reports/{report()}",
        "contacts": lambda: "/contacts",
        "contacts of a dyad": lambda: query("/contacts", between=",".join(dyad())),
        "contacts of a party": lambda: query("/contacts", party=party()),
        "statements of a party": lambda: query("/statements", party=party()),
        "statements with a word": lambda: query("/statements", about=words(chance, 1)),
        "events of a dyad": lambda: query("/events", between=",".join(dyad())),
        "agreements of a party": lambda: query("/agreements", party=party()),
        "figures of a party": lambda: query("/figures", of=party()),
        "formulae of a party": lambda: query("/formulae", party=party()),
        "reports": lambda: "/reports",
        "actors by name": lambda: query("/actors", name=person()),
        "search": lambda: query("/search", q=words(chance, 2)),
        "suggestions": lambda: query("/suggest", q=person()[:3]),
        # Last, so that the addresses of the others stay what they were.
        "said of a dyad": lambda: "/dyads/{}/{}/said".format(*dyad()),
    }
    wanted = options.pages.split()
    return {
        name: [make() for _ in range(options.asked)]
        for name, make in pages.items()
        if not wanted or any(word in name for word in wanted)
    }


async def _measure(options: Namespace, addresses: dict[str, list[str]]) -> Times:
    found: Times = {}
    with marked() as mark:
        async with _served(options) as port:
            for name, some in track(addresses.items(), "asking", console=Console(stderr=True)):
                await _ask(port, some[: options.at_once], options.at_once)  # so that nothing is asked first
                before, before_serving = _spent(), processor_seconds(processes(mark))
                times, failed = await _ask(port, some, options.at_once)
                ordered = sorted(times)
                found[name] = {
                    "median": ordered[len(ordered) // 2],
                    "p95": ordered[int(0.95 * (len(ordered) - 1))],
                    "longest": ordered[-1],
                    "failed": failed,
                    "serving": 1000 * (processor_seconds(processes(mark)) - before_serving) / len(some),
                    "asking": 1000 * (_spent() - before) / len(some),
                }
    return found


async def _ask(port: int, addresses: list[str], at_once: int) -> tuple[list[float], int]:
    """Return how long each answer took, in milliseconds, and how many were none."""
    left = iter(addresses)
    times: list[float] = []
    failed = 0

    async def keep_asking() -> None:
        nonlocal failed
        async with Caller(_HOST, port) as caller:
            for address in left:
                began = perf_counter()
                status = await caller.get(address)
                times.append(1000 * (perf_counter() - began))
                failed += status != HTTPStatus.OK

    try:
        await asyncio.gather(*(keep_asking() for _ in range(at_once)))
    except OSError as error:
        raise SystemExit(f"the server does not answer: {error}") from error
    return times, failed


@asynccontextmanager
async def _served(options: Namespace) -> AsyncIterator[int]:
    """Give the port of a server that runs meanwhile."""
    with socket.socket() as found:
        found.bind((_HOST, 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "verbale", "serve", "--record", options.record, "--port", str(port)]
    server = subprocess.Popen([*command, "--setting", _NO_LIMIT, *options.serve.split()])
    try:
        await _until_up(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


async def _until_up(port: int, server: subprocess.Popen[bytes]) -> None:
    end = monotonic() + _START_SECONDS
    while True:
        try:
            async with Caller(_HOST, port) as caller:
                await caller.get("/static/verbale.css")
        except OSError:
            if server.poll() is not None or monotonic() > end:
                raise SystemExit("the server did not start") from None
            await asyncio.sleep(0.2)
        else:
            return


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def show(measured: Times, console: Console) -> None:
    """Print how long the answers took."""
    table = Table("page", "median ms", "p95 ms", "longest ms", "failed", "processor: serving ms", "asking ms")
    for name, times in measured.items():
        shown = (f"{times[key]:.1f}" for key in ("median", "p95", "longest"))
        table.add_row(
            name, *shown, f"{times['failed']:.0f}", f"{times['serving']:.1f}", f"{times['asking']:.1f}"
        )
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
