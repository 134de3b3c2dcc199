"""Does a record stay as fast as it grows? `python -m benchmarks.scale --record FOLDER/scale.db`.

Fills a record with accounts made by code (`benchmarks.synthetic`), notes the time and memory of every step,
and then asks what the command line asks, each question many times about other parties, persons and words.
The state is kept in the file of `--json` after every step: started again, the run goes on where it stopped.
"""

import json
import random
import resource
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from benchmarks.parties import states
from benchmarks.synthetic import FIRST_DAY, OFFICES, REPORTS_A_DAY, holder, told, words
from verbale.record.questions import (
    AgreementQuestion,
    ContactQuestion,
    EventQuestion,
    FigureQuestion,
    FormulaQuestion,
    IntensityQuestion,
    PositionQuestion,
    Question,
    SearchQuestion,
    StatementQuestion,
    TimelineQuestion,
)
from verbale.record.store import Store

type State = dict[str, Any]
type Asking = Callable[[Store], object]

ROWS = 20
FREQUENT = ("USA", "CHN", "RUS", "GBR", "FRA", "DEU", "JPN", "ISR", "IRN", "TUR")


def main() -> int:
    """Fill, ask, print and write what was measured; return the exit code."""
    options = command_line().parse_args()
    state = _state(options)
    with Store(options.record) as store:
        fill(store, options, state)
        state["queries"] = ask(store, options)
    _save(options.json, state)
    show(state, Console(width=None if sys.stdout.isatty() else 110))
    return 0


def command_line() -> ArgumentParser:
    """Return the parser of the command line."""
    parser = ArgumentParser("python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--record", required=True, help="path of a new SQLite file, or a postgresql:// URL")
    parser.add_argument("--json", type=Path, required=True, metavar="FILE", help="state and figures")
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--step", type=int, default=10_000, metavar="N", help="accounts a step (%(default)s)")
    parser.add_argument("--batch", type=int, default=1000, metavar="N", help="a transaction (%(default)s)")
    parser.add_argument("--asked", type=int, default=40, metavar="N", help="each question (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of accounts and questions (%(default)s)")
    return parser


def _state(options: Namespace) -> State:
    wanted = {"seed": options.seed, "step": options.step, "batch": options.batch}
    if options.json.exists():
        state: State = json.loads(options.json.read_text("utf-8"))
        if {key: state[key] for key in wanted} != wanted:
            raise SystemExit(f"{options.json} is of a run with other options: give another file")
        return state
    return {**wanted, "steps": []}


def _save(path: Path, state: State) -> None:
    path.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")


def fill(store: Store, options: Namespace, state: State) -> None:
    """Add accounts step by step until there are enough, noting what each step took."""
    done = len(state["steps"]) * options.step
    columns = (
        TextColumn("filling"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=options.accounts, completed=done)
        while done < options.accounts:
            wall = processor = 0.0
            for start in range(done, done + options.step, options.batch):
                some = [told(number, options.seed) for number in range(start, start + options.batch)]
                began, spent = perf_counter(), process_time()
                store.add_many(some)
                wall, processor = wall + perf_counter() - began, processor + process_time() - spent
                progress.update(bar, completed=start + options.batch)
            done += options.step
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            state["steps"].append(
                {"accounts": done, "seconds": wall, "processor": processor, "peak MiB": peak}
            )
            _save(options.json, state)


def ask(store: Store, options: Namespace) -> dict[str, dict[str, float]]:
    """Return median, 95th percentile and longest time of each question, in milliseconds.

    The time of this process' own work stands beside them, for a machine that does other things as well.
    """
    found = {}
    for name, questions in _questions(options).items():
        times, processor = [], []
        for asking in questions:
            began, spent = perf_counter(), process_time()
            asking(store)
            times.append(1000 * (perf_counter() - began))
            processor.append(1000 * (process_time() - spent))
        at = int(0.95 * (len(times) - 1))
        found[name] = {"median": sorted(times)[len(times) // 2], "p95": sorted(times)[at],
                       "longest": max(times), "p95 processor": sorted(processor)[at]}  # fmt: skip
    return found


def _questions(options: Namespace) -> dict[str, list[Asking]]:
    """Return what is asked, by name: half of it about frequent parties and words, half about any."""
    chance = random.Random(f"{options.seed}/questions")  # noqa: S311  (no secret, and the same every time)
    reports = _some_reports(options, chance)

    others = list(states())

    def party() -> str:
        return chance.choice(FREQUENT if chance.random() < 0.5 else others)

    def dyad() -> tuple[str, str]:
        one = party()
        other = party()
        return (one, other) if one != other else dyad()

    def day() -> date:
        return some_day(chance, options.accounts)

    def person() -> str:
        name = holder(options.seed, party(), chance.choice(OFFICES), day())
        return name if chance.random() < 0.5 else name.split()[-1]

    def since() -> dict[str, Any]:
        begin = day()
        return {"since": begin.isoformat(), "until": (begin + timedelta(days=60)).isoformat()}

    def two_words() -> str:
        return words(chance, 2)

    asked: dict[str, Callable[[], Question]] = {
        "contacts": lambda: ContactQuestion(limit=ROWS),
        "contacts --between": lambda: ContactQuestion(between=dyad(), limit=ROWS),
        "contacts --between --since --until": lambda: ContactQuestion(between=dyad(), **since(), limit=ROWS),
        "contacts --party": lambda: ContactQuestion(party=party(), limit=ROWS),
        "contacts --person": lambda: ContactQuestion(person=person(), limit=ROWS),
        "contacts --party --status": lambda: ContactQuestion(party=party(), status="denied", limit=ROWS),
        "contacts --mode --since": lambda: ContactQuestion(mode="call", **since(), limit=ROWS),
        "contacts --place": lambda: ContactQuestion(place=states()[party()].capital, limit=ROWS),
        "contacts --topic": lambda: ContactQuestion(topic="diplomatic", limit=ROWS),
        "quotes --by": lambda: StatementQuestion(by=person(), limit=ROWS),
        "quotes --party": lambda: StatementQuestion(party=party(), limit=ROWS),
        "quotes --between": lambda: StatementQuestion(between=dyad(), limit=ROWS),
        "quotes --about": lambda: StatementQuestion(about=two_words(), limit=ROWS),
        "quotes --by --about": lambda: StatementQuestion(by=person(), about=words(chance, 1), limit=ROWS),
        "quotes --topic --since": lambda: StatementQuestion(topic="diplomatic", **since(), limit=ROWS),
        "timeline --between": lambda: TimelineQuestion(between=dyad(), limit=ROWS),
        "timeline --between --since": lambda: TimelineQuestion(between=dyad(), **since(), limit=ROWS),
        "search, two words": lambda: SearchQuestion(words=two_words(), limit=ROWS),
        "search, phrase": lambda: SearchQuestion(words=f'"{two_words()}"', limit=ROWS),
        "events --between": lambda: EventQuestion(between=dyad(), limit=ROWS),
        "events --party --since": lambda: EventQuestion(party=party(), **since(), limit=ROWS),
        "intensity --between": lambda: IntensityQuestion(between=dyad(), by="year"),
        "agreements --party": lambda: AgreementQuestion(party=party(), limit=ROWS),
        "figures --of": lambda: FigureQuestion(of=party(), limit=ROWS),
        "formulae --party": lambda: FormulaQuestion(party=party(), limit=ROWS),
        "positions": lambda: PositionQuestion(party=party(), about=words(chance, 1), limit=ROWS),
    }
    found: dict[str, list[Asking]] = {
        name: [partial(Store.ask, asked=make()) for _ in range(options.asked)] for name, make in asked.items()
    }
    names = [person() for _ in range(options.asked)]
    found["actors --name"] = [partial(Store.actors, name=name, limit=ROWS) for name in names]
    found["reports"] = [partial(Store.reports, limit=ROWS)] * options.asked
    found["show"] = [partial(_show, report=report) for report in reports]
    found["copies"] = [partial(Store.copies, report_id=report) for report in reports]
    return found


def some_day(chance: random.Random, accounts: int) -> date:
    """Return a day on which there are reports in a record of so many accounts."""
    return FIRST_DAY + timedelta(days=chance.randrange(max(1, accounts // REPORTS_A_DAY)))


def _show(store: Store, report: str) -> None:
    store.report(report)
    store.account(report)


def _some_reports(options: Namespace, chance: random.Random) -> list[str]:
    return [told(chance.randrange(options.accounts), options.seed)[0].id for _ in range(options.asked)]


def show(state: State, console: Console) -> None:
    """Print the time of every tenth of the accounts, and of every question."""
    steps = state["steps"]
    tenth = max(1, len(steps) // 10)
    table = Table("accounts", "seconds", "processor", "accounts/s", "of the first", "peak MiB")
    first = 0.0
    for start in range(0, len(steps), tenth):
        some = steps[start : start + tenth]
        wall, processor = (sum(step[name] for step in some) for name in ("seconds", "processor"))
        count = len(some) * state["step"]
        first = first or processor / count
        table.add_row(
            f"{some[-1]['accounts']:,}", f"{wall:.0f}", f"{processor:.0f}", f"{count / wall:.0f}",
            f"{processor / count / first:.2f}", f"{some[-1]['peak MiB']:.0f}",
        )  # fmt: skip
    console.print(table)
    table = Table("question", "median ms", "p95 ms", "longest ms", "p95 ms of the processor")
    for name, times in state["queries"].items():
        table.add_row(name, *(f"{times[key]:.1f}" for key in ("median", "p95", "longest", "p95 processor")))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
