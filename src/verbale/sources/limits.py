"""How large an input may be, and how long it may take. Past these it is refused by name, never cut."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one input.

    `max_report_characters` keeps the memory that parsing needs within a few gigabytes. The longest
    reports of the kind, verbatim records of a day's sitting, stay under half of it.

    Of the bad lines or members of one input `max_told_errors` are told one by one, the others as a number.

    `max_document_...` hold for what is parsed as a whole, in a process of its own: pages, feeds, PDF files
    and e-mails. `max_unpacked_ratio` is how many times its own size an archive may unpack to, once it has
    unpacked to `free_unpacked_bytes`: text is packed to a tenth, at the utmost to a hundredth.
    """

    max_report_characters: int = 400_000
    max_text_bytes: int = 4_000_000
    max_told_errors: int = 100
    max_line_bytes: int = 8_000_000
    max_skipped_line_bytes: int = 256_000_000
    max_document_bytes: int = 16_000_000
    max_document_seconds: float = 5.0
    max_document_memory_bytes: int = 768 << 20
    max_document_pages: int = 1_000
    max_feed_entries: int = 5_000
    max_archive_depth: int = 3
    max_archive_members: int = 100_000
    max_archive_index_bytes: int = 32_000_000
    max_spooled_bytes: int = 2_000_000_000
    max_unpacked_ratio: int = 200
    free_unpacked_bytes: int = 64_000_000


DEFAULT_LIMITS = Limits()
