"""Fetches pages and feeds: http and https only, bounded in every way, and polite.

Nothing else in Verbale opens a connection to the web.
"""

from verbale.sources.fetching.answers import Answer, FetchFailed
from verbale.sources.fetching.fetcher import Fetcher
from verbale.sources.fetching.settings import WebSettings

__all__ = ["Answer", "FetchFailed", "Fetcher", "WebSettings"]
