"""Fetches an address: redirects, robots.txt, a pause between requests to one host, and several tries."""

from urllib3.util import Url

from verbale.sources.fetching.addresses import joined, parse
from verbale.sources.fetching.answers import Answer, FetchFailed
from verbale.sources.fetching.clock import Clock
from verbale.sources.fetching.requesting import Raw, request, retry_after
from verbale.sources.fetching.robots import Robots
from verbale.sources.fetching.settings import WebSettings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
_NOT_MODIFIED = 304


class Fetcher:
    """Fetches pages one at a time, by its settings."""

    def __init__(self, settings: WebSettings | None = None, clock: Clock | None = None) -> None:
        self.settings = settings or WebSettings()
        self.clock = clock or Clock()
        self._robots = Robots(self.settings, self.clock, self._fetch_robots)
        self._free_at: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return the page at an address, or that it has not changed since it had `etag` or `modified`.

        Raises FetchFailed, after as many tries as are allowed, when it can't be had.
        """
        parsed = parse(url, self.settings)
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        pause = self.settings.first_pause_seconds
        for tries_left in reversed(range(self.settings.max_tries)):
            try:
                return self._follow(parsed, headers, self.settings.max_fetched_bytes)
            except FetchFailed as error:
                wait = pause if error.pause_seconds is None else error.pause_seconds
                if not error.passing or not tries_left or wait > self.settings.max_pause_seconds:
                    raise
            self.clock.sleep(wait)
            pause = min(2 * pause, self.settings.max_pause_seconds)
        raise FetchFailed(f"{url}: no try is allowed: set max_tries to 1 or more")

    def _follow(self, url: Url, headers: dict[str, str], max_bytes: int, *, ask: bool = True) -> Answer:
        """Return the page at `url`, or where redirects lead; with `ask`, where robots.txt allows it."""
        at = url
        for _ in range(self.settings.max_redirects + 1):
            if ask:
                self._robots.check(at)
            self._wait_for(at)
            raw = request(at, self.settings, headers=headers, max_bytes=max_bytes)
            if raw.status in _REDIRECTS and raw.headers.get("Location"):
                at = joined(at.url, raw.headers["Location"], self.settings)
                continue
            return self._answer(at, raw)
        raise FetchFailed(
            f"{url}: is redirected more than {self.settings.max_redirects} times: give its last address"
        )

    def _answer(self, url: Url, raw: Raw) -> Answer:
        etag, modified = raw.headers.get("ETag"), raw.headers.get("Last-Modified")
        if raw.status == _NOT_MODIFIED:
            return Answer(url.url, None, None, etag, modified)
        if 200 <= raw.status < 300:
            return Answer(url.url, raw.body, _charset(raw.headers.get("Content-Type", "")), etag, modified)
        passing = raw.status in _PASSING or raw.status >= 500
        remedy = "try again later" if passing else "check the address"
        raise FetchFailed(
            f"{url}: the server answers {raw.status}: {remedy}",
            passing=passing,
            pause_seconds=retry_after(raw, self.clock) if passing else None,
        )

    def _fetch_robots(self, url: str) -> Answer | None:
        """Return a site's robots.txt, None when it has none. While the server fails, nothing is allowed."""
        try:
            parsed = parse(url, self.settings)
            return self._follow(parsed, {}, self.settings.max_robots_bytes, ask=False)
        except FetchFailed as error:
            if error.passing:
                raise
            return None

    def _wait_for(self, url: Url) -> None:
        """Wait until the host may be asked again."""
        interval = max(self.settings.host_interval_seconds, self._robots.crawl_delay(url))
        host = url.netloc or ""
        now = self.clock.monotonic()
        free_at = self._free_at.get(host, now)
        if free_at > now:
            self.clock.sleep(free_at - now)
        self._free_at[host] = max(now, free_at) + interval


def _charset(content_type: str) -> str | None:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")[:40] or None
    return None
