"""Reads items of Wikidata's JSON: who held a position (P39) from when (P580) to when (P582).

Items that are positions are known by their English label or by a class of theirs, and by the state in which
they hold (P1001, or else P17); items that are states by their ISO 3166-1 code.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from verbale.errors import SkipInput
from verbale.knowledge.codes import by_wikidata, code_of_country
from verbale.knowledge.importing.index import Index
from verbale.knowledge.importing.names import spellings
from verbale.knowledge.offices import fixed_offices
from verbale.knowledge.positions import fits, read_position

_HELD, _FROM, _TO = "P39", "P580", "P582"
_JURISDICTION, _COUNTRY, _OF = "P1001", "P17", "P642"
_SUBCLASS, _INSTANCE, _DIED = "P279", "P31", "P570"
_ALPHA2, _ALPHA3 = "P297", "P298"
_MARKS = tuple(f'"{name}"'.encode() for name in (_HELD, _JURISDICTION, _SUBCLASS, _ALPHA2))
_LANGUAGES = ("en", "en-gb", "en-ca", "mul")
# Classes of positions whose members are one office of a state each, whatever they are called.
_CLASSES = MappingProxyType(
    {
        "Q14212": "prime minister",
        "Q7330070": "foreign minister",
        "Q30461": "president",
        "Q121998": "ambassador",
    }
)
# Wikidata's precisions, as the length of the date that is left: year, month, day.
_PRECISIONS = MappingProxyType({9: 4, 10: 7, 11: 10})


def wanted(line: bytes) -> bool:
    """Tell whether the line of an entity may say something of positions: most of a dump does not."""
    return any(mark in line for mark in _MARKS)


def take(raw: dict[str, Any], index: Index, file: str) -> None:
    """Put down what an item says. Raises SkipInput when it is none."""
    id_, claims = raw.get("id"), raw.get("claims")
    if not isinstance(id_, str) or not isinstance(claims, dict | list):
        raise SkipInput("no Wikidata item: it needs 'id' and 'claims'")
    if not isinstance(claims, dict):
        return  # an item without claims has an empty list of them
    code = next((code for name in (_ALPHA2, _ALPHA3) for value in _strings(claims, name)
                 if (code := code_of_country(value)) is not None), None)  # fmt: skip
    if code is not None:
        index.add_state(id_, code)
    if claims.get(_HELD):
        _take_person(id_, raw, claims, index, file)
    elif claims.get(_JURISDICTION) or claims.get(_SUBCLASS):
        _take_position(id_, raw, claims, index)


def _take_person(id_: str, raw: dict[str, Any], claims: dict[str, Any], index: Index, file: str) -> None:
    found = spellings([*_labels(raw), *_aliases(raw)]) or ((), ())
    index.add_person(id_, *found, next(_dates(claims.get(_DIED)), ""))
    for claim in _listed(claims.get(_HELD)):
        position = _item(_snak(claim))
        if position is None or claim.get("rank") == "deprecated":
            continue
        qualifiers = claim.get("qualifiers")
        qualifiers = qualifiers if isinstance(qualifiers, dict) else {}
        since = next(_qualified(qualifiers, _FROM), "")
        until = next(_qualified(qualifiers, _TO), "")
        area = next((item for name in (_OF, _JURISDICTION, _COUNTRY)
                     for snak in _listed(qualifiers.get(name)) if (item := _item(snak))), "")  # fmt: skip
        index.add_tenure(id_, position, since, until, area, f"{file} {id_}"[:200])


def _take_position(id_: str, raw: dict[str, Any], claims: dict[str, Any], index: Index) -> None:
    labels = list(_labels(raw))
    if not labels:
        return
    areas = [item for name in (_JURISDICTION, _COUNTRY) for item in _items(claims, name)]
    area = areas[0] if areas else ""
    for label in labels:
        position = read_position(label)
        if position is not None and position.held:
            party = position.party or by_wikidata().get(area, "")
            if not party or fits(position, party):
                index.add_position(id_, position.office.name, party, labels[0], area)
            return
    general = [_CLASSES[item] for name in (_SUBCLASS, _INSTANCE) for item in _items(claims, name)
               if item in _CLASSES]  # fmt: skip
    if general and _items(claims, _JURISDICTION):
        office = fixed_offices()[general[0]]
        index.add_position(id_, office.name, by_wikidata().get(area, ""), labels[0], area)


def _labels(raw: dict[str, Any]) -> Iterator[str]:
    labels = raw.get("labels")
    for language in _LANGUAGES:
        label = labels.get(language) if isinstance(labels, dict) else None
        if isinstance(label, dict) and isinstance(label.get("value"), str):
            yield label["value"]


def _aliases(raw: dict[str, Any]) -> Iterator[str]:
    aliases = raw.get("aliases")
    for language in _LANGUAGES:
        for alias in _listed(aliases.get(language)) if isinstance(aliases, dict) else ():
            if isinstance(alias.get("value"), str):
                yield alias["value"]


def _listed(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _snak(claim: dict[str, Any]) -> dict[str, Any]:
    snak = claim.get("mainsnak")
    return snak if isinstance(snak, dict) else {}


def _value(snak: dict[str, Any]) -> Any:
    data = snak.get("datavalue")
    return data.get("value") if isinstance(data, dict) else None


def _item(snak: dict[str, Any]) -> str | None:
    value = _value(snak)
    id_ = value.get("id") if isinstance(value, dict) else None
    return id_ if isinstance(id_, str) else None


def _items(claims: dict[str, Any], name: str) -> list[str]:
    found = (_item(_snak(claim)) for claim in _listed(claims.get(name)) if claim.get("rank") != "deprecated")
    return [item for item in found if item is not None]


def _strings(claims: dict[str, Any], name: str) -> Iterator[str]:
    values = (_value(_snak(claim)) for claim in _listed(claims.get(name)))
    return (value for value in values if isinstance(value, str))


def _qualified(qualifiers: dict[str, Any], name: str) -> Iterator[str]:
    return (date for snak in _listed(qualifiers.get(name)) if (date := _time(_value(snak))))


def _dates(claims: Any) -> Iterator[str]:
    return (date for claim in _listed(claims) if (date := _time(_value(_snak(claim)))))


def _time(value: Any) -> str:
    """Return the EDTF date of a time value of a year's, month's or day's precision, or nothing."""
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return ""
    length = _PRECISIONS.get(value.get("precision", 0))
    text = value["time"]
    return text[1 : 1 + length] if length is not None and text.startswith("+") else ""
