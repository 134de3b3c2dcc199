"""What a parser is asked for, and how it says that it can't."""

from dataclasses import dataclass


class Unparsable(Exception):  # noqa: N818  (named for what is wrong)
    """A document holds nothing that can be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Request:
    """A document, with its address and stated encoding where known, and how much of it is read."""

    data: bytes
    url: str | None
    charset: str | None
    max_pages: int
    max_entries: int
