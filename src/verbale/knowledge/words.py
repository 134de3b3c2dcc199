"""Lists of words by which actors are read, from `word_lists.tsv`."""

from functools import cache

from verbale.knowledge.tables import items, read_table


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of the list `name`; an unknown name raises KeyError."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(items(row["words"])) for row in read_table("word_lists.tsv")}
