"""Forms that change the record: taken from the server's own pages alone, where writing is allowed."""

from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

from verbale.web.answering import settings_of

type Form = dict[str, list[str]]

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 200


async def form_of(request: Request) -> Form:
    """Return the fields of a form. Raises HTTPException where it may not be sent, or is no form."""
    if not settings_of(request).write:
        raise HTTPException(403, "Read only")
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "From another page")
    if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise HTTPException(415, "Not a form")
    body = await request.body()
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
