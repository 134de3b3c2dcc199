"""Offices: their English names, and how the words of an office become one name for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from verbale.knowledge.tables import items, read_table
from verbale.knowledge.words import word_list

type WordKind = Literal["head", "domain", "quality", "standing"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its usual name. `party` where only one has it (the taoiseach is Irish).

    `others` have an office of that name too, of which reports on neither of them speak less often.
    """

    name: str
    rank: str
    party: str | None = None
    others: frozenset[str] = frozenset()


# Offices that a bare word may refer back to: "the leader" is a president, a prime minister, ...
REFERS_TO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "leader": (
            "head of state",
            "head of government",
            "monarch",
            "royal",
            "leader",
            "party leader",
            "chief",
            "president",
            "chairman",
        ),
        "ruler": ("head of state", "head of government", "monarch", "leader"),
        "strongman": ("head of state", "head of government", "leader"),
        "head of state": ("head of state", "monarch"),
        "president": ("head of state", "president"),
        "minister": (
            "foreign minister",
            "defence minister",
            "interior minister",
            "finance minister",
            "trade minister",
            "justice minister",
            "minister",
            "deputy foreign minister",
        ),
        "secretary": (
            "foreign minister",
            "defence minister",
            "interior minister",
            "finance minister",
            "secretary",
        ),
        "monarch": ("monarch",),
        "envoy": ("envoy", "ambassador", "representative"),
        "emissary": ("envoy", "ambassador", "representative"),
        "representative": ("envoy", "ambassador", "representative"),
        "mediator": ("envoy", "representative", "mediator"),
        "negotiator": ("envoy", "deputy foreign minister", "negotiator", "minister"),
        "diplomat": ("ambassador", "envoy", "foreign minister", "deputy foreign minister", "diplomat"),
        "chief": (
            "chief",
            "head of organisation",
            "military chief",
            "head",
            "director",
            "chairman",
            "leader",
        ),
        "head": ("head of organisation", "chief", "head", "director", "chairman"),
        "chairman": ("chairman", "president", "party leader"),
        "official": (
            "deputy foreign minister",
            "envoy",
            "official",
            "representative",
            "director",
            "spokesman",
        ),
        "general": ("military chief", "general", "commander"),
        "premier": ("head of government",),
        "deputy": ("deputy foreign minister", "deputy head of government"),
    }
)
_USUAL: Mapping[str, str] = MappingProxyType(
    {"foreign minister": "foreign minister", "head of government": "prime minister"}
)
_RANK_OF_HEAD: Mapping[str, str] = MappingProxyType(
    {
        "president": "president",
        "minister": "minister",
        "secretary": "secretary",
        "premier": "head of government",
        "spokesman": "spokesman",
        "spokeswoman": "spokesman",
        "spokesperson": "spokesman",
        "ambassador": "ambassador",
        "envoy": "envoy",
        "emissary": "envoy",
        "chairwoman": "chairman",
        "chairperson": "chairman",
        "chair": "chairman",
        "co-chairman": "chairman",
        "co-chair": "chairman",
        "advisor": "adviser",
        "councillor": "councillor",
        "councilor": "councillor",
    }
)
_SPELLING: Mapping[str, str] = MappingProxyType(
    {"defense": "defence", "labor": "labour", "advisor": "adviser", "councilor": "councillor"}
)


@lru_cache(maxsize=1)
def fixed_offices() -> Mapping[str, Office]:
    """Return offices by each of their fixed names, in lower case and in the singular."""
    table: dict[str, Office] = {}
    for row in read_table("offices.tsv"):
        office = Office(row["name"], row["rank"], row["party"] or None, frozenset(items(row["others"])))
        for form in (row["name"], *items(row["forms"])):
            bare = form.replace(" the ", " ")
            singular = " ".join(plural_heads().get(word, word) for word in bare.split())
            for variant in (form, bare, singular):
                table.setdefault(variant, office)
    return MappingProxyType(table)


def office_words(kind: WordKind) -> frozenset[str]:
    """Return the words of one kind of which names of offices are made, in lower case."""
    return word_list(f"office {kind}")


@lru_cache(maxsize=1)
def plural_heads() -> Mapping[str, str]:
    """Return the plurals of head words with their singulars: 'ministers' to 'minister'."""
    plurals = {head + "s": head for head in office_words("head")}
    plurals |= {head[:-3] + "men": head for head in office_words("head") if head.endswith("man")}
    plurals |= {head[:-5] + "women": head for head in office_words("head") if head.endswith("woman")}
    return MappingProxyType(plurals)


def name_office(words: Sequence[str]) -> Office:
    """Return the office that lower-case words name, without state or determiner.

    ('defense', 'ministers') is the defence minister; ('minister', 'of', 'health') the health
    minister; words without a fixed office stand for themselves, in the singular.
    """
    singular = [
        _SPELLING.get(plural_heads().get(word, word), plural_heads().get(word, word)) for word in words
    ]
    phrase = _joined(singular)
    fixed = fixed_offices().get(phrase)
    if fixed is not None:
        return fixed
    if "counterpart" in singular:
        return Office("counterpart", "counterpart")
    if len(singular) == 2 and singular[0] in office_words("head") - office_words("quality"):
        # Two offices in a row, or the rest of a body's name: "ruler president".
        return name_office(singular[1:])
    if len(singular) > 2 and singular[1] in ("of", "for") and singular[0] in ("minister", "secretary"):
        domain = [word for word in singular[2:] if word != "the"]
        return name_office([*domain, singular[0]])
    head = next((word for word in reversed(singular) if word in office_words("head")), singular[-1])
    if "of" in singular or "for" in singular:
        before = singular[: next(i for i, word in enumerate(singular) if word in ("of", "for"))]
        head = next((word for word in reversed(before) if word in office_words("head")), head)
    rank = _RANK_OF_HEAD.get(head, head)
    if rank == "minister" and singular[0] in ("deputy", "vice", "assistant", "junior"):
        rank = "deputy minister"
    return Office(phrase, rank)


def peer_of(office: Office) -> Office:
    """Return the office as most states call it: the foreign minister for a secretary of state."""
    usual = _USUAL.get(office.rank)
    return fixed_offices()[usual] if usual is not None else office


def refers_to(reference: Office, held: Office) -> bool:
    """Whether words for the office `reference` may stand for the holder of `held`."""
    if reference.name == held.name or (reference.rank == held.rank and reference.rank not in _LOOSE):
        return True
    head = reference.name.rsplit(" ", 1)[-1]
    ranks = REFERS_TO.get(reference.name) or (REFERS_TO.get(head) if reference.name == head else None)
    return ranks is not None and held.rank in ranks


_LOOSE = frozenset(
    {"minister", "deputy minister", "official", "secretary", "chief", "head", "director", "president"}
)


def _joined(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text.replace(" - ", "-").replace(" 's", "'s")
