from pathlib import Path

import pytest
from pyarrow import fs

from verbale.account import Account, Publication
from verbale.archives import Shard, find_shards
from verbale.archives.accounts import AccountsWriter
from verbale.archives.storage import Place, place
from verbale.errors import Abort
from verbale.report import Report


def in_memory() -> Place:
    """Return a folder of a file system that is no disk, as object storage is none."""
    return Place(fs._MockFileSystem(), "bucket", "mock://bucket")


@pytest.mark.parametrize("where", ["memory", "disk", "file URL"])
def test_files_are_put_replaced_listed_and_removed(where: str, tmp_path: Path) -> None:
    named = {"disk": str(tmp_path), "file URL": tmp_path.as_uri()}
    folder = in_memory() if where == "memory" else place(named[where])
    for data in (b"first", b"second"):
        (folder / "a/b.txt").put_bytes(data)
    (folder / "a/_passing").put_bytes(b"")
    (folder / ".hidden/c").put_bytes(b"")
    [(file, size)] = folder.files()
    assert (file.name, size) == (f"{folder.name}/a/b.txt", 6)
    assert file.read() == b"second"
    file.remove()
    file.remove()
    assert file.read() is None
    assert folder.files() == []


def test_what_a_killed_run_has_left_of_a_file_goes_when_it_is_put(tmp_path: Path) -> None:
    (tmp_path / ".file[1].0123.part").write_bytes(b"half")
    (place(tmp_path) / "file[1]").put_bytes(b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["file[1]"]


def test_a_file_that_cannot_be_put_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        (place(tmp_path) / "file").put(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_and_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="no such file"):
        place(tmp_path / "nowhere").files()
    with pytest.raises(Abort, match="gopher"):
        place("gopher://example.org/shards")


def test_shards_are_found_once_and_named_apart(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news of May.jsonl").write_text("{}")
    found = find_shards([str(tmp_path), str(tmp_path / "one")])
    assert [shard.size for shard in found] == [2, 2]
    assert len({shard.id for shard in found}) == 2
    assert all(shard.id.startswith("news-of-May-jsonl-") for shard in found)


@pytest.mark.parametrize(
    ("stated", "inferred", "month"),
    [
        ("2017-11-20", None, "2017-11"),
        (None, "2017-11-20/2017-12-02", "2017-11"),
        (None, "2017-11~", "2017-11"),
        (None, "2017", "unknown"),
        (None, "2017-21", "unknown"),
        (None, "2017-XX", "unknown"),
        (None, "2017/2018", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_accounts_lie_in_the_month_of_publication(
    stated: str | None, inferred: str | None, month: str, tmp_path: Path
) -> None:
    report = Report(text="Talks were held.", published=stated)
    account = Account(reader="none", report=report.id, published=Publication(date=inferred))
    with AccountsWriter(tmp_path, Shard("shard", 1)) as writer:
        writer.add(report, account)
    [file] = writer.files
    assert file.startswith(f"accounts/month={month}/")
    assert (tmp_path / file).is_file()
