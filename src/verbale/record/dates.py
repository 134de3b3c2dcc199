"""The days of a question to the record, as a person writes them."""

from verbale.edtf import Days, days
from verbale.errors import VerbaleError


def range_of(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first day of `since` and the last of `until` as ISO days.

    Raises VerbaleError when one of them is given and is no date.
    """
    first, last = _asked(since), _asked(until)
    return first[0].isoformat() if first else None, last[1].isoformat() if last else None


def _asked(text: str | None) -> Days | None:
    if text is None:
        return None
    found = days(text)
    if found is None:
        raise VerbaleError(f"{text!r} is no date: write 2015, 2015-05 or 2015-05-25")
    return found
