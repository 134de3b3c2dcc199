"""Lists and single items, each as the record answers it."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from verbale.account import Account
from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import FormulaRow, PositionRow
from verbale.record.rows import ActorRow, ContactRow, ReportRow, SearchHit, StatementRow, Statistics
from verbale.report import Report
from verbale.web import answering
from verbale.web.asking import (
    ActorsAsked,
    AgreementsAsked,
    ContactsAsked,
    EventsAsked,
    FiguresAsked,
    FormulaeAsked,
    PositionsAsked,
    ReportsAsked,
    SearchAsked,
    StatementsAsked,
)
from verbale.web.paging import Page


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


router = APIRouter(responses={status: {"model": Refusal} for status in (400, 404, 422, 429)})


def _answer(found: Page[Any]) -> Answer[Any]:
    return Answer(rows=found.rows, next=found.next)


@router.get("/contacts", response_model=Answer[ContactRow])
def contacts(request: Request, asked: Annotated[ContactsAsked, Query()]) -> Answer[Any]:
    """Return contacts in time order."""
    return _answer(answering.listed(request, "contacts", asked))


@router.get("/statements", response_model=Answer[StatementRow])
def statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> Answer[Any]:
    """Return statements in time order."""
    return _answer(answering.listed(request, "statements", asked))


@router.get("/events", response_model=Answer[EventRow])
def events(request: Request, asked: Annotated[EventsAsked, Query()]) -> Answer[Any]:
    """Return events in time order."""
    return _answer(answering.listed(request, "events", asked))


@router.get("/agreements", response_model=Answer[AgreementRow])
def agreements(request: Request, asked: Annotated[AgreementsAsked, Query()]) -> Answer[Any]:
    """Return agreements in time order."""
    return _answer(answering.listed(request, "agreements", asked))


@router.get("/figures", response_model=Answer[FigureRow])
def figures(request: Request, asked: Annotated[FiguresAsked, Query()]) -> Answer[Any]:
    """Return figures in time order."""
    return _answer(answering.listed(request, "figures", asked))


@router.get("/formulae", response_model=Answer[FormulaRow])
def formulae(request: Request, asked: Annotated[FormulaeAsked, Query()]) -> Answer[Any]:
    """Return wording that recurs in the statements of a party or speaker, most used first."""
    return _answer(answering.listed(request, "formulae", asked))


@router.get("/positions", response_model=Answer[PositionRow])
def positions(request: Request, asked: Annotated[PositionsAsked, Query()]) -> Answer[Any]:
    """Return the statements of a party on a topic in time order, with the formulae in them marked."""
    return _answer(answering.listed(request, "positions", asked))


@router.get("/search", response_model=Answer[SearchHit])
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Answer[Any]:
    """Return the reports and statements that hold all words of `q`, best first."""
    return _answer(answering.found(request, asked))


@router.get("/reports", response_model=Answer[ReportRow])
def reports(request: Request, asked: Annotated[ReportsAsked, Query()]) -> Answer[Any]:
    """Return the reports in order of publication."""
    return _answer(answering.found(request, asked))


@router.get("/reports/{report}")
def report(request: Request, report: str) -> Report:
    """Return one report, by its id or the beginning of it."""
    return answering.store_of(request).report(report)


@router.get("/reports/{report}/account")
def account(request: Request, report: str) -> Account:
    """Return all that was read out of one report."""
    return answering.store_of(request).account(report)


@router.get("/actors", response_model=Answer[ActorRow])
def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Answer[Any]:
    """Return the actors whom reports name, by name."""
    return _answer(answering.found(request, asked))


@router.get("/statistics")
def statistics(request: Request) -> Statistics:
    """Return how much the record holds."""
    return answering.store_of(request).statistics()
