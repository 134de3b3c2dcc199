"""Knows persons by name and day: what they are then, were before, or come to be later."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.bodies import bodies, body_of_party
from verbale.knowledge.folding import folded
from verbale.knowledge.officeholders import OfficeHolders, name_parts, rank_of, same_person
from verbale.knowledge.sector_phrases import sector_of
from verbale.knowledge.states import states, usual_name
from verbale.knowledge.tenures import Tenure, fold

# Jaro-Winkler similarity from which two spellings may be one name.
_ONE_NAME = 0.86
# Offices so high that the family name alone is enough, in office and for some years after.
_HIGHEST = frozenset({"head of state", "head of government", "monarch"})
_REMEMBERED_DAYS = 3653
# Who takes high office again within this time is in politics, not retired from it.
_SOON_DAYS = 500
# Offices whose holders news call by the family name alone.
_WELL_KNOWN = re.compile(
    r"^(?:foreign|defence|interior) |secretary|leader$|^high |^speaker$|^vice president$"
)
_SHORT_NAME = 3
_SMALL = frozenset({"of", "the", "and", "for", "to"})
# Of several roles on one day the first of these counts.
_FIRST = ("GOV", "MIL", "SPY", "JUD", "COP", "LEG")


@dataclass(frozen=True, slots=True)
class Person:
    """A known person on a day: country, sectors, the office held that day, and the grounds in words."""

    name: str
    country: str
    sector: str
    second: str
    office: str
    reason: str
    score: float


def find_person(
    name: str, day: date, holders: OfficeHolders, countries: Collection[str] = ()
) -> Person | None:
    """Return who bears `name`, None if nobody known does.

    `countries` narrow it down where they are given. A family name alone is enough for those who hold
    one of the highest offices on `day` or have held it not long before, as long as they share it with nobody.
    """
    parts = name_parts(name)
    if not parts:
        return None
    if len(parts) == 1:
        found = _by_family(parts[0], day, holders)
    else:
        found = [tenure for tenure in holders.of(parts, (), day) if _accounted_for(parts, tenure)]
    if countries:
        found = [tenure for tenure in found if country_of(tenure) in countries]
    if not found:
        return None
    held = [tenure for tenure in found if same_person(tenure, found[0])]
    score = 0.9 if len(parts) > 1 else 0.75
    return _on(day, held, score)


def country_of(tenure: Tenure) -> str:
    """Return the country, or system of states, for which an office is held."""
    if tenure.party in states():
        return tenure.party
    body = body_of_party().get(tenure.party)
    return body.country if body is not None else ""


def _accounted_for(parts: Sequence[str], tenure: Tenure) -> bool:
    """Tell whether a name has at most middle names that its bearer is not known by.

    "John Quincy Adams" can be John Adams, but "Juan Carlos Jobet" is not the king Juan Carlos.
    """
    given = {part for name in tenure.given for part in name_parts(name)}
    family = {part for name in tenure.family for part in name_parts(name)}
    if all(_near(part, given | family) for part in parts):
        return True
    first, last = parts[0], parts[-1]
    return (_near(first, given) and last in family) or (first in family and _near(last, given))


def _near(part: str, known: Collection[str]) -> bool:
    return part in known or any(
        other.startswith(part) if len(part) == 1 else JaroWinkler.similarity(part, other) >= _ONE_NAME
        for other in known
    )


def _by_family(part: str, day: date, holders: OfficeHolders) -> list[Tenure]:
    candidates = holders.by_family.get(fold(part), ())
    now = [tenure for tenure in candidates if tenure.covers(day)]
    highest = [tenure for tenure in now if rank_of(tenure.office) in _HIGHEST]
    lately = [
        tenure
        for tenure in candidates
        if rank_of(tenure.office) in _HIGHEST
        and tenure.end is not None
        and 0 < (day - tenure.end).days <= _REMEMBERED_DAYS
    ]
    for group in (highest, lately):
        if group:
            return _if_one_person(group, candidates)
    wanted = [tenure for tenure in now if _WELL_KNOWN.search(tenure.office)]
    return _if_one_person(wanted, candidates) if len(part) > _SHORT_NAME else []


def _if_one_person(group: Sequence[Tenure], candidates: Iterable[Tenure]) -> list[Tenure]:
    if not group or not all(same_person(group[0], other) for other in group):
        return []
    return [tenure for tenure in candidates if same_person(group[0], tenure)]


def _on(day: date, held: Sequence[Tenure], score: float) -> Person:
    now = sorted((t for t in held if t.covers(day)), key=lambda t: _FIRST_PLACE.get(_sectors(t, day)[0], 9))
    name = held[0].name
    if now:
        tenure = now[0]
        sector, second = _sectors(tenure, day)
        second = second or next((s for t in now[1:] if (s := _sectors(t, day)[0]) != sector), "")
        reason = f"{name} is {office_title(tenure)} on {day}, since {tenure.since or tenure.start}"
        return Person(name, country_of(tenure), sector, second, office_title(tenure), reason, score)
    before = [tenure for tenure in held if tenure.start <= day]
    after = [tenure for tenure in held if tenure.start > day]
    if before and after and (min(after, key=lambda t: t.start).start - day).days <= _SOON_DAYS:
        last = _latest(before)
        reason = f"{name} was {office_title(last)} before {day} and takes office again later"
        return Person(name, country_of(last), "PTY", "OPP", "", reason, score * 0.8)
    if before:
        last = _latest(before)
        sector = _sectors(last, day)[0]
        reason = f"{name} was {office_title(last)} until {last.until or last.end}"
        past = sector if sector in ("REB", "PRM", "CRM", "REL", "BUD", "OPP", "JRN") else "ELI"
        return Person(name, country_of(last), past, "" if past == sector else sector, "", reason, score * 0.9)
    first = min(after, key=lambda tenure: tenure.start)
    reason = f"{name} becomes {office_title(first)} only on {first.since or first.start}"
    return Person(name, country_of(first), "PTY", "", "", reason, score * 0.5)


_FIRST_PLACE = {sector: place for place, sector in enumerate(_FIRST)}


def _latest(held: Iterable[Tenure]) -> Tenure:
    return max(held, key=lambda tenure: tenure.end or tenure.start)


def _sectors(tenure: Tenure, day: date) -> tuple[str, str]:
    """Return the sectors of an office: those of its words, else those of the body it is held in."""
    reading = sector_of(tenure.office)
    if tenure.party in states():
        if rank_of(tenure.office) in _HIGHEST and tenure.party != "VAT":
            return "GOV", ""
        return (reading.sector, reading.second) if reading and reading.sector else ("GOV", "")
    if reading is not None and reading.sure:
        return reading.sector, reading.second
    body = next(
        (b for b in bodies().get(folded(tenure.party)) if b.on(day)), body_of_party().get(tenure.party)
    )
    return (body.sector or "GOV", body.second) if body is not None else ("GOV", "")


def office_title(tenure: Tenure) -> str:
    """Return an office as a title: "Prime Minister of Japan", "Secretary General of the United Nations"."""
    office = " ".join(
        word if word in _SMALL else word[:1].upper() + word[1:] for word in tenure.office.split()
    )
    if tenure.party in states():
        return f"{office} of {usual_name(tenure.party)}"
    body = body_of_party().get(tenure.party)
    return f"{office} of {body.name if body is not None else tenure.party}"
