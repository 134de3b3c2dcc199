"""Asks a server by HTTP with as little work as can be: what asks shares the machine with what answers."""

import asyncio
from types import TracebackType
from typing import Final, Self

_END_OF_HEAD: Final = b"\r\n\r\n"
_LONGEST_HEAD: Final = 65_536
_LENGTH: Final = b"content-length:"


class Caller:
    """One connection that stays open, by which one address after another is asked for.

    Answers come packed, as browsers take them, and are not unpacked. Raises OSError where none comes.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(
            self._host, self._port, limit=_LONGEST_HEAD
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    async def get(self, address: str) -> int:
        """Read the whole answer to a GET; return its status."""
        head = f"GET {address} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\nAccept-Encoding: gzip\r\n\r\n"
        self._writer.write(head.encode("ascii"))
        try:
            told = await self._reader.readuntil(_END_OF_HEAD)
            first, *fields = told.lower().split(b"\r\n")
            length = next(field for field in fields if field.startswith(_LENGTH))
            await self._reader.readexactly(int(length.removeprefix(_LENGTH)))
        except (asyncio.IncompleteReadError, StopIteration) as error:
            raise ConnectionError(f"no whole answer for {address}") from error
        return int(first.split()[1])
