"""Answers that cost much and change little, kept for a while."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from fastapi import Request

_KEPT_SECONDS = 60.0


class Remembered:
    """What was answered, when, by name; each is asked for by one request at a time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, Any]] = {}
        self._asking: dict[str, Lock] = {}

    def get(self, name: str, ask: Callable[[], Any]) -> Any:
        """Return what `ask` gave within the last minute, or ask anew.

        While one request asks anew, the others get what is known, and wait only where nothing is.
        """
        lock = self._asking.setdefault(name, Lock())
        if name in self._kept and not self._is_old(name):
            return self._kept[name][1]
        if lock.acquire(blocking=name not in self._kept):
            try:
                if self._is_old(name):
                    self._kept[name] = time.monotonic(), ask()
            finally:
                lock.release()
        return self._kept[name][1]

    def _is_old(self, name: str) -> bool:
        return name not in self._kept or time.monotonic() - self._kept[name][0] >= _KEPT_SECONDS


def remembered[T](request: Request, name: str, ask: Callable[[], T]) -> T:
    """Return what `ask` gave to this server within the last minute, or ask anew."""
    kept: Remembered = request.app.state.remembered
    answer: T = kept.get(name, ask)
    return answer
