"""The sector that a noun phrase shows: "former army chief", "leader of the miners' union".

The phrase's last noun before a preposition is its head. A head that says little by itself ("leader",
"official", "group") takes its sector from the words before it, else from those after "of" or "for".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.knowledge.lexicon import lowered, plain
from verbale.knowledge.sectors import SectorHit, SectorNoun, find_sectors


@dataclass(frozen=True, slots=True)
class SectorReading:
    """A sector with a second one or "", the words that showed it, and how firmly.

    `sure` is False where the words are weak or only describe something else; `former` where the words
    say that the office is a thing of the past.
    """

    sector: str
    second: str
    words: str
    sure: bool
    former: bool = False


# After these comes whom or what the head belongs to, ...
_BELONGING = frozenset({"of", "for", "at", "from", "within", "with"})
# ... and after these something else, which has no say.
_APART = frozenset(
    [
        "in",
        "to",
        "against",
        "by",
        "on",
        "near",
        "under",
        "between",
        "outside",
        "inside",
        "who",
        "whom",
        "which",
        "that",
        "whose",
        "where",
        "when",
        "named",
        "called",
        "known",
        "dubbed",
        "wearing",
        "carrying",
        "demanding",
        "protesting",
        "accused",
        "linked",
        "loyal",
        "opposed",
        "calling",
        "including",
        "along",
        "amid",
        "after",
        "before",
        "during",
        "over",
        "about",
        "around",
        "into",
        "out",
        "via",
    ]
)
_FORMER = frozenset(["former", "ex", "retired", "ousted", "deposed", "ex-"])
# Bodies that go on or cease as a whole: a former government is no elite.
_BODIES = frozenset(
    [
        "government",
        "regime",
        "junta",
        "ministry",
        "parliament",
        "army",
        "party",
        "police",
        "embassy",
        "military",
        "kingdom",
        "monarchy",
        "assembly",
        "congress",
        "court",
        "senate",
        "legislature",
    ]
)
_OFFICERS = re.compile(r"\b(?:general|chief|commander|admiral|marshal|minister|colonel|head|leader)")
# Nouns for people that say nothing of what stands after them: "public official", "People's Front".
_DESCRIBE_NOTHING = frozenset({"national", "people", "public", "resident", "society"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM", "COP", "SPY"})
_HIGH = frozenset({"GOV", "LEG", "JUD", "SPY", "PTY"})
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*-?")


def sector_of(text: str) -> SectorReading | None:
    """Return the sector that the words of one actor show, None where no word shows any."""
    hits = find_sectors(text)
    if not hits:
        return None
    low = lowered(plain(text))
    parts = link_parts(low, hits)
    reading: SectorReading | None = None
    for link, start, end in parts:
        if reading is not None and (reading.sure or link in _APART):
            break
        inside = [hit for hit in hits if start <= hit.start < end]
        found = _read(inside)
        if found is None:
            continue
        if reading is None:
            reading = found if link not in _APART else replace(found, sure=False)
        elif found.sector not in ("", "UNK") and (reading.sector in ("", "UNK") or found.sure):
            reading = replace(found, second=_other(found.sector, found.second, reading.second))
    if reading is None:
        return None
    if reading.sector == "GOV" and not reading.second:
        reading = replace(reading, second=_domain_after(parts, hits))
    if _is_former(low, parts[0][2] if parts else len(low)):
        return _of_the_past(reading)
    return reading


def link_parts(low: str, hits: Sequence[SectorHit]) -> list[tuple[str, int, int]]:
    """Split a phrase at its prepositions: (the preposition or "", start, end) in order.

    `low` is in lower case. Prepositions inside `hits`, the nouns of `find_sectors`, do not split.
    """
    taken = {i for hit in hits for i in range(hit.start, hit.end)}
    parts: list[tuple[str, int, int]] = []
    link, start = "", 0
    for word in _WORD.finditer(low):
        if word.start() in taken or word.group() not in _BELONGING | _APART:
            continue
        parts.append((link, start, word.start()))
        link, start = word.group(), word.end()
    parts.append((link, start, len(low)))
    return parts


def _read(hits: Sequence[SectorHit]) -> SectorReading | None:
    """Return what a noun phrase without prepositions shows: its last noun decides, or yields."""
    if not hits:
        return None
    last, before = hits[-1], hits[:-1]
    noun = last.of("head", "force", "weak", "modifier", "domain")
    if noun is None:
        return None
    words = last.word
    described = [(hit, shown) for hit in before if (shown := _described(hit)) is not None]
    domain = next((shown.sector for hit in reversed(before) if (shown := hit.of("domain"))), "")
    described = [(hit, shown) for hit, shown in described if shown.use != "domain"]
    if noun.use == "domain":
        return SectorReading("GOV", noun.sector, words, sure=False)
    if noun.use == "force":
        for hit, shown in reversed(described):
            if shown.sector in _ARMED:
                return SectorReading(shown.sector, shown.second, f"{hit.word} {words}", sure=True)
    if noun.use == "weak":
        for hit, shown in reversed(described):
            if shown.sector not in (noun.sector, "UNK"):
                second = _other(shown.sector, shown.second, domain if noun.sector == "GOV" else "")
                return SectorReading(shown.sector, second, f"{hit.word} {words}", sure=True)
        if described:
            return SectorReading(noun.sector, noun.second or domain, words, sure=noun.sector == "GOV")
        return SectorReading(noun.sector, domain if noun.sector == "GOV" else "", words, sure=False)
    seconds = [shown.sector for _, shown in reversed(described)]
    second = noun.second or (domain if noun.sector == "GOV" else "") or _other(noun.sector, *seconds)
    return SectorReading(noun.sector, second, words, sure=noun.use in ("head", "force"))


def _described(hit: SectorHit) -> SectorNoun | None:
    return None if hit.word in _DESCRIBE_NOTHING else hit.of("modifier", "head", "force", "domain")


def _other(sector: str, *seconds: str) -> str:
    return next((second for second in seconds if second not in ("", sector, "UNK")), "")


def _domain_after(parts: Sequence[tuple[str, int, int]], hits: Sequence[SectorHit]) -> str:
    """Return what a ministry or minister "of" or "for" something deals with."""
    for link, start, end in parts[1:2]:
        if link in ("of", "for"):
            for hit in hits:
                if start <= hit.start < end and (noun := hit.of("domain")) is not None:
                    return noun.sector
    return ""


def _is_former(low: str, end: int) -> bool:
    return any(
        word.group() in _FORMER or word.group().startswith("ex-") for word in _WORD.finditer(low[:end])
    )


def _of_the_past(reading: SectorReading) -> SectorReading:
    """Return what one is who was once what the words say."""
    if reading.words.rsplit(" ", 1)[-1] in _BODIES:
        return replace(reading, former=True)
    if reading.sector in _HIGH or (reading.sector in ("MIL", "COP") and _OFFICERS.search(reading.words)):
        return replace(reading, sector="ELI", second=_other("ELI", reading.sector), former=True)
    if reading.sector in ("MIL", "COP"):
        return replace(reading, sector="CVL", second="", former=True)
    return replace(reading, former=True)
