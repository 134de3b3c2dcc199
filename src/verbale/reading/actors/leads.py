"""Joins an office with the person who is named beside it, or whom the sentence after the lead names.

Wire reports describe first and name afterwards: "The Polish foreign minister said ...", and then
"Dariusz Rosati told reporters ...", without saying that the two are one.
"""

from collections.abc import Sequence

from verbale.knowledge.offices import refers_to
from verbale.knowledge.states import organisations
from verbale.reading.actors.grounds import described_before
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.references import Holder
from verbale.reading.actors.view import View

_LEAD_SENTENCES = 3
_NEXT_SENTENCES = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RULE = "lead describes, next sentence names"


def join_leads(view: View, people: Sequence[Person], holders: Sequence[Holder]) -> list[Holder]:
    """Return the holders that no name follows; those joined give their mentions to the person."""
    by_sentence: dict[int, list[Person]] = {}
    for person in people:
        by_sentence.setdefault(view.sentence[person.mentions[0].start], []).append(person)
    beside = _appositions(view, people)
    left: list[Holder] = []
    for holder in holders:
        named = _beside(holder, beside) or _named(view, holder, by_sentence)
        if named is None:
            left.append(holder)
            continue
        first = holder.mentions[0]
        named.settle(holder.party, described_before(view.text(first.start, first.end)))
        if not named.offices:
            named.offices.append(holder.office)
        named.mentions.extend(Seen(seen.start, seen.end, seen.kind, _RULE) for seen in holder.mentions)
        named.mentions.sort(key=lambda seen: seen.start)
    return left


def _appositions(view: View, people: Sequence[Person]) -> dict[int, Person]:
    """Return the persons without stated party or office whose name stands beside a noun, by the noun."""
    found: dict[int, Person] = {}
    for person in people:
        seen = person.mentions[0]
        root = view.root(seen.start, seen.end)
        if view.deps[root] == "appos" and person.basis != "stated" and not person.offices:
            found.setdefault(view.heads[root], person)
    return found


def _beside(holder: Holder, beside: dict[int, Person]) -> Person | None:
    """Return the person named behind all that describes the office: "head of the XYZ mission in A, B"."""
    first = holder.mentions[0]
    found = next((beside[i] for i in range(first.start, first.end) if i in beside), None)
    if found is None or found.basis != "knowledge" or holder.party in organisations():
        return found  # whoever acts for an organisation is from some state too
    return found if found.party == holder.party else None


def _named(view: View, holder: Holder, by_sentence: dict[int, list[Person]]) -> Person | None:
    """Return the first person named after the office who can be its holder."""
    first = holder.mentions[0]
    lead = view.sentence[first.start]
    if lead >= _LEAD_SENTENCES or first.rule != "office and state":
        return None
    if first.start and view.lower[first.start - 1] == "as":
        return None  # "her years as secretary of state": whose is told there
    for ahead in range(1, _NEXT_SENTENCES + 1):
        for person in by_sentence.get(lead + ahead, ()):
            if person.party == holder.party and any(
                refers_to(holder.office, held) or refers_to(held, holder.office) for held in person.offices
            ):
                return person
            if not person.offices and _can_be(view, person, holder):
                return person
    return None


def _can_be(view: View, person: Person, holder: Holder) -> bool:
    """Whether a person without an office may hold this one: of its party, or the subject of the sentence."""
    if person.basis == "knowledge" and person.party != holder.party:
        return False
    if person.basis == "stated" and (person.party == holder.party or holder.party not in organisations()):
        return person.party == holder.party
    # Nothing told, or only where an organisation's man is from: "A of South Korea".
    seen = person.mentions[0]
    return view.deps[view.root(seen.start, seen.end)] in _SUBJECTS
