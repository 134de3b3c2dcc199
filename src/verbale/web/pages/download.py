"""What a list shows, as a file."""

from itertools import chain
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from verbale.errors import SkipInput
from verbale.exports import FORMATS, Setting, export
from verbale.web.answering import settings_of, store_of
from verbale.web.asking import LISTS
from verbale.web.pages.routing import Pages
from verbale.web.rendering import today

pages = Pages()

# What is made at once for one who asks; other formats are for the command line.
_OFFERED = frozenset(name for name, one in FORMATS.items() if not one.together)


@pages.get("/download/{kind}.{suffix}", is_long=True)
def download(request: Request, kind: str, suffix: str) -> Response:
    """Give the rows of a list, up to the limit that is set, in a format."""
    if kind not in LISTS or suffix not in _OFFERED:
        raise HTTPException(404, "Not Found")
    try:
        asked = LISTS[kind].model_validate(dict(request.query_params))
    except ValidationError as error:
        raise SkipInput(f"not understood: {error.errors()[0]['msg']}") from error
    more: dict[str, Any] = {"as_of": today()} if kind == "contacts" else {}
    question = asked.question(kind, limit=settings_of(request).download_rows, **more)
    store = store_of(request)
    setting = Setting(kinds=(kind,), conditions=dict(request.query_params), reports=store.reports_described)
    pieces = export(suffix, kind, store.ask(question), setting)
    # What goes wrong must do so before the answer has begun.
    whole = chain([next(pieces, b"")], pieces)
    name = {"Content-Disposition": f'attachment; filename="verbale-{kind}.{FORMATS[suffix].suffix}"'}
    return StreamingResponse(whole, media_type=FORMATS[suffix].media_type, headers=name)
