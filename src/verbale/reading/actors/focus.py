"""Who is in the reader's mind: chooses among those mentioned before by grammatical role and nearness.

After centering (Grosz, Joshi and Weinstein 1995, Computational Linguistics 21(2)): what the last
sentence is about is its subject, and a description that is a subject goes on with it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from verbale.reading.actors.view import View

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_UP = frozenset({"pobj", "prep", "agent", "dative", "poss", "compound", "appos", "nmod", "amod", "conj"})
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"nsubj": 1.0, "nsubjpass": 1.0, "agent": 0.6, "dobj": 0.4, "dative": 0.4, "ROOT": 0.5}
)
_OTHER_ROLE = 0.2
_SAME_ROLE = 0.5
_A_SENTENCE_BACK = 1.0
_OFTEN = 0.15
_OFTEN_AT_MOST = 4
_REPORTED_BY = -0.8
_SENTENCES = 4
_DEPTH = 12


class Mentioned(Protocol):
    """Where somebody is mentioned: tokens `start` to `end` (exclusive)."""

    start: int
    end: int


def role(view: View, start: int, end: int) -> str:
    """Return the grammatical role of a phrase: that of its head, or of the first of those joined by 'and'."""
    root = view.root(start, end)
    for _ in range(_DEPTH):
        if view.deps[root] not in ("conj", "appos") or view.heads[root] == root:
            break
        root = view.heads[root]
    dep = view.deps[root]
    return "agent" if dep == "pobj" and view.deps[view.heads[root]] == "agent" else dep


def clause_verb(view: View, i: int) -> int | None:
    """Return the verb whose clause the phrase of token `i` belongs to, None where there is none."""
    for _ in range(_DEPTH):
        head = view.heads[i]
        if head == i:
            return i if view.tags[i].startswith("V") else None
        if view.tags[head].startswith("V") and view.deps[i] not in ("relcl", "acl"):
            return head
        if view.deps[i] not in _UP and view.deps[i] not in SUBJECTS:
            return None
        i = head
    return None


def together(view: View, one: Mentioned, start: int, end: int) -> bool:
    """Whether a mention and the phrase are arguments of one verb, and so two different persons."""
    if one.start <= start < one.end or start <= one.start < end:
        return True
    root = view.root(start, end)
    verb = clause_verb(view, root)
    return verb is not None and verb == clause_verb(view, view.root(one.start, one.end))


def reports(view: View, one: Mentioned, start: int, end: int) -> bool:
    """Whether the one mentioned is told to say what holds the phrase: 'A said that the minister ...'."""
    if role(view, one.start, one.end) not in SUBJECTS:
        return False
    verb = clause_verb(view, view.root(start, end))
    saying = clause_verb(view, view.root(one.start, one.end))
    for _ in range(_DEPTH):
        if verb is None or view.heads[verb] == verb:
            return False
        if view.deps[verb] in ("ccomp", "xcomp") and view.heads[verb] == saying:
            return True
        verb = view.heads[verb]
    return False


def choose[A](view: View, start: int, end: int, before: Iterable[tuple[Mentioned, A, float]]) -> A | None:
    """Return whom the phrase on tokens `start` to `end` (exclusive) most likely means.

    `before` are mentions of all who fit, the latest first, each with what else speaks for them.
    """
    here = view.sentence[start]
    own = role(view, start, end)
    scores: dict[int, float] = {}
    actors: dict[int, A] = {}
    counts: dict[int, int] = {}
    barred: set[int] = set()
    for mention, actor, besides in before:
        back = here - view.sentence[mention.start]
        if back > _SENTENCES and scores:
            break
        key = id(actor)
        counts[key] = counts.get(key, 0) + 1
        if key in scores or key in barred:
            continue
        if back == 0 and together(view, mention, start, end):
            barred.add(key)
            continue
        theirs = role(view, mention.start, mention.end)
        score = besides - _A_SENTENCE_BACK * min(back, _SENTENCES) + _WEIGHTS.get(theirs, _OTHER_ROLE)
        score += _SAME_ROLE if theirs == own or (theirs in SUBJECTS and own in SUBJECTS) else 0.0
        score += _REPORTED_BY if back == 0 and reports(view, mention, start, end) else 0.0
        scores[key], actors[key] = score, actor
    if not scores:
        return None
    total = {key: score + _OFTEN * min(counts[key], _OFTEN_AT_MOST) for key, score in scores.items()}
    return actors[max(total, key=lambda key: total[key])]
