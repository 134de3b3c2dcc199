"""A web server on loopback that answers as a test wants, and misbehaves where it should."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

type Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The server's address, what it answers for each path, and what it was asked, in order."""

    url: str = ""
    routes: dict[str, "bytes | str | Handler"] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def answer(
    handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **headers: str | int
) -> None:
    """Send one whole answer; header names are written with underscores."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": len(body), **headers}
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), str(value))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving() -> Iterator[Site]:
    """Give a site that is served until the end."""
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            route = site.routes.get(self.path)
            if route is None:
                answer(self, b"gone", 404)
            elif callable(route):
                route(self)
            else:
                answer(self, route.encode() if isinstance(route, str) else route)

        def log_message(self, *_: Any) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                self.close_connection = True  # the other side gave up, as it should

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass

    with Server(("127.0.0.1", 0), Answering) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
