"""Entity tags: who has an answer already is told so instead of getting it again."""

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DIGEST_BYTES = 12


class Tags:
    """Tags whole answers to GET by their bytes, and answers 304 where the asker names the tag.

    Answers that come in pieces pass untouched.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        known = {tag.strip() for tag in Headers(scope=scope).get("if-none-match", "").split(",")}
        start: Message | None = None

        async def send_tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                begun, start = start, None
                headers = MutableHeaders(scope=begun)
                if begun["status"] == 200 and not message.get("more_body") and "etag" not in headers:
                    digest = blake2b(message.get("body", b""), digest_size=_DIGEST_BYTES).hexdigest()
                    headers["ETag"] = f'W/"{digest}"'
                    headers["Cache-Control"] = "private, no-cache"
                    if headers["ETag"] in known:
                        begun["status"] = 304
                        del headers["Content-Length"]
                        message = {"type": "http.response.body", "body": b""}
                await send(begun)
            await send(message)

        await self._app(scope, receive, send_tagged)
