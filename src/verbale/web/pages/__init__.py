"""The pages, a module for each group of them."""

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

_MODULES = (
    overview, ahead, calendar, lists, searching, positions, questions, download, contact, report, dyad,
    person, judgements,
)  # fmt: skip
ROUTES = [route for module in _MODULES for route in module.pages.routes]
