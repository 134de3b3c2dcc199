"""Questions that the rules ask of a dependency parse."""

from verbale.reading.syntax.clauses import (
    VERB_TAGS,
    below,
    clause_head,
    governor,
    is_superseded,
    is_verb,
    main_verb,
    nearby,
    reduced_clause,
)
from verbale.reading.syntax.nouns import carrier, conjuncts, hyphenated, listed, possessors
from verbale.reading.syntax.objects import (
    DAY_NAMES,
    direct_objects,
    gapped_objects,
    is_attributive_visiting,
    prepositional_objects,
    prepositions_after,
)
from verbale.reading.syntax.passives import is_passive, passive_agents, told_of_all
from verbale.reading.syntax.subjects import subjects

__all__ = [
    "DAY_NAMES",
    "VERB_TAGS",
    "below",
    "carrier",
    "clause_head",
    "conjuncts",
    "direct_objects",
    "gapped_objects",
    "governor",
    "hyphenated",
    "is_attributive_visiting",
    "is_passive",
    "is_superseded",
    "is_verb",
    "listed",
    "main_verb",
    "nearby",
    "passive_agents",
    "possessors",
    "prepositional_objects",
    "prepositions_after",
    "reduced_clause",
    "subjects",
    "told_of_all",
]
