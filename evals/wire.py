"""Benchmarks whose labels are the project's own, over the dispatches of the wire file."""

from pathlib import Path
from typing import ClassVar

from evals.benchmark import Benchmark, Files
from verbale.errors import Abort

DATA = Path(__file__).with_name("data")


class WireBenchmark(Benchmark):
    """Labels under `evals/data` that hold ids and places in the text, no words; scored by its own module."""

    labels: ClassVar[Path]

    def files(self, data: Path, gold: Path | None, texts: Path | None) -> Files:
        """Return the labels and the dispatches; raises Abort where one is missing."""
        files = Files(Path(__file__), gold or self.labels, texts or data / "time" / "wire_2005.jsonl.gz")
        for path in (files.gold, files.texts):
            if not path.exists():
                raise Abort(f"{self.name}: {path} does not exist: see --data, --gold and --texts")
        return files
