"""Resolves the words for one actor, without the report around them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verbale.knowledge.lexicon import plain
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.roles import shipped_with_roles
from verbale.knowledge.sectors import find_sectors
from verbale.knowledge.words import word_list
from verbale.resolving.casing import titles_in_full, with_capitals
from verbale.resolving.names import NameHit, find_hits
from verbale.resolving.people import Person, find_person, is_personal
from verbale.resolving.personal import firm
from verbale.resolving.phrases import masked, resolve_phrase
from verbale.resolving.resolved import Resolved
from verbale.resolving.spelling import find_misspelt
from verbale.resolving.words import all_capitals_but_particles, words_of

# Decimal logarithm of the inhabitants from which a town is meant although persons bear its name.
_LARGE_TOWN = 5.6
# The same for towns whose names are words of another meaning.
_TOWN = 5.0
# The words for an actor are few: characters beyond these are not looked at.
_LONGEST = 400
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
)


def resolve(
    text: str, *, on: date | str, context: str | None = None, holders: OfficeHolders | None = None
) -> Resolved:
    """Return what the words for one actor stand for on a day: "Vilnius police", "two teachers".

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
        whole = len(tokens) > 1 and bool(find_sectors(masked(words, firm(hits))))
        person = find_person(name, day, holders, hints, whole=whole)
        person = person or find_person(name, day, holders, whole=whole)
        if person is not None:
            return _of_person(words, person)
    if len(tokens) == 1 and not hits and (slips := find_misspelt(words, tokens)):
        return replace(_of_whole(words, slips[0], day), score=0.5, reason=f"misspelt: {slips[0].name}")
    return resolve_phrase(words, tokens, hits, day, holders, small=small)


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


def _countries(context: str | None, day: date) -> tuple[str, ...]:
    """Return the countries that a context names, in order."""
    if not context:
        return ()
    hits = find_hits(plain(context), day, ())
    return tuple(
        dict.fromkeys(h.country for h in hits if h.country and h.kind in ("state", "people", "capital"))
    )
