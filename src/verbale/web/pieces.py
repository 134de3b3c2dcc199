"""Pieces of markup of which a page has hundreds, written here: a template takes ten times as long for each.

Every text that comes from the record is escaped, as templates do.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from verbale.knowledge.states import usual_name
from verbale.record.facets import FacetRow
from verbale.record.rows import ParticipantRow
from verbale.web.answering import Spread
from verbale.web.charts import Column, Point
from verbale.web.wording import SIGNS, address, day, escaped, short

_MOST_KEPT = 8_192
_LONG_IN_PIXELS = 8
_CROSSED = frozenset({"cancelled", "denied"})


@lru_cache(maxsize=64)
def status(word: str) -> Markup:
    """Return a status with its sign."""
    sign, style, told = SIGNS[word], escaped(word.replace(" ", "-")), escaped(word)
    return Markup(  # noqa: S704  (escaped above)
        f'<span class="status s-{style}"><span aria-hidden="true">{sign}</span> {told}</span>'
    )


@lru_cache(maxsize=_MOST_KEPT)
def parties(codes: Sequence[str]) -> Markup:
    """Return links to the contacts of parties."""
    links = (
        f'<a href="{escaped(address("/contacts", party=code))}">{escaped(usual_name(code))}</a>'
        for code in codes
    )
    return Markup(" – ".join(links))  # noqa: S704


def people(rows: Iterable[ParticipantRow]) -> Markup:
    """Return links to the contacts of those who take part, with their offices and parties."""
    return Markup(", ".join(_person(one.name, one.office, one.party) for one in rows))  # noqa: S704


@lru_cache(maxsize=_MOST_KEPT)
def _person(name: str, office: str | None, party: str | None) -> str:
    told = ", ".join([*([office] if office else []), *([usual_name(party)] if party else [])])
    acting = f' <span class="quiet">({escaped(told)})</span>' if told else ""
    return f'<a href="{escaped(address("/contacts", person=name))}">{escaped(name)}</a>{acting}'


def source(report: str, publisher: str | None, published: str | None, title: str | None) -> Markup:
    """Return the line that names a report, and leads to it."""
    by = f" · {escaped(publisher)}" if publisher else ""
    on = f" · <time>{escaped(day(published))}</time>" if published else ""
    link = f'<a href="/reports/{escaped(report)}">{escaped(title or short(report))}</a>'
    return Markup(f'<p class="source">{link}{by}{on}</p>')  # noqa: S704


def points(drawn: Iterable[Point]) -> Markup:
    """Return the contacts of a strip as links with shapes that tell their status."""
    return Markup("\n".join(map(_point, drawn)))  # noqa: S704


def _point(point: Point) -> str:
    mark = point.mark
    x, y, style = point.x, point.y, f"s-{mark.status}"
    place = f", {escaped(mark.place)}" if mark.place else ""
    lasting = ""
    if point.until - x > _LONG_IN_PIXELS:
        lasting = f'<line class="span {style}" x1="{x}" x2="{point.until}" y1="{y}" y2="{y}"/>'
    shape = (
        f'<path class="dot {style}" d="M{x - 5} {y - 5}l10 10m0 -10l-10 10"/>'
        if mark.status in _CROSSED
        else f'<circle class="dot {style}" cx="{x}" cy="{y}" r="5.5"/>'
    )
    told = f"{escaped(day(mark.date))}: {mark.mode} {mark.status}{place}"
    return f'<a href="/contacts/{mark.id}"><title>{told}</title>{lasting}{shape}</a>'


def columns(drawn: Iterable[Column], width: float) -> Markup:
    """Return the months of an intensity as bars."""
    return Markup("".join(_column(one, width) for one in drawn))  # noqa: S704


def _column(one: Column, width: float) -> str:
    row = one.row
    told = f"{day(row.period)}: sum {row.total}, mean {round(row.mean, 2)}, {row.events} events"
    side = "up" if row.total > 0 else "down"
    where = f'x="{one.x}" y="{one.y}" width="{width}" height="{one.height}"'
    return f'<rect class="{side}" {where}><title>{told}</title></rect>'


def spread(
    told: Spread | None, query: Mapping[str, Any], path: str, title: str = "How the answer spreads"
) -> Markup:
    """Return how an answer spreads, each value as a link to the list at `path` that is narrowed by it."""
    if told is None:
        return Markup()
    first = f": the first {told.first}" if told.first else ""
    lists = "".join(
        f"<dl><dt>{facet}</dt>{''.join(_value(facet, row, query, path) for row in rows)}</dl>"
        for facet, rows in told.facets.items()
    )
    return Markup(  # noqa: S704
        f'<details class="facets" open><summary>{escaped(title)}{first}</summary><div>{lists}</div></details>'
    )


def _value(facet: str, row: FacetRow, query: Mapping[str, Any], path: str) -> str:
    shown = usual_name(row.value) if facet == "party" else day(row.value) if facet == "month" else row.value
    condition = "by" if facet == "person" and path == "/statements" else facet
    narrowed = {"since": row.value, "until": row.value} if facet == "month" else {condition: row.value}
    link = f'<a href="{escaped(address(path, **{**query, **narrowed}))}">{escaped(shown)}</a>'
    return f'<dd>{link} <span class="quiet">{row.count}</span></dd>'
