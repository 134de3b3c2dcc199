"""Resolves 'he', 'she', 'his', 'her' to the person who is in the reader's mind."""

from collections.abc import Sequence

from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.view import View

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def resolve_pronouns(view: View, people: Sequence[Person]) -> None:
    """Add pronouns to the mentions of persons: subjects first, the nearest sentence first."""
    if not people:
        return
    at: dict[int, Person] = {}
    for person in people:
        for seen in person.mentions:
            at[view.root(seen.start, seen.end)] = person
    for number, first in enumerate(view.sentence_starts):
        last = view.sentence_starts[number + 1] if number + 1 < len(view.sentence_starts) else len(view)
        for i in range(first, last):
            word = view.lower[i]
            if word not in _MALE and word not in _FEMALE:
                continue
            antecedent = _antecedent(view, at, i, number, female=word in _FEMALE)
            if antecedent is not None:
                at[i] = antecedent
                antecedent.mentions.append(Seen(i, i + 1, "pronoun", "pronoun"))
                if antecedent.female is None:
                    antecedent.female = word in _FEMALE


def _antecedent(view: View, at: dict[int, Person], i: int, number: int, *, female: bool) -> Person | None:
    for back in range(3):
        if number - back < 0:
            return None
        start = view.sentence_starts[number - back]
        end = i if back == 0 else view.sentence_starts[number - back + 1]
        found = [(k, at[k]) for k in range(start, end) if k in at and at[k].female is not (not female)]
        if not found:
            continue
        subjects = [person for k, person in found if view.deps[k] in _SUBJECTS]
        return subjects[-1 if back == 0 else 0] if subjects else found[-1][1]
    return None
