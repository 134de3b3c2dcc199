"""Does any hostile input crash, stall or fill the memory? `python -m benchmarks.hostile`.

Every kind of hostile input is made by code and brought in as a file. Each must be reported, as a report or
as one clear error, and never may there be silence for ten seconds. The peak of memory is told for this
process and for its children.
"""

import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.hostile_inputs import hostile
from verbale.errors import SkipInput
from verbale.sources.limits import DEFAULT_LIMITS
from verbale.sources.opening import Opener

SLOWEST_SECONDS = 10.0
MOST_BYTES = 1 << 30


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="about how much of everything (1000000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", metavar="FOLDER", help="only write the inputs there")
    parser.add_argument("--read", metavar="FOLDER", help="only bring in what is there")
    options = parser.parse_args()
    if options.write:
        for name, content in hostile(options.size, options.seed):
            Path(options.write, name).write_bytes(content)
        return 0
    if options.read:
        return bring_all_in(Path(options.read))
    with tempfile.TemporaryDirectory(prefix="verbale-hostile-") as folder:
        # In processes of their own: making the inputs takes more memory than bringing them in.
        step = [
            sys.executable,
            "-m",
            "benchmarks.hostile",
            "--size",
            str(options.size),
            "--seed",
            str(options.seed),
        ]
        subprocess.run([*step, "--write", folder], check=True)
        return subprocess.run([*step, "--read", folder], check=False).returncode


def bring_all_in(folder: Path) -> int:
    """Bring in every file of a folder by itself, print what came of it, return the exit code."""
    slow, silent, slowest = [], [], 0.0
    reports = errors = kinds = 0
    with Opener(DEFAULT_LIMITS) as opener:
        bring_in(opener, Path(__file__))  # whatever is loaded once
        for path in sorted(folder.iterdir()):
            told, found, took = bring_in(opener, path)
            first = told[0].removeprefix(path.name)[2:90] if told else ""
            print(
                f"{path.name:22} {took:6.2f} s  {found:5,} reports  {len(told):4,} errors  {first}",
                flush=True,
            )
            kinds, reports, errors = kinds + 1, reports + found, errors + len(told)
            slowest = max(slowest, took)
            slow += [path.name] if took > SLOWEST_SECONDS else []
            silent += [] if told or found else [path.name]
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    print(
        f"{kinds} kinds: {reports:,} reports, {errors:,} errors; slowest {slowest:.1f} s; "
        f"peak {own / 1e6:.0f} MB here, {children / 1e6:.0f} MB in the parser; "
        f"over {SLOWEST_SECONDS:g} s: {slow or 'none'}; not reported: {silent or 'none'}"
    )
    return 1 if slow or silent or max(own, children) > MOST_BYTES else 0


def bring_in(opener: Opener, path: Path) -> tuple[list[str], int, float]:
    """Return what was told of the bad inputs in a file, how many reports it gave, and its longest silence."""
    told, found = [], 0
    silence, last = 0.0, time.perf_counter()
    with path.open("rb") as stream:
        for item in opener.open(stream, path.name, name=path.name):
            if isinstance(item, SkipInput):
                told.append(str(item))
            else:
                found += 1
            silence, last = max(silence, time.perf_counter() - last), time.perf_counter()
    return told, found, max(silence, time.perf_counter() - last)


if __name__ == "__main__":
    raise SystemExit(main())
