"""How an address becomes a page: what it asks for is checked, and a function makes the answer.

The API is FastAPI's, which describes it to others as well. Of a page nothing is to be described, and what
FastAPI does for each request besides takes as long as many a page.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import signature
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

type View = Callable[..., Response]

_ASKED = "asked"


class Pages:
    """The pages of a module, in the order in which their paths are tried."""

    def __init__(self) -> None:
        self.routes: list[Route] = []

    def get[V: View](self, path: str, *, is_long: bool = False) -> Callable[[V], V]:
        """Register a function that makes pages; it gets the request and the parts of its path, by name.

        Where it has a parameter `asked`, it also gets the query, as the model that this is annotated with.
        What `is_long` gives more than a page of rows; others are answered meanwhile in any case.
        """

        def register(view: V) -> V:
            asked = signature(view).parameters.get(_ASKED)
            model = asked.annotation if asked is not None else None
            self.routes.append(Route(path, _answering(view, model, is_long=is_long), methods=["GET"]))
            return view

        return register

    def post[T: Callable[[Request], Awaitable[Response]]](self, path: str) -> Callable[[T], T]:
        """Register a function that takes in a form."""

        def register(taking: T) -> T:
            self.routes.append(Route(path, taking, methods=["POST"]))
            return taking

        return register


def _answering(
    view: View, model: type[BaseModel] | None, *, is_long: bool
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        told: dict[str, Any] = dict(request.path_params)
        if model is not None:
            told[_ASKED] = _checked(model, dict(request.query_params))
        if request.app.state.at_once == 1 and not is_long:
            return view(request, **told)
        return await run_in_threadpool(partial(view, request, **told))

    return answer


def _checked(model: type[BaseModel], query: dict[str, str]) -> BaseModel:
    try:
        return model.model_validate(query)
    except ValidationError as error:
        places = [{**one, "loc": ("query", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(places) from error
