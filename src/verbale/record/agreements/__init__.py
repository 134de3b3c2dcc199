"""Agreements across reports: one row for each paper, under all names that reports give it."""
