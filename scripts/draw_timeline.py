"""Draws the picture of the README: what the command line prints of the sample reports, as an SVG.

The picture holds no font and no link: it is shown in the reader's own monospaced font.
"""

import re
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console

from verbale import Record
from verbale.cli.answers import print_answer

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images" / "timeline.svg"
BETWEEN, SINCE, UNTIL, ROWS = ("Russia", "Azerbaijan"), "2017-11-19", "2017-11-20", 8
COLUMNS = 92


def draw() -> str:
    """Return the picture."""
    console = Console(
        record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder, "samples.db")) as record:
        record.add(ROOT / "examples" / "south-caucasus")
        rows = record.timeline(between=BETWEEN, since=SINCE, until=UNTIL, limit=ROWS)
        print_answer(console, rows, nothing="")
    title = f"verbale timeline --between {' '.join(BETWEEN)} --since {SINCE} --until {UNTIL}"
    drawn = console.export_svg(title=title, unique_id="timeline")
    drawn = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", drawn, flags=re.DOTALL)
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(draw(), encoding="utf-8")
