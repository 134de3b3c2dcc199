import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.samples import reports, write_archive
from verbale.archives import AccountsPlace
from verbale.engines.archive import ArchiveSummary, read_archive
from verbale.errors import Abort

ROOT = Path(__file__).parent.parent.parent


def files(place: Path) -> dict[str, bytes]:
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("world") / "archive", shards=8)


@pytest.fixture(scope="module")
def accounts(archive: Path) -> Path:
    """Read the archive in a pool, broken off after three shards and taken up again."""
    place = archive.parent / "accounts"
    with pytest.raises(KeyboardInterrupt):
        read_archive([archive], place, workers=2, progress=interrupted_after(3))
    assert len(list((place / "shards").iterdir())) == 3
    summary = read_archive([archive], place, workers=2)
    assert (summary.unchanged, summary.done, summary.read, summary.failures) == (3, 5, 20, 2)
    return place


def interrupted_after(shards: int) -> Callable[[ArchiveSummary], None]:
    def interrupt(summary: ArchiveSummary) -> None:
        if summary.done == shards:
            raise KeyboardInterrupt

    return interrupt


def test_all_formats_are_read_and_lie_in_the_month_of_publication(archive: Path, accounts: Path) -> None:
    place = AccountsPlace(accounts)
    entries = place.entries()
    assert sorted(entry.shard for entry in entries) == sorted(map(str, archive.iterdir()))
    told = [(file, one) for entry in entries for file in entry.files for one in place.accounts(file)]
    assert len(told) == 32
    for file, (report, account) in told:
        assert report.id == account.report
        assert report.published is not None
        assert f"month={report.published[:7]}/" in file
    assert {"accounts", "shards"} == {path.name for path in accounts.iterdir()}


def test_what_was_read_is_left_alone_until_the_shard_is_another(archive: Path, accounts: Path) -> None:
    before = files(accounts)
    assert read_archive([archive], accounts).done == 0
    assert files(accounts) == before


def test_a_run_that_is_killed_leaves_whole_shards_and_goes_on(archive: Path, accounts: Path) -> None:
    place = archive.parent / "accounts-killed"
    code = (
        f"from verbale.engines.archive import read_archive; read_archive([{str(archive)!r}], {str(place)!r})"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as running:
        while running.poll() is None and len(list(place.glob("shards/*.json"))) < 2:
            time.sleep(0.01)
        running.kill()
    kept = AccountsPlace(place).entries()
    assert len(kept) >= 2
    whole = files(accounts)
    assert all((place / file).read_bytes() == whole[file] for entry in kept for file in entry.files)
    assert read_archive([archive], place, workers=2).unchanged == len(kept)
    assert files(place) == whole


def test_what_the_gate_turns_away_is_counted(tmp_path: Path) -> None:
    rows = [{"text": "The bakery on the corner sells rolls until noon."}, {"text": reports(0, 1)[0]["text"]}]
    shard = tmp_path / "shard.jsonl"
    shard.write_text("\n".join(map(json.dumps, rows)))
    summary = read_archive([shard], tmp_path / "accounts", workers=1, gate=True)
    assert (summary.read, summary.turned_away) == (1, 1)


def test_a_shard_that_is_not_there_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="nowhere"):
        read_archive([tmp_path / "nowhere"], tmp_path / "accounts")


def test_a_cluster_that_loses_a_node_gives_the_same_bytes(archive: Path, accounts: Path) -> None:
    pytest.importorskip("ray")
    place = archive.parent / "accounts-ray"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.engines.on_ray", str(archive), str(place)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "OMP_NUM_THREADS": "1", "RAY_DISABLE_MEMORY_MONITOR": "1"},
        timeout=900,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    summary = json.loads(ran.stdout.splitlines()[-1])
    assert summary["node killed"]
    assert (summary["done"], summary["read"], summary["failures"]) == (8, 32, 2)
    assert files(place) == files(accounts)
