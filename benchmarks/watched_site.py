"""Does every report of a site arrive exactly once? `python -m benchmarks.watched_site`.

A made-up site of pages and feeds is served on loopback, and fails in a tenth of its answers: errors of the
server, connections cut off, bodies cut short, answers that come too late. It is watched in rounds, as by
`verbale watch --once` with the pauses left out, until nothing waits. Then the record must hold the report of
each page once, and the server must have given no page whole more than once.
"""

import random
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.generated import generated
from verbale.record.store import Store
from verbale.report import Report
from verbale.sources import SourceSettings
from verbale.sources.fetching import WebSettings
from verbale.watching import Watcher, WatchSettings

SHARE_OF_FAILURES = 0.1
PAGES_IN_A_FEED = 100
MOST_ROUNDS = 50
SLOW_SECONDS = 1.0


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.watched_site", description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000, help="how many (2000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reports = list(generated(options.pages, options.seed))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="verbale-site-") as folder:
        return (
            0
            if arrives_once(reports, seed=options.seed, record=Path(folder, "site.db"), started=started)
            else 1
        )


def arrives_once(reports: list[Report], *, seed: int, record: Path, started: float) -> bool:
    """Watch a site of these reports until nothing waits; tell whether each arrived exactly once."""
    web = WebSettings(
        allowed_hosts=frozenset({"127.0.0.1"}),
        host_interval_seconds=0.0,
        silence_seconds=SLOW_SECONDS / 2,
        first_pause_seconds=0.01,
        max_tries=2,
    )
    patient = WatchSettings(first_pause_seconds=0.0, max_pause_seconds=0.0, max_failures=MOST_ROUNDS)
    with (
        serving(reports, seed) as site,
        Store(record) as store,
        Watcher(store, record, site.feeds, sources=SourceSettings(web=web), watch=patient) as watcher,
    ):
        for number in range(1, MOST_ROUNDS + 1):
            told = watcher.round()
            failed_feeds = sum(row["kind"] == "feed" for row in watcher.log.failures())
            print(
                f"round {number}: {told.feeds} feeds, {told.new_pages:,} new pages, {told.summary.read:,} "
                f"reports read, {len(told.summary.failed):,} failures, {told.waiting:,} pages waiting, "
                f"{time.perf_counter() - started:.0f} s",
                flush=True,
            )
            if not told.waiting and not failed_feeds and not told.new_pages:
                break
        titles = Counter(row.title or "" for row in store.reports())
        states = watcher.log.count_pages()
    expected = Counter(f"{report.title} ({number})" for number, report in enumerate(reports))
    whole = Counter(site.given)
    twice = sum(count > 1 for count in whole.values())
    print(
        f"{len(reports):,} pages: {titles.total():,} reports in the record, "
        f"{(expected - titles).total()} missing, {(titles - expected).total()} too many; "
        f"pages by state: {states}; {site.failures:,} of {site.answers:,} answers failed; "
        f"pages given whole more than once: {twice}"
    )
    return titles == expected and states == {"done": len(reports)} and max(whole.values()) == 1


class Site:
    """What is served, what of it was given whole, and how many answers were given and failed."""

    def __init__(self, reports: list[Report], seed: int) -> None:
        self.url = ""
        self.reports = reports
        self.given: list[int] = []
        self.answers = 0
        self.failures = 0
        self._random = random.Random(seed)  # noqa: S311  (no secret)
        self._lock = threading.Lock()

    @property
    def feeds(self) -> list[str]:
        """The addresses of the feeds."""
        return [f"{self.url}/feed/{start}" for start in range(0, len(self.reports), PAGES_IN_A_FEED)]

    def body(self, path: str) -> bytes | None:
        """Return what stands at a path."""
        kind, _, number = path.strip("/").partition("/")
        if kind == "feed":
            return self._feed(int(number)).encode()
        return self._page(int(number)).encode() if kind == "page" else None

    def chance(self) -> str | None:
        """Return how the next answer fails, None when it does not."""
        with self._lock:
            self.answers += 1
            if self._random.random() >= SHARE_OF_FAILURES:
                return None
            self.failures += 1
            return self._random.choice(["error", "cut", "short", "late"])

    def _feed(self, start: int) -> str:
        links = "".join(
            f"<item><title>{number}</title><link>{self.url}/page/{number}</link></item>"
            for number in range(start, min(start + PAGES_IN_A_FEED, len(self.reports)))
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title>{links}</channel></rss>'

    def _page(self, number: int) -> str:
        report = self.reports[number]
        title = f"{report.title} ({number})"
        body = "".join(f"<p>{line}</p>" for line in report.text.split("\n") if line.strip())
        return (
            f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
            f'<meta property="og:title" content="{title}">'
            f'<meta property="article:published_time" content="{report.published}"></head>'
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        )


@contextmanager
def serving(reports: list[Report], seed: int) -> Iterator[Site]:
    """Give a site that is served on loopback until the end."""
    site = Site(reports, seed)

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.body(self.path)
            failure = site.chance() if body is not None else None
            if body is None or failure == "error":
                self.send_error(404 if body is None else 503)
                return
            if failure == "late":
                time.sleep(SLOW_SECONDS)
            if failure in ("cut", "late"):
                self.connection.close()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if failure is None else body[: len(body) // 2])
            if failure is None and self.path.startswith("/page/"):
                site.given.append(int(self.path.rpartition("/")[2]))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                self.close_connection = True

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Say nothing: failing is what this server is for."""

    with Server(("127.0.0.1", 0), Answering) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield site
        finally:
            server.shutdown()


if __name__ == "__main__":
    raise SystemExit(main())
