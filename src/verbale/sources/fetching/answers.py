"""What comes of a request."""

from dataclasses import dataclass

from verbale.errors import SkipInput


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request; `body` is None when the page has not changed since it was last fetched.

    `url` is where the redirects led. `etag` and `modified` are to be sent with the next request.
    """

    url: str
    body: bytes | None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class FetchFailed(SkipInput):
    """An address can't be fetched.

    With `passing` it may work another time, not before `pause_seconds` where the server says so.
    """

    def __init__(self, message: str, *, passing: bool = False, pause_seconds: float | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.pause_seconds = pause_seconds
