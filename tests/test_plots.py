import sys
from pathlib import Path

import pytest

from verbale.errors import Abort
from verbale.plots import plot_intensity
from verbale.record.events.rows import Direction, IntensityRow


def row(period: str, direction: Direction, total: float) -> IntensityRow:
    return IntensityRow(
        period=period, direction=direction, source="NOR", target="PER", events=2, total=total, mean=total / 2
    )


MONTHS = [row("2019-01", "there", 7.4), row("2019-01", "both", 7.4), row("2019-03", "back", -2.0),
          row("2019-03", "both", -2.0)]  # fmt: skip


@pytest.mark.parametrize("suffix", [".svg", ".png"])
@pytest.mark.parametrize("rows", [MONTHS, [row("2019", "back", -9.5), row("2019", "both", -9.5)]])
def test_the_same_rows_give_the_same_file(tmp_path: Path, suffix: str, rows: list[IntensityRow]) -> None:
    drawn = []
    for name in ("one", "other"):
        path = tmp_path / (name + suffix)
        plot_intensity(rows, "Norway", "Peru", path)
        drawn.append(path.read_bytes())
    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"<?xml" if suffix == ".svg" else b"\x89PNG")


def test_a_drawing_says_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.SVG"
    plot_intensity(MONTHS, "Norway", "$Peru$", path)
    drawn = path.read_text("utf-8")
    for words in ("Norway → $Peru$", "$Peru$ → Norway", "both", "sum of Goldstein values", "events", "month"):
        assert words in drawn
    assert "dc:date" not in drawn


def test_what_can_not_be_drawn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Abort, match=r"\.svg or \.png"):
        plot_intensity(MONTHS, "Norway", "Peru", tmp_path / "a.pdf")
    with pytest.raises(Abort, match="nothing to draw"):
        plot_intensity([], "Norway", "Peru", tmp_path / "a.svg")
    with pytest.raises(Abort, match="can't be written"):
        plot_intensity(MONTHS, "Norway", "Peru", tmp_path / "missing" / "a.svg")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(Abort, match=r"pip install verbale\[plots\]"):
        plot_intensity(MONTHS, "Norway", "Peru", tmp_path / "a.svg")
