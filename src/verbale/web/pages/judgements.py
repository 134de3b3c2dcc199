"""Judgements: what was merged, split and undone; and, where writing is allowed, new ones."""

from datetime import UTC, datetime

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.errors import SkipInput
from verbale.record.judgements import instant
from verbale.record.store import Store
from verbale.record.verdicts import Given
from verbale.web import answering
from verbale.web.answering import store_of
from verbale.web.asking import Paged
from verbale.web.forms import Form, form_of
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show

pages = Pages()


@pages.get("/judgements")
def judgements(request: Request, asked: Paged) -> Response:
    """List the judgements in order of time, with a button to undo each where writing is allowed."""
    return show(request, "judgements.html", {"found": answering.judgements(request, asked)})


@pages.post("/judgements")
async def judge(request: Request) -> Response:
    """Take in a judgement, and go back to the list."""
    await run_in_threadpool(_judge, store_of(request), await form_of(request))
    return RedirectResponse("/judgements", status_code=303)


def _judge(store: Store, form: Form) -> None:
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


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()
