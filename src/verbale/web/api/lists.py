"""Lists and single items, each as the record answers it."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from verbale.account import Account
from verbale.knowledge.naming import party_code
from verbale.record.rows import ActorRow, ContactRow, ReportRow, SearchHit, StatementRow, Statistics
from verbale.report import Report
from verbale.web.asking import ActorsAsked, Asked, ContactsAsked, SearchAsked, StatementsAsked
from verbale.web.paging import page


class Answer[T](BaseModel):
    """Rows of an answer; `next` is the cursor of what follows, null at the end."""

    rows: Sequence[T]
    next: str | None


class Problem(BaseModel):
    """What went wrong: `code` for programs, `message` for people."""

    code: str
    message: str


class Refusal(BaseModel):
    """The shape of all errors."""

    error: Problem


router = APIRouter(responses={status: {"model": Refusal} for status in (404, 422, 429)})


@router.get("/contacts")
def contacts(request: Request, asked: Annotated[ContactsAsked, Query()]) -> Answer[ContactRow]:
    """Return contacts in time order."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.contacts(asked.question(limit, offset)),
        asked.rows,
        asked.cursor,
        settings,
    )
    return Answer(rows=found.rows, next=found.next)


@router.get("/statements")
def statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> Answer[StatementRow]:
    """Return statements in time order."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.statements(asked.question(limit, offset)),
        asked.rows,
        asked.cursor,
        settings,
    )
    return Answer(rows=found.rows, next=found.next)


@router.get("/search")
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Answer[SearchHit]:
    """Return the reports and statements that hold all words of `q`, best first."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.search(asked.q, kind=asked.kind, limit=limit, offset=offset),
        asked.rows, asked.cursor, settings,
    )  # fmt: skip
    return Answer(rows=found.rows, next=found.next)


@router.get("/reports")
def reports(request: Request, asked: Annotated[Asked, Query()]) -> Answer[ReportRow]:
    """Return the reports in order of publication."""
    store, settings = request.app.state.store, request.app.state.settings
    found = page(
        lambda limit, offset: store.reports(limit=limit, offset=offset), asked.rows, asked.cursor, settings
    )
    return Answer(rows=found.rows, next=found.next)


@router.get("/reports/{report}")
def report(request: Request, report: str) -> Report:
    """Return one report, by its id or the beginning of it."""
    found: Report = request.app.state.store.report(report)
    return found


@router.get("/reports/{report}/account")
def account(request: Request, report: str) -> Account:
    """Return all that was read out of one report."""
    found: Account = request.app.state.store.account(report)
    return found


@router.get("/actors")
def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Answer[ActorRow]:
    """Return the actors whom reports name."""
    store, settings = request.app.state.store, request.app.state.settings
    party = party_code(asked.party) if asked.party else None
    found = page(
        lambda limit, offset: store.actors(name=asked.name, party=party, limit=limit, offset=offset),
        asked.rows, asked.cursor, settings,
    )  # fmt: skip
    return Answer(rows=found.rows, next=found.next)


@router.get("/statistics")
def statistics(request: Request) -> Statistics:
    """Return how much the record holds."""
    found: Statistics = request.app.state.store.statistics()
    return found
