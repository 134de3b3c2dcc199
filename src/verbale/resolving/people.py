"""Knows persons by name and day: what they are then, were before, or come to be later."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.bodies import bodies, body_of_party
from verbale.knowledge.folding import folded
from verbale.knowledge.officeholders import OfficeHolders, rank_of
from verbale.knowledge.offices import name_office
from verbale.knowledge.person_names import name_parts, same_person
from verbale.knowledge.sector_phrases import sector_of
from verbale.knowledge.states import states, usual_name
from verbale.knowledge.tenures import Tenure, fold
from verbale.knowledge.words import word_list

# Jaro-Winkler similarity from which two spellings may be one name.
_ONE_NAME = 0.86
# Offices so high that the family name alone is enough, in office and for some years after.
_HIGHEST = frozenset({"head of state", "head of government", "monarch", "head of organisation"})
_REMEMBERED_DAYS = 3653
# Who takes high office again within this time is in politics, not retired from it.
_SOON_DAYS = 270
# Offices whose holders news call by the family name alone.
_WELL_KNOWN = re.compile(
    r"^(?:foreign|defence|interior) |secretary|^(?:opposition|party|rebel) leader$"
    r"|^high |^speaker$|^vice president$"
)
_SHORT_NAME = 3
_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xiv", "xvi"})
# States where the family name is written first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR"})
# A given name that so many known persons bear does not tell one by itself.
_COMMON = 3
# Names of states and organisations that take an article.
_WITH_ARTICLE = re.compile(
    r"(?:United|Democratic Republic|Central African|Czech|Dominican Republic|Republic|Holy|Soviet|Marshall"
    r"|Solomon|Cook|European|African|International|Organi[sz]ation|Association|Economic|Council|World|Arab)\b"
    r"|(?:Netherlands|Philippines|Maldives|Bahamas|Gambia|Seychelles|Comoros)$"
)
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
    name: str,
    day: date,
    holders: OfficeHolders,
    countries: Collection[str] = (),
    *,
    whole: bool = False,
    title: str = "",
) -> Person | None:
    """Return who bears `name`, None if nobody known does; with `whole`, every word must be known of him.

    `title` is what stands beside the name: "King Salman" is one, "Salman" alone nobody in particular.

    `countries` narrow it down where they are given. A family name alone is enough for those who hold
    one of the highest offices on `day` or have held it not long before, as long as they share it with nobody.
    """
    parts = name_parts(name)
    parts = parts[:1] + tuple(part for part in parts[1:] if part not in _NUMERALS)
    if not parts:
        return None
    if len(parts) == 1:
        office = name_office(title.split()).name if title else ""
        found = holders.of(parts, (office,), day) if office else []
        found = found or _by_family(parts[0], day, holders, bool(title))
    else:
        found = [tenure for tenure in holders.of(parts, (), day) if _accounted_for(parts, tenure, whole)]
    if countries:
        found = [tenure for tenure in found if country_of(tenure) in countries]
    if not found:
        return None
    held = [tenure for tenure in found if _one_person(tenure, found[0])]
    score = 0.9 if len(parts) > 1 else 0.75
    return _on(day, held, score)


def country_of(tenure: Tenure) -> str:
    """Return the country, or system of states, for which an office is held."""
    if tenure.party in states():
        return tenure.party
    body = body_of_party().get(tenure.party)
    return body.country if body is not None else ""


def _accounted_for(parts: Sequence[str], tenure: Tenure, whole: bool) -> bool:
    """Tell whether a name has at most middle names that its bearer is not known by.

    "John Quincy Adams" can be John Adams, but "Juan Carlos Ortega" is not the king Juan Carlos.
    """
    given = {part for name in tenure.given for part in name_parts(name)}
    family = {part for name in tenure.family for part in name_parts(name)}
    known = given | family | word_list("name particle")
    if all(_near(part, known) for part in parts):
        return True
    if whole:
        return False
    first, last = parts[0], parts[-1]
    return (_near(first, given) and last in family) or (first in family and _near(last, given))


def _near(part: str, known: Collection[str]) -> bool:
    return part in known or any(
        other.startswith(part) if len(part) == 1 else JaroWinkler.similarity(part, other) >= _ONE_NAME
        for other in known
    )


def _by_family(part: str, day: date, holders: OfficeHolders, titled: bool) -> list[Tenure]:
    """Return the tenures of the one person whom a family name alone means on `day`, if there is one."""
    family = [t for t in holders.by_family.get(fold(part), ()) if not t.family[0].startswith("bin ")]
    candidates = [*family, *_written_first(part, holders)]
    high = [tenure for tenure in candidates if rank_of(tenure.office) in _HIGHEST]
    now = [tenure for tenure in candidates if tenure.covers(day)]
    lately = [t for t in high if t.end is not None and 0 < (day - t.end).days <= _REMEMBERED_DAYS]
    soon = [t for t in high if 0 < (t.start - day).days <= _SOON_DAYS]
    in_office = [tenure for tenure in high if tenure in now]
    if not titled and _given_names(holders).get(part, 0) >= _COMMON and not _written_first(part, holders):
        return []
    if in_office:
        return _if_one_person(in_office, candidates)
    if len(part) <= _SHORT_NAME:
        return []
    wanted = [tenure for tenure in now if _WELL_KNOWN.search(tenure.office)]
    return _if_one_person([*lately, *soon, *now] if lately or soon else wanted, candidates)


def _written_first(part: str, holders: OfficeHolders) -> list[Tenure]:
    """Return the tenures of those whose family name, written first, stands as their given name: "Xi"."""
    return [
        tenure
        for tenure in holders.persons(part)
        if tenure.party in _FAMILY_FIRST
        and rank_of(tenure.office) == "head of state"
        and part in {fold(given) for given in tenure.given}
    ]


def is_personal(word: str, holders: OfficeHolders) -> bool:
    """Tell whether a word is a name of persons: a given name, or the family name of one who is known."""
    part = fold(word)
    return part in _given_names(holders) or part in holders.by_family


@lru_cache(maxsize=8)
def _given_names(holders: OfficeHolders) -> Mapping[str, int]:
    """Return first given names with the number of family names to which they are known."""
    bearers: dict[str, set[str]] = {}
    for tenure in holders.tenures:
        for word in dict.fromkeys(fold(word) for name in tenure.given for word in name.split()[:1]):
            bearers.setdefault(word, set()).add(fold(tenure.family[0]))
    return MappingProxyType({word: len(families) for word, families in bearers.items()})


def _one_person(one: Tenure, other: Tenure) -> bool:
    """Tell whether two tenures are of one person; monarchs go by one name alone."""
    if not one.given[0] or not other.given[0]:
        return one.party == other.party and one.family[0] == other.family[0]
    return same_person(one, other)


def _if_one_person(group: Sequence[Tenure], candidates: Iterable[Tenure]) -> list[Tenure]:
    if not group or not all(_one_person(group[0], other) for other in group):
        return []
    return [tenure for tenure in candidates if _one_person(group[0], tenure)]


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
    body = body_of_party().get(tenure.party)
    party = body.name if body is not None else usual_name(tenure.party)
    return f"{office} of {'the ' if _WITH_ARTICLE.match(party) else ''}{party}"
