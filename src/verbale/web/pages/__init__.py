"""The pages, a module for each group of them."""

from fastapi import APIRouter

from verbale.web.pages import ahead, contact, download, dyad, judgements, lists, overview, person, report

router = APIRouter()
for _module in (overview, ahead, lists, download, contact, report, dyad, person, judgements):
    router.include_router(_module.router)
