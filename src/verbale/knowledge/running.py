"""Tenures by the years in which they run: for a day few of them are looked at."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from verbale.knowledge.tenures import Tenure


class Running[Key]:
    """Tenures with a key each, of which those that run on a day are asked for."""

    def __init__(self, held: Iterable[tuple[Key, Tenure]]) -> None:
        self._held = tuple(held)
        self._years: dict[int, tuple[tuple[Key, Tenure], ...]] = {}
        # Of each year: tenures by the keys under which all run through it, and those under the other keys.
        self._by_key: dict[int, tuple[dict[Key, Sequence[Tenure]], list[tuple[Key, Tenure]]]] = {}

    def on(self, day: date) -> list[tuple[Key, Tenure]]:
        """Return the tenures that cover the day with their keys, in the order in which they were given."""
        return [pair for pair in self._of_year(day.year) if pair[1].covers(day)]

    def by_key(self, day: date) -> Mapping[Key, Sequence[Tenure]]:
        """Return the tenures that cover the day by their keys, under each in the order of `on`."""
        year = day.year
        parted = self._by_key.get(year)
        if parted is None:
            pairs = self._of_year(year)
            first, last = date(year, 1, 1), date(year, 12, 31)
            changing = {key for key, tenure in pairs if not (tenure.covers(first) and tenure.covers(last))}
            steady = _grouped({}, (pair for pair in pairs if pair[0] not in changing))
            parted = self._by_key[year] = steady, [pair for pair in pairs if pair[0] in changing]
        steady, others = parted
        return _grouped(dict(steady), (pair for pair in others if pair[1].covers(day)))

    def _of_year(self, year: int) -> tuple[tuple[Key, Tenure], ...]:
        of_year = self._years.get(year)
        if of_year is None:
            of_year = self._years[year] = tuple(
                pair
                for pair in self._held
                if pair[1].start.year <= year and (pair[1].end is None or year <= pair[1].end.year)
            )
        return of_year


def _grouped[Key](
    into: dict[Key, Sequence[Tenure]], pairs: Iterable[tuple[Key, Tenure]]
) -> dict[Key, Sequence[Tenure]]:
    """Add tenures to those under their keys."""
    for key, tenure in pairs:
        into[key] = (*into.get(key, ()), tenure)
    return into
