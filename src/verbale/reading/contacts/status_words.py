"""The words that tell whether a contact takes place, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.account import Status
from verbale.reading.inflection import form_table, noun_forms, verb_forms

type Told = tuple[Status, str]
"""A status with the rule that gave it."""

_GOVERNING: tuple[Status, ...] = ("planned", "possible", "cancelled", "denied")
_MODAL: tuple[Status, ...] = ("planned", "possible")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Word forms in lower case; `governing` and `modals` say which status they show."""

    governing: Mapping[str, Status]
    modals: Mapping[str, Status]
    accepted: frozenset[str]
    considered: frozenset[str]
    unsettling: frozenset[str]
    meant: frozenset[str]
    wished: frozenset[str]
    programme: frozenset[str]
    prospects: frozenset[str]
    doubtful: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    departing: frozenset[str]
    arriving: frozenset[str]
    rumours: frozenset[str]
    dismissing: frozenset[str]
    diary: frozenset[str]
    chronicle: frozenset[str]


@cache
def status_words() -> StatusWords:
    """Return the words that ship with the package."""
    data = tomllib.loads(files(__package__).joinpath("status.toml").read_text(encoding="utf-8"))

    def verbs(section: str) -> frozenset[str]:
        return frozenset(form_table(verbs=data[section]["verbs"]))

    return StatusWords(
        governing=_governing(data["governing"]),
        modals={word: kind for kind in _MODAL for word in data["modals"][kind]},
        accepted=verbs("accepted"),
        considered=verbs("considered"),
        unsettling=verbs("unsettling"),
        meant=frozenset(form_table(verbs=data["meant"]["words"])),
        wished=verbs("wished"),
        programme=frozenset(data["programme"]["words"]),
        prospects=frozenset(data["prospects"]["words"]),
        doubtful=frozenset(data["doubtful"]["adverbs"]),
        before=frozenset(data["order"]["before"]),
        after=frozenset(data["order"]["after"]),
        departing=verbs("departing"),
        arriving=verbs("arriving"),
        rumours=frozenset(data["rumours"]["words"]),
        dismissing=frozenset(form_table(verbs=data["rumours"]["dismissing"])),
        diary=frozenset(data["diary"]["words"]),
        chronicle=frozenset(data["diary"]["chronicle"]),
    )


def _governing(lists: Mapping[str, list[str]]) -> dict[str, Status]:
    """Map every form of the governing words to the status they show; phrases keep their second word."""
    words: dict[str, Status] = {}
    for kind in _GOVERNING:
        for entry in lists[kind]:
            head, _, second = entry.partition(" ")
            for form in verb_forms(head) | noun_forms(head):
                words.setdefault(f"{form} {second}" if second else form, kind)
    return words
