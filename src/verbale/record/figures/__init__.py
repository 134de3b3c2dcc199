"""Figures across reports: put together only where they are identical in what, whom, period and value."""
