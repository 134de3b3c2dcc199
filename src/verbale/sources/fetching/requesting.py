"""One request and its answer, with redirects followed by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url

from verbale.sources.fetching.answers import FetchFailed
from verbale.sources.fetching.clock import Clock
from verbale.sources.fetching.connections import connection
from verbale.sources.fetching.settings import WebSettings

_CHUNK_BYTES = 1 << 16
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/pdf, text/plain;q=0.9, */*;q=0.5"
)
_MAX_REASON_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as the server gave it; `body` is empty for all but success."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def request(url: Url, settings: WebSettings, *, headers: Mapping[str, str], max_bytes: int) -> Raw:
    """Ask for a page. Raises FetchFailed when there is no whole answer of allowed size in time."""
    with connection(url, settings) as opened:
        try:
            answered = _ask(opened, url, settings, headers, max_bytes)
        except FetchFailed:
            raise
        except (OSError, HTTPError, HTTPException, ValueError) as error:
            if not opened.is_over:
                words = " ".join((str(error) or type(error).__name__).split())[:_MAX_REASON_CHARACTERS]
                message = f"{url}: can't be fetched ({words}): try again later"
                raise FetchFailed(message, passing=True) from error
        # A connection that was ended for its time looks like one that ended by itself.
        if opened.is_over:
            message = (
                f"{url}: takes longer than the {settings.max_fetch_seconds:g} s allowed: try again later"
            )
            raise FetchFailed(message, passing=True)
        return answered


def _ask(
    opened: HTTPConnection, url: Url, settings: WebSettings, headers: Mapping[str, str], max_bytes: int
) -> Raw:
    opened.request(
        "GET",
        url.request_uri,
        headers={
            "User-Agent": settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **headers,
        },
        preload_content=False,
        decode_content=True,
    )
    answer = opened.getresponse()
    is_page = 200 <= answer.status < 300
    body = _read(answer, url, max_bytes) if is_page else b""
    return Raw(answer.status, answer.headers, body)


def _read(answer: BaseHTTPResponse, url: Url, max_bytes: int) -> bytes:
    body = bytearray()
    while chunk := answer.read1(_CHUNK_BYTES):
        body += chunk
        if len(body) > max_bytes:
            raise FetchFailed(
                f"{url}: is larger than the {max_bytes:,} bytes allowed for a page: save it as a file"
            )
    return bytes(body)


def retry_after(raw: Raw, clock: Clock) -> float | None:
    """Return for how many seconds the server asks to be left alone, None when it does not say."""
    written = raw.headers.get("Retry-After", "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        return max(0.0, (parsedate_to_datetime(written) - clock.now()).total_seconds())
    except (ValueError, TypeError, IndexError):
        return None
