"""Streams that count what passes, and refuse what unpacks to far more than it is."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from verbale.errors import SkipInput
from verbale.sources.limits import Limits

_LAST_BYTES = 4


class OutOfProportion(SkipInput):
    """An archive unpacks to far more than it is; none of its members can be trusted."""


class Budget:
    """How much an archive has unpacked to so far, held against its own size.

    `packed` tells how many bytes of the archive have been used up.
    """

    def __init__(self, origin: str, limits: Limits, packed: Callable[[], int]) -> None:
        self._origin = origin
        self._limits = limits
        self._packed = packed
        self._spent = 0

    def spend(self, count: int) -> None:
        """Note that so many bytes came out. Raises OutOfProportion when they are too many."""
        self._spent += count
        limits = self._limits
        if (
            self._spent > limits.free_unpacked_bytes
            and self._spent > limits.max_unpacked_ratio * self._packed()
        ):
            raise OutOfProportion(
                f"{self._origin}: unpacks to more than {limits.max_unpacked_ratio} times its size, as no "
                "reports do: unpack it yourself if you trust it"
            )


class Metered(io.RawIOBase):
    """A stream that counts what is read from it, and charges it to a budget where there is one."""

    def __init__(self, stream: BinaryIO, budget: Budget | None = None) -> None:
        self._stream = stream
        self._budget = budget
        self.total = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into `buffer`; return how many bytes came."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.total += len(data)
        if self._budget is not None:
            self._budget.spend(len(data))
        return len(data)


class Headed(io.RawIOBase):
    """A stream whose first bytes were looked at, and come again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into `buffer`; return how many bytes came."""
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Forward:
    """A stream that only goes forward, for readers that ask where they are without ever going back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, all that is left when negative; `last` are the last few bytes read."""
        data = self._stream.read(size)
        self._position += len(data)
        self.last = (self.last + data[-_LAST_BYTES:])[-_LAST_BYTES:]
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Return the position when asked to go where the stream is; otherwise raise."""
        if offset != (self._position if whence == io.SEEK_SET else 0) or whence == io.SEEK_END:
            raise io.UnsupportedOperation("seek")
        return self._position

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def buffered(stream: io.RawIOBase) -> BinaryIO:
    """Return a raw stream with a buffer before it."""
    return cast("BinaryIO", io.BufferedReader(stream, 1 << 16))


def look_at_head(stream: BinaryIO, count: int) -> tuple[bytes, BinaryIO]:
    """Return the first `count` bytes of a stream, and a stream that begins with them again."""
    head = b""
    while len(head) < count and (more := stream.read(count - len(head))):
        head += more
    return head, buffered(Headed(head, stream))
