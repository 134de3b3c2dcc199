"""Claims: what one report says of one contact, in the form in which the record stores and compares it."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from verbale.account import Account, Actor, Contact, Mode, Participant, PlaceKind, Role, Status
from verbale.edtf import days
from verbale.record import schema
from verbale.record.actors import holder_of, identify, is_unnamed
from verbale.record.altering import add_columns
from verbale.record.called import Calling
from verbale.record.lifecycle import Told, Word, told_of
from verbale.record.names import fold
from verbale.record.packing import content_id, packed
from verbale.record.titles import NO_TITLE, Title, read_title, written
from verbale.report import Report

# Reports call the same multilateral occasion a meeting or a conference; nothing else is confused.
KIND_OF_MODE: dict[Mode, str] = {
    "meeting": "occasion", "conference": "occasion", "visit": "visit", "call": "call", "message": "message",
}  # fmt: skip

# So many parties are a list, of which a report may tell a part.
PARTIES_OF_A_LIST: Final = 3
_GREAT_POWERS = ("USA", "RUS", "CHN", "FRA", "GBR")

# States, and parts of states with a code of their own, that are hardly more than one town.
STATES_OF_ONE_TOWN = frozenset({"GIB", "HKG", "MAC", "MCO", "SGP", "SMR", "VAT"})
# As the table keeps the kinds of places.
_NUMBER_OF_KIND: Final[dict[PlaceKind, int]] = {"city": 0, "state": 1, "region": 2, "site": 3}
_KIND_OF_NUMBER: Final = {number: kind for kind, number in _NUMBER_OF_KIND.items()}

# Without a date: what is expected is looked for in the days that follow the report, all else in those before.
_DAYS_NEAR, _DAYS_FAR = 7, 23


class Person(NamedTuple):
    """One who takes part, as one report names him or her."""

    name: str
    party: str | None
    role: Role | None
    office: str | None
    unnamed: bool
    actor: str
    holder: str | None = None  # actor who is known to have held an unnamed office on the day of the report


class Place(NamedTuple):
    """Where a contact takes place, as one report names it."""

    name: str
    state: str | None
    kind: PlaceKind = "city"

    @property
    def is_state(self) -> bool:
        """Tell whether it is a whole state."""
        return self.kind == "state"

    @property
    def is_town(self) -> bool:
        """Tell whether it says as much as a town: a state that is hardly more than one does too."""
        return self.kind in ("city", "site") or self.state in STATES_OF_ONE_TOWN


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says of one contact.

    `first` and `last` are the ISO days that the date covers, `length` is their number. Without a date they
    are the days around that of the telling, in which it is looked for; None where that is unknown too.
    `word` is what the report says of the life of the contact, `moved_to` the date to which it is put off.
    """

    id: str
    report: str
    item: str
    mode: Mode
    status: Status
    date: str | None
    first: str | None
    last: str | None
    length: int | None
    place: Place | None
    parties: tuple[str, ...]
    persons: tuple[Person, ...]
    told: str | None
    block: str
    word: Word
    moved_to: str | None
    title: Title = NO_TITLE

    @property
    def formal(self) -> bool:
        """Tell whether it can be a conference: of a body alone or called its, or of several states."""
        return len(self.parties) not in (0, 2) or self.title.body is not None

    @property
    def order(self) -> tuple[str, str]:
        """Where the claim stands among others: by the day on which it was told, undated ones last."""
        return self.told or "9999", self.id


def dated(report: Report, account: Account) -> tuple[str | None, str | None]:
    """Return the publication date in EDTF, and its first day in ISO form."""
    for edtf in (report.published, account.published.date):
        found = days(edtf)
        if found is not None:
            return edtf, found[0].isoformat()
    return None, None


def claims_of(report: Report, account: Account) -> list[Claim]:
    """Return the claims of one account, in its order."""
    told = dated(report, account)[1]
    actors = {actor.id: actor for actor in account.actors}
    places = _places(account)
    calling = Calling(report.text, account)
    claims = []
    for position, contact in enumerate(account.contacts):
        life = told_of(report.text, account, contact)
        date = _date(contact, life)
        covered = days(date) or (_presumed(contact, life, told) if date is None else None)
        parties = tuple(sorted(set(contact.states)))
        title = calling.title(contact)
        # Without parties nothing is known to be shared with other reports.
        shared = _shared(parties, title) or (report.id, str(position))
        claims.append(
            Claim(
                id=content_id("claim", report.id, str(position)),
                report=report.id,
                item=contact.id,
                mode=contact.mode,
                status=contact.status,
                date=date,
                first=covered[0].isoformat() if covered else None,
                last=covered[1].isoformat() if covered else None,
                length=(covered[1] - covered[0]).days + 1 if covered else None,
                place=places.get(contact.place) if contact.place else None,
                parties=parties,
                persons=tuple(_person(one, actors.get(one.actor or "")) for one in contact.participants),
                told=told,
                block=content_id("block", KIND_OF_MODE[contact.mode], *shared),
                word=life.word,
                moved_to=life.moved_to,
                title=title,
            )
        )
    return claims


def _shared(parties: tuple[str, ...], title: Title) -> tuple[str, ...]:
    """Return of the parties what all reports on one occasion have in common, as far as can be foreseen.

    Lists of several parties are often told, or read, in part. One of them stands for all: a great power,
    since these are left out least, or else the party of the least hash, which two lists that differ in one
    party share most of the time (Broder, "On the resemblance and containment of documents", 1997). The
    conference of a body has that body alone.
    """
    if title.body:
        return (title.body,)
    return parties if len(parties) < PARTIES_OF_A_LIST else ("", min(parties, key=_rank_of_party))


@lru_cache(maxsize=4096)
def _rank_of_party(party: str) -> tuple[int, str]:
    great = _GREAT_POWERS.index(party) if party in _GREAT_POWERS else len(_GREAT_POWERS)
    return great, content_id("party", party)


def _date(contact: Contact, told: Told) -> str | None:
    """Return the date that a report tells; none where it tells only the one to which a contact is put off."""
    moved = told.moved_to is not None and days(told.moved_to) == days(contact.date)
    return None if moved else contact.date


def _presumed(contact: Contact, life: Told, told: str | None) -> tuple[date, date] | None:
    """Return the days among which a contact without a date is looked for: around those of its telling."""
    if told is None:
        return None
    outcome = contact.status in ("held", "denied") and life.word != "put off"
    before, after = (_DAYS_FAR, _DAYS_NEAR) if outcome else (_DAYS_NEAR, _DAYS_FAR)
    day = date.fromisoformat(told)
    return (
        day - timedelta(days=min(before, (day - date.min).days)),
        day + timedelta(days=min(after, (date.max - day).days)),
    )


def _places(account: Account) -> dict[str, Place]:
    """Return the places of an account's contacts by name; a state is known by the actor of its name."""
    state_names = {fold(actor.name) for actor in account.actors if actor.kind == "state"}
    known = {place.name: place for place in account.places}
    names = {contact.place for contact in account.contacts if contact.place}
    found = {}
    for name in names:
        place = known.get(name)
        kind = "state" if fold(name) in state_names else (place.kind if place else None) or "city"
        found[name] = Place(name, place.state if place else None, kind)
    return found


def _person(participant: Participant, actor: Actor | None) -> Person:
    party = participant.party or (actor.party if actor else None)
    unnamed = is_unnamed(participant.name, actor)
    if actor is None:
        known = identify("office" if unnamed else "person", participant.party, participant.name)
    else:
        known = identify(actor.kind, actor.party, actor.name)
    office = actor.office if actor else None
    return Person(participant.name, party, participant.role, office, unnamed, known, holder_of(actor))


def to_row(claim: Claim, contact: Contact, text: str) -> dict[str, Any]:
    """Return the row of the table `claims`, with the words that the claim rests on."""
    return {
        "id": claim.id,
        "report": claim.report,
        "item": claim.item,
        "mode": claim.mode,
        "status": claim.status,
        "date": claim.date,
        "place": claim.place.name if claim.place else None,
        "place_state": claim.place.state if claim.place else None,
        "place_is_state": _NUMBER_OF_KIND[claim.place.kind] if claim.place else 0,
        "parties": packed(claim.parties),
        "participants": packed(claim.persons),
        "spans": packed(contact.evidence),
        "words": packed([text[start:end] for start, end in contact.evidence]),
        "told": claim.told,
        "block": claim.block,
        "first": claim.first,
        "last": claim.last,
        "length": claim.length,
        "word": claim.word,
        "moved_to": claim.moved_to,
        "title": written(claim.title),
        "occasion": "",
        "root": "",
        "contact": "",
    }


_OF_CLAIM = (
    "id", "report", "item", "mode", "status", "date", "place", "place_state", "place_is_state", "parties",
    "participants", "told", "block", "first", "last", "length", "word", "moved_to", "title",
)  # fmt: skip
_OF_CONTACT = ("occasion", "root", "contact")
COLUMNS = [schema.claims.c[name] for name in (*_OF_CLAIM, *_OF_CONTACT)]


# Claims are read back by the window, which from one batch of reports to the next is much the same.
@lru_cache(maxsize=65536)
def from_row(*columns: Any) -> Claim:
    """Return the claim kept in a row of the table `claims`, given by all but the last three of `COLUMNS`."""
    row = dict(zip(_OF_CLAIM, columns, strict=True))
    name, state, kind = (row.pop(name) for name in ("place", "place_state", "place_is_state"))
    return Claim(**row | {
        "place": Place(name, state, _KIND_OF_NUMBER[kind]) if name else None,
        "parties": _parties(row["parties"]),
        "persons": _persons(row.pop("participants")),
        "title": read_title(row["title"]),
    })  # fmt: skip


@lru_cache(maxsize=4096)
def _parties(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


@lru_cache(maxsize=4096)
def _persons(column: str) -> tuple[Person, ...]:
    return tuple(Person(*person) for person in json.loads(column))


def set_up(connection: Connection) -> None:
    """Add the columns on the life of contacts to a record that lacks them; merging anew fills them."""
    add_columns(connection, schema.claims, ("word", "moved_to", "title"))
    add_columns(connection, schema.contacts, ("moved_to", "due"))
