"""Figures: how much, of what, for whom, when, and how it changed."""

from verbale.reading.figures.component import Figures

__all__ = ["Figures"]
