"""How pages are fetched: how long, how large, how often."""

from dataclasses import dataclass
from importlib.metadata import version

PRODUCT = "verbale"  # by which robots.txt knows us


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Settings of fetching.

    `allowed_hosts` names the hosts that are fetched from though their addresses are private, link-local or
    loopback; all others of that kind are refused. `host_interval_seconds` lies between two requests to the
    same host, more where its robots.txt asks for more, up to `max_crawl_delay_seconds`. What fails in a way
    that may pass is tried `max_tries` times, with pauses that begin with `first_pause_seconds`, double, and
    never last longer than `max_pause_seconds`.
    """

    allowed_hosts: frozenset[str] = frozenset()
    connect_seconds: float = 10.0
    silence_seconds: float = 15.0
    max_fetch_seconds: float = 60.0
    max_fetched_bytes: int = 16_000_000
    max_redirects: int = 5
    max_url_characters: int = 2_048
    host_interval_seconds: float = 1.0
    max_crawl_delay_seconds: float = 30.0
    max_robots_bytes: int = 512_000
    robots_age_seconds: float = 24 * 3600.0
    max_tries: int = 3
    first_pause_seconds: float = 2.0
    max_pause_seconds: float = 60.0
    max_links: int = 2_000

    @property
    def user_agent(self) -> str:
        """How we introduce ourselves."""
        return f"{PRODUCT}/{version(PRODUCT)} (reads public reports on diplomacy)"
