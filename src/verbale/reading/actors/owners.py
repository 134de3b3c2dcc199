"""For whom an office is held of which another person's name tells: "the Utopian president X's adviser"."""

from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import office_words
from verbale.reading.actors.view import View

_LONGEST_NAME = 4  # words


def owner_of(view: View, mark: int, first: int) -> tuple[int, Entry] | None:
    """Return the party of the official whose name ends before the possessive `mark`, and where it begins.

    `first` is the first word of the sentence. The name stands behind an office and the party's: "Czech Prime
    Minister X's adviser".
    """
    k = mark - 1
    while k > first and mark - 1 - k < _LONGEST_NAME and _is_name(view, k):
        k -= 1
    if k == mark - 1 or not _is_office(view, k):
        return None
    while k > first and _is_office(view, k):
        k -= 1
    named = view.name_at[k]
    if named is None or named.party is None or named.start < first:
        return None
    return named.start, named.party


def is_charge(view: View, i: int) -> bool:
    """Whether a name at `i` says for what somebody is sent: "Special Envoy for Utopia Ambassador X"."""
    return i > 1 and view.lower[i - 1] in ("for", "on") and view.lower[i - 2] in office_words("head")


def _is_name(view: View, i: int) -> bool:
    return view.capital(i) and view.name_at[i] is None and not _is_office(view, i)


def _is_office(view: View, i: int) -> bool:
    return view.name_at[i] is None and any(
        view.lower[i] in office_words(kind) for kind in ("head", "domain", "quality")
    )
