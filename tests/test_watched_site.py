import time
from pathlib import Path

from benchmarks.generated import generated
from benchmarks.watched_site import arrives_once


def test_every_report_of_a_failing_site_arrives_exactly_once(tmp_path: Path) -> None:
    assert arrives_once(
        list(generated(40, 5)), seed=3, record=tmp_path / "site.db", started=time.perf_counter()
    )
