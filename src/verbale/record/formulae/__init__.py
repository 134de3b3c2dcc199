"""Formulae: wording that recurs across the statements of a party."""
