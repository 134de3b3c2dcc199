"""How values are written into columns, and how ids are made from content."""

import hashlib
import json
from json.encoder import encode_basestring
from typing import Any

from pydantic_core import from_json

ID_DIGITS = 24
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed(value: Any) -> str:
    """Return `value` as JSON text, the same bytes for the same value."""
    return _ENCODER.encode(value)


def unpacked(text: str) -> Any:
    """Return the value of which `packed` made a text; several times as fast as the module json."""
    return from_json(text)


def content_id(*parts: str | None) -> str:
    """Return a hexadecimal id that depends on `parts` alone."""
    # What `packed` makes of a list of strings, without what it does for all else: ids are made by the dozen.
    listed = ",".join("null" if part is None else encode_basestring(part) for part in parts)
    return hashlib.sha256(f"[{listed}]".encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
