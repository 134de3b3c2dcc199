"""Whom a question means that names an office instead of a person: "foreign ministers of Azerbaijan"."""

import re
from typing import NamedTuple

from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code
from verbale.knowledge.positions import read_position
from verbale.knowledge.states import usual_name

_OF_CODE = re.compile(r"(?P<office>.+) of (?P<party>[A-Z]{2,5})")


class AskedOffice(NamedTuple):
    """An office by its usual name, and the code of the party that has it."""

    office: str
    party: str


def office_asked(words: str) -> AskedOffice | None:
    """Return the office that words mean, None where they are a name, or do not tell whose office it is.

    Offices go by any English name, in singular or plural, with the party by name, adjective or code: "foreign
    ministers of Azerbaijan", "Russian president", "president of RUS".
    """
    coded = _OF_CODE.fullmatch(words.strip())
    if coded:
        try:
            words = f"{coded['office']} of {usual_name(party_code(coded['party']))}"
        except SkipInput:
            return None
    position = read_position(words)
    if position is None or position.party is None:
        return None
    return AskedOffice(position.office.name, position.party)
