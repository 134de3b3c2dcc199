"""What two tellings of one paper have in common: its proper name, or when and between whom it was made.

A **proper name** ("Ohrid agreement", "Korean War armistice") means one paper whoever tells it, an accord
or a deal as well as an agreement. A **description** ("peace deal", "the trilateral statement") does so with
the parties and the day on which it was made, or, where no day is told, with the parties in the year of the
report; a treaty with the parties and the year alone, since two make one of a matter in a year, if any.
Descriptions of different matter ("trade agreement", "visa agreement") are different papers.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from verbale.account import Agreement
from verbale.edtf import days
from verbale.knowledge.states import organisations, states
from verbale.record.names import singulars
from verbale.record.packing import content_id

# So many words in capitals, the noun among them, make a name of common words.
_WORDS_OF_A_TITLE = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """Nouns that stand for each other, nouns of weighty papers, words of no matter, and words of no name."""

    accords: frozenset[str]
    weighty: frozenset[str]
    idle: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Words:
    lists = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    named = [name for state in states().values()
             for name in (state.name, *state.other_names, *state.adjectives, *state.people)]  # fmt: skip
    idle = {word for name in (*named, *organisations()) for word in singulars(name)}
    idle |= {*lists["papers"], *lists["form"]}
    accords, weighty = frozenset(lists["accords"]), frozenset(lists["weighty"])
    return _Words(accords, weighty, frozenset(idle), frozenset(idle | {*lists["matters"]}))


@lru_cache(maxsize=16384)
def is_proper(name: str) -> bool:
    """Tell whether a name is that of one paper: a word in capitals beside its noun that is no common word.

    A title of many words in capitals will do too.
    """
    words = name.split()
    capital = [word for word in words if word[:1].isupper()]
    if words[-1:] == capital[-1:] and len(capital) >= _WORDS_OF_A_TITLE:
        return True
    named = [word for word in words[:-1] if word[:1].isupper()]
    return any(not _lists().common.issuperset(singulars(word)) for word in named)


@lru_cache(maxsize=16384)
def matter_of(name: str) -> str:
    """Return what a description says of the matter of a paper: empty for "the joint statement"."""
    return " ".join(sorted({word for word in singulars(name) if word not in _lists().idle}))


def _of_name(name: str) -> tuple[str, ...]:
    """Return the words by which a proper name is known; an accord is an agreement."""
    accords = _lists().accords
    return tuple("accord" if word in accords else word for word in singulars(name))


def keys_of(agreement: Agreement, told: str | None) -> tuple[str, ...]:
    """Return the keys of what a report tells of an agreement, sorted; all that share one are one paper.

    `told` is the day of the report. Empty where there is too little to go by.
    """
    names = (agreement.name, *agreement.aliases)
    keys = {content_id("name", *_of_name(name)) for name in names if is_proper(name)}
    parties = sorted(set(agreement.parties))
    if len(parties) > 1:
        made = days(agreement.date)
        matter = matter_of(agreement.name)
        year = made[0].isoformat()[:4] if made is not None else (told or "")[:4]
        if made is not None and made[0] == made[1]:
            # One report gives the name of a paper, another describes it by its matter, or by none.
            matters = {matter, ""} if is_proper(agreement.name) else {matter}
            keys |= {content_id("made", made[0].isoformat(), one, *parties) for one in matters}
        elif not keys and year:
            keys.add(content_id("told", year, matter, *parties))
        noun = singulars(agreement.name)[-1:]
        if year and not is_proper(agreement.name) and _lists().weighty.issuperset(noun):
            keys.add(content_id("made in", year, *noun, matter, *parties))
    return tuple(sorted(keys))
