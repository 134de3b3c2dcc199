"""The calendar to subscribe to: an address that stays, and an answer that changes with the record."""

from datetime import date, timedelta
from typing import Any

from fastapi import Request
from starlette.responses import Response

from verbale.exports import FORMATS, Setting, export
from verbale.web.answering import settings_of, store_of
from verbale.web.asking import ContactsAsked
from verbale.web.guard import CALENDAR_PATH, calendar_key
from verbale.web.pages.routing import Pages
from verbale.web.rendering import today
from verbale.web.wording import address

pages = Pages()

# So long what was planned stays in the calendar after its day, to tell whether it was held.
_DAYS_BACK = 30


class CalendarAsked(ContactsAsked):
    """Which contacts the calendar holds; from thirty days ago on, where no day is named."""

    key: str | None = None


@pages.get(CALENDAR_PATH, is_long=True)
def calendar(request: Request, asked: CalendarAsked) -> Response:
    """Give the contacts of the last days and those that lie ahead, as one calendar with an entity tag."""
    day = today()
    asked = asked.model_copy(update={"key": None})
    since = (
        {} if asked.since else {"since": (date.fromisoformat(day) - timedelta(days=_DAYS_BACK)).isoformat()}
    )
    limit = settings_of(request).download_rows
    rows = store_of(request).ask(asked.question("contacts", limit=limit, as_of=day, **since))
    told = {name: value for name, value in request.query_params.items() if name != "key"}
    pieces = export("ics", "contacts", rows, Setting(kinds=("contacts",), conditions=told))
    return Response(b"".join(pieces), media_type=FORMATS["ics"].media_type)


def subscription(request: Request, **conditions: Any) -> str:
    """Return the address under which a calendar program finds the calendar, with the key that it needs."""
    token = settings_of(request).token
    key = calendar_key(token) if token else None
    return address(f"{str(request.base_url).rstrip('/')}{CALENDAR_PATH}", **conditions, key=key)
