"""Puts the words for an actor into their usual form: capitals, titles in full."""

import re

from verbale.knowledge.sectors import sector_nouns
from verbale.knowledge.words import word_list

_WORD = re.compile(r"[^\W\d_]+")
# Titles in short, with what they stand for; those that show nothing of an office are left out.
_TITLES = {
    "Adm": "Admiral", "Amb": "Ambassador", "Brig": "Brigadier", "Capt": "Captain", "Cmdr": "Commander",
    "Col": "Colonel", "Gen": "General", "Gov": "Governor", "Lt": "Lieutenant", "Maj": "Major",
    "Prof": "Professor", "Rep": "Congressman", "Rev": "Reverend", "Sen": "Senator", "Sgt": "Sergeant",
    "Dr": "", "Mr": "", "Mrs": "", "Ms": "", "Sir": "", "Dame": "", "Lady": "", "Madame": "", "Monsieur": "",
}  # fmt: skip
_TITLE = re.compile(rf"\b({'|'.join(_TITLES)})\b\.? (?=[^\W\d_a-z])")
_ACRONYMS = frozenset({"us", "uk", "eu", "un", "uae"})


def with_capitals(text: str) -> str:
    """Return a text without any capital with capitals where names may stand, as long as before.

    Nouns that show a sector stay as they are, and so do words that are seldom names ("nice", "male").
    """
    if text != text.lower():
        return text
    return _WORD.sub(_capital, text)


def titles_in_full(text: str) -> str:
    """Return a text with its titles in full: "Lt. Gen. Petrov" becomes "Lieutenant General Petrov"."""
    return _TITLE.sub(lambda match: (_TITLES[match.group(1)] + " ").lstrip(), text)


def _capital(match: re.Match[str]) -> str:
    word = match.group()
    if word in _ACRONYMS:
        return word.upper()
    if len(word) < 4 or word in word_list("seldom a name") or sector_nouns().get(word):
        return word
    capital = word[0].upper() + word[1:]
    return capital if len(capital) == len(word) else word
