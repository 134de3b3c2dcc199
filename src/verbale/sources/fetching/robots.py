"""What sites allow: robots.txt, fetched once a day for each, by RFC 9309."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego
from urllib3.util import Url

from verbale.sources.fetching.answers import Answer, FetchFailed
from verbale.sources.fetching.clock import Clock
from verbale.sources.fetching.settings import PRODUCT, WebSettings

_MAX_SITES = 10_000


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None  # None: all is allowed
    until: float


class Robots:
    """The rules of the sites met so far. `fetch` fetches an address, or returns None when there is none."""

    def __init__(self, settings: WebSettings, clock: Clock, fetch: Callable[[str], Answer | None]) -> None:
        self._settings = settings
        self._clock = clock
        self._fetch = fetch
        self._sites: dict[str, _Rules] = {}

    def check(self, url: Url) -> None:
        """Raise FetchFailed when the site does not want this address read, or does not say."""
        rules = self._rules(url)
        if rules is not None and not rules.can_fetch(url.url, PRODUCT):
            raise FetchFailed(f"{url}: the site's robots.txt asks programs not to read it: save it as a file")

    def crawl_delay(self, url: Url) -> float:
        """Return how many seconds the site wants between two requests, as far as is known by now."""
        known = self._sites.get(_site(url))
        delay = known.rules.crawl_delay(PRODUCT) if known is not None and known.rules is not None else None
        return min(delay or 0.0, self._settings.max_crawl_delay_seconds)

    def _rules(self, url: Url) -> Protego | None:
        site = _site(url)
        known = self._sites.get(site)
        if known is None or known.until <= self._clock.monotonic():
            if len(self._sites) >= _MAX_SITES:
                self._sites.clear()
            answer = self._fetch(f"{site}/robots.txt")
            text = (answer.body or b"").decode("utf-8", "replace") if answer is not None else ""
            rules = Protego.parse(text) if text.strip() else None
            known = _Rules(rules, self._clock.monotonic() + self._settings.robots_age_seconds)
            self._sites[site] = known
        return known.rules


def _site(url: Url) -> str:
    return f"{url.scheme}://{url.netloc}"
