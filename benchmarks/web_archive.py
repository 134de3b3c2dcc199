"""How fast are pages taken out of a web archive, in flat memory? `python -m benchmarks.web_archive`.

A WARC file is made by code, of made-up news pages with as much markup around their text as news pages have,
and brought in as a stream. At every tenth of it the memory of this process and of the parsing process is
taken; what counts is by how much it grows after the first tenth.
"""

import gzip
import os
import random
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generated import generated
from benchmarks.hostile_inputs.documents import answered, record
from verbale.report import Report
from verbale.sources.limits import DEFAULT_LIMITS
from verbale.sources.opening import Opener

MOST_GROWTH_BYTES = 64_000_000


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.web_archive", description=__doc__)
    parser.add_argument(
        "--megabytes", type=int, default=1024, help="how large the archive is, unpacked (1024)"
    )
    parser.add_argument("--gzip", action="store_true", help="pack each record, as crawlers do")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="verbale-archive-") as folder:
        path = Path(folder, "news.warc.gz" if options.gzip else "news.warc")
        size, pages = write(path, options.megabytes << 20, seed=options.seed, packed=options.gzip)
        return 0 if bring_in(path, size, pages) else 1


def write(path: Path, size: int, *, seed: int, packed: bool) -> tuple[int, int]:
    """Write an archive of about `size` bytes unpacked; return its size unpacked and how many pages it has."""
    written = pages = 0
    with path.open("wb") as stream:
        for made in records(seed):
            stream.write(gzip.compress(made, 1) if packed else made)
            written += len(made)
            pages += 1
            if written >= size:
                break
    return written, pages


def records(seed: int) -> Iterator[bytes]:
    """Yield records without end, each with a page of 20 to 120 kB."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    for number, report in enumerate(generated(10**9, seed)):
        links = "".join(
            f'<li class="n{number % 9}"><a href="/{chance.randrange(10**9)}">More news of the day</a></li>'
            for _ in range(chance.randint(200, 1_300))
        )
        body = "".join(f"<p>{line}</p>" for line in report.text.split("\n") if line) * chance.randint(1, 8)
        page = (
            f'<!DOCTYPE html><html lang="en"><head><title>{report.title}</title><meta '
            f'property="article:published_time" content="{report.published}"></head><body>'
            f"<nav><ul>{links}</ul></nav><article><h1>{report.title}</h1>{body}</article></body></html>"
        )
        yield record(answered(page.encode())).replace(b"http://a.example/", b"http://a.example/%d" % number)


def bring_in(path: Path, size: int, pages: int) -> bool:
    """Bring the archive in, print rates and memory, tell whether every page came and memory stayed flat."""
    started = time.perf_counter()
    found = 0
    memory: list[int] = []
    with Opener(DEFAULT_LIMITS) as opener, path.open("rb") as stream:
        for item in opener.open(stream, path.name):
            found += isinstance(item, Report)
            if found * 10 // pages > len(memory):
                memory.append(in_use())
    took = time.perf_counter() - started
    growth = max(memory) - memory[0]
    print(
        f"{size / 1e6:,.0f} MB ({path.stat().st_size / 1e6:,.0f} MB as a file), {pages:,} pages: "
        f"{found:,} reports in {took:,.0f} s, {found / took:,.0f} pages/s, {size / took / 1e6:,.1f} MB/s; "
        f"memory {memory[0] / 1e6:,.0f} MB after a tenth, {growth / 1e6:+,.0f} MB at most since"
    )
    return found == pages and growth <= MOST_GROWTH_BYTES


def in_use() -> int:
    """Return the bytes of memory that this process and its children hold."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()
    return sum(resident(process) for process in (str(own), *children))


def resident(process: str) -> int:
    """Return the bytes that a process holds in memory."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    raise SystemExit(main())
