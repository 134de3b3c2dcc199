"""Is there any input that sources fail on? `python -m benchmarks.fuzz_sources --seconds 300`.

Atheris grows inputs that reach new code of `verbale.sources`, from small inputs of each format on. Whatever
comes, a source gives reports, links and SkipInput, and raises nothing. What fails is written to the folder
where this is started, as `crash-...`. Needs atheris (`pip install atheris`).
"""

import argparse
import io
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["verbale.sources"]):
    from verbale.sources.items import Link
    from verbale.sources.limits import DEFAULT_LIMITS
    from verbale.sources.opening import Opener

from benchmarks.hostile_inputs import hostile
from verbale.errors import SkipInput
from verbale.report import Report

_SMALL_BYTES = 20_000


def main() -> None:
    """Fuzz until the time is over or something fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=300, help="how long (300)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as corpus, Opener(DEFAULT_LIMITS) as opener:
        for name, content in hostile(_SMALL_BYTES, 1):
            (Path(corpus) / name).write_bytes(content[:_SMALL_BYTES])

        def opened(data: bytes) -> None:
            for item in opener.open(io.BytesIO(data), "input"):
                if not isinstance(item, Report | Link | SkipInput):
                    raise TypeError(f"a source gave {type(item).__name__}")

        atheris.Setup([sys.argv[0], f"-max_total_time={asked.seconds}", "-rss_limit_mb=2048", corpus], opened)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
