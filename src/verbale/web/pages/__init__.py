"""The pages, a module for each group of them."""

from fastapi import APIRouter

from verbale.web.pages import actors, contacts, overview, reports, statements

router = APIRouter()
for _module in (overview, contacts, statements, reports, actors):
    router.include_router(_module.router)
