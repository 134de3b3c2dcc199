"""Findings as bytes, so that documents which carry them can be stored, copied and sent between processes.

spaCy packs what stands in a document's user data with srsly, which asks the functions here for what it
does not know: `Doc.to_bytes`, `DocBin(store_user_data=True)` and `nlp.pipe(n_process=2)` then keep the
results. What was known while reading (office-holders, names of the user's own) is not packed: unpacked
findings have what ships in its place.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import srsly
from pydantic import TypeAdapter

from verbale.account import (
    Actor,
    Agreement,
    Contact,
    Event,
    Figure,
    Place,
    Publication,
    Quotation,
    TimeExpression,
)
from verbale.reading.findings import Findings, Layout
from verbale.report import Report

_MARK: Final = "verbale_findings"
_KINDS: Final[Mapping[str, TypeAdapter[Any]]] = {
    "report": TypeAdapter(Report | None),
    "layout": TypeAdapter(Layout),
    "published": TypeAdapter(Publication),
    "times": TypeAdapter(tuple[TimeExpression, ...]),
    "actors": TypeAdapter(tuple[Actor, ...]),
    "places": TypeAdapter(tuple[Place, ...]),
    "quotations": TypeAdapter(tuple[Quotation, ...]),
    "contacts": TypeAdapter(tuple[Contact, ...]),
    "events": TypeAdapter(tuple[Event, ...]),
    "agreements": TypeAdapter(tuple[Agreement, ...]),
    "figures": TypeAdapter(tuple[Figure, ...]),
}


def pack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return findings as a mapping that holds JSON; give everything else on to `chain`."""
    if isinstance(value, Findings):
        return {_MARK: {name: kind.dump_json(getattr(value, name)) for name, kind in _KINDS.items()}}
    return value if chain is None else chain(value)


def unpack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return the findings that `pack` made into a mapping; give everything else on to `chain`."""
    if isinstance(value, dict) and _MARK in value:
        packed = value[_MARK]
        return Findings(**{name: kind.validate_json(packed[name]) for name, kind in _KINDS.items()})
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("verbale", func=pack)
srsly.msgpack_decoders.register("verbale", func=unpack)
