"""What a list shows, as a file."""

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from verbale.errors import SkipInput
from verbale.exports import FORMATS, Setting, export
from verbale.web.answering import Searched, finding, settings_of, store_of
from verbale.web.asking import LISTS, ActorsAsked, ReportsAsked, SearchAsked
from verbale.web.pages.routing import Pages
from verbale.web.rendering import today

pages = Pages()

# What is made at once for one who asks; other formats are for the command line.
_OFFERED = frozenset(name for name, one in FORMATS.items() if not one.together)
# What is listed without a question that can be kept.
_SEARCHED: Mapping[str, type[Searched]] = MappingProxyType(
    {"reports": ReportsAsked, "actors": ActorsAsked, "search": SearchAsked}
)


@pages.get("/download/{kind}.{suffix}", is_long=True)
def download(request: Request, kind: str, suffix: str) -> Response:
    """Give the rows of a list, up to the limit that is set, in a format."""
    if suffix not in _OFFERED or kind not in (LISTS.keys() | _SEARCHED.keys()):
        raise HTTPException(404, "Not Found")
    try:
        rows = _rows(request, kind)
    except ValidationError as error:
        raise SkipInput(f"not understood: {error.errors()[0]['msg']}") from error
    store = store_of(request)
    setting = Setting(kinds=(kind,), conditions=dict(request.query_params), reports=store.reports_described)
    pieces = export(suffix, kind, rows, setting)
    # What goes wrong must do so before the answer has begun.
    whole = chain([next(pieces, b"")], pieces)
    name = {"Content-Disposition": f'attachment; filename="verbale-{kind}.{FORMATS[suffix].suffix}"'}
    return StreamingResponse(whole, media_type=FORMATS[suffix].media_type, headers=name)


def _rows(request: Request, kind: str) -> Sequence[Any]:
    """Return the rows of a kind that the address asks for. Raises SkipInput and ValidationError."""
    store, most, query = store_of(request), settings_of(request).download_rows, dict(request.query_params)
    if kind in _SEARCHED:
        return finding(store, _SEARCHED[kind].model_validate(query))(most, 0)
    more: dict[str, Any] = {"as_of": today()} if kind == "contacts" else {}
    return store.ask(LISTS[kind].model_validate(query).question(kind, limit=most, **more))
