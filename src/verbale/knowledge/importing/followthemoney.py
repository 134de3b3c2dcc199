"""Reads FollowTheMoney entities, as OpenSanctions publishes them: Person, Position and Occupancy.

An entity is `{"id": ..., "schema": ..., "properties": {name: [values]}}`. In the nested form the entities
that a property points to stand in its place.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from verbale.errors import SkipInput
from verbale.knowledge.codes import code_of_country
from verbale.knowledge.importing.index import Index
from verbale.knowledge.importing.names import spellings
from verbale.knowledge.positions import fits, read_position

SCHEMATA = ("Person", "Position", "Occupancy")
# Offices of towns and of parts of states are none of a state's.
_LOCAL = frozenset({"gov.muni", "gov.state"})
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MAX_DEPTH = 6


class Entity(BaseModel):
    """What all entities have."""

    id: str
    schema_: str
    properties: dict[str, list[Any]]

    def first(self, name: str) -> str:
        """Return the first plain value of a property, or nothing."""
        return next((value for value in self.all(name)), "")

    def all(self, name: str) -> list[str]:
        """Return the plain values of a property; of an entity in their place, its id."""
        listed = self.properties.get(name, ())
        values = (value.get("id") if isinstance(value, dict) else value for value in listed)
        return [value for value in values if isinstance(value, str)]


def take(raw: dict[str, Any], index: Index, file: str) -> None:
    """Put down an entity, and those nested in it. Raises SkipInput when it is no such entity."""
    for entity in _entities(raw, 0):
        if entity.schema_ == "Person":
            _take_person(entity, index)
        elif entity.schema_ == "Position":
            _take_position(entity, index)
        elif entity.schema_ == "Occupancy":
            _take_occupancy(entity, index, file)


def _entities(raw: dict[str, Any], depth: int) -> Iterator[Entity]:
    try:
        entity = Entity(id=raw["id"], schema_=raw["schema"], properties=raw.get("properties") or {})
    except (KeyError, ValidationError) as error:
        raise SkipInput("no FollowTheMoney entity: it needs id, schema, and properties in lists") from error
    yield entity
    if depth < _MAX_DEPTH:
        for values in entity.properties.values():
            for value in values:
                if isinstance(value, dict) and "schema" in value:
                    yield from _entities(value, depth + 1)


def _take_person(entity: Entity, index: Index) -> None:
    names = [*entity.all("name"), *entity.all("alias")]
    found = spellings(names, given=entity.first("firstName"), family=entity.first("lastName"))
    if found is not None:
        index.add_person(entity.id, *found, _date(entity.first("deathDate")))
    else:
        index.add_person(entity.id, (), (), "")


def _take_position(entity: Entity, index: Index) -> None:
    name = entity.first("name")
    if entity.properties.get("subnationalArea") or not _LOCAL.isdisjoint(entity.all("topics")):
        index.add_position(entity.id, "", "", name, "")
        return
    found = [position for each in entity.all("name") if (position := read_position(each)) is not None]
    countries = [code for country in entity.all("country") if (code := code_of_country(country)) is not None]
    for position in found:
        for party in (position.party, *countries):
            # A minister is the country's; the head of an organisation is not that of the state it sits in.
            if party is not None and position.held and fits(position, party):
                index.add_position(entity.id, position.office.name, party, name, "")
                return
    index.add_position(entity.id, "", "", name, "")


def _take_occupancy(entity: Entity, index: Index, file: str) -> None:
    holder, post = entity.first("holder"), entity.first("post")
    since = _date(entity.first("startDate")) or _date(entity.first("date"))
    until = _date(entity.first("endDate"))
    if holder and post:
        index.add_tenure(holder, post, since, until, "", f"{file} {entity.id}"[:200])


def _date(value: str) -> str:
    """Return the EDTF date at the head of a value, of whatever precision, or nothing."""
    match = _DATE.match(value)
    return match.group() if match else ""
