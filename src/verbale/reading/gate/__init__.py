"""The gate: tells from raw text, before any parsing, whether and where a report can hold what is read."""

from verbale.reading.gate.judging import Verdict, judge, judge_all, verdicts
from verbale.reading.gate.paragraphs import readable

__all__ = ["Verdict", "judge", "judge_all", "readable", "verdicts"]
