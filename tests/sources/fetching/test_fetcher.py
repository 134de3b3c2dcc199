import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.sources.server import Handler, Site, answer, serving
from verbale.sources.fetching import Fetcher, FetchFailed, WebSettings
from verbale.sources.fetching.clock import Clock

BOMB = gzip.compress(bytes(50_000_000))
LOOPBACK = frozenset({"127.0.0.1"})


class Hurried(Clock):
    """The system's clock, but pauses are noted rather than waited for."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 1))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def clock() -> Hurried:
    return Hurried()


@pytest.fixture
def fetcher(clock: Hurried) -> Fetcher:
    return Fetcher(
        WebSettings(
            allowed_hosts=LOOPBACK,
            host_interval_seconds=0.0,
            max_fetch_seconds=1.0,
            silence_seconds=0.5,
            max_fetched_bytes=100_000,
        ),
        clock,
    )


def redirect(to: str) -> Handler:
    return lambda handler: answer(handler, status=302, Location=to)


def test_a_page_is_fetched_with_what_its_server_says_of_it(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = lambda handler: answer(
        handler, b"words", ETag='"1"', Last_Modified="Mon, 04 Mar 2019 16:30:00 GMT"
    )
    found = fetcher.fetch(f"{site.url}/a#part")
    assert (found.body, found.charset, found.etag) == (b"words", "utf-8", '"1"')
    assert site.paths() == ["/a"]
    assert site.asked[-1][1]["User-Agent"].startswith("verbale/")


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"1"' and handler.headers["If-Modified-Since"] == "then"
        answer(handler, b"" if known else b"words", 304 if known else 200)

    site.routes["/a"] = unchanged
    assert fetcher.fetch(f"{site.url}/a").body == b"words"
    assert fetcher.fetch(f"{site.url}/a", etag='"1"', modified="then").body is None


def test_nothing_inside_the_network_is_fetched_unless_allowed(site: Site, clock: Hurried) -> None:
    site.routes["/a"] = b"words"
    with pytest.raises(FetchFailed, match=r"--allow-host 127\.0\.0\.1"):
        Fetcher(WebSettings(), clock).fetch(f"{site.url}/a")
    assert not site.asked


def test_redirects_are_followed_within_bounds(site: Site, fetcher: Fetcher) -> None:
    site.routes |= {"/a": redirect("b"), "/b": redirect("/c"), "/c": b"words", "/loop": redirect("/loop")}
    found = fetcher.fetch(f"{site.url}/a")
    assert (found.body, found.url) == (b"words", f"{site.url}/c")
    with pytest.raises(FetchFailed, match="redirected more than 5 times"):
        fetcher.fetch(f"{site.url}/loop")
    assert site.paths().count("/loop") == 6


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("file:///etc/passwd", "only http"),
        ("http://localhost/", "private network"),
        ("http://169.254.169.254/latest", "private network"),
        ("http://[::1]/", "private network"),
    ],
)
def test_redirects_to_forbidden_places_are_not_followed(
    site: Site, fetcher: Fetcher, to: str, words: str
) -> None:
    site.routes["/a"] = redirect(to)
    with pytest.raises(FetchFailed, match=words):
        fetcher.fetch(f"{site.url}/a")


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"words " * 1000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"w")
        time.sleep(0.1)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(f"X-{number}: y\r\n".encode())
        time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def too_short(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, b"words", Content_Length=500)
    handler.close_connection = True


def closing(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def bomb(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, BOMB, Content_Encoding="gzip")


def no_gzip(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, b"words", Content_Encoding="gzip")


def many_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n")


def long_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n")


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x16\x03\x01 nonsense\n\n")


def endless_continue(handler: BaseHTTPRequestHandler) -> None:
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


def bad_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords\r\n")


@pytest.mark.parametrize(
    ("misbehave", "words"),
    [
        (endless, "larger than the 100,000 bytes"),
        (bomb, "larger than the 100,000 bytes"),
        (dripping, "longer than the 1 s"),
        (dripping_headers, "longer than the 1 s"),
        (endless_continue, "longer than the 1 s"),
        (silent, "can't be fetched"),
        (too_short, "can't be fetched"),
        (closing, "can't be fetched"),
        (no_gzip, "can't be fetched"),
        (many_headers, "can't be fetched"),
        (long_header, "can't be fetched"),
        (no_http, "can't be fetched"),
        (bad_chunks, "can't be fetched"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_server_that_misbehaves_is_one_error(
    site: Site, clock: Hurried, misbehave: Handler, words: str
) -> None:
    settings = WebSettings(
        allowed_hosts=LOOPBACK,
        host_interval_seconds=0.0,
        max_fetch_seconds=1.0,
        silence_seconds=0.5,
        max_fetched_bytes=100_000,
        max_tries=1,
    )
    site.routes["/a"] = misbehave
    started = time.monotonic()
    with pytest.raises(FetchFailed, match=words):
        Fetcher(settings, clock).fetch(f"{site.url}/a")
    assert time.monotonic() - started < 10


def test_what_may_pass_is_tried_again_with_longer_pauses(
    site: Site, fetcher: Fetcher, clock: Hurried
) -> None:
    site.routes["/a"] = lambda handler: answer(handler, b"", 503)
    with pytest.raises(FetchFailed, match="answers 503") as failure:
        fetcher.fetch(f"{site.url}/a")
    assert failure.value.passing
    assert len(site.paths()) == 3
    assert clock.pauses == [2.0, 4.0]


def test_a_server_s_wish_to_be_left_alone_is_heeded(site: Site, fetcher: Fetcher, clock: Hurried) -> None:
    site.routes["/a"] = lambda handler: answer(handler, b"", 429, Retry_After=7)
    site.routes["/b"] = lambda handler: answer(handler, b"", 503, Retry_After=7200)
    with pytest.raises(FetchFailed):
        fetcher.fetch(f"{site.url}/a")
    assert clock.pauses == [7.0, 7.0]
    with pytest.raises(FetchFailed) as failure:
        fetcher.fetch(f"{site.url}/b")
    assert failure.value.pause_seconds == 7200
    assert site.paths().count("/b") == 1


def test_what_is_gone_is_not_tried_again(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchFailed, match="answers 404: check the address") as failure:
        fetcher.fetch(f"{site.url}/a")
    assert not failure.value.passing
    assert site.paths() == ["/a"]


def test_robots_are_asked_once_and_heeded(site: Site, fetcher: Fetcher) -> None:
    site.routes |= {
        "/robots.txt": "User-agent: *\nDisallow: /private\nUser-agent: verbale\nDisallow: /closed*x",
        "/closed": b"words",
        "/private": b"words",
        "/to": redirect("/closed/x"),
    }
    assert fetcher.fetch(f"{site.url}/closed").body == b"words"
    assert fetcher.fetch(f"{site.url}/private").body == b"words"
    for path in ("/closed/x", "/to"):
        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            fetcher.fetch(site.url + path)
    assert site.paths() == ["/closed", "/private", "/to"]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_while_robots_can_not_be_had_nothing_is_fetched(site: Site, fetcher: Fetcher) -> None:
    site.routes |= {"/robots.txt": lambda handler: answer(handler, b"", 500), "/a": b"words"}
    with pytest.raises(FetchFailed) as failure:
        fetcher.fetch(f"{site.url}/a")
    assert failure.value.passing
    assert not site.paths()


@pytest.mark.parametrize(("asked", "waited"), [(0, 1.0), (5, 5.0), (1e9, 30.0)])
def test_a_host_is_given_time(site: Site, clock: Hurried, asked: float, waited: float) -> None:
    site.routes |= {"/robots.txt": f"User-agent: *\nCrawl-delay: {asked}", "/a": b"a", "/b": b"b"}
    polite = Fetcher(WebSettings(allowed_hosts=LOOPBACK), clock)
    polite.fetch(f"{site.url}/a")
    polite.fetch(f"{site.url}/b")
    assert clock.pauses[-1] >= waited - 0.5
