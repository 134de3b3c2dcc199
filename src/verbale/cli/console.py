"""What goes to the terminal: answers to standard output, everything else to standard error.

The text of reports is hostile: it reaches a terminal only through `words`, which takes out whatever a
terminal could obey, and as `rich.text.Text`, in which square brackets mean nothing.
"""

import json
import re
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from verbale.record.sequence import Rows

# Controls of terminals, and characters that turn the direction of writing or can't be encoded.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def standard_output() -> Console:
    """Return a console for answers; colourless when piped or when NO_COLOR is set."""
    return Console(highlight=False, emoji=False, markup=False)


def standard_error() -> Console:
    """Return a console for progress and errors."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def safe(text: str) -> str:
    """Return `text` without anything that a terminal could obey; every character keeps its place."""
    return _OBEYED.sub("\ufffd", text)


def flat(text: str) -> str:
    """Return `text` on one line, safe to print."""
    return safe(" ".join(text.split()))


def words(text: str, style: str = "") -> Text:
    """Return text of a report on one line, safe to print."""
    return Text(flat(text), style=style)


def complain(message: str) -> None:
    """Print an error in one line."""
    line = Text("verbale: ", style="bold red")
    standard_error().print(line.append(flat(message), "not bold default"), soft_wrap=True)


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8"))


def print_rows_as_json(rows: Rows[Any]) -> None:
    """Print rows as one JSON object, with the cursor of what follows them where there is more."""
    print_json({"rows": rows.to_dicts()} | ({"next": rows.next} if rows.next is not None else {}))
