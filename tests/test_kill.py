"""A record survives the death of the program that writes it."""

from pathlib import Path

from benchmarks.generated import generated
from benchmarks.kill import dump, survives


def test_a_killed_run_started_again_gives_the_same_record(tmp_path: Path) -> None:
    reports = list(generated(24, seed=3))
    assert survives(reports, kills=2, seed=5, workers=1, folder=tmp_path)
    rows = dump(tmp_path / "killed.db")
    assert len(rows["reports"]) == 24
    assert rows["contacts"]


def test_generated_reports_are_the_same_for_the_same_seed_and_never_alike() -> None:
    assert list(generated(90, seed=1)) == list(generated(90, seed=1))
    assert list(generated(90, seed=1)) != list(generated(90, seed=2))
    assert len({report.id for report in generated(300, seed=1)}) == 300
