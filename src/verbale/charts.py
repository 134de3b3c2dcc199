"""Rows as Altair charts, for notebooks; they need the extra `notebooks`.

Each kind of row has its chart: contacts, statements and events over time, uses of formulae, and the intensity
of a dyad. Signs differ in shape as well as in colour; colours are those of Okabe and Ito.
"""

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from verbale.edtf import days
from verbale.errors import Abort

if TYPE_CHECKING:
    import altair

    from verbale.record.rows import Row

_COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#999999", "#000000")
_WIDTH: Final = 640
_LONGEST: Final = 200
_QUADS: Final = MappingProxyType(
    {
        1: "verbal cooperation",
        2: "material cooperation",
        3: "verbal conflict",
        4: "material conflict",
    }
)

# What each kind of row on a timeline is told by.
_SAID: Final = MappingProxyType({"contact": "mode", "statement": "words", "event": "label"})

type _Datum = dict[str, str | float | int | None]


def chart(rows: Sequence["Row"]) -> "altair.Chart":
    """Return the chart of rows that a record answered, all of one kind or those of a timeline.

    What has no date is left out. Raises Abort without Altair, and where there is nothing to draw or no chart
    for such rows.
    """
    try:
        import altair
    except ImportError as error:
        raise Abort("Altair is not installed: run 'pip install verbale[notebooks]'") from error
    kinds = {str(getattr(row, "kind", "")) for row in rows}
    if not rows:
        raise Abort("there are no rows: nothing to draw")
    mixed = len(kinds) > 1 and kinds <= _SAID.keys()
    drawn = _CHARTS.get("timeline" if mixed else " and ".join(sorted(kinds)))
    if drawn is None:
        raise Abort(f"there is no chart for rows of the kind {' and '.join(sorted(kinds))}")
    made, draw = drawn
    data = [datum for row in rows for datum in made(row)]
    if not data:
        raise Abort("none of the rows has a date: nothing to draw")
    inline = altair.Data(values=data)  # type: ignore[no-untyped-call]
    built: altair.Chart = draw(altair, altair.Chart(inline))
    return built


def _day(edtf: str | None) -> str | None:
    covered = days(edtf)
    return covered[0].isoformat() if covered is not None else None


def _contact(row: Any) -> Iterable[_Datum]:
    if (day := _day(row.date)) is not None:
        yield {
            "day": day, "date": row.date, "line": row.mode, "status": row.status, "place": row.place or "",
            "parties": ", ".join(row.states), "sources": len(row.sources),
            "participants": ", ".join(each.name for each in row.participants),
        }  # fmt: skip


def _statement(row: Any) -> Iterable[_Datum]:
    if (day := _day(row.date)) is not None:
        yield {
            "day": day, "date": row.date, "line": row.speaker or "not told", "form": row.form,
            "party": row.party or "", "words": row.words[:_LONGEST],
        }  # fmt: skip


def _event(row: Any) -> Iterable[_Datum]:
    if (day := _day(row.date)) is not None and row.goldstein is not None:
        yield {
            "day": day, "date": row.date, "goldstein": row.goldstein, "class": _QUADS[row.quad_class],
            "type": row.type, "cameo": row.cameo, "source": ", ".join(each.party for each in row.source),
            "target": ", ".join(each.party for each in row.target), "status": row.status,
        }  # fmt: skip


def _on_timeline(row: Any) -> Iterable[_Datum]:
    if (day := _day(row.date)) is not None:
        said = str(getattr(row, _SAID[row.kind]))
        yield {"day": day, "date": row.date, "line": row.kind, "what": said[:_LONGEST]}


def _formula(row: Any) -> Iterable[_Datum]:
    for use in row.uses:
        if (day := _day(use.date)) is not None:
            yield {
                "day": day,
                "date": use.date,
                "line": row.words,
                "speaker": use.speaker or "",
                "words": use.words,
            }


def _intensity(row: Any) -> Iterable[_Datum]:
    arrow = " and " if row.direction == "both" else " → "
    yield {
        "day": _day(row.period), "period": row.period, "direction": f"{row.source}{arrow}{row.target}",
        "total": row.total, "mean": row.mean, "events": row.events,
    }  # fmt: skip


def _in_lines(by: str, *told: str) -> Callable[[Any, Any], Any]:
    """Return what draws a sign for each datum, on the line that it belongs to."""

    def draw(alt: Any, base: Any) -> Any:
        return (
            base.mark_point(filled=True, size=90, opacity=0.85)
            .encode(
                x=alt.X("day:T", title=None),
                y=alt.Y("line:N", title=None, axis=alt.Axis(labelLimit=260)),
                color=alt.Color(f"{by}:N", scale=alt.Scale(range=list(_COLOURS))),
                shape=alt.Shape(f"{by}:N"),
                tooltip=[alt.Tooltip(f"{name}:N") for name in ("date", *told)],
            )
            .properties(width=_WIDTH)
        )

    return draw


def _draw_events(alt: Any, base: Any) -> Any:
    told = ("date", "type", "cameo", "source", "target", "status")
    return (
        base.mark_point(filled=True, size=90, opacity=0.85)
        .encode(
            x=alt.X("day:T", title=None),
            y=alt.Y("goldstein:Q", title="Goldstein value", scale=alt.Scale(domain=[-10, 10])),
            color=alt.Color(
                "class:N", scale=alt.Scale(domain=list(_QUADS.values()), range=list(_COLOURS[:4]))
            ),
            shape=alt.Shape("class:N", scale=alt.Scale(domain=list(_QUADS.values()))),
            tooltip=[alt.Tooltip(f"{name}:N") for name in told],
        )
        .properties(width=_WIDTH)
    )


def _draw_intensity(alt: Any, base: Any) -> Any:
    told = [alt.Tooltip(f"{name}:Q") for name in ("total", "mean", "events")]
    return (
        base.mark_bar()
        .encode(
            x=alt.X("period:O", title=None),
            xOffset="direction:N",
            y=alt.Y("total:Q", title="sum of Goldstein values"),
            color=alt.Color("direction:N", scale=alt.Scale(range=list(_COLOURS))),
            tooltip=[alt.Tooltip("period:N"), alt.Tooltip("direction:N"), *told],
        )
        .properties(width=_WIDTH)
    )


# By kind of row: what is drawn of a row, and how all of it is drawn.
_CHARTS: Final[MappingProxyType[str, tuple[Callable[[Any], Iterable[_Datum]], Callable[[Any, Any], Any]]]] = (
    MappingProxyType(
        {
            "contact": (
                _contact,
                _in_lines("status", "status", "parties", "place", "participants", "sources"),
            ),
            "statement": (_statement, _in_lines("form", "line", "party", "form", "words")),
            "event": (_event, _draw_events),
            "timeline": (_on_timeline, _in_lines("line", "what")),
            "formula": (_formula, _in_lines("speaker", "speaker", "words")),
            "intensity": (_intensity, _draw_intensity),
        }
    )
)
