"""Plain-text reports, with or without a block of metadata on top.

    Title: Foreign ministers meet in Baku
    Publisher: Daily Courier
    Date: 2017-11-20
    Dateline: BAKU
    Language: en

    The text of the report follows after a blank line.

Every line of the block must be one of these, in any order; else all is text. Spans refer to the text
beneath the block.
"""

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.decoding import check, decode
from verbale.sources.fields import FIELDS, make_report
from verbale.sources.limits import Limits


def read_plain(data: bytes, origin: str, limits: Limits) -> Report:
    """Return the report in the bytes of one file. Raises SkipInput when there is none."""
    if len(data) > limits.max_text_bytes:
        raise SkipInput(
            f"{origin}: is larger than the {limits.max_text_bytes:,} bytes allowed for one report: "
            "split it, or give JSON lines with one report a line"
        )
    stated, text = split_metadata(decode(data, origin, limits), origin)
    return make_report(check(text, origin, limits), stated, origin)


def split_metadata(text: str, origin: str) -> tuple[dict[str, str], str]:
    """Return the fields stated in a block on top, and the text beneath it.

    Raises SkipInput when the block states a field twice.
    """
    stated: dict[str, str] = {}
    position = 0
    while True:
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        if not line.strip():
            break
        name, colon, value = line.partition(":")
        field = FIELDS.get(name.strip().lower())
        if not colon or field is None:
            return {}, text
        if field in stated:
            raise SkipInput(f"{origin}: states its {field} twice: keep one of the lines")
        stated[field] = value
        if end < 0:
            return stated, ""
        position = end + 1
    return (stated, text[position:].lstrip("\n")) if stated else ({}, text)
