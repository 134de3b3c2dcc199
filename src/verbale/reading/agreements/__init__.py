"""Agreements: treaties, accords, joint statements and ceasefires."""

from verbale.reading.agreements.component import Agreements

__all__ = ["Agreements"]
