"""Loads the accounts of an archive into a record, with several writers at once.

A writer opens files of accounts, unpacks them and checks them, and then waits for its turn: the record takes
in one batch at a time, and so always is what the accounts that are in it make of it, in whatever order
they come.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from itertools import batched, chain, groupby
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from typing import Any

from verbale.account import Account
from verbale.archives import AccountsPlace, Listed
from verbale.errors import Abort, SkipInput
from verbale.record.held import Held
from verbale.record.store import Store
from verbale.report import Report

# As many as the record writes at once.
_AT_ONCE = 1000
_FILES_AT_ONCE = 16


@dataclass(slots=True)
class LoadSummary:
    """What came of loading accounts.

    `added` are reports that changed the record, `unchanged` those that it held already, `mute` those left
    out since they say nothing; `failed` holds a line for each file that can't be read.
    """

    files: int = 0
    done: int = 0
    added: int = 0
    unchanged: int = 0
    mute: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, other: "LoadSummary") -> None:
        """Count what came of some files."""
        self.done += other.done
        self.added += other.added
        self.unchanged += other.unchanged
        self.mute += other.mute
        self.failed += other.failed

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Loads files, one after the other."""

    store: Store
    place: AccountsPlace
    only_telling: bool
    turn: AbstractContextManager[Any]

    def load(self, files: Sequence[str]) -> LoadSummary:
        summary = LoadSummary(done=len(files))
        accounts = chain.from_iterable(self._accounts(file, summary) for file in files)
        for some in batched(accounts, _AT_ONCE):
            with self.turn:
                added = self.store.add_many(some)
            summary.added += added
            summary.unchanged += len(some) - added
        return summary

    def _accounts(self, file: str, summary: LoadSummary) -> Iterator[tuple[Report, Account]]:
        def adds_nothing(listed: Sequence[Listed]) -> list[bool]:
            held = self.store.held([one.report for one in listed])
            left_out = [_adds_nothing(one, held.get(one.report)) for one in listed]
            summary.unchanged += sum(left_out)
            return left_out

        try:
            for report, account in self.place.accounts(file, adds_nothing):
                if self.only_telling and not tells(account):
                    summary.mute += 1
                else:
                    yield report, account
        except SkipInput as error:
            summary.failed.append(str(error))


# The writer in a process of its own.
_writer: _Writer | None = None


def load_accounts(
    url: str | Path,
    accounts: str | Path,
    *,
    writers: int = 1,
    only_telling: bool = False,
    progress: Callable[[LoadSummary], None] | None = None,
) -> LoadSummary:
    """Load what lies in the place `accounts` into the record at `url`, which is made if there is none.

    Reports that the record holds already, read by the same reader, are left alone, so loading that was broken
    off goes on when it is started again. With `only_telling`, accounts are left out that tell of no contact,
    statement, event, agreement or figure. `progress` is called at the beginning and after each file.

    Raises Abort when the record or the place can't be used; what was loaded until then is in the record.
    """
    Store(url).close()  # made, or found wrong, once
    files = AccountsPlace(accounts).files()
    # Those of one month tell of the same things; a few together fill a batch.
    tasks = [
        [file for file, _ in some]
        for _, of_month in groupby(files, key=itemgetter(1))
        for some in batched(of_month, _FILES_AT_ONCE)
    ]
    summary = LoadSummary(files=len(files))
    if progress is not None:
        progress(summary)
    for loaded in _load(tasks, str(url), str(accounts), min(writers, len(tasks)), only_telling):
        summary.add(loaded)
        if progress is not None:
            progress(summary)
    return summary


def _load(
    tasks: Sequence[Sequence[str]], url: str, accounts: str, writers: int, only_telling: bool
) -> Iterator[LoadSummary]:
    if writers < 2:
        with Store(url) as store:
            writer = _Writer(store, AccountsPlace(accounts), only_telling, nullcontext())
            yield from map(writer.load, tasks)
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(
        writers, context, initializer=_start, initargs=(url, accounts, only_telling, context.Lock())
    )
    try:
        for future in as_completed([pool.submit(_load_files, files) for files in tasks]):
            yield future.result()
    except BrokenProcessPool as error:
        raise Abort(
            "a writer died, perhaps for lack of memory: start again with fewer writers, what is loaded stays"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(url: str, accounts: str, only_telling: bool, turn: AbstractContextManager[Any]) -> None:
    global _writer
    _writer = _Writer(Store(url), AccountsPlace(accounts), only_telling, turn)


def _load_files(files: Sequence[str]) -> LoadSummary:
    if _writer is None:
        raise RuntimeError("no writer was started in this process")
    return _writer.load(files)


def _adds_nothing(one: Listed, held: Held | None) -> bool:
    """Tell whether the record holds a report as it is, and would not name another origin of it."""
    if held is None:
        return False
    is_first = one.origin is None or (held.origin is not None and held.origin <= one.origin)
    return one.reader == held.reader and is_first


def tells(account: Account) -> bool:
    """Tell whether an account holds a contact, statement, event, agreement or figure."""
    return bool(
        account.contacts or account.quotations or account.events or account.agreements or account.figures
    )
