"""Answers that cost much and change little, kept for a while."""

import time
from collections.abc import Callable

from fastapi import Request

_KEPT_SECONDS = 60.0


def remembered[T](request: Request, name: str, ask: Callable[[], T]) -> T:
    """Return what `ask` gave within the last minute, or ask anew."""
    kept: dict[str, tuple[float, T]] = request.app.state.remembered
    now = time.monotonic()
    if name in kept and now - kept[name][0] < _KEPT_SECONDS:
        return kept[name][1]
    answer = ask()
    kept[name] = now, answer
    return answer
