"""One report, with everything read out of it marked."""

from collections.abc import Iterator

from fastapi import Request
from starlette.responses import Response

from verbale.account import Account, Event
from verbale.web.answering import store_of
from verbale.web.marking import Mark, runs
from verbale.web.pages.routing import Pages
from verbale.web.rendering import show

pages = Pages()


@pages.get("/reports/{report}")
def report(request: Request, report: str) -> Response:
    """Show the text of a report with its marks, and beside it what was read out of it."""
    store = store_of(request)
    text, account = store.report(report), store.account(report)
    marks = list(_marks(account))
    return show(
        request,
        "report.html",
        {
            "report": text,
            "account": account,
            "events": _told_events(account),
            "runs": list(runs(text.text, marks)),
            "kinds": _kinds(marks),
        },
    )


def _told_events(account: Account) -> list[Event]:
    """Return the events that are not contacts seen as events."""
    return [event for event in account.events if event.contact is None]


def _marks(account: Account) -> Iterator[Mark]:
    for contact in account.contacts:
        yield from (Mark("contact", f"c-{contact.id}", span) for span in contact.evidence)
    for number, quotation in enumerate(account.quotations):
        yield from (Mark("quotation", f"q-{number}", span) for span in quotation.content)
    for event in _told_events(account):
        yield from (Mark("event", f"e-{event.id}", span) for span in event.trigger)
    for agreement in account.agreements:
        yield from (Mark("agreement", f"g-{agreement.id}", span) for span in agreement.spans)
    for number, figure in enumerate(account.figures):
        yield Mark("figure", f"f-{number}", figure.span)
    for actor in account.actors:
        yield from (Mark(actor.kind, f"a-{actor.id}", mention.span) for mention in actor.mentions)
    for number, place in enumerate(account.places):
        yield from (Mark("place", f"p-{number}", span) for span in place.spans)
    for number, time in enumerate(account.times):
        yield Mark("time", f"t-{number}", time.span)


def _kinds(marks: list[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.kind for mark in marks))
