"""Text without accents, every character in its place."""

import unicodedata
from functools import lru_cache


def folded(text: str) -> str:
    """Return `text` with accented letters as plain ones, as long as before: 'Müller' is 'Muller'."""
    return text if text.isascii() else "".join(_base(char) for char in text)


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFKD", char)[:1]
    return base if base and not unicodedata.combining(base) else char


# Letters that Unicode does not take apart.
_PLAIN = {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A", "–": "-"}
