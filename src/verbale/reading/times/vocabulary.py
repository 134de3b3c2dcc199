"""The words that build time expressions, and the character that stands for each class of them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

type Value = int | float | str

MARKS = {
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "DASH",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
    "'": "APOSTROPHE",
    "’": "APOSTROPHE",
    "`": "APOSTROPHE",
    "‘": "APOSTROPHE",
    "/": "SLASH",
    ":": "COLON",
    "$": "CURRENCY",
    "£": "CURRENCY",
    "€": "CURRENCY",
    "%": "PERCENT",
}
_CAPITAL_ONLY = frozenset({"DOUBTFULMONTH", "SHORTMONTH", "SHORTWEEKDAY", "ZONE"})
# Whole numbers by what they can stand for besides a count.
_NUMBERS = ("INT0", "INT12", "INT24", "INT31", "INT59", "INT99", "YEAR4", "INTBIG", "DECIMAL")
_OTHERS = (
    "OTHER",
    "ISO",
    "NUMERIC",
    "CLOCK",
    "FRACTION",
    "NTH",
    "DECADE",
    "AMPM",
    "GAP",
    "NUMBERWORD",
    "SPOKENYEAR",
    "HOLIDAY",
)


@cache
def lexicon() -> dict[str, tuple[str, Value]]:
    """Return class and value of every word that builds time expressions, by its lower-case form."""
    classes = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))
    words: dict[str, tuple[str, Value]] = {}
    for name, members in classes.items():
        for word, value in members.items():
            if word in words:
                raise ValueError(f"lexicon.toml: {word!r} stands in {words[word][0]} and in {name}")
            words[word] = name, value
    return words


@cache
def codes() -> dict[str, str]:
    """Return the character that stands for each class; OTHER is 'x'."""
    names = dict.fromkeys([name for name, _ in lexicon().values()])
    names.update(dict.fromkeys([*_NUMBERS, *MARKS.values(), *_OTHERS]))
    del names["OTHER"]
    return {"OTHER": "x"} | {name: chr(0xE000 + index) for index, name in enumerate(names)}


@cache
def class_names() -> dict[str, str]:
    """Return the class that each character stands for."""
    return {char: name for name, char in codes().items()}


@cache
def coded_words() -> Mapping[str, tuple[str, Value]]:
    """Return character and value of every word as it is written: small, capitalised, or in capitals."""
    code = codes()
    found: dict[str, tuple[str, Value]] = {}
    for word, (name, value) in lexicon().items():
        entry = code[name], value
        if name not in _CAPITAL_ONLY:
            found[word] = entry
        found[word.capitalize()] = found[word.upper()] = entry
    return MappingProxyType(found)
