import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from benchmarks.synthetic import REPORTS_A_DAY, told

from tests.record.conftest import NewUrl, new_url  # noqa: F401  (a fixture)
from verbale.account import Account
from verbale.archives import AccountsPlace, Entry, Shard
from verbale.archives.accounts import AccountsWriter
from verbale.errors import Abort
from verbale.loading import load_accounts
from verbale.record.store import Store
from verbale.report import Report

SHARDS = 3
EACH = 40
MUTE = Report(text="Nothing happened.", origin="mute.txt")


def write(place: Path, shard: str, accounts: list[tuple[Report, Account]]) -> None:
    made = Shard(shard, 1)
    folder = place.parent / "passing" / shard
    with AccountsWriter(folder, made) as writer:
        for report, account in accounts:
            writer.add(report, account)
    AccountsPlace(place).keep(made, Entry(shard=shard, size=1, reader="any", files=writer.files), folder)


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Accounts of three shards; a report stands in two of them, and one says nothing."""
    place = tmp_path_factory.mktemp("loading") / "accounts"
    for shard in range(SHARDS):
        # Ten reports of the first day of each of twelve months, dealt out to the shards.
        numbers = (number // 10 * 30 * REPORTS_A_DAY + number % 10 for number in range(SHARDS * EACH))
        some = [told(number, 1) for number in list(numbers)[shard::SHARDS]]
        report, account = told(0, 1)
        some.append((report.model_copy(update={"origin": f"shard-{shard}"}), account))
        if not shard:
            some.append((MUTE, Account(reader="verbale 0.1.0, synthetic", report=MUTE.id)))
        write(place, f"shard-{shard}", some)
    return place


@pytest.fixture(scope="module")
def expected(accounts: Path) -> list[str]:
    place = AccountsPlace(accounts)
    with Store(":memory:") as store:
        store.add_many([one for file, _ in place.files() for one in place.accounts(file)])
        return list(store.dump())


def dumped(url: str) -> list[str]:
    with Store(url) as store:
        return list(store.dump())


@pytest.fixture
def url(new_url: NewUrl, tmp_path: Path) -> str:  # noqa: F811
    given = new_url()
    return str(tmp_path / "record.db") if given == ":memory:" else given


@pytest.mark.parametrize("writers", [1, 2])
def test_a_record_is_the_same_however_it_is_loaded(
    url: str, accounts: Path, expected: list[str], writers: int
) -> None:
    summary = load_accounts(url, accounts, writers=writers)
    assert (summary.done, summary.added + summary.unchanged) == (summary.files, SHARDS * EACH + SHARDS + 1)
    assert dumped(url) == expected
    again = load_accounts(url, accounts)
    assert (again.added, again.unchanged) == (0, SHARDS * EACH + SHARDS + 1)
    assert dumped(url) == expected


def test_writers_that_are_killed_stop_the_run_and_the_next_one_goes_on(
    url: str, accounts: Path, expected: list[str]
) -> None:
    def kill() -> None:
        while not (children := multiprocessing.active_children()):
            time.sleep(0.01)
        os.kill(children[0].pid or 0, signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    with pytest.raises(Abort, match="fewer writers"):
        load_accounts(url, accounts, writers=2)
    killer.join()
    load_accounts(url, accounts)
    assert dumped(url) == expected


def test_reports_that_say_nothing_can_be_left_out(accounts: Path, tmp_path: Path) -> None:
    summary = load_accounts(tmp_path / "telling.db", accounts, only_telling=True)
    assert summary.mute >= 1
    assert summary.mute + summary.added + summary.unchanged == SHARDS * EACH + SHARDS + 1
    with Store(tmp_path / "telling.db") as store:
        assert not store.has(MUTE.id)


def test_a_place_without_accounts_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="shards"):
        load_accounts(tmp_path / "record.db", tmp_path)


def test_a_damaged_file_is_told_and_the_others_are_loaded(accounts: Path, tmp_path: Path) -> None:
    place = tmp_path / "accounts"
    for report, account in (told(1, 1), told(2, 1)):
        write(place, f"of-{report.id}", [(report, account)])
    damaged, _ = AccountsPlace(place).files()[0]
    (place / damaged).write_bytes(b"PAR1 and no more")
    summary = load_accounts(tmp_path / "record.db", place)
    assert summary.added == 1
    assert len(summary.failed) == 1
    assert damaged in summary.failed[0]
