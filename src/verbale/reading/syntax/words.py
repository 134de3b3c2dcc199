"""The words that questions to a dependency parse turn on, from their data file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.reading.inflection import form_table


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists, each named after its table in the file."""

    staged: frozenset[str]
    quantities: frozenset[str]
    object_control: Mapping[str, str]


@cache
def words() -> Words:
    """Load the lists, once."""
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return Words(
        staged=frozenset(data["staged"]["words"]),
        quantities=frozenset(data["quantities"]["words"]),
        object_control=form_table(verbs=data["object_control"]["verbs"]),
    )
