"""Text of reports in formats that can't hold every character."""

import re

# What XML 1.0 has no place for: most controls, halves of pairs, and two last characters. Others drop them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """Return `text` with a sign in the place of each character that XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", text)
