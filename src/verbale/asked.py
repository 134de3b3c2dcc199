"""From conditions as users give them to the question that a record is asked.

Commands, the Python interface and saved questions make their questions here, by the name of the kind.
"""

from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import Any

from verbale.errors import VerbaleError
from verbale.knowledge.naming import party_code
from verbale.record.answers import KINDS
from verbale.record.questions import Question

# Conditions beside `between` and `party` that are parties, by the kind of question.
_PARTIES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {"events": ("by", "to"), "figures": ("of",)}
)


def make_question(kind: str, /, **conditions: Any) -> Question:
    """Return a question of a kind, with parties by their codes; conditions that are None are not asked.

    Raises VerbaleError for an unknown kind or condition and for one that is missing, and SkipInput for an
    unknown party.
    """
    if kind not in KINDS:
        raise VerbaleError(f"no question is called {kind!r}: ask for {', '.join(KINDS)}")
    made = KINDS[kind][0]
    given = {name: value for name, value in conditions.items() if value is not None}
    known = {field.name: field for field in fields(made)}
    if unknown := sorted(given.keys() - known):
        raise VerbaleError(f"{kind} can't be asked for by {', '.join(unknown)}")
    needed = {name for name, field in known.items() if field.default is MISSING}
    if missing := sorted(needed - given.keys()):
        raise VerbaleError(f"{kind} can't be asked for without {', '.join(missing)}")
    if "between" in given:
        one, other = given["between"]
        given["between"] = party_code(one), party_code(other)
    for name in ("party", *_PARTIES.get(kind, ())):
        if name in given:
            given[name] = party_code(given[name])
    return made(**given)
