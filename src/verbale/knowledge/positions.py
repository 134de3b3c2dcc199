"""From the words for a position to the office and the party that has it.

Registers write "Minister of Foreign Affairs of the Republic of Azerbaijan", reports "the visiting
Azerbaijani foreign minister". Both become the foreign minister of AZE. Words that are no office, or no
longer or not yet say that it is held, are told apart; what is not understood in full is no office at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from verbale.knowledge.lexicon import EntryKind, Hit, find_names, lowered
from verbale.knowledge.offices import Office, fixed_offices, name_office, plural_heads
from verbale.knowledge.states import organisations, states
from verbale.knowledge.tables import items, read_table
from verbale.knowledge.words import word_list

_MAX_LENGTH = 300
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]{0,100}\)")
_LINKS = frozenset({"of", "the", "for", "to", "in", "and", "at", "from"})
# What states call themselves, where the name itself is not written: "President of the Republic".
_SELF = frozenset({"republic", "kingdom", "state", "nation", "union", "federation", "federal", "national"})
# Words with which the office is not, or not simply, held by the one who is named.
_NOT_HELD = frozenset(
    {
        "former", "ex", "then", "late", "previous", "next", "future", "onetime", "sometime",
        "retired", "ousted", "deposed", "elect", "designate", "incoming", "nominee", "candidate",
        "acting", "interim", "caretaker",
    }
)  # fmt: skip
_LOST = frozenset({"of", "for", "to"})
_SPELLING = MappingProxyType({"defense": "defence", "labor": "labour", "co-operation": "cooperation"})
_PARTY_KINDS: tuple[EntryKind, ...] = ("state", "adjective", "organisation", "party", "party people", "part")
_DEPUTIES = ("deputy", "vice", "assistant", "junior", "first", "second", "third", "under")
_OF_STATES = frozenset(
    {"head of government", "foreign minister", "defence minister", "interior minister", "finance minister"}
)
_SENT_RANKS = frozenset({"ambassador", "envoy"})


@dataclass(frozen=True, slots=True)
class Position:
    """An office by its usual name and rank; `party` where the words tell it, `held` if it is held now."""

    office: Office
    party: str | None
    held: bool


def read_position(text: str) -> Position | None:
    """Return the office that the words for a position mean, or None when they mean none that is known."""
    text = text[:_MAX_LENGTH]
    hits = [hit for hit in find_names(text) if hit.of(*_PARTY_KINDS) is not None]
    words = [word for word in _words(_ASIDE.sub(_blank, text), hits) if not word.isdigit()]
    standing = word_list("office standing")
    held = _NOT_HELD.isdisjoint(re.split(r"[^a-z]+", text.lower()))
    core = [word for word in words if word not in _NOT_HELD and word not in standing]
    office = _office(_trimmed([word for word in core if word not in ("elect", "designate")]))
    if office is None:
        return None
    party = _party(office, hits)
    if office.party is not None and party is not None and party != office.party:
        return None  # a secretary of state, but not the American one
    return Position(office, party or office.party, held)


def fits(position: Position, party: str) -> bool:
    """Tell whether a party of this kind can have the office: a director general is an organisation's."""
    if position.office.rank == "head of organisation":
        return party in organisations()
    if position.office.rank in _OF_STATES and party in organisations():
        return False
    return position.office.party in (None, party)


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside.group())


def _words(text: str, hits: list[Hit]) -> list[str]:
    """Return the words in lower case, without the names of parties."""
    pieces, at = [], 0
    for hit in hits:
        pieces.append(text[at : hit.start])
        at = hit.end
    pieces.append(text[at:])
    words = [word for piece in pieces for word in _WORD.findall(lowered(piece).replace("’", "'"))]
    words = [word.removesuffix("'s") for word in words if word != "s"]
    words = [_SPELLING.get(word, plural_heads().get(word, word)) for word in words]
    # A link before another has lost its name: "representative of [the Union] for foreign affairs".
    return [
        word for at, word in enumerate(words) if word not in _LOST or _LOST.isdisjoint(words[at + 1 : at + 2])
    ]


def _trimmed(words: list[str]) -> list[str]:
    """Take off links and what states call themselves, at both ends."""
    while words and words[-1] in _LINKS | _SELF and " ".join(words) not in fixed_offices():
        words = words[:-1]
    while words and words[0] in _LINKS | _SELF and " ".join(words) not in _forms():
        words = words[1:]
    return words


def _office(words: list[str]) -> Office | None:
    """Return the office that the words name in full, or in the first of several."""
    phrase = " ".join(words)
    known = _forms().get(phrase)
    if known is not None:
        return known
    for joint in (" and ", " of the ", " of "):
        first, found, rest = phrase.partition(joint)
        if found and joint == " and " and _forms().get(first) is not None:
            return _forms()[first]
        if found and joint != " and " and first in ("minister", "secretary") and len(rest.split()) <= 8:
            return _minister(words)
    if len(words) <= 6 and words and words[-1] == "minister" and words[0] not in _DEPUTIES:
        return _minister(words)
    if phrase.startswith("minister for ") and len(words) <= 10:
        return _minister(words)
    return None


def _minister(words: list[str]) -> Office | None:
    """Return the minister of one domain: of health, for trade and industry."""
    domain = [word for word in words if word not in ("minister", "secretary", "of", "for", "the", "federal")]
    first = domain[: domain.index("and")] if "and" in domain[1:] else domain
    fixed = _forms().get(f"minister of {' '.join(first)}") or _forms().get(f"{' '.join(first)} minister")
    if fixed is not None:
        return fixed
    if not first or "secretary" in words or not all(word.isalpha() for word in first):
        return None
    return name_office([*first, "minister"])


def _spelled(form: str) -> str:
    return " ".join(_SPELLING.get(word, word) for word in form.replace(",", "").split())


@cache
def _forms() -> Mapping[str, Office]:
    """Return the offices by all their forms, those of registers included."""
    forms = dict(fixed_offices())
    for row in read_table("position_names.tsv"):
        office = fixed_offices()[row["office"]]
        for form in items(row["forms"]):
            forms.setdefault(form, office)
    return MappingProxyType({_spelled(form): office for form, office in forms.items()})


def _party(office: Office, hits: list[Hit]) -> str | None:
    """Return whose office it is: the first party named; for one who is sent, not the state sent to."""
    codes = [entry.code for hit in hits if (entry := hit.of(*_PARTY_KINDS)) is not None]
    if office.rank in _SENT_RANKS and len(codes) == 1 and hits[0].of("adjective") is None:
        return None  # "ambassador to Norway" tells where, not whose
    if office.rank == "head of organisation":
        return next((code for code in codes if code in organisations()), None)
    if office.rank in _OF_STATES:
        codes = [code for code in codes if code not in organisations()]
    return next(iter([code for code in codes if code in states()] or codes), None)
