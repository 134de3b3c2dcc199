"""Answers that cost much and change little, kept for a while."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from fastapi import Request

_KEPT_SECONDS = 60.0
_MOST_KEPT = 500


class Remembered:
    """What was answered, when, by name; each is asked for by one request at a time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, Any]] = {}
        self._asking: dict[str, Lock] = {}
        self._changing = Lock()

    def get(self, name: str, ask: Callable[[], Any]) -> Any:
        """Return what `ask` gave within the last minute, or ask anew.

        While one request asks anew, the others get what is known, and wait only where nothing is.
        """
        with self._changing:
            known = self._kept.get(name)
            asking = self._asking.setdefault(name, Lock())
        if known is not None and (_is_fresh(known[0]) or not asking.acquire(blocking=False)):
            return known[1]
        if known is None:
            asking.acquire()
        try:
            known = self._kept.get(name)
            if known is None or not _is_fresh(known[0]):
                known = time.monotonic(), ask()
                self._keep(name, known)
            return known[1]
        finally:
            asking.release()

    def _keep(self, name: str, answer: tuple[float, Any]) -> None:
        with self._changing:
            self._kept[name] = answer
            while len(self._kept) > _MOST_KEPT:
                oldest = min(self._kept, key=lambda one: self._kept[one][0])
                del self._kept[oldest]
                self._asking.pop(oldest, None)


def _is_fresh(since: float) -> bool:
    return time.monotonic() - since < _KEPT_SECONDS


def remembered[T](request: Request, name: str, ask: Callable[[], T]) -> T:
    """Return what `ask` gave to this server within the last minute, or ask anew."""
    kept: Remembered = request.app.state.remembered
    answer: T = kept.get(name, ask)
    return answer
