"""The contact that a set of claims tells of: every field a function of the set, whatever its order."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from verbale.account import Mode, Status
from verbale.edtf import mark_of
from verbale.record import disagreements
from verbale.record.claims import Claim, Person, Place
from verbale.record.lifecycle import OUTCOMES, ContactStatus
from verbale.record.likeness import same_person
from verbale.record.names import fold, same_name
from verbale.record.occasions import MAX_DAYS_OF_STAY
from verbale.record.packing import content_id, packed
from verbale.record.rows import ParticipantRow, StatusWord
from verbale.record.ties import DAYS_OF_A_JOURNEY

# Of words of the same day the first listed counts.
STATUS_ORDER: tuple[Status, ...] = ("held", "denied", "cancelled", "planned", "possible")
LASTING: frozenset[Mode] = frozenset({"visit", "conference"})
LAST_DAY = "9999-12-31"


def contact_id(claims: Iterable[Claim]) -> str:
    """Return the id of the contact: it follows from the claim told first."""
    return content_id("contact", min(claims, key=lambda claim: claim.order).id)


def merge(claims: Iterable[Claim]) -> dict[str, Any]:
    """Return the row of the table `contacts` for the contact of which `claims` tell.

    Where no date is told the contact stands at the day of the first report; unknown days stand last. Only
    judgements put claims of different parties together: the contact then has the parties of them all.
    """
    ordered = sorted(claims, key=lambda claim: claim.order)
    mode = _most_told([claim.mode for claim in ordered])
    place = _place(ordered)
    counted = _counted(ordered)
    status = counted[0].status
    put_off = [claim for claim in counted if claim.word == "put off"]
    dated = _dated(ordered, mode, status)
    told = ordered[0].told or LAST_DAY
    taking_part = participants(ordered)
    shown: ContactStatus = "postponed" if put_off else status
    return {
        "id": contact_id(ordered),
        "mode": mode,
        "status": shown,
        "date": dated.date if dated else None,
        "place": place.name if place else None,
        "place_key": fold(place.name) if place else None,
        "parties": packed(sorted({party for claim in ordered for party in claim.parties})),
        "participants": packed([row.model_dump() for row in taking_part]),
        "history": packed([
            StatusWord(published=claim.told, status=claim.status, report=claim.report).model_dump()
            for claim in ordered
        ]),
        "disagreements": packed([
            row.model_dump()
            for row in (
                *disagreements.of_status(ordered, status),
                *disagreements.of_dates(ordered, dated),
                *disagreements.of_places(ordered, place, mode),
                *disagreements.of_modes(ordered, mode),
                *disagreements.of_states(ordered),
                *disagreements.of_participants(ordered, taking_part, mode),
            )
        ]),
        "first": dated.first if dated and dated.first else told,
        "last": dated.last if dated and dated.last else told,
        "moved_to": min((claim.moved_to for claim in put_off if claim.moved_to), default=None),
        "due": (dated.last if dated else max(claim.last or LAST_DAY for claim in ordered)) or LAST_DAY,
    }  # fmt: skip


def _counted(claims: list[Claim]) -> list[Claim]:
    """Return the claims whose word on whether the contact took place counts: they give one status.

    The latest word counts. A word on the outcome, told on the first day of the contact or later,
    outweighs every word of expectation, whenever that was told: later reports often recall what had
    been planned. Where no day is known, a contact that was called off can still be planned anew. Of words
    of one day that of the outcome counts, `held` before all.
    """
    first = min((claim.first for claim in claims if claim.date and claim.first), default=None)
    outcomes = [claim for claim in claims if claim.status in OUTCOMES and _is_outcome(claim, first)]
    counted = outcomes or claims
    latest = max(claim.told or "" for claim in counted)
    last = [claim for claim in counted if (claim.told or "") == latest]
    status = min((claim.status for claim in last), key=STATUS_ORDER.index)
    return [claim for claim in last if claim.status == status]


def _is_outcome(claim: Claim, first: str | None) -> bool:
    """Tell whether a word on the outcome is one, seen from the first day of the contact."""
    return claim.status != "cancelled" if first is None else (claim.told or LAST_DAY) >= first


def _dated(claims: list[Claim], mode: Mode, status: Status) -> Claim | None:
    """Return the claim whose date says most, the way of writing it that most claims use.

    A narrower date says more, one without doubt goes before one told as approximate, and one told with the
    status before others: what was held on another day than planned has that day. Visits and
    conferences last, and what one report tells of a day another tells of the whole stay: of those that
    give the status, the stay that most tell counts, the longest of several, up to a week, or for a visit of
    which nothing but days is told beside it up to two; but not a week by the calendar.
    """
    dated = [claim for claim in claims if claim.date is not None and claim.length is not None]
    if not dated:
        return None
    days = min(claim.length or 0 for claim in dated)
    if mode in LASTING:
        told = [claim for claim in dated if claim.status == status and not _is_week(claim)]
        stays = Counter(claim.length or 0 for claim in told if (claim.length or 0) <= MAX_DAYS_OF_STAY)
        if mode == "visit" and max(stays, default=1) == 1:
            stays.update(claim.length or 0 for claim in told if _is_journey(claim))
        days = max(stays, key=lambda stay: (stay > 1, stays[stay], stay), default=days)
    exact = [claim for claim in dated if claim.length == days]
    counts = Counter(claim.date for claim in exact)
    return min(
        exact,
        key=lambda claim: (
            mark_of(claim.date or "") != "",
            claim.status != status,
            -counts[claim.date],
            claim.date or "",
            claim.id,
        ),
    )


def _is_journey(claim: Claim) -> bool:
    """Tell whether the days are those of a long visit, and not about when it was."""
    return MAX_DAYS_OF_STAY < (claim.length or 0) <= DAYS_OF_A_JOURNEY and not mark_of(claim.date or "")


def _is_week(claim: Claim) -> bool:
    """Tell whether the days are those of "last week", Monday to Sunday: some of them are meant, no stay."""
    return claim.length == MAX_DAYS_OF_STAY and date.fromisoformat(claim.first or "").weekday() == 0


def _place(claims: list[Claim]) -> Place | None:
    """Return the place that says most: something in a state before the state, then what most say."""
    places = [claim.place for claim in claims if claim.place]
    counts = Counter(fold(place.name) for place in places)
    return min(
        places,
        key=lambda place: (place.is_state, -counts[fold(place.name)], place.name, place.state or ""),
        default=None,
    )


def _most_told[T: str](values: Iterable[T]) -> T:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def participants(claims: list[Claim]) -> list[ParticipantRow]:
    """Return those who take part, spellings of one person joined, those most told of first.

    An office without a name falls away where the one who holds it is named.
    """
    told = [(person, place) for claim in claims for place, person in enumerate(claim.persons)]
    counts = Counter((person.party, person.name) for person, _ in told)
    groups: list[list[tuple[Person, int]]] = []
    for person, place in sorted(
        told,
        key=lambda one: (
            -len(fold(one[0].name).split()),
            -counts[one[0].party, one[0].name],
            tuple((value is not None, value) for value in one[0]),
            one[1],
        ),
    ):
        home = next((group for group in groups if _joins(person, group[0][0])), None)
        if home is None:
            groups.append([(person, place)])
        else:
            home.append((person, place))
    held = {(one.party, one.office) for group in groups for one, _ in group if one.office and not one.unnamed}
    shown = [
        group for group in groups
        if not (group[0][0].unnamed and (group[0][0].party, group[0][0].office) in held)
    ]  # fmt: skip
    shown.sort(key=lambda group: (-len(group), min(place for _, place in group), group[0][0].name))
    return [_participant([person for person, _ in group], counts) for group in shown]


def _joins(person: Person, other: Person) -> bool:
    if person.unnamed != other.unnamed or (person.party and other.party and person.party != other.party):
        return False
    if person.unnamed:
        return fold(person.name) == fold(other.name)
    # Whom merging takes for one person of one office, under names that are merely alike, is shown as one.
    return same_person(person, other) if person.party == other.party else same_name(person.name, other.name)


def _participant(persons: list[Person], counts: Counter[tuple[str | None, str]]) -> ParticipantRow:
    longest = max(len(fold(person.name).split()) for person in persons)
    fullest = [person for person in persons if len(fold(person.name).split()) == longest]
    name = min(fullest, key=lambda one: (-counts[one.party, one.name], one.name)).name
    parties = [person.party for person in persons if person.party]
    roles = [person.role for person in persons if person.role]
    offices = [person.office for person in persons if person.office]
    return ParticipantRow(
        name=name,
        party=_most_told(parties) if parties else None,
        role=_most_told(roles) if roles else None,
        office=_most_told(offices) if offices else None,
        also=tuple(sorted({person.name for person in persons} - {name})),
    )
