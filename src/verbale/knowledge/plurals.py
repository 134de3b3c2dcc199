"""English plurals for lists that name nouns in the singular."""

from collections.abc import Mapping

IRREGULAR_NOUNS: Mapping[str, str] = {"man": "men", "woman": "women", "person": "people"}

# What the last word of a longer noun ends in: policeman, schoolchild, housewife.
_IRREGULAR_ENDINGS: Mapping[str, str] = {"man": "men", "woman": "women", "child": "children", "wife": "wives"}
_VOWELS = frozenset("aeiou")


def noun_forms(lemma: str) -> frozenset[str]:
    """Return singular and plural of a noun in lower case."""
    if lemma.endswith("s") and not lemma.endswith("ss"):
        return frozenset({lemma})
    if lemma in IRREGULAR_NOUNS:
        return frozenset({lemma, IRREGULAR_NOUNS[lemma]})
    for ending, plural in _IRREGULAR_ENDINGS.items():
        if lemma.endswith(ending):
            return frozenset({lemma, lemma.removesuffix(ending) + plural})
    return frozenset({lemma, add_s(lemma)})


def add_s(word: str) -> str:
    """Return a word with the ending -s as it is spelt: plural of a noun, third person of a verb."""
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"
