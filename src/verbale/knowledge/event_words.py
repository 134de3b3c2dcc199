"""Words for events: which of them can name the same event, by their meaning or by their form."""

from functools import cache
from typing import Final

from verbale.knowledge.tables import read_table

SAYING: Final = "saying"
_SHORTEST_STEM = 3
# Endings that make nouns of verbs or inflect either, longest first.
_ENDINGS: Final = (
    "ational", "ations", "ements", "ation", "ition", "ement", "ments", "ating", "ates", "ated", "ate", "ment",
    "ings", "ions", "ures", "ance", "ence", "ing", "ion", "ure", "als", "ers", "ors", "ees", "al", "er", "or",
    "ee", "ed", "es", "s", "e", "y",
)  # fmt: skip


@cache
def _sets() -> tuple[dict[str, frozenset[int]], frozenset[str]]:
    """Return the numbers of the sets in which each word is, and the words of saying."""
    found: dict[str, set[int]] = {}
    saying: set[str] = set()
    for number, row in enumerate(read_table("event_words.tsv")):
        words = row["words"].split(";")
        for word in words:
            found.setdefault(word, set()).add(number)
        if row["field"] == SAYING:
            saying.update(words)
    return {word: frozenset(numbers) for word, numbers in found.items()}, frozenset(saying)


def meanings(word: str) -> frozenset[int]:
    """Return the sets of event words that hold `word`, a base form or phrase in lower case.

    Two words that share a set can name one event: 'arrest' and 'custody', 'pass away' and 'death'.
    """
    return _sets()[0].get(word, frozenset())


def is_saying(word: str) -> bool:
    """Tell whether the word, a base form in lower case, tells that something was said."""
    return word in _sets()[1]


def stem(word: str) -> str:
    """Return what verb and noun of one root have in common: 'elect' for 'elected' and 'election'.

    `word` is in lower case. One ending is taken off; it is no full stemmer, and wants words of events.
    """
    ending = next(
        (one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM), ""
    )
    cut = word.removesuffix(ending)
    if len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in "ls":
        cut = cut[:-1]
    return cut[:-1] + "y" if cut.endswith("i") else cut
