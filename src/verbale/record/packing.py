"""How values are written into columns, and how ids are made from content."""

import hashlib
import json
from typing import Any

ID_DIGITS = 24


def packed(value: Any) -> str:
    """Return `value` as JSON text, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def content_id(*parts: str | None) -> str:
    """Return a hexadecimal id that depends on `parts` alone."""
    return hashlib.sha256(packed(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
