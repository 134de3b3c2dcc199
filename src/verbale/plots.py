"""Drawings of what a record answers, as SVG or PNG; they need the extra `plots` (matplotlib).

The same rows give the same file, byte for byte, with one version of matplotlib. Colours are those of Okabe
and Ito, which the colour-blind can tell apart; bars of the two directions differ by hatching as well.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from verbale.edtf import days
from verbale.errors import Abort
from verbale.record.events.rows import Direction, IntensityRow

# What matplotlib would say of itself and of the time is left out.
_METADATA: Final[dict[str, dict[str, Any]]] = {
    ".svg": {"Date": None, "Creator": None}, ".png": {"Software": None},
}  # fmt: skip
_BLUE, _ORANGE, _BLACK, _GREY = "#0072B2", "#E69F00", "#000000", "#999999"
_STYLE: Final[Any] = {
    "svg.hashsalt": "verbale",  # ids in SVG follow from it
    "svg.fonttype": "none",  # text stays text
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_INCHES: Final = (9.0, 5.6)
_DOTS_PER_INCH: Final = 150
_SHARE_OF_PERIOD: Final = 0.38  # the width of a bar


def plot_intensity(rows: Sequence[IntensityRow], one: str, other: str, path: Path) -> None:
    """Draw the intensity between two parties, named `one` and `other`, into `path`, by its suffix SVG or PNG.

    Above stand the sums of Goldstein values by period, a bar for each direction and a mark for both; beneath,
    how many events they rest on. Raises Abort without matplotlib or rows, for another suffix, and where the
    file can't be written.
    """
    if path.suffix.lower() not in _METADATA:
        raise Abort(f"{path}: a plot is drawn as .svg or .png: name the file so")
    if not rows:
        raise Abort("there is no event with a value between these two: nothing to draw")
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise Abort("matplotlib is not installed: run 'pip install verbale[plots]'") from error
    title = f"What {one} and {other} did to each other"
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=_INCHES, layout="constrained")
        sums, counts = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        _draw_sums(sums, rows, one, other)
        _draw_counts(counts, rows)
        figure.suptitle(title)
        about = {**_METADATA[path.suffix.lower()], "Title": title}
        try:
            figure.savefig(path, dpi=_DOTS_PER_INCH, metadata=about)
        except OSError as error:
            raise Abort(f"{path}: the plot can't be written: {error.strerror or error}") from error


def _draw_sums(axes: Any, rows: Sequence[IntensityRow], one: str, other: str) -> None:
    styles: tuple[tuple[Direction, int, str, str, str], ...] = (
        ("there", -1, f"{one} → {other}", _BLUE, ""), ("back", 1, f"{other} → {one}", _ORANGE, "//"),
    )  # fmt: skip
    for direction, side, label, colour, hatch in styles:
        told = [row for row in rows if row.direction == direction]
        widths = [_SHARE_OF_PERIOD * _length(row) for row in told]
        middles = [_middle(row) + side * width / 2 for row, width in zip(told, widths, strict=True)]
        axes.bar(middles, [row.total for row in told], widths, label=label, color=colour, hatch=hatch,
                 edgecolor="white", linewidth=0.5)  # fmt: skip
    both = [row for row in rows if row.direction == "both"]
    axes.plot([_middle(row) for row in both], [row.total for row in both], color=_BLACK, marker="D",
              markersize=4, linestyle="none", label="both")  # fmt: skip
    axes.axhline(0, color=_BLACK, linewidth=0.8)
    axes.set_ylabel("sum of Goldstein values\n(− conflict, + cooperation)")
    axes.legend(frameon=False, ncols=3, loc="lower left", bbox_to_anchor=(0, 1))


def _draw_counts(axes: Any, rows: Sequence[IntensityRow]) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import MaxNLocator

    both = [row for row in rows if row.direction == "both"]
    widths = [2 * _SHARE_OF_PERIOD * _length(row) for row in both]
    axes.bar([_middle(row) for row in both], [row.events for row in both], widths, color=_GREY)
    axes.set_ylabel("events")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    locator: Any = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    written: Any = ConciseDateFormatter(locator, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(written)
    axes.set_xlabel("year" if len(both[0].period) == len("2015") else "month")


def _span(row: IntensityRow) -> tuple[date, date]:
    covered = days(row.period)
    if covered is None:
        raise Abort(f"{row.period!r} is no month or year")
    return covered


def _length(row: IntensityRow) -> int:
    first, last = _span(row)
    return (last - first).days + 1


def _middle(row: IntensityRow) -> float:
    """Return the middle of a period in days since 1970, as matplotlib counts them."""
    first, _ = _span(row)
    return (first - date(1970, 1, 1)).days + _length(row) / 2
