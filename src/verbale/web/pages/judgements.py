"""Judgements: what was merged, split and undone; and, where writing is allowed, new ones."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from verbale.errors import SkipInput
from verbale.record.judgements import instant
from verbale.record.store import Store
from verbale.record.verdicts import Given
from verbale.web import answering
from verbale.web.answering import settings_of, store_of
from verbale.web.asking import Paged
from verbale.web.rendering import show

router = APIRouter()

type _Form = dict[str, list[str]]

_FORM = "application/x-www-form-urlencoded"


@router.get("/judgements")
def judgements(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """List the judgements in order of time, with a button to undo each where writing is allowed."""
    return show(request, "judgements.html", {"found": answering.judgements(request, asked)})


@router.post("/judgements")
async def judge(request: Request) -> Response:
    """Take in a judgement, and go back to the list."""
    if not settings_of(request).write:
        raise HTTPException(403, "Read only")
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "From another page")
    if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise HTTPException(415, "Not a form")
    body = await request.body()
    form = parse_qs(body.decode("utf-8", "replace"), max_num_fields=200)
    await run_in_threadpool(_judge, store_of(request), form)
    return RedirectResponse("/judgements", status_code=303)


def _judge(store: Store, form: _Form) -> None:
    by, reason = _one(form, "by"), _one(form, "reason")
    if not by or not reason:
        raise SkipInput("a judgement needs a name and a reason: fill in both")
    given = Given(by=by, at=instant(datetime.now(UTC)), reason=reason)
    match _one(form, "verdict"):
        case "merge":
            store.merge([_one(form, "contact"), _one(form, "other")], given)
        case "split":
            store.split(_one(form, "contact"), form.get("report", []), given)
        case "undo":
            store.undo(_one(form, "judgement"), given)
        case other:
            raise SkipInput(f"{other!r} is no judgement: merge, split or undo")


def _one(form: _Form, name: str) -> str:
    return form.get(name, [""])[0].strip()
