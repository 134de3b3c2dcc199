"""The network of parties in GraphML: a node for each, an edge for each two with anything between them.

Edges are not directed; what goes one way only is told as "there" (from an edge's source to its target) and
"back". What is kept while the rows go by is one tally for each edge.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from itertools import combinations
from typing import Literal, get_args
from xml.sax.saxutils import escape, quoteattr

from verbale import edtf
from verbale.account import Mode
from verbale.exports.pairs import pairs
from verbale.exports.setting import Setting
from verbale.exports.unseen import visible
from verbale.knowledge.states import organisations, states, usual_name
from verbale.record.events.rows import EventRow
from verbale.record.lifecycle import ContactStatus
from verbale.record.rows import ContactRow, Row

type Kind = Literal["state", "organisation", "party"]

_TYPES = {int: "int", float: "double", str: "string"}
_MODES = tuple(get_args(Mode.__value__))
_STATUSES = tuple(get_args(ContactStatus.__value__))


@dataclass(slots=True)
class _Tally:
    """What there is between two parties."""

    contacts: int = 0
    by: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*_MODES, *_STATUSES), 0))
    events_there: int = 0
    events_back: int = 0
    goldstein_there: float = 0.0
    goldstein_back: float = 0.0
    reports: int = 0
    first: str = ""
    last: str = ""

    def data(self) -> dict[str, int | float | str]:
        """Return the data of the edge, by name."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "by"}
        return {"weight": self.contacts + self.events_there + self.events_back, **plain, **self.by}


def write(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield the network of contacts and events."""
    edges: dict[tuple[str, str], _Tally] = {}
    for row in rows:
        if isinstance(row, ContactRow):
            _count_contact(edges, row)
        elif isinstance(row, EventRow):
            _count_event(edges, row)
    yield from (piece.encode("utf-8") for piece in _document(edges, setting))


def _count_contact(edges: dict[tuple[str, str], _Tally], row: ContactRow) -> None:
    for one, other in combinations(sorted(set(row.states)), 2):
        tally = edges.setdefault((one, other), _Tally())
        tally.contacts += 1
        tally.by[row.mode] += 1
        tally.by[row.status] += 1
        _count_both(tally, row)


def _count_event(edges: dict[tuple[str, str], _Tally], row: EventRow) -> None:
    ways = dict.fromkeys(
        (one.party, other.party) for one, other in pairs(row) if other and one.party != other.party
    )
    for one, other in ways:
        key = (one, other) if one < other else (other, one)
        tally = edges.setdefault(key, _Tally())
        if key == (one, other):
            tally.events_there += 1
            tally.goldstein_there = round(tally.goldstein_there + (row.goldstein or 0.0), 1)
        else:
            tally.events_back += 1
            tally.goldstein_back = round(tally.goldstein_back + (row.goldstein or 0.0), 1)
        _count_both(tally, row)


def _count_both(tally: _Tally, row: ContactRow | EventRow) -> None:
    tally.reports += len({source.report for source in row.sources})
    if span := edtf.days(row.date):
        tally.first = min(tally.first or "9999", span[0].isoformat())
        tally.last = max(tally.last, span[1].isoformat())


def _document(edges: dict[tuple[str, str], _Tally], setting: Setting) -> Iterator[str]:
    told = setting.about()
    names = _Tally().data()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in told:
        yield _key("graph", name, "string")
    for name in ("name", "kind"):
        yield _key("node", name, "string")
    for name, value in names.items():
        yield _key("edge", name, _TYPES[type(value)])
    yield '<graph id="verbale" edgedefault="undirected">\n'
    for name, value in told.items():
        yield _data("graph", name, value) + "\n"
    for code in sorted({party for edge in edges for party in edge}):
        data = _data("node", "name", usual_name(code)) + _data("node", "kind", _kind(code))
        yield f"<node id={quoteattr(visible(code))}>{data}</node>\n"
    for (one, other), tally in sorted(edges.items(), key=lambda edge: edge[0]):
        data = "".join(_data("edge", name, value) for name, value in tally.data().items() if value != "")
        yield f"<edge source={quoteattr(visible(one))} target={quoteattr(visible(other))}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _kind(code: str) -> Kind:
    return "state" if code in states() else "organisation" if code in organisations() else "party"


def _key(of: str, name: str, type_: str) -> str:
    id_ = f"{of}_{name}".replace(" ", "_")
    return f'<key id="{id_}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'


def _data(of: str, name: str, value: object) -> str:
    id_ = f"{of}_{name}".replace(" ", "_")
    return f'<data key="{id_}">{escape(visible(str(value)))}</data>'
