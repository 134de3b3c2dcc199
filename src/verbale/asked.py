"""From conditions as users give them to the question that a record is asked.

Commands, the Python interface and saved questions make their questions here, by the name of the kind.
"""

from dataclasses import fields
from types import MappingProxyType
from typing import Any

from verbale.errors import VerbaleError
from verbale.knowledge.naming import party_code
from verbale.record.questions import (
    ContactQuestion,
    DriftQuestion,
    FormulaQuestion,
    PositionQuestion,
    Question,
    StatementQuestion,
    TimelineQuestion,
)

KINDS: MappingProxyType[str, type[Question]] = MappingProxyType(
    {
        "contacts": ContactQuestion,
        "statements": StatementQuestion,
        "timeline": TimelineQuestion,
        "formulae": FormulaQuestion,
        "drift": DriftQuestion,
        "positions": PositionQuestion,
    }
)


def make_question(kind: str, **conditions: Any) -> Question:
    """Return a question of a kind, with parties by their codes; conditions that are None are not asked.

    Raises VerbaleError for an unknown kind or condition, and SkipInput for an unknown party.
    """
    if kind not in KINDS:
        raise VerbaleError(f"no question is called {kind!r}: ask for {', '.join(KINDS)}")
    given = {name: value for name, value in conditions.items() if value is not None}
    unknown = sorted(given.keys() - {field.name for field in fields(KINDS[kind])})
    if unknown:
        raise VerbaleError(f"{kind} can't be asked for by {', '.join(unknown)}")
    if "between" in given:
        one, other = given["between"]
        given["between"] = party_code(one), party_code(other)
    if "party" in given:
        given["party"] = party_code(given["party"])
    return KINDS[kind](**given)
