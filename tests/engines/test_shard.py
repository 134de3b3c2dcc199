"""Shards are read ahead of what is put in place, and put in place one after the other."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from verbale.archives import AccountsPlace, Shard, find_shards
from verbale.engines import read_here
from verbale.engines.outcome import Outcome, read_together
from verbale.engines.pool import Pool
from verbale.engines.shard import ReadAll, ShardSettings, read_shard, read_shards
from verbale.errors import Abort
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report

SETTINGS = "verbale 0"


def shard_of(folder: Path, name: str, texts: Iterable[str]) -> Shard:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps({"text": text, "date": "2019-01-01"}) + "\n" for text in texts))
    [shard] = find_shards([str(path)])
    return shard


def alone(reports: Iterable[Report]) -> Iterator[Outcome]:
    """Read reports without drawing on any ahead."""
    return (outcome for report in reports for outcome in read_here([report]))


@pytest.mark.parametrize("read_all", [read_here, alone])
def test_each_shard_gets_what_came_of_its_reports(tmp_path: Path, read_all: ReadAll) -> None:
    texts = {
        "a": [],
        "b": ["Norway and Chad spoke."],
        "c": [],
        "d": ["Rain fell.", "Rain fell.", "Hail fell."],
    }
    shards = [shard_of(tmp_path, name, each) for name, each in texts.items()]
    settings = ShardSettings(str(tmp_path / "accounts"), SETTINGS)
    entries = list(read_shards(shards, settings, read_all))
    assert [(entry.shard, entry.read) for entry in entries] == [
        (shard.name, count) for shard, count in zip(shards, (0, 1, 0, 2), strict=True)
    ]
    place = AccountsPlace(settings.accounts)
    told = [report.text for entry in entries for file in entry.files for report, _ in place.accounts(file)]
    assert told == ["Norway and Chad spoke.", "Rain fell.", "Hail fell."]


def test_the_next_shard_is_opened_before_one_is_done(tmp_path: Path) -> None:
    shards = [shard_of(tmp_path, name, [f"Rain fell on {name}."]) for name in "abc"]
    drawn: list[str] = []

    def ahead(reports: Iterable[Report]) -> Iterator[Outcome]:
        def told() -> Iterator[Report]:
            for report in reports:
                drawn.append(report.text)
                yield report

        return read_here(told())

    outcomes = read_shards(shards, ShardSettings(str(tmp_path / "accounts"), SETTINGS), ahead)
    next(outcomes)
    assert len(drawn) == len(shards)
    assert len(list((tmp_path / "accounts" / "shards").iterdir())) == 1


def test_a_shard_that_ends_the_run_costs_none_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = [shard_of(tmp_path, name, [f"Rain fell on {name}."]) for name in "ab"]

    def broken(shard: Shard, sources: object) -> Iterator[Report]:
        yield Report(text="Rain fell.")
        if shard == shards[1]:
            raise Abort("install what opens it")

    monkeypatch.setattr("verbale.engines.shard.reports_of", broken)
    outcomes = read_shards(shards, ShardSettings(str(tmp_path / "accounts"), SETTINGS), read_here)
    assert next(outcomes).shard == shards[0].name
    with pytest.raises(Abort, match="install"):
        next(outcomes)
    assert len(AccountsPlace(tmp_path / "accounts").entries()) == 1


def test_a_pool_stays_for_the_next_call(tmp_path: Path) -> None:
    shards = [shard_of(tmp_path, name, [f"Rain fell on {name}."]) for name in "ab"]
    settings = ShardSettings(str(tmp_path / "accounts"), SETTINGS)
    with Pool(partial(read_together, model=DEFAULT_MODEL), workers=1) as pool:
        entries = [read_shard(shard, settings, pool.read_all) for shard in shards]
    assert [entry.read for entry in entries] == [1, 1]
