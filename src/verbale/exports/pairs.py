"""Events as the older data sets tell them: one who acts, one who is acted upon, one day, one place."""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from itertools import permutations

from verbale import edtf
from verbale.record.events.rows import EventParty, EventRow, EventSource

type Pair = tuple[EventParty, EventParty | None]

_ID_BYTES = 8
_POSITIVE = 2**62 - 1


def pairs(row: EventRow) -> Iterator[Pair]:
    """Yield who acts upon whom; a mutual event goes both ways.

    Nobody acts upon one of the same party, unless there is no other.
    """
    every: list[Pair] = list(permutations(row.source, 2)) if row.mutual else [
        (one, other) for one in row.source for other in row.target
    ]  # fmt: skip
    apart = [(one, other) for one, other in every if other is not None and one.party != other.party]
    if apart:
        yield from apart
    elif row.target:
        yield from every
    else:
        yield from ((one, None) for one in row.source)


def days(row: EventRow) -> tuple[date, date] | None:
    """Return the first and last day of an event; where none is told, the day of the first report."""
    found = edtf.days(row.date)
    if found is None:
        found = next((told for one in row.sources if (told := edtf.days(one.published))), None)
    return None if found is None or found[0] == date.min or found[1] == date.max else found


def number(row: EventRow, pair: Pair) -> int:
    """Return a number of 62 bits that stands for a pair of an event, the same whenever it is asked."""
    told = [row.id, *(part or "" for one in pair if one for part in (one.party, one.sector, one.name))]
    packed = "\n".join(told).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(packed, digest_size=_ID_BYTES).digest()) & _POSITIVE


def place_of_words(source: EventSource) -> str:
    """Return a report and the characters of a sentence in it, as `report:start-end`."""
    return f"{source.report}:{source.span[0]}-{source.span[1]}"


def evidence(row: EventRow) -> str:
    """Return all reports and sentences that tell an event, with blanks between them."""
    return " ".join(map(place_of_words, row.sources))
