"""Rows as a table in HTML, as notebooks show an answer.

Words of reports never become markup. A cell that stands for several things (the sources of a contact) says
how many there are, and shows the words of the first when pointed at.
"""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from pydantic import BaseModel

_SHOWN: Final = 50
_LONGEST: Final = 160
_LONGEST_HINT: Final = 400
_DIGITS_OF_ID: Final = 8
_OFFSETS: Final = frozenset({"span", "spans", "insertions", "marks"})
_IDS: Final = frozenset({"id", "report", "contact", "root"})


def html_table(rows: Sequence[BaseModel], *, more: bool = False) -> str:
    """Return the first rows as an HTML table, a column for each field that is filled in any of them.

    `more` says that the answer goes on after the rows.
    """
    if not rows:
        return "<p>Nothing was found.</p>"
    shown = rows[:_SHOWN]
    fields = dict.fromkeys(name for row in shown for name in type(row).model_fields)
    left = {"kind"} if len({getattr(row, "kind", None) for row in shown}) == 1 else set()
    fields = {name: None for name in fields if name not in left | _OFFSETS}
    columns = [name for name in fields if any(_is_filled(getattr(row, name, None)) for row in shown)]
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in columns)
    body = "".join(
        f"<tr>{''.join(_cell(name, getattr(row, name, None)) for name in columns)}</tr>" for row in shown
    )
    count = f"{len(rows)} row{'s' if len(rows) != 1 else ''}"
    rest = f", the first {_SHOWN} shown" if len(rows) > _SHOWN else ""
    caption = f"{count}{rest}{', and more in the record' if more else ''}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _is_filled(value: Any) -> bool:
    return value is not None and value != "" and value != ()


def _cell(name: str, value: Any) -> str:
    text, hint = _text(value), ""
    if name in _IDS:
        text, hint = text[:_DIGITS_OF_ID], text
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        names = [str(each.name) for each in value if getattr(each, "name", None)]
        told = getattr(value[0], "words", "")
        text = ", ".join(names) or str(len(value))
        hint = " ".join(told) if isinstance(told, tuple) else told
    if len(text) > _LONGEST:
        text, hint = f"{text[: _LONGEST - 1]}…", hint or text
    title = f' title="{escape(hint[:_LONGEST_HINT])}"' if hint else ""
    return f'<td{title} style="text-align: left; vertical-align: top">{escape(text)}</td>'


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return ", ".join(
            f"{key} {told}" for key, told in value.model_dump(mode="json").items() if told is not None
        )
    if isinstance(value, tuple):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
