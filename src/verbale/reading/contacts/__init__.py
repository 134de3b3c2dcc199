"""Contacts: who met whom, when, where, and did it happen."""

from verbale.reading.contacts.component import Contacts

__all__ = ["Contacts"]
