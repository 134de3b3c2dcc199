"""From the bytes of an input to normalised text, or a refusal that says what to do."""

import codecs

from charset_normalizer import from_bytes

from verbale.errors import SkipInput
from verbale.sources.limits import Limits
from verbale.sources.normalising import normalise, share_of_controls

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Among encodings that fit a text equally well charset-normalizer takes the first by name. These are far
# more frequent than the others.
_USUAL = ("cp1252", "cp1251")

# A stray form feed or escape is no reason to refuse a text; machine code is full of them.
_MAX_SHARE_OF_CONTROLS = 0.02
# Times the characters allowed: normalising shortens line ends and little else.
_CERTAINLY_TOO_LONG = 2


def decode(data: bytes, origin: str, limits: Limits) -> str:
    """Return the normalised text in `data`.

    A byte order mark decides on the encoding; without one UTF-8 is tried first, strictly, and then what
    charset-normalizer takes for the likeliest. Raises SkipInput, naming `origin`, when there is no text
    in it.
    """
    text = _decode(data, origin)
    if len(text) > _CERTAINLY_TOO_LONG * limits.max_report_characters:
        check(text, origin, limits)  # refused before anything slow is done with it
    if share_of_controls(text) > _MAX_SHARE_OF_CONTROLS:
        raise SkipInput(
            f"{origin}: is not text: give reports in one of the formats that docs/sources.md lists"
        )
    return check(normalise(text), origin, limits)


def check(text: str, origin: str, limits: Limits) -> str:
    """Return `text` if it is neither empty nor too long. Raises SkipInput otherwise."""
    if not text.strip():
        raise SkipInput(f"{origin}: holds no text: check that the file was written completely")
    if len(text) > limits.max_report_characters:
        raise SkipInput(
            f"{origin}: holds {len(text):,} characters, more than the {limits.max_report_characters:,} "
            "allowed for one report: split it"
        )
    return text


def _decode(data: bytes, origin: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise SkipInput(f"{origin}: is broken {encoding.upper()}: save it again as UTF-8") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, origin)


def _guess(data: bytes, origin: str) -> str:
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise SkipInput(f"{origin}: is not text in any encoding that can be told: save it as UTF-8")
    fitting = {match.encoding: match for match in matches if match.chaos <= best.chaos}
    return str(next((fitting[name] for name in _USUAL if name in fitting), best))
