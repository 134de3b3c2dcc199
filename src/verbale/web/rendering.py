"""Templates, and the pages that they make."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from verbale.knowledge.states import usual_name
from verbale.web import articles, pieces
from verbale.web.wording import HOW, SIGNS, VERBS, address, day, plain, short


def today() -> str:
    """Return the day on which a page is asked for, YYYY-MM-DD."""
    return date.today().isoformat()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"day": day, "short": short, "party": usual_name}
    environment.globals |= {
        "address": address,
        "signs": SIGNS,
        "verbs": VERBS,
        "how": HOW,
        "pieces": pieces,
        "articles": articles,
    }
    return environment


_TEMPLATES = _environment()


def show(request: Request, template: str, context: Mapping[str, Any], *, status: int = 200) -> Response:
    """Return the page that a template makes of `context`."""
    known = {"path": request.scope["path"], "query": dict(request.query_params)}
    writes = request.app.state.settings.write
    text = _TEMPLATES.get_template(template).render({**known, "writes": writes, **context})
    return HTMLResponse(plain(text), status_code=status)
