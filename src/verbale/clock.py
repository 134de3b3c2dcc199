"""The one place that reads the clock: only what a user asks or judges at this moment depends on it."""

from datetime import UTC, date, datetime


def today() -> str:
    """Return the day, where this program runs, in ISO form."""
    return date.today().isoformat()


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)
