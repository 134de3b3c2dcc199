import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.sources import samples
from tests.sources.server import Site, answer, serving
from verbale.cli import app
from verbale.cli.watch import seconds
from verbale.errors import Abort
from verbale.record.store import Store
from verbale.sources import SourceSettings
from verbale.sources.feedlist import feeds_of
from verbale.sources.fetching import WebSettings
from verbale.sources.fetching.clock import Clock
from verbale.watching import Round, Watcher

WEB = WebSettings(allowed_hosts=frozenset({"127.0.0.1"}), host_interval_seconds=0.0, max_tries=1)


class Calendar(Clock):
    """A clock whose time of day is turned by hand."""

    def __init__(self) -> None:
        self.today = datetime(2019, 3, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self.today

    def sleep(self, seconds: float) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def watcher(site: Site, clock: Calendar, tmp_path: Path) -> Iterator[Watcher]:
    path = tmp_path / "watched.db"
    with (
        Store(path) as store,
        Watcher(store, path, [f"{site.url}/feed"], sources=SourceSettings(web=WEB), clock=clock) as made,
    ):
        yield made


def counts(told: Round) -> tuple[int, int, int, int]:
    return told.new_pages, told.summary.read, len(told.summary.failed), told.waiting


def test_what_feeds_hold_and_link_to_is_read_once(site: Site, watcher: Watcher) -> None:
    entries = samples.rss_full("http://courier.example/full") + samples.rss_link(
        f"{site.url}/a?utm_source=rss"
    )
    site.routes |= {"/feed": samples.rss(entries), "/a": samples.page("Talks in Bern")}
    assert counts(watcher.round()) == (1, 2, 0, 0)
    assert counts(watcher.round()) == (0, 0, 0, 0)
    assert site.paths() == ["/feed", "/a", "/feed"]


def test_a_feed_is_asked_for_what_is_new_only(site: Site, watcher: Watcher) -> None:
    def feed(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["If-None-Match"] == '"1"':
            answer(handler, status=304)
        else:
            answer(handler, samples.rss(samples.rss_link("/a")).encode(), ETag='"1"')

    site.routes |= {"/feed": feed, "/a": samples.page()}
    assert watcher.round().feeds_unchanged == 0
    for _ in range(2):
        assert watcher.round().feeds_unchanged == 1


def test_what_fails_is_tried_again_later_and_told(site: Site, watcher: Watcher, clock: Calendar) -> None:
    broken = lambda handler: answer(handler, status=503)  # noqa: E731
    entries = "".join(samples.rss_link(f"/{name}") for name in ("a", "gone", "empty"))
    site.routes |= {"/feed": samples.rss(entries), "/a": broken, "/empty": "<html><body></body></html>"}
    assert counts(watcher.round()) == (3, 0, 3, 1)
    assert counts(watcher.round()) == (0, 0, 0, 1)  # it is not due yet
    failed = {row["url"].rpartition("/")[2]: row for row in watcher.log.failures()}
    assert {name: row["state"] for name, row in failed.items()} == {
        "a": "waiting",
        "gone": "failed",
        "empty": "failed",
    }
    assert "answers 503" in failed["a"]["reason"]
    assert failed["a"]["due"] == "2019-03-05T00:05:00Z"
    site.routes["/a"] = samples.page()
    clock.today += timedelta(minutes=6)
    assert counts(watcher.round()) == (0, 1, 0, 0)
    assert [row["url"] for row in watcher.log.failures()] == [f"{site.url}/empty", f"{site.url}/gone"]


def test_a_page_is_given_up_in_the_end_and_a_feed_never(
    site: Site, watcher: Watcher, clock: Calendar
) -> None:
    site.routes |= {
        "/feed": samples.rss(samples.rss_link("/a")),
        "/a": lambda handler: answer(handler, status=500),
    }
    watcher.round()
    site.routes["/feed"] = lambda handler: answer(handler, status=500)
    for _ in range(12):
        clock.today += timedelta(days=2)
        watcher.round()
    assert site.paths().count("/a") == 8
    assert site.paths().count("/feed") == 13
    feed = next(row for row in watcher.log.failures() if row["kind"] == "feed")
    assert feed["failures"] == 12


def test_a_watch_that_was_killed_goes_on(site: Site, clock: Calendar, tmp_path: Path) -> None:
    class Killed(BaseException):
        pass

    def kill(summary: object) -> None:
        if getattr(summary, "read", 0) >= 2:
            raise Killed

    titles = {f"/{number}": f"Talks in Bern, round {number}" for number in range(5)}
    site.routes |= {path: samples.page(title) for path, title in titles.items()}
    site.routes["/feed"] = samples.rss("".join(map(samples.rss_link, titles)))
    path = tmp_path / "watched.db"
    settings = SourceSettings(web=WEB)
    with Store(path) as store:
        with (
            Watcher(store, path, [f"{site.url}/feed"], sources=settings, clock=clock) as watcher,
            pytest.raises(Killed),
        ):
            watcher.round(kill)
        with Watcher(store, path, [f"{site.url}/feed"], sources=settings, clock=clock) as watcher:
            assert watcher.round().waiting == 0
        assert sorted(row.title or "" for row in store.reports()) == sorted(titles.values())


def test_watching_from_the_command_line(site: Site, tmp_path: Path) -> None:
    site.routes |= {
        "/feed": samples.rss(samples.rss_link("/a") + samples.rss_link("/b")),
        "/a": samples.page(),
    }
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="news">'
        f'<outline xmlUrl="{site.url}/feed"/></outline></body></opml>'
    )
    record = ["--record", str(tmp_path / "watched.db")]
    command = ["watch", str(tmp_path / "feeds.opml"), "--once", "--host-interval", "0", *record]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 1
    assert "--allow-host 127.0.0.1" in result.stderr
    (tmp_path / "watched.db").unlink()
    result = CliRunner().invoke(app, [*command, "--allow-host", "127.0.0.1"])
    assert result.exit_code == 1
    assert "1 feeds (0 unchanged), 2 new pages: 1 reports read" in result.stdout
    assert "/b: the server answers 404" in result.stderr
    again = CliRunner().invoke(app, [*command, "--allow-host", "127.0.0.1", "--json"])
    assert json.loads(again.stdout)["summary"]["read"] == 0
    listed = CliRunner().invoke(app, ["watch", "--failures", "--json", *record])
    assert [row["url"] for row in json.loads(listed.stdout)["rows"]] == [f"{site.url}/b"]


def test_lists_of_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# ours\nhttp://a.example/feed\n\nhttps://b.example/feed\nno address\n")
    (tmp_path / "b.opml").write_text("<opml><body/></opml>")
    (tmp_path / "c.opml").write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;')
    assert feeds_of([str(tmp_path / "a.txt"), "http://a.example/feed", "http://c.example"]) == [
        "http://a.example/feed",
        "https://b.example/feed",
        "http://c.example",
    ]
    for name in ("b.opml", "c.opml", "missing"):
        with pytest.raises(Abort, match=name):
            feeds_of([str(tmp_path / name)])


@pytest.mark.parametrize(("written", "expected"), [("90s", 90), ("15m", 900), ("6h", 21_600), ("1d", 86_400)])
def test_times_have_units(written: str, expected: int) -> None:
    assert seconds(written) == expected


@pytest.mark.parametrize("written", ["15", "m", "-5m", "1s", "1.5h"])
def test_other_times_are_refused(written: str) -> None:
    with pytest.raises(Abort, match="--every"):
        seconds(written)
