"""Assembles the server: pages, API, assets, and the guard around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.record.store import Store
from verbale.web import api, pages
from verbale.web.guard import Guard
from verbale.web.keeping import Kept
from verbale.web.remembering import Remembered
from verbale.web.rendering import show, today
from verbale.web.settings import Settings
from verbale.web.tags import Tags

_STATIC = Path(__file__).with_name("static")
_SMALLEST_PACKED_BYTES = 1_000
# The next level takes twice as long and saves a twentieth, the highest five times as long for a tenth.
_COMPRESSION = 3
# Answers are made one after another rather than all at once: they take a processor each.
ANSWERED_AT_ONCE = 2


def create_app(store: Store, settings: Settings | None = None, *, at_once: int = ANSWERED_AT_ONCE) -> FastAPI:
    """Return the server of a record, as an ASGI application; it makes so many answers at once.

    Where that is one, pages are made without a thread for it: to go there and back, and to take turns with
    it at the interpreter, takes a tenth of the time of a page.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Verbale", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        lifespan=_lifespan,
        description="The record of diplomacy: who met whom, and who said what.",
    )  # fmt: skip
    app.state.store = store
    app.state.settings = settings
    app.state.at_once = at_once
    app.state.remembered = Remembered()
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.include_router(api.router, prefix="/api/v1")
    app.router.routes.extend(pages.ROUTES)
    app.add_exception_handler(VerbaleError, _not_answerable)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(Tags)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_PACKED_BYTES, compresslevel=_COMPRESSION)
    app.add_middleware(Kept, state=lambda: f"{store.state()} {today()}", at_once=store.is_file)
    app.add_middleware(Guard, settings=settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = app.state.at_once
    yield


def _not_answerable(request: Request, error: Exception) -> Response:
    if isinstance(error, Abort):
        return _error(request, 503, "unavailable", str(error))
    if isinstance(error, SkipInput):
        return _error(request, 404, "not found", str(error))
    return _error(request, 400, "not answerable", str(error))


def _not_understood(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in problems)
    return _error(request, 422, "not understood", told)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = str(error.detail) if isinstance(error, HTTPException) else ""
    return _error(request, status, told.lower(), "there is nothing under this address")


def _error(request: Request, status: int, code: str, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)
    return show(request, "error.html", {"code": code, "message": message, "number": status}, status=status)
