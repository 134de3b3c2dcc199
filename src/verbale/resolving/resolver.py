"""Resolves the words for one actor, without the report around them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbale.knowledge.lexicon import lowered, plain
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.roles import shipped_with_roles
from verbale.knowledge.sector_phrases import SectorReading, link_parts, sector_of
from verbale.knowledge.sectors import find_sectors, sector_nouns
from verbale.knowledge.words import word_list
from verbale.resolving.casing import titles_in_full, with_capitals
from verbale.resolving.names import NameHit, find_hits
from verbale.resolving.people import Person, find_person, is_personal
from verbale.resolving.resolved import Basis, Resolved
from verbale.resolving.spelling import find_misspelt
from verbale.resolving.words import Word, all_capitals_but_particles, name_runs, words_of

# What stands after these is where the actor is or whose it is; after other prepositions it is somebody else.
_WHERE = frozenset(
    {"", "of", "for", "from", "within", "in", "at", "near", "outside", "inside", "on", "under", "around"}
)
_LED = re.compile(r"-(?:led|brokered|run)\b")
# Decimal logarithm of the inhabitants from which a town is meant although persons bear its name.
_LARGE_TOWN = 5.6
# The same for towns whose names are words of another meaning.
_TOWN = 5.0
# The words for an actor are few: characters beyond these are not looked at.
_LONGEST = 400
_CENTRAL_BANK = re.compile(r"(?:the )?bank of (?:the )?\u00a7+")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
)
_MASK = "\u00a7"
# Sectors that a body's own sector puts right: gunmen of a rebel group are rebels.
_YIELDING = frozenset({"UAF", "REB", "PRM", "MIL", "CRM"})
_ARMED = frozenset({"REB", "PRM", "CRM", "MIL", "UAF", "COP", "SPY", "GOV"})
_HELPING = frozenset({"NGO", "MED", "REF", "REL", "HLH"})
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY"})


def resolve(
    text: str, *, on: date | str, context: str | None = None, holders: OfficeHolders | None = None
) -> Resolved:
    """Return what the words for one actor stand for on a day: "Minsk police", "two teachers".

    `on` is the day at which offices and roles are judged, a date or YYYY-MM-DD; there is no default, since
    who somebody is depends on it. `context` is what is known besides, mostly a country ("Mexico"): it
    decides between namesakes, and is the country of an actor whose words name none. `holders` are
    the office-holders to know instead of those that ship. Only the first 400 characters of the text count.
    Raises ValueError when `on` is no date.
    """
    day = date.fromisoformat(on) if isinstance(on, str) else on
    holders = holders if holders is not None else shipped_with_roles()
    words = titles_in_full(with_capitals(" ".join(plain(text[:_LONGEST]).split()).strip(" .,;:\"'“”")))
    hints = _countries(context, day)
    found = _resolve(words, day, hints, holders, small=text == text.lower())
    found = replace(found, text=text)
    if not found.country and len(hints) == 1 and (found.sector not in ("", "UNK")):
        return replace(
            found,
            country=hints[0],
            basis="inferred",
            score=found.score * 0.8,
            reason=f"{found.reason}; {hints[0]} by the context {context!r}",
        )
    return found


def _resolve(words: str, day: date, hints: Sequence[str], holders: OfficeHolders, *, small: bool) -> Resolved:
    """Resolve words in their usual form; `small` words had no capitals, so that few of them are towns."""
    hits = find_hits(words, day, hints)
    if small:
        hits = [hit for hit in hits if hit.kind not in ("city", "region") or hit.weight >= _LARGE_TOWN]
    tokens = [word for word in words_of(words) if word.text.lower() not in _DETERMINERS]
    if not tokens:
        return Resolved(words)
    if len(hits) == 1 and hits[0].start <= tokens[0].start and hits[0].end >= tokens[-1].end:
        if hits[0].kind != "city" or hits[0].weight >= _least_weight(hits[0].name, holders):
            return _of_whole(words, hits[0], day)
        hits = []
    name = words[tokens[0].start : tokens[-1].end]
    if all_capitals_but_particles(tokens):
        whole = len(tokens) > 1 and bool(find_sectors(_masked(words, _firm(hits))))
        person = find_person(name, day, holders, hints, whole=whole)
        person = person or find_person(name, day, holders, whole=whole)
        if person is not None:
            return _of_person(words, person)
    return _of_phrase(words, tokens, hits, day, holders, small=small)


def _least_weight(name: str, holders: OfficeHolders) -> float:
    """Return how large a town must be for its bare name to mean it."""
    if is_personal(name, holders):
        return _LARGE_TOWN
    return _TOWN if name.lower() in word_list("seldom a name") else 0.0


def _of_whole(words: str, hit: NameHit, day: date) -> Resolved:
    """Return what a bare name stands for."""
    if hit.body is not None:
        body = hit.body
        reason = f"{body.name} is known" + (f" as {body.sector}" if body.sector else "")
        reason += f" on {day}" if body.since or body.until else ""
        return Resolved(
            words, body.country, body.sector, body.second, body.name, "", "knowledge", 0.9, reason
        )
    sector = {"capital": "GOV", "seat": "GOV", "city": "CVL"}.get(hit.kind, "")
    reason = {
        "capital": "a capital stands for its government",
        "seat": "a seat of power stands for its holder",
        "city": "a town stands for its people",
    }.get(hit.kind, f"{hit.name} is named")
    name = hit.name
    return Resolved(words, hit.country, sector, "", name, "", "stated", 0.95, reason)


def _of_person(words: str, person: Person) -> Resolved:
    return Resolved(
        words,
        person.country,
        person.sector,
        person.second,
        person.name,
        person.office,
        "knowledge",
        person.score,
        person.reason,
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with what was found in it."""

    words: str
    hits: tuple[NameHit, ...]
    reading: SectorReading | None
    small: bool


def _of_phrase(
    words: str,
    tokens: Sequence[Word],
    hits: Sequence[NameHit],
    day: date,
    holders: OfficeHolders,
    *,
    small: bool,
) -> Resolved:
    nouns = find_sectors(_masked(words, _firm(hits)))
    inside = {i for noun in nouns for i in range(noun.start, noun.end)}
    hits = [hit for hit in hits if not _part_of_a_name(hit, tokens, words, inside, hits)]
    masked = _masked(words, hits)
    reading = sector_of(masked)
    firm = [hit for hit in _firm(hits) if hit.kind != "capital"]
    if reading is not None and _is_surname(tokens, words, masked, firm):
        return Resolved(words)
    if not hits and (reading is not None or len(tokens) == 1):
        hits = find_misspelt(words, tokens)
        if len(tokens) == 1 and hits:
            return replace(_of_whole(words, hits[0], day), score=0.5, reason=f"misspelt: {hits[0].name}")
    if reading is not None and reading.sector == "BUS" and _CENTRAL_BANK.fullmatch(masked.lower()):
        reading = replace(reading, sector="GOV")
    phrase = _Phrase(words, tuple(hits), reading, small)
    own = _country(phrase)
    person, name = _named_person(phrase, masked, own, day, holders)
    return _joined(phrase, own, person, name)


def _firm(hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the hits that are no towns or regions, nor states by whose names persons go."""
    given = word_list("state and given name")
    return [hit for hit in hits if hit.kind not in ("city", "region") and hit.name not in given]


def _masked(words: str, hits: Sequence[NameHit]) -> str:
    """Return the phrase with its names blotted out, so that words inside them show nothing."""
    chars = list(words)
    for hit in hits:
        # The name of a people may be that of its faith too: Copts, Druze.
        if hit.kind != "people" or not sector_nouns().get(words[hit.start : hit.end].lower()):
            chars[hit.start : hit.end] = _MASK * (hit.end - hit.start)
    return "".join(chars)


def _is_surname(tokens: Sequence[Word], words: str, masked: str, hits: Sequence[NameHit]) -> bool:
    """Tell whether the only noun is the last word of what is written like a person's name: "Adam Driver"."""
    nouns = find_sectors(masked)
    if hits or len(nouns) != 1 or not 2 <= len(tokens) <= 3:
        return False
    noun = nouns[0]
    return (
        noun.end == tokens[-1].end
        and noun.start == tokens[-1].start
        and all(token.capital and not token.text.isupper() for token in tokens)
        and noun.word in word_list("noun and surname")
        and words[noun.start].isupper()
    )


def _part_of_a_name(
    hit: NameHit, tokens: Sequence[Word], words: str, nouns: Collection[int], hits: Sequence[NameHit]
) -> bool:
    """Tell whether a hit is rather a part of somebody's name: "Romy Rutherford", "Jordan Henderson"."""
    if hit.kind in ("people", "seat") and words[hit.start - 1 : hit.start] != "-":
        return False
    if hit.kind == "capital" and (nouns or any(t.text.lower() in word_list("direction") for t in tokens)):
        return False
    name = words[hit.start : hit.end]
    if hit.kind == "body" and (" " in name or (name.isupper() and not words.isupper())):
        return False
    if hit.kind == "state" and words[hit.start : hit.end] not in word_list("state and given name"):
        return False
    if words[hit.start - 1 : hit.start] == "-" and words[: hit.start - 1].rsplit(" ", 1)[
        -1
    ].lower() in word_list("name particle"):
        return True
    if words[hit.end : hit.end + 2] == "'s":
        return False
    before = next((token for token in reversed(tokens) if token.end <= hit.start), None)
    after = next((token for token in tokens if token.start >= hit.end), None)
    if before is not None and before.text in _WHERE:
        return False
    if (
        hit.kind == "city"
        and before is not None
        and before.capital
        and before.start in nouns
        and after is None
    ):
        return True  # "Queen Elizabeth" has no town in it
    firm = [other for other in _firm(hits) if other.kind != "capital"]
    known = {i for other in firm for i in range(other.start, other.end)}
    return any(
        beside is not None and beside.capital and beside.start not in nouns and beside.start not in known
        for beside in (before, after)
    )


def _country(phrase: _Phrase) -> NameHit | None:
    """Return the hit that says whose the actor is: the first one in the head, else the first one after it."""
    masked = _masked(phrase.words, phrase.hits)
    low = lowered(masked)
    parts = link_parts(low, find_sectors(masked))
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
    phrase: _Phrase, masked: str, own: NameHit | None, day: date, holders: OfficeHolders
) -> tuple[Person | None, str]:
    """Return the person named in a phrase, if known, and the name as it stands there, if any."""
    runs = name_runs(masked, [(hit.start, hit.end) for hit in find_sectors(masked)])
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
        if not sector or (weak and person.office):
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


def _countries(context: str | None, day: date) -> tuple[str, ...]:
    """Return the countries that a context names, in order."""
    if not context:
        return ()
    hits = find_hits(plain(context), day, ())
    return tuple(
        dict.fromkeys(h.country for h in hits if h.country and h.kind in ("state", "people", "capital"))
    )
