"""Pages of an answer: how many rows, where to begin, and where the next page does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verbale.errors import SkipInput
from verbale.web.settings import Settings

_MARK = "o"
_FARTHEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Page[T]:
    """Some rows of an answer; `next` is the cursor of what follows, None at the end."""

    rows: Sequence[T]
    next: str | None


def page[T](
    ask: Callable[[int, int], Sequence[T]], rows: int | None, cursor: str | None, settings: Settings
) -> Page[T]:
    """Return the page that begins at `cursor`; `ask` gets limit and offset. Raises SkipInput."""
    count = rows_at_once(rows, settings)
    offset = _read(cursor)
    found = ask(count + 1, offset)
    following = f"{_MARK}{offset + count}" if len(found) > count else None
    return Page(list(found[:count]), following)


def rows_at_once(rows: int | None, settings: Settings) -> int:
    """Return how many rows to give to one who asks for `rows` of them."""
    return min(rows or settings.page_rows, settings.most_rows)


def _read(cursor: str | None) -> int:
    if cursor is None:
        return 0
    digits = cursor.removeprefix(_MARK)
    if not cursor.startswith(_MARK) or not digits.isdecimal() or not digits.isascii() or len(digits) > 8:
        raise SkipInput(f"{cursor!r} is no cursor: take 'next' of the answer before")
    return min(int(digits), _FARTHEST)
