"""Connections that go to checked addresses only, and that end when their time is up."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url

from verbale.sources.fetching.addresses import resolve
from verbale.sources.fetching.settings import WebSettings

_PORTS = {"http": 80, "https": 443}
_MAX_ADDRESSES = 4  # of one host, that are tried


class Checked(HTTPConnection):
    """What both kinds of connections share: the socket is opened here, once its address is checked.

    `is_over` tells that the time of the connection is up.
    """

    settings: WebSettings
    lifeline: socket.socket | None = None
    is_over = False

    def _new_conn(self) -> socket.socket:
        failed: OSError | None = None
        for address in resolve(self.host, self.port, self.settings)[:_MAX_ADDRESSES]:
            try:
                opened = socket.create_connection((address, self.port), self.settings.connect_seconds)
            except OSError as error:
                failed = error
                continue
            opened.settimeout(self.settings.silence_seconds)
            # A second handle to the same connection, by which it can be ended whatever it is wrapped in.
            self.lifeline = opened.dup()
            if self.is_over:
                opened.close()
                break
            return opened
        raise failed or OSError("the host has no address")


class CheckedTls(Checked, HTTPSConnection):
    """The same, encrypted, with the certificate checked for the host's name."""


@contextmanager
def connection(url: Url, settings: WebSettings) -> Iterator[Checked]:
    """Give a connection to the host of `url`; it breaks off after `max_fetch_seconds` in all."""
    kind: Any = CheckedTls if url.scheme == "https" else Checked
    options: dict[str, Any] = {"cert_reqs": "CERT_REQUIRED"} if url.scheme == "https" else {}
    opened: Checked = kind(
        host=(url.host or "").strip("[]"),
        # Given in any case: without it the standard library looks for one in IPv6 addresses.
        port=url.port or _PORTS[url.scheme or "http"],
        timeout=settings.silence_seconds,
        **options,
    )
    opened.settings = settings

    def end() -> None:
        opened.is_over = True
        if opened.lifeline is not None:
            with suppress(OSError):
                opened.lifeline.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(settings.max_fetch_seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield opened
    finally:
        timer.cancel()
        opened.close()
        if opened.lifeline is not None:
            opened.lifeline.close()
