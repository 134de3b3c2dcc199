"""Reports at addresses of the web: of a page, or of all entries of a feed."""

import io
from collections.abc import Iterator

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.fetching import Answer, Fetcher
from verbale.sources.fetching.addresses import without_tracking
from verbale.sources.items import Item, Link
from verbale.sources.opening import Opener


def open_answer(opener: Opener, answer: Answer) -> Iterator[Item]:
    """Yield what a fetched page or feed holds; nothing when it has not changed."""
    if answer.body is not None:
        url = without_tracking(answer.url)
        name = url.partition("?")[0].rpartition("/")[2]
        stream = io.BytesIO(answer.body)
        yield from opener.open(stream, url, name=name, url=answer.url, charset=answer.charset)


def open_url(opener: Opener, fetcher: Fetcher, url: str) -> Iterator[Report | SkipInput]:
    """Yield the reports at an address; of a feed, those that its entries link to as well, each once."""
    linked: dict[str, None] = {}
    for item in _fetched(opener, fetcher, url):
        if isinstance(item, Link):
            linked.setdefault(without_tracking(item.url))
        else:
            yield item
    for number, link in enumerate(linked):
        if number >= fetcher.settings.max_links:
            yield SkipInput(
                f"{url}: links to {len(linked):,} reports, more than the {fetcher.settings.max_links:,} "
                "followed at once: watch the feed"
            )
            return
        for item in _fetched(opener, fetcher, link):
            if isinstance(item, Link):
                yield SkipInput(f"{link}: is a feed inside a feed: read it by itself")
                break
            yield item


def _fetched(opener: Opener, fetcher: Fetcher, url: str) -> Iterator[Item]:
    try:
        answer = fetcher.fetch(url)
    except SkipInput as error:
        yield error
        return
    yield from open_answer(opener, answer)
