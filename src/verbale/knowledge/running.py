"""Tenures by the years in which they run: for a day few of them are looked at."""

from collections.abc import Iterable
from datetime import date

from verbale.knowledge.tenures import Tenure


class Running[Key]:
    """Tenures with a key each, of which those that run on a day are asked for."""

    def __init__(self, held: Iterable[tuple[Key, Tenure]]) -> None:
        self._held = tuple(held)
        self._years: dict[int, tuple[tuple[Key, Tenure], ...]] = {}

    def on(self, day: date) -> list[tuple[Key, Tenure]]:
        """Return the tenures that cover the day with their keys, in the order in which they were given."""
        year = day.year
        of_year = self._years.get(year)
        if of_year is None:
            of_year = self._years[year] = tuple(
                pair
                for pair in self._held
                if pair[1].start.year <= year and (pair[1].end is None or year <= pair[1].end.year)
            )
        return [pair for pair in of_year if pair[1].covers(day)]
