"""Whole answers kept as long as they are true: until the record changes, or the day does."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST_BYTES = 64 * 2**20
_MOST_BYTES_OF_ONE = 2**20
# Headers of a request by which its answer differs, besides the address.
_VARY = ("host", "x-forwarded-proto", "accept")
_NOT_KEPT = "/static/"

type _Key = tuple[str, ...]


class _Answer(NamedTuple):
    start: Message
    body: Message


class Kept:
    """Answers a GET anew only if the record has changed since the same was asked.

    `state` is asked for with each request, and gives what all answers depend on; unless that comes `at_once`,
    others are served meanwhile. Of several who ask the same at once the first is answered, and the others get
    that. Answers that come in pieces are not kept.
    """

    def __init__(
        self,
        app: ASGIApp,
        state: Callable[[], str],
        most_bytes: int = _MOST_BYTES,
        *,
        at_once: bool = False,
    ) -> None:
        self._app = app
        self._state = state
        self._at_once = at_once
        self._most_bytes = most_bytes
        self._state_of_kept = ""
        self._kept: OrderedDict[_Key, _Answer] = OrderedDict()
        self._bytes = 0
        self._asking: dict[_Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_NOT_KEPT):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        state = self._state() if self._at_once else await run_in_threadpool(self._state)
        key = (
            state, scope["scheme"], scope["path"], scope["query_string"].decode("latin-1"),
            str("gzip" in headers.get("accept-encoding", "")), *(headers.get(name, "") for name in _VARY),
        )  # fmt: skip
        self._forget_older(state)
        while key in self._asking and key not in self._kept:
            await self._asking[key].wait()
        kept = self._kept.get(key)
        if kept is None:
            kept = await self._ask(key, scope, receive, send)
        else:
            self._kept.move_to_end(key)
        if kept is not None:
            known = {tag.strip() for tag in headers.get("if-none-match", "").split(",")}
            await _give(kept, known, send)

    async def _ask(self, key: _Key, scope: Scope, receive: Receive, send: Send) -> _Answer | None:
        """Return the whole answer and keep it; None where it was sent, as one that is not kept is."""
        whole: _Answer | None = None
        start: Message | None = None

        async def send_on(message: Message) -> None:
            nonlocal whole, start
            if message["type"] == "http.response.start" and message["status"] == 200:
                start = message
            elif start is not None and not message.get("more_body"):
                whole, start = _Answer(start, message), None
            else:
                if start is not None:
                    begun, start = start, None
                    await send(begun)
                await send(message)

        unconditional = [one for one in scope["headers"] if one[0] != b"if-none-match"]
        done = self._asking[key] = asyncio.Event()
        try:
            await self._app({**scope, "headers": unconditional}, receive, send_on)
            if whole is not None:
                self._keep(key, whole)
        finally:
            if self._asking.get(key) is done:
                del self._asking[key]
            done.set()
        return whole

    def _keep(self, key: _Key, answer: _Answer) -> None:
        size = len(answer.body.get("body", b""))
        if size > _MOST_BYTES_OF_ONE or key[0] != self._state_of_kept or key in self._kept:
            return
        self._kept[key] = answer
        self._bytes += size
        while self._bytes > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body.get("body", b""))

    def _forget_older(self, state: str) -> None:
        if state != self._state_of_kept:
            self._kept.clear()
            self._bytes, self._state_of_kept = 0, state


async def _give(answer: _Answer, known: set[str], send: Send) -> None:
    """Send an answer, or word that nothing has changed to one who has it by its tag."""
    headers = [*answer.start["headers"]]
    start, body = {**answer.start, "headers": headers}, dict(answer.body)
    if Headers(raw=headers).get("etag", "no tag") in known:
        start["status"] = 304
        start["headers"] = [one for one in headers if one[0] not in (b"content-length", b"content-encoding")]
        body["body"] = b""
    await send(start)
    await send(body)
