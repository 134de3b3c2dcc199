"""Puts together what the words of a phrase show: its country, its sectors, and the person it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbale.knowledge.lexicon import lowered
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.sector_phrases import SectorReading, link_parts, sector_of
from verbale.knowledge.sectors import find_sectors, sector_nouns
from verbale.resolving.names import NameHit
from verbale.resolving.people import Person, find_person
from verbale.resolving.personal import firm, is_surname, part_of_a_name
from verbale.resolving.resolved import Basis, Resolved
from verbale.resolving.spelling import find_misspelt
from verbale.resolving.words import Word, name_runs

# What stands after these is where the actor is or whose it is; after other prepositions it is somebody else.
_WHERE = frozenset(
    {"", "of", "for", "from", "within", "in", "at", "near", "outside", "inside", "on", "under", "around"}
)
_LED = re.compile(r"-(?:led|brokered|run)\b")
_CENTRAL_BANK = re.compile(r"(?:the )?bank of (?:the )?\u00a7+")
_MASK = "\u00a7"
# Sectors that a body's own sector puts right: gunmen of a rebel group are rebels.
_YIELDING = frozenset({"UAF", "REB", "PRM", "MIL", "CRM"})
_ARMED = frozenset({"REB", "PRM", "CRM", "MIL", "UAF", "COP", "SPY", "GOV"})
_HELPING = frozenset({"NGO", "MED", "REF", "REL", "HLH"})
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with what was found in it."""

    words: str
    hits: tuple[NameHit, ...]
    reading: SectorReading | None
    small: bool


def resolve_phrase(
    words: str,
    tokens: Sequence[Word],
    hits: Sequence[NameHit],
    day: date,
    holders: OfficeHolders,
    *,
    small: bool,
) -> Resolved:
    """Return what a phrase stands for, given its words, the names in it and the day."""
    nouns = find_sectors(masked(words, firm(hits)))
    inside = {i for noun in nouns for i in range(noun.start, noun.end)}
    hits = [hit for hit in hits if not part_of_a_name(hit, tokens, words, inside, hits)]
    bare = masked(words, hits)
    reading = sector_of(bare)
    safe = [hit for hit in firm(hits) if hit.kind != "capital"]
    if reading is not None and is_surname(tokens, words, find_sectors(bare), safe):
        return Resolved(words)
    if not hits and reading is not None:
        hits = find_misspelt(words, tokens)
    if reading is not None and reading.sector == "BUS" and _CENTRAL_BANK.fullmatch(bare.lower()):
        reading = replace(reading, sector="GOV")
    phrase = _Phrase(words, tuple(hits), reading, small)
    own = _country(phrase)
    person, name = _named_person(phrase, bare, own, day, holders)
    return _joined(phrase, own, person, name)


def masked(words: str, hits: Sequence[NameHit]) -> str:
    """Return the phrase with its names blotted out, so that words inside them show nothing."""
    chars = list(words)
    for hit in hits:
        # The name of a people may be that of its faith too: Copts, Druze.
        if hit.kind != "people" or not sector_nouns().get(words[hit.start : hit.end].lower()):
            chars[hit.start : hit.end] = _MASK * (hit.end - hit.start)
    return "".join(chars)


def _country(phrase: _Phrase) -> NameHit | None:
    """Return the hit that says whose the actor is: the first one in the head, else the first one after it."""
    bare = masked(phrase.words, phrase.hits)
    parts = link_parts(lowered(bare), find_sectors(bare))
    inside = [
        (number, hit)
        for number, (link, start, end) in enumerate(parts)
        if link in _WHERE
        for hit in phrase.hits
        if start <= hit.start < end and not hit.foreign and hit.country
    ]
    led = [pair for pair in inside if _LED.match(phrase.words, pair[1].end)]
    chosen = [pair for pair in inside if pair not in led] or led
    return chosen[0][1] if chosen else None


def _named_person(
    phrase: _Phrase, bare: str, own: NameHit | None, day: date, holders: OfficeHolders
) -> tuple[Person | None, str]:
    """Return the person named in a phrase, if known, and the name as it stands there, if any."""
    runs = name_runs(bare, [(hit.start, hit.end) for hit in find_sectors(bare)])
    for start, end in reversed(runs):
        name = phrase.words[start:end]
        if phrase.small and " " not in name:
            continue
        countries = (own.country,) if own is not None else ()
        person = find_person(
            name, day, holders, countries, title=phrase.reading.words if phrase.reading else ""
        )
        if person is not None and (phrase.reading is not None or own is not None or " " in name):
            return person, person.name
    if (
        runs
        and phrase.reading is not None
        and phrase.reading.sure
        and " " in (name := phrase.words[slice(*runs[-1])])
    ):
        return None, name
    return None, ""


def _joined(phrase: _Phrase, own: NameHit | None, person: Person | None, name: str) -> Resolved:
    """Put country, sector and person of a phrase together."""
    bodies = [hit for hit in phrase.hits if hit.body is not None and not hit.foreign]
    sector, second = _sectors(phrase.reading, bodies[0] if bodies else None)
    if not sector and phrase.reading is None and any(hit.kind == "seat" for hit in phrase.hits):
        sector = "GOV"
    office = ""
    if person is not None:
        weak = phrase.reading is None or not phrase.reading.sure
        same = phrase.reading is not None and phrase.reading.words in person.office.lower()
        if not sector or (person.office and (weak or same)):
            sector, second = person.sector, person.second
        office = person.office
    country = own.country if own is not None else person.country if person is not None else ""
    if person is None and bodies and not name and phrase.reading is None:
        name = bodies[0].name
    if not country and not sector:
        return Resolved(phrase.words)
    grounds = []
    if own is not None:
        grounds.append(f"{phrase.words[own.start : own.end]!r} tells {country}")
    if person is not None:
        grounds.append(person.reason)
    if phrase.reading is not None and sector:
        grounds.append(f"{phrase.reading.words!r} tells {sector}")
    elif bodies and sector:
        grounds.append(f"{bodies[0].name} is {sector}")
    known = person is not None or (bodies and (own is None or own.body is not None))
    basis: Basis = "knowledge" if known else "stated"
    sure = phrase.reading is not None and phrase.reading.sure
    return Resolved(
        phrase.words, country, sector, second, name, office, basis, 0.85 if sure else 0.6, "; ".join(grounds)
    )


def _sectors(reading: SectorReading | None, hit: NameHit | None) -> tuple[str, str]:
    """Join what the nouns of a phrase show with what its body is."""
    body = hit.body if hit is not None else None
    if reading is None:
        return (body.sector, body.second) if body is not None else ("", "")
    sector, second = reading.sector, reading.second
    if body is None or not body.sector:
        return ("" if sector == "UNK" else sector), second
    if (
        reading.former
        and (sector == "ELI" or body.sector in _OFFICIAL)
        and sector in ("ELI", "GOV", "", "UNK")
    ):
        return "ELI", body.sector
    if sector in ("", "UNK") or not reading.sure:
        return body.sector, body.second
    if sector in _YIELDING and body.sector in _ARMED and body.sector != "GOV":
        return body.sector, body.second
    if (sector == "LAB" or second == "OPP") and body.sector in _HELPING:
        return body.sector, body.second
    return sector, second or (body.sector if body.sector != sector else "")
