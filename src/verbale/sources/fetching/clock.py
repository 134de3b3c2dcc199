"""Time, as fetching needs it: the one place where sources look at a clock."""

import time
from datetime import UTC, datetime


class Clock:
    """The system's clock; tests give another."""

    def monotonic(self) -> float:
        """Return seconds since some moment, never going back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        return datetime.now(UTC)
