"""The pages, a module for each group of them."""

from fastapi import APIRouter

from verbale.web.pages import (
    ahead,
    calendar,
    contact,
    download,
    dyad,
    judgements,
    lists,
    overview,
    person,
    positions,
    questions,
    report,
    searching,
)

router = APIRouter()
for _module in (
    overview, ahead, calendar, lists, searching, positions, questions, download, contact, report, dyad,
    person, judgements,
):  # fmt: skip
    router.include_router(_module.router)
