"""Words of a short text, in characters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.knowledge.words import word_list

_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?")
_JOINED = re.compile(r"[a-z]{1,4}[-'][^\W\d_a-z]")
_POSSESSIVE = ("'s", "'S")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without the ending 's: `text` is text[start:end]."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter, or a particle joined to one: "al-Assad"."""
        return self.text[0].isupper() or _JOINED.match(self.text) is not None


def words_of(text: str) -> list[Word]:
    """Return the words of `text`; "Azerbaijan's" gives the word "Azerbaijan"."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.endswith(_POSSESSIVE):
            word = word[:-2]
        if word.endswith(".") and "." not in word[:-1] and len(word) > 5:
            word = word[:-1]
        if word:
            found.append(Word(match.start(), match.start() + len(word), word))
    return found


# Small words inside names of persons: "Aung San of the ...", "Ursula von der Leyen", "Mohammed bin Salman".
_PARTICLES = word_list("name particle")


def all_capitals_but_particles(words: Sequence[Word]) -> bool:
    """Tell whether every word begins with a capital letter, or is a particle of names, and the first does."""
    return bool(words) and words[0].capital and all(w.capital or w.text in _PARTICLES for w in words)


def name_runs(text: str, nouns: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words, particles inside, none of which is in `nouns`, in characters."""
    taken = {i for start, end in nouns for i in range(start, end)}
    runs: list[tuple[int, int]] = []
    current: list[Word] = []
    last = 0
    for word in words_of(text):
        apart = text[last : word.start].strip() != "" and current
        last = word.end
        free = word.start not in taken
        if apart or not free or not (word.capital or (current and word.text in _PARTICLES)):
            _close(current, runs)
            current = []
        if free and (word.capital or (current and word.text in _PARTICLES)):
            current.append(word)
    _close(current, runs)
    return runs


def _close(current: list[Word], runs: list[tuple[int, int]]) -> None:
    while current and not current[-1].capital:
        current.pop()
    if current:
        runs.append((current[0].start, current[-1].end))
