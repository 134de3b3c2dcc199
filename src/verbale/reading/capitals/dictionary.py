"""General words of English, as the lemmatizer of the language model knows them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from spacy.lookups import Lookups

from verbale.reading.casing import general_words

_KINDS = ("noun", "verb", "adj", "adv")

# What words are made with that no dictionary lists; shorter ones begin names as well.
_PREFIXES = ("anti", "counter", "inter", "multi", "semi", "ultra")


@lru_cache(maxsize=2)
def dictionary(model: Path | None) -> Callable[[str], bool]:
    """Return what tells whether a word in small letters is a general word, or a form of one.

    `model` is the folder of a spaCy pipeline. Where that has no lists of words, those of titles do.
    """
    lists = model / "lemmatizer" / "lookups" if model is not None else None
    if lists is None or not lists.is_dir():
        return general_words().__contains__
    tables = Lookups().from_disk(lists)
    index, irregular, rules = (
        tables.get_table(name, {}) for name in ("lemma_index", "lemma_exc", "lemma_rules")
    )
    known = general_words().union(*(index.get(kind, ()) for kind in _KINDS))
    known = known.union(*(irregular.get(kind, ()) for kind in _KINDS))
    endings = sorted({(old, new) for kind in _KINDS for old, new in rules.get(kind, ()) if old})

    def is_form(word: str) -> bool:
        return word in known or any(
            word.endswith(old) and word[: -len(old)] + new in known for old, new in endings
        )

    @lru_cache(maxsize=10_000)
    def is_general(word: str) -> bool:
        return is_form(word) or any(
            word.startswith(prefix) and is_form(word.removeprefix(prefix)) for prefix in _PREFIXES
        )

    return is_general
