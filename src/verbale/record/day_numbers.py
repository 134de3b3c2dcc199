"""Days in ISO form by their numbers, as far as the calendar goes."""

from datetime import date


def numbered_day(number: int) -> str:
    """Return the day of this number, or the first or last one there is."""
    return date.fromordinal(min(max(number, 1), date.max.toordinal())).isoformat()


def days_after(day: str, number: int) -> str:
    """Return the day so many days later, or earlier."""
    return numbered_day(date.fromisoformat(day).toordinal() + number)
