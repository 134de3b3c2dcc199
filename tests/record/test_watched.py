from pathlib import Path

import pytest

from tests.record.conftest import NewUrl
from verbale.errors import Abort
from verbale.record.store import Store
from verbale.record.watched import WatchedFeed, WatchedPage, WatchLog

NOON = "2019-03-04T12:00:00Z"


@pytest.fixture
def url(new_url: NewUrl, tmp_path: Path) -> str:
    made = new_url()
    return str(tmp_path / "watched.db") if made == ":memory:" else made


def test_what_is_watched_is_kept_beside_the_record(url: str) -> None:
    with Store(url) as store, WatchLog(url) as log:
        before = list(store.dump())
        feed = WatchedFeed("http://a.example/feed", due="", at=NOON, etag='"1"')
        log.save_feed(feed)
        pages = [WatchedPage(f"http://a.example/{name}", feed.url, due="", at=NOON) for name in "abc"]
        assert log.add_pages(pages[:2]) == 2
        assert log.add_pages(pages) == 1
        assert log.due_pages(NOON) == pages
        log.save_page(WatchedPage(pages[0].url, feed.url, due=NOON, at=NOON, state="done"))
        log.save_page(
            WatchedPage(
                pages[1].url, feed.url, due="2019-03-05T00:00:00Z", at=NOON, failures=1, reason="gone"
            )
        )
        assert log.due_pages(NOON) == pages[2:]
        assert log.count_pages() == {"done": 1, "waiting": 2}
        assert [(row["kind"], row["url"]) for row in log.failures()] == [("page", pages[1].url)]
        assert list(store.dump()) == before
    with WatchLog(url) as log:
        assert log.feed(feed.url) == feed
        assert log.feed("http://a.example/other") is None


def test_nothing_is_watched_without_a_record(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="there is no record"):
        WatchLog(tmp_path / "none.db")
