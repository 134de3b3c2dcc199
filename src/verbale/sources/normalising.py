r"""Makes text what the rest of Verbale may take for granted, once, at the door.

Spans refer to the normalised text, which is the text that the record stores, so no map back to the
bytes of the file is kept. What changes: line ends become `\n`, every kind of space a plain one;
control characters, invisible characters and characters that override the direction of writing go;
lone surrogates become U+FFFD; and the whole is brought to Unicode NFC.
"""

import re
import unicodedata

# UAX #15, section 13: no natural text holds more non-starters in a row. Sorting them takes quadratic
# time, so the surplus of a hostile run is dropped before.
_MAX_NON_STARTERS = 30
_FIRST_NON_STARTER = "\u0300"

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# U+200B zero-width space, U+00AD soft hyphen, U+2060 to U+2064 joiners and invisible operators, U+FEFF
# byte order mark inside text, U+180E, U+200E and U+200F direction marks, U+061C, U+202A to U+202E and
# U+2066 to U+206F overrides and isolates, U+FFF9 to U+FFFB annotation, U+E0000 to U+E007F tags.
# Joiners that spell (U+200C, U+200D) stay.
_INVISIBLE = "\u200b\u00ad\ufeff\u180e\u200e\u200f\u061c" + "".join(
    chr(code)
    for first, last in ((0x2060, 0x206F), (0x202A, 0x202E), (0xFFF9, 0xFFFB), (0xE0000, 0xE007F))
    for code in range(first, last + 1)
)
_SPACES = "\xa0\u1680\u202f\u205f\u3000" + "".join(chr(code) for code in range(0x2000, 0x200B))
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n")
_TABLE = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_CONTROLS + _INVISIBLE, "")})
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile(f"[{_FIRST_NON_STARTER}-\U0010ffff]{{{_MAX_NON_STARTERS + 1},}}")


def normalise(text: str) -> str:
    """Return `text` with plain line ends and spaces, without invisible characters, in NFC."""
    text = _LINE_END.sub("\n", text).translate(_TABLE)
    if text.isascii():
        return text
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_shorten_runs, text))


def share_of_controls(text: str) -> float:
    """Return which share of the characters no text holds: controls other than line ends and tabs."""
    plain = _LINE_END.sub("\n", text)
    odd = sum(plain.count(control) for control in _CONTROLS)
    return odd / len(plain) if plain else 0.0


def _shorten_runs(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match[0]:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MAX_NON_STARTERS:
            kept.append(character)
    return "".join(kept)
