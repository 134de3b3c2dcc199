"""The gate: tells from raw text, before any parsing, whether and where a report can hold what is read."""

from verbale.reading.gate.judging import judge, readable

__all__ = ["judge", "readable"]
