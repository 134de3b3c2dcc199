"""Quotations: who said what, directly, indirectly, in both ways at once, or in turns of a transcript."""

from verbale.reading.quotations.component import QuotationsComponent, read_quotations

__all__ = ["QuotationsComponent", "read_quotations"]
