"""How large an input may be. Past these it is refused by name, never cut."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one input.

    `max_report_characters` keeps the memory that parsing needs within a few gigabytes. The longest
    reports of the kind, verbatim records of a day's sitting, stay under half of it.
    """

    max_report_characters: int = 400_000
    max_text_bytes: int = 4_000_000
    max_line_bytes: int = 8_000_000


DEFAULT_LIMITS = Limits()
