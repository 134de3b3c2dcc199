"""The gate: tells from raw text, before any parsing, whether and where a report can hold what is read."""

from verbale.reading.gate.judging import judge, judge_all
from verbale.reading.gate.paragraphs import readable

__all__ = ["judge", "judge_all", "readable"]
