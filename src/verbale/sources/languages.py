"""In which language a report is: as stated, unless its text is plainly in another."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# What most reports are in, and what one without any language is taken to be in.
USUAL = "en"

# Shorter texts are names and figures, which look like any language.
_SHORTEST = 120
_LONGEST = 4_000
_CERTAIN = 0.9
_UNTELLABLE = frozenset({"zxx", "und"})
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")


def primary(language: str) -> str:
    """Return the language itself of a BCP 47 tag: `en` of `en-GB`."""
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def language_of(text: str, stated: str | None) -> str | None:
    """Return the BCP 47 tag of a report's language, None where nothing speaks against English.

    Pages state the language of their site rather than that of the report, so a text that is plainly in
    another language counts for more than what is stated.
    """
    if stated is not None and not _TAG.fullmatch(stated):
        stated = None
    found = identify(text)
    if found is None or (stated is not None and primary(stated) == found):
        return stated
    return None if found == USUAL and stated is None else found


def identify(text: str) -> str | None:
    """Return the ISO 639 code of the language of `text`, or None where that is not certain."""
    middle = max(0, (len(text) - _LONGEST) // 2)
    sample = " ".join(text[middle : middle + _LONGEST].split())
    if len(sample) < _SHORTEST:
        return None
    language, confidence = _identifier().classify(sample)
    return str(language) if confidence >= _CERTAIN and language not in _UNTELLABLE else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes most of a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
