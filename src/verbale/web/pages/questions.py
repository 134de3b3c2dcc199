"""Saved questions: which are kept, what their answers are now, and what is new in them."""

from typing import Any
from urllib.parse import parse_qs

from fastapi import Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.errors import SkipInput
from verbale.record.saved.rows import SavedRow
from verbale.web.answering import settings_of, store_of
from verbale.web.asking import LISTS
from verbale.web.forms import form_of
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show, today
from verbale.web.wording import address

pages = Pages()


@pages.get("/questions")
def questions(request: Request) -> Response:
    """List the saved questions."""
    return show(
        request, "questions.html", {"rows": [(row, _list_of(row)) for row in store_of(request).saved()]}
    )


@pages.get("/questions/{name:path}", is_long=True)
def question(request: Request, name: str) -> Response:
    """Show what is new in the answer to a saved question, and the answer; what is new stays new by this."""
    store = store_of(request)
    row = next((one for one in store.saved() if one.name == name), None)
    if row is None:
        raise SkipInput(f"no question is saved as {name!r}")
    most = settings_of(request).most_rows
    news, answer = store.news(name, as_of=today(), keep=True), store.ask_saved(name, as_of=today())
    return show(
        request,
        "question.html",
        {
            "row": row,
            "list": _list_of(row),
            "news": list(news[:most]) if row.asked else [],
            "rows": list(answer[:most]),
            "count": len(answer),
        },
    )


@pages.post("/questions")
async def save(request: Request) -> Response:
    """Keep a question that a list asks, under a name, and go to its page."""
    form = await form_of(request)
    name, kind, query = (form.get(field, [""])[0] for field in ("name", "kind", "query"))
    if kind not in LISTS:
        raise SkipInput(f"{kind!r} can't be saved: save one of {', '.join(LISTS)}")
    given = {
        key: values[0] for key, values in parse_qs(query).items() if key not in ("rows", "cursor", "order")
    }
    try:
        asked = LISTS[kind].model_validate(given)
    except ValidationError as error:
        raise SkipInput(f"not understood: {error.errors()[0]['msg']}") from error
    await run_in_threadpool(store_of(request).save, name.strip(), asked.question(kind))
    return RedirectResponse("/questions", status_code=303)


def _list_of(row: SavedRow) -> str | None:
    """Return the address of the list that asks the same; None where no page does."""
    if row.question not in LISTS:
        return None
    known = LISTS[row.question].model_fields
    told: dict[str, Any] = {
        name: ",".join(value) if isinstance(value, list | tuple) else value
        for name, value in row.conditions.items()
        if name in known
    }
    return address(f"/{row.question}", **told) if len(told) == len(row.conditions) else None
