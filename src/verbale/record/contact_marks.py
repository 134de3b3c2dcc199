"""The little of a contact that a drawing of many shows."""

from typing import NamedTuple

from sqlalchemy import Connection

from verbale.record import schema
from verbale.record.contacts_asked import contacts_found
from verbale.record.dates import range_of
from verbale.record.lifecycle import ContactStatus, effective
from verbale.record.questions import ContactQuestion

_CONTACTS = schema.contacts.c


class ContactMark(NamedTuple):
    """A contact by its id, with what it is, whether it took place, when (EDTF) and where."""

    id: str
    mode: str
    status: ContactStatus
    date: str | None
    place: str | None


def contact_marks(connection: Connection, asked: ContactQuestion) -> list[ContactMark]:
    """Return the contacts that meet all conditions, in the order of `contacts`, of each the little alone."""
    columns = (_CONTACTS.id, _CONTACTS.mode, _CONTACTS.status, _CONTACTS.date, _CONTACTS.place, _CONTACTS.due)
    as_of = range_of(None, asked.as_of)[1]
    return [
        ContactMark(id_, mode, effective(status, due, as_of), date, place)
        for id_, mode, status, date, place, due in contacts_found(connection, asked, columns)
    ]
