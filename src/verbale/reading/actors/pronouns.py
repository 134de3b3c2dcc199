"""Resolves 'he', 'she', 'his', 'her' to the person who is in the reader's mind."""

from collections.abc import Sequence

from verbale.reading.actors.focus import SUBJECTS, together
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.references import Holder
from verbale.reading.actors.view import View

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
# Tokens of one sentence that are looked back over: no sentence is longer but one of a page of rubbish.
_FARTHEST = 300
# Marks at the end of a quotation, and those that open it.
_CLOSING = {'"': '"', "”": "“", "''": "``"}
_ATTENDING = frozenset({"present", "attending", "accompanying"})  # "Present were A and B"
_TOGETHER = frozenset({"with", "to"})
_STEPS = 6  # up the tree from "his" to the preposition in front of a clause
_SHARED = 3  # verbs that share one subject
# Forms that never mean another argument of their own verb.
_OTHERS = frozenset({"he", "she", "him"})
_DONE_TO = frozenset({"dobj", "dative"})  # what "her" is where it does not say whose


def resolve_pronouns(view: View, people: Sequence[Person], holders: Sequence[Holder]) -> None:
    """Add pronouns to the mentions of persons: subjects first, the nearest sentence first.

    One who is told by office alone is meant by a pronoun in what that one says.
    """
    if not people and not holders:
        return
    at: dict[int, tuple[Seen, Person]] = {}
    for person in people:
        for seen in person.mentions:
            at[view.root(seen.start, seen.end)] = seen, person
    unnamed = {view.root(seen.start, seen.end): holder for holder in holders for seen in holder.mentions}
    for number, first in enumerate(view.sentence_starts):
        last = view.sentence_starts[number + 1] if number + 1 < len(view.sentence_starts) else len(view)
        for i in range(first, last):
            word = view.lower[i]
            if word not in _MALE and word not in _FEMALE:
                continue
            speaker = _who_says_it(view, i, first)
            if speaker in unnamed:
                unnamed[speaker].mentions.append(Seen(i, i + 1, "pronoun", "pronoun"))
                continue
            ahead = _ahead(view, at, i, last)
            female = word in _FEMALE
            told = (ahead, _who(view, at, i), _met_before(view, at, i, first))
            meant = [p for p in told if p and p.female is not (not female)]
            antecedent = meant[0] if meant else _antecedent(view, at, i, number, female=female)
            if antecedent is not None:
                seen = Seen(i, i + 1, "pronoun", "pronoun")
                at[i] = seen, antecedent
                antecedent.mentions.append(seen)
                if antecedent.female is None:
                    antecedent.female = female


def _who_says_it(view: View, i: int, first: int) -> int | None:
    """Return the subject of the verb of saying in whose content the pronoun is the subject, if there is one.

    "A minister said he would not go": he is the minister.
    """
    verb = view.heads[i]
    if view.deps[i] not in SUBJECTS or view.deps[verb] != "ccomp" or view.heads[verb] > i:
        return None
    says = view.heads[verb]
    behind = range(says - 1, max(first, says - _FARTHEST) - 1, -1)
    return next((k for k in behind if view.heads[k] == says and view.deps[k] in SUBJECTS), None)


def _ahead(view: View, at: dict[int, tuple[Seen, Person]], i: int, last: int) -> Person | None:
    """Return the subject of the clause before which whose something is stands: "during his talks, X said"."""
    if view.deps[i] != "poss":
        return None
    top = i
    for _ in range(_STEPS):
        if view.deps[top] == "prep" and view.tags[view.heads[top]].startswith("V"):
            break
        top = view.heads[top]
    verb = view.heads[top]
    if view.deps[top] != "prep" or verb < i or view.deps[verb] == "relcl":
        return None
    behind = range(i + 1, min(last, verb + 1))
    return next(
        (at[k][1] for k in behind if k in at and view.heads[k] == verb and view.deps[k] in SUBJECTS), None
    )


def _who(view: View, at: dict[int, tuple[Seen, Person]], i: int) -> Person | None:
    """Return the one whose relative clause says whose something is: X of "X, who cancelled his trip"."""
    if view.deps[i] != "poss":
        return None
    verb = view.heads[i]
    for _ in range(_STEPS):
        if view.tags[verb].startswith("V"):
            break
        verb = view.heads[verb]
    head = view.heads[verb]
    if view.deps[verb] != "relcl" or not head < verb < i or head not in at:
        return None
    is_who = any(view.lower[k] == "who" and view.heads[k] == verb for k in range(head + 1, verb))
    return at[head][1] if is_who else None


def _met_before(view: View, at: dict[int, tuple[Seen, Person]], i: int, first: int) -> Person | None:
    """Return whom somebody dealt with before he does something to him: X of "met with X and invited him"."""
    verb = view.heads[i]
    if view.deps[i] != "dobj" or view.deps[verb] != "conj":
        return None
    before = view.heads[verb]
    if view.tags[before] == "VBN" and view.deps[before] in ("advcl", "acl"):
        before = view.heads[before]  # the parser took "and invited" with the aside "criticised by Y"
    for k in range(max(first, i - _FARTHEST), verb):
        with_whom = view.deps[k] == "pobj" and view.lower[view.heads[k]] in _TOGETHER
        above = view.heads[view.heads[k]] if with_whom else view.heads[k]
        if k in at and above == before and (with_whom or view.deps[k] == "dobj"):
            return at[k][1]
    return None


def _antecedent(
    view: View, at: dict[int, tuple[Seen, Person]], i: int, number: int, *, female: bool
) -> Person | None:
    barred: set[int] = set()
    beside: Person | None = None
    quoted = _quoted_before(view, i)
    for back in range(3):
        if number - back < 0:
            break
        start = view.sentence_starts[number - back]
        end = i if back == 0 else view.sentence_starts[number - back + 1]
        found = []
        for k in range(max(start, end - _FARTHEST), end):
            if k not in at or at[k][1].female is (not female) or k in quoted:
                continue
            if back and _only_present(view, k, start):
                continue
            seen, person = at[k]
            other = back == 0 and (view.lower[i] in _OTHERS or view.deps[i] in _DONE_TO)
            if other and (together(view, seen, i, i + 1) or _does(view, k, i)):
                barred.add(id(person))  # "A thanked him" is somebody else
            found.append((k, person))
        found = [(k, person) for k, person in found if id(person) not in barred]
        if back:
            beside = beside or (found[-1][1] if found else None)
            found = [(k, person) for k, person in found if view.deps[k] != "compound"]
        if not found:
            continue
        if back and view.deps[i] in SUBJECTS:
            kept = [person for k, person in found if at[k][0].kind == "pronoun"]
            if kept:
                return kept[-1]  # whom a pronoun meant is still spoken of
        subjects = [person for k, person in found if view.deps[k] in SUBJECTS]
        return subjects[-1 if back == 0 else 0] if subjects else found[-1][1]
    # Whose name stands only before something of theirs, "the Doe plan", is meant where nobody else is.
    return None if barred else beside


def _only_present(view: View, k: int, start: int) -> bool:
    """Tell whether somebody is only said to be there as well: "Present at the talks were A and B"."""
    return view.lower[start] in _ATTENDING or (
        view.lower[start] == "also" and view.lower[start + 1] in _ATTENDING
    )


def _quoted_before(view: View, i: int) -> range:
    """Return the words of the quotation right behind which a pronoun says who speaks: '"X is ill," he said'.

    Whoever is named in it is not the speaker.
    """
    close = next((k for k in (i - 1, i - 2) if k > 0 and view.words[k] in _CLOSING), 0)
    if not close or not view.spaced[close] or view.spaced[close - 1] or view.deps[i] not in SUBJECTS:
        return range(0)
    begins = _CLOSING[view.words[close]]
    opening = (k for k in range(close - 1, max(0, close - _FARTHEST) - 1, -1) if view.words[k] == begins)
    return range(next(opening, close), close)


def _does(view: View, subject: int, i: int) -> bool:
    """Tell whether a subject does what is done to the pronoun at `i`, by a verb that shares the subject.

    "A phoned B and invited him", "A met B to urge him": he is not A.
    """
    if view.deps[i] != "dobj" or view.deps[subject] not in SUBJECTS:
        return False
    verb = view.heads[i]
    for _ in range(_SHARED):
        if view.deps[verb] not in ("conj", "advcl", "xcomp"):
            return False
        verb = view.heads[verb]
        if view.heads[subject] == verb:
            return True
        if any(view.heads[k] == verb and view.deps[k] in SUBJECTS for k in range(subject + 1, verb)):
            return False  # "A flew to Rome, but B refused to receive him": he may be A
    return False
