"""The life of a contact: announced, confirmed, put off, held, and which word counts in the end.

An account knows five statuses; what a report says of one that was put off, or confirmed anew, stands in the
words on which the status rests. The record looks for these words, and for the day to which a contact is
moved, in the sentences that tell of it. Nothing here knows today: whether a planned contact has had its day
is asked with the day on which the question is put.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from verbale.account import Account, Contact, Status, TimeExpression
from verbale.edtf import days

# What accounts say; and besides, put off, or planned for a day that passed without a word on it.
type ContactStatus = Literal["held", "planned", "possible", "cancelled", "denied", "postponed", "unconfirmed"]
type Word = Literal["announced", "confirmed", "considered", "put off", "called off", "held", "denied"]

# Words that tell what came of a contact, as against what was expected of it.
OUTCOMES: frozenset[Status] = frozenset({"held", "denied", "cancelled"})
WORD_OF_STATUS: dict[Status, Word] = {
    "held": "held", "planned": "announced", "possible": "considered", "cancelled": "called off",
    "denied": "denied",
}  # fmt: skip

_PUT_OFF = re.compile(
    r"\b(?:postpon(?:e[sd]?|ing|ements?)|put(?:s|ting)? (?:\w+ ){0,6}?off|delay(?:s|ed|ing)?"
    r"|reschedul(?:e[sd]?|ing)|defer(?:s|red|ring|rals?)?|adjourn(?:s|ed|ing|ment)?"
    r"|push(?:es|ed|ing)? (?:\w+ ){0,6}?back)\b",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!nor )(?<!neither )(?<!yet to )(?<!refused to )(?<!declined to )"
    r"\b(?:re)?confirm(?:s|ed|ing|ation)?\b",
    re.IGNORECASE,
)
# What leads from the word to the new day: "until March 12", "to late April"; not to the former one: "planned
# for Monday".
_TOWARDS = re.compile(
    r"(?P<former>\b(?:planned|scheduled|slated|set|due|expected|arranged|foreseen)\s+)?"
    r"\b(?:until|till|to|for)\s+(?:the\s+)?(?:later\s+)?$",
    re.IGNORECASE,
)
_REACH = 24


class Told(NamedTuple):
    """What one report makes of a contact: its word, and the new date in EDTF where it is put off to one."""

    word: Word
    moved_to: str | None = None


def told_of(text: str, account: Account, contact: Contact) -> Told:
    """Return the word of a report on one of its contacts."""
    word = WORD_OF_STATUS[contact.status]
    sentences = [text[start:end] for start, end in contact.evidence]
    if contact.status == "planned" and any(_CONFIRMED.search(sentence) for sentence in sentences):
        return Told("confirmed")
    if contact.status == "cancelled":
        for (start, end), sentence in zip(contact.evidence, sentences, strict=True):
            found = _PUT_OFF.search(sentence)
            if found is not None:
                return Told("put off", _moved_to(text, start + found.end(), end, account.times))
    return Told(word)


def _moved_to(text: str, start: int, end: int, times: Iterable[TimeExpression]) -> str | None:
    """Return the first date between two places of the text to which something is moved."""
    inside = sorted((time.span[0], time.edtf) for time in times if start <= time.span[0] < end and time.edtf)
    for begin, edtf in inside:
        towards = _TOWARDS.search(text, max(start, begin - _REACH), begin)
        if towards is not None and not towards["former"] and days(edtf) is not None:
            return edtf
    return None


def effective(status: ContactStatus, due: str, as_of: str | None) -> ContactStatus:
    """Return the status as of an ISO day: what was planned for days that have passed is unconfirmed."""
    return "unconfirmed" if as_of is not None and status == "planned" and due < as_of else status
