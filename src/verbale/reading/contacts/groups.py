"""Persons who go together: lists that the parser tore apart, and the groups that "they" stands for."""

from typing import Protocol

from spacy.tokens import Span, Token

from verbale.account import Actor
from verbale.reading.actors.index import ActorIndex
from verbale.reading.syntax import DAY_NAMES, conjuncts, governor

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"they", "them"})
_WINDOW = 60  # words before
_LONGEST_LIST = 12
_PRONOUNS = frozenset({"PRP", "PRP$"})
_LINES_REACH = 400  # words
_BEFORE_TITLES = frozenset({"the", "his", "her", "their", "its", "mr.", "mrs.", "ms.", "dr."})
_BULLETS = frozenset({"-", "•", "*", "–", "·", "—"})
_OF = frozenset({"of", "from"})
_LONGEST_TIME = 5  # words of "on Monday evening and"
_BEFORE_DAY_OR_TOWN = frozenset({"on", "in", "at"})


class Named(Protocol):
    """What tells whom a noun names."""

    index: ActorIndex

    def at(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors of the mentions headed by the word."""


def listed_with(head: Token, named: Named) -> list[Token]:
    """Return `head` and the persons listed with it: "Presidents A of Chile, B of Peru and C of Bolivia".

    The parser takes B for an apposition of A, and C for another country beside Peru.
    """
    found = [head]
    for name in found:
        if len(found) >= _LONGEST_LIST or not _persons(name, named):
            break
        found += [t for t in _before(name) if _persons(t, named)] if name == head else []
        beside = [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
        before = {c.i: _before(c) for c in beside}
        if name.dep_ not in _SUBJECTS:  # "after meeting A, B said" has B as its subject
            beside = [c for c in beside if before[c.i] or _goes_on(name, c)]
        beside = [t for c in beside for t in (*before[c.i], c)]
        beside = [k for c in beside for k in conjuncts(c)]
        beside += [k for n in _of(name) if not _persons(n, named) for k in conjuncts(n)[1:]]
        if name == head and name.dep_ not in _SUBJECTS:
            beside += _one_by_one(name, named) or each_with_day(name, named)
        elif name == head:
            beside += [t for t in _one_by_one(name, named) if t.i < name.head.i]
        known = {actor.id for each in found for actor in _persons(each, named)}
        found += [t for t in beside if any(actor.id not in known for actor in _persons(t, named))]
    return found


def _one_by_one(name: Token, named: Named) -> list[Token]:
    """Return the persons who follow on a name with commas and a last "and": "A of X, B of Y, and C of Z".

    Such a list is read word by word, for the parser hangs its names now here, now there.
    """
    doc, found = name.doc, [name]
    while len(found) < _LONGEST_LIST:
        end = max((m.span.end for m in named.index.covering(found[-1])), default=found[-1].i + 1)
        if doc[end : end + 1].text == "of":
            homes = [m.span.end for t in doc[end + 1 : end + 3] for m in named.index.covering(t)]
            end = max(homes, default=end)
        start = end + (doc[end : end + 1].text == ",")
        last = doc[start : start + 1].text == "and"
        start += last
        behind = doc[start : start + 1] if start > end else doc[end:end]
        if behind.text.lower() in _BEFORE_TITLES:  # "A, his counterpart B, the premier C, and D"
            behind = doc[start : start + 2]
        persons = [m for t in behind for m in named.index.covering(t) if m.actor.kind == "person"]
        if len(behind) > 1:
            persons = [m for m in persons if m.span.root.tag_ not in _PRONOUNS]
        starts = (start, behind.end - 1)
        root = next((m.span.root for m in persons if m.span.start in starts), None)
        if root is None or root.tag_ in _PRONOUNS or root.dep_ in _SUBJECTS:
            return []
        found.append(root)
        if last:
            known = {actor.id for each in found for actor in _persons(each, named)}
            return found[1:] if len(known) >= len(found) else []
    return []


def each_with_day(name: Token, named: Named) -> list[Token]:
    """Return who else is named behind a day or a place: "A on Monday and B on Tuesday", "A in X and B in Y".

    The parser hangs the second name on the day before it, whatever stands before the first.
    """
    doc, found, last = name.doc, list[Token](), name
    while len(found) < _LONGEST_LIST:
        end = max((m.span.end for m in named.index.covering(last)), default=last.i + 1)
        if last == name:
            end = max((m.span.end for t in doc[end : end + 1] for m in named.index.covering(t)), default=end)
        at = next((t.i for t in doc[end : end + _LONGEST_TIME] if t.lower_ == "and"), end)
        if not _tells_when_or_where(doc[end:at]):
            break
        persons = [
            m for t in doc[at + 1 : at + 2] for m in named.index.covering(t) if m.actor.kind == "person"
        ]
        root = next((m.span.root for m in persons if m.span.start == at + 1), None)
        if root is None or root.tag_ in _PRONOUNS or root.dep_ in _SUBJECTS:
            break
        behind = max(m.span.end for m in persons)
        if not _tells_when_or_where(doc[behind : behind + 2]):
            break
        found.append(root)
        last = root
    return found


def _tells_when_or_where(words: Span) -> bool:
    """Tell whether words open with "on Monday", "Monday" or "in Rome"."""
    first, second = words[:1].text.lower(), words[1:2]
    return first in DAY_NAMES or (
        first in _BEFORE_DAY_OR_TOWN and (second.text.lower() in DAY_NAMES or second.text.istitle())
    )


def enumerated(link: Token, named: Named) -> list[Token]:
    """Return the persons named line by line behind a colon: "held meetings with:", "- Premier X"."""
    doc, found = link.doc, list[Token]()
    at = link.i + 1
    if doc[at : at + 1].text != ":":
        return []
    at += 1
    last = min(len(doc), at + _LINES_REACH)
    while at + 1 < last and "\n" in doc[at].text and doc[at + 1].text in _BULLETS:
        end = next((i for i in range(at + 1, last) if "\n" in doc[i].text), last)
        line = doc[at + 2 : end]
        people = [t for t in line if _persons(t, named)]
        found += people[:1]
        at = end
    return found


def group_before(word: Token, named: Named) -> tuple[Actor, ...]:
    """Return the persons for whom "they" or "the delegation" stands: the last who were a subject together."""
    if not _stands_for_group(word):
        return ()
    start = word.doc[max(0, word.i - _WINDOW)].idx
    for found in reversed(named.index.within(start, word.idx)):
        root = found.span.root
        first = root if root.dep_ in _SUBJECTS else root.head if root.dep_ == "conj" else None
        if first is None or first.dep_ not in _SUBJECTS or found.actor.kind != "person":
            continue
        heads = [each for head in conjuncts(first) for each in listed_with(head, named)]
        persons = {actor.id: actor for head in heads for actor in _persons(head, named)}
        return tuple(persons.values()) if len(persons) > 1 else ()
    return ()


def who_say_it(they: Token) -> Token | None:
    """Return those who say of themselves what they do: "Utopian officials said they would hold talks"."""
    verb = governor(they) if they.lower_ == "them" else they.head
    own = they.dep_ in _SUBJECTS or they.head.lower_ in ("between", "with")
    if not own or verb.dep_ != "ccomp" or verb.head.i > they.i:
        return None
    doers = [c for c in verb.head.lefts if c.dep_ == "nsubj"]
    return doers[0] if len(doers) == 1 and doers[0].tag_ == "NNS" else None


def _stands_for_group(word: Token) -> bool:
    if word.lower_ in _PLURAL:
        return True
    own = [c for c in word.children if c.i < word.i or c.dep_ == "prep"]
    return word.lower_ == "delegation" and [c.lower_ for c in own] == ["the"]


def _goes_on(name: Token, beside: Token) -> bool:
    """Tell whether a name and what stands beside it are of one list, which "and" ends."""
    ends = any(_joins(t) for e in (name, beside) for t in (e, *_of(e)))
    return ends or any(_joins(t) for t in conjuncts(beside)[:_LONGEST_LIST])


def _of(name: Token) -> list[Token]:
    return [n for c in name.children if c.dep_ == "prep" and c.lower_ in _OF for n in c.children]


def _before(name: Token) -> list[Token]:
    """Return the names that the parser hung on the last of a list, or on its title: "A, [B and C]"."""
    titles = [c for c in name.children if c.dep_ in ("compound", "nmod") and c.tag_ == "NN" and c.i < name.i]
    inside = [c for top in (name, *titles) for c in top.children if c.dep_ == "nmod" and c.i < top.i]
    joined = any(_joins(t) for m in inside for t in (m, *_of(m)))
    return inside if joined else []


def _joins(noun: Token) -> bool:
    return any(c.dep_ == "cc" for c in noun.children)


def _persons(head: Token, named: Named) -> list[Actor]:
    return [actor for actor in named.at(head) if actor.kind == "person"]
