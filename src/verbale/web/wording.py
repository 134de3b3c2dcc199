"""How values of the record look on pages: days, ids, addresses, signs, and text without unseen controls."""

import re
from functools import lru_cache
from urllib.parse import quote_plus

# Controls, and marks that turn the direction of what follows: shown as a sign, never obeyed.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# The others, without end: whole pages are looked over, and this is found out several times as fast.
_SEEN = re.compile("[\t\n\r -~\xa0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\U0010ffff]*+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TO_THE_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-3]\d))?")
_SHORT_ID = 8
_MOST_KEPT = 8_192
# Marks of EDTF: approximate, uncertain, both.
_MARKS = {"~": "about", "?": "perhaps", "%": "perhaps about"}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

SIGNS = {
    "held": "●",
    "planned": "○",
    "possible": "◌",
    "cancelled": "✕",
    "denied": "⊘",
    "postponed": "→",
    "unconfirmed": "?",
}
VERBS = {
    "speech": "said", "writing": "wrote", "belief": "took the view", "intention": "had in mind",
    "perception": "took note",
}  # fmt: skip
HOW = {"direct": "", "mixed": "in part word for word", "indirect": "as reported", "turn": "in turn"}


def plain(text: str) -> str:
    """Return a text whose controls and direction marks are visible."""
    seen = _SEEN.match(text)
    return text if seen is not None and seen.end() == len(text) else _UNSEEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text as markup that shows it, by the same signs as templates write.

    A page has hundreds of them, and what marks a text as escaped already takes longer than to escape it.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


@lru_cache(maxsize=_MOST_KEPT)
def day(edtf: str | None) -> str:
    """Return an EDTF date for a reader: '20 Nov 2017', '7–8 Dec 2017', 'Nov 2005'; others as they are."""
    if edtf is None:
        return "undated"
    first, slash, last = edtf.partition("/")
    if slash and first[-1:] in _MARKS and first[-1:] == last[-1:]:
        return f"{_MARKS[first[-1]]} {day(f'{first[:-1]}/{last[:-1]}')}"
    if not slash:
        return _one_day(first)
    if first[:7] == last[:7] and all(_DAY.fullmatch(end) for end in (first, last)):
        return f"{int(first[8:])}–{_one_day(last)}"
    return " – ".join("…" if end in ("", "..") else _one_day(end) for end in (first, last))


def _one_day(edtf: str) -> str:
    if edtf[-1:] in _MARKS:
        return f"{_MARKS[edtf[-1]]} {_one_day(edtf[:-1])}"
    found = _TO_THE_DAY.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, number = found.groups()
    return " ".join(
        part for part in (number and str(int(number)), month and _MONTHS[int(month) - 1], year) if part
    )


def short(id_: str) -> str:
    """Return the first digits of an id."""
    return id_[:_SHORT_ID]


def address(path: str, **query: object) -> str:
    """Return an address with those of the values that are not None or empty."""
    asked = "&".join(
        f"{_quoted(key)}={_quoted(str(value))}" for key, value in query.items() if value not in (None, "")
    )
    return f"{path}?{asked}" if asked else path


_quoted = lru_cache(maxsize=_MOST_KEPT)(quote_plus)
