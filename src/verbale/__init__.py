"""Verbale keeps the record of diplomacy: who met whom, when and where, and who said what."""
