"""What stands between the network and the pages: names, tokens, sizes, rates, and headers.

Pure ASGI, so that nothing is read or buffered before it is allowed.
"""

import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verbale.web.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
COOKIE = "verbale_token"
CALENDAR_PATH = "/calendar.ics"
_KEY_DIGITS = 32
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_MINUTE_SECONDS = 60.0
_ADDRESSES_KEPT = 10_000


class Guard:
    """Turns away what is not meant for this server, and sets the headers of every answer.

    `clock` gives seconds, and is asked once a request.
    """

    def __init__(self, app: ASGIApp, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._settings = settings
        self._clock = clock
        self._names = _LOOPBACK_NAMES | {settings.host.lower(), *(name.lower() for name in settings.names)}
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, send_guarded)
            return
        await self._app(scope, self._bounded(receive), send_guarded)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name not in self._names:
            return _refusal(scope, 421, "unknown host", "this server is not reached under that name")
        if len(scope["path"]) + len(scope["query_string"]) > self._settings.query_characters:
            return _refusal(scope, 414, "address too long", "ask for less at once")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.body_bytes:
            return _refusal(scope, 413, "body too large", f"send at most {self._settings.body_bytes} bytes")
        if not self._within_rate(scope):
            refusal = _refusal(scope, 429, "too many requests", "wait a minute")
            refusal.headers["Retry-After"] = "60"
            return refusal
        return self._refuse_token(scope, headers)

    def _refuse_token(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token
        if token is None:
            return None
        given = headers.get("authorization", "").removeprefix("Bearer ").strip()
        cookies = dict(
            part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";") if "=" in part
        )
        if any(_same(one, token) for one in (given, cookies.get(COOKIE, ""))):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["path"] == CALENDAR_PATH and _same(query.get("key", [""])[0], calendar_key(token)):
            return None
        if scope["method"] == "GET" and _same(query.get("token", [""])[0], token):
            # Once shown in an address, the token moves into a cookie, and out of the history.
            response = Response(status_code=303, headers={"Location": scope["path"]})
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict", max_age=30 * 86_400)
            return response
        refusal = _refusal(scope, 401, "no token", "show the token that the server was started with")
        refusal.headers["WWW-Authenticate"] = "Bearer"
        return refusal

    def _within_rate(self, scope: Scope) -> bool:
        client = scope.get("client")
        address = client[0] if client else ""
        now = self._clock()
        since, count = self._seen.pop(address, (now, 0))
        if now - since >= _MINUTE_SECONDS:
            since, count = now, 0
        self._seen[address] = since, count + 1
        while len(self._seen) > _ADDRESSES_KEPT:
            self._seen.popitem(last=False)
        return count < self._settings.requests_a_minute

    def _bounded(self, receive: Receive) -> Receive:
        left = self._settings.body_bytes

        async def receive_bounded() -> Message:
            nonlocal left
            message = await receive()
            if message["type"] == "http.request":
                left -= len(message.get("body", b""))
                if left < 0:
                    return {"type": "http.disconnect"}
            return message

        return receive_bounded


def calendar_key(token: str) -> str:
    """Return the key that opens the calendar alone, for programs that can show neither token nor cookie.

    It is made from the token, which can't be found out from it, and changes when that does.
    """
    return hmac.new(token.encode(), b"verbale calendar", "sha256").hexdigest()[:_KEY_DIGITS]


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _same(given: str, token: str) -> bool:
    return bool(given) and hmac.compare_digest(given.encode(), token.encode())


def _refusal(scope: Scope, status: int, code: str, remedy: str) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": {"code": code, "message": remedy}}, status_code=status)
    return PlainTextResponse(f"{code}: {remedy}\n", status_code=status)
