"""Noun phrases: what is listed together, and what hangs on a noun."""

from spacy.tokens import Token

from verbale.reading.syntax.clauses import is_verb
from verbale.reading.syntax.words import words
from verbale.reading.wordforms import number

_CONJ = number("conj")
_APPOS = number("appos")
_LONGEST_LIST = 60
_MAX_CLIMB = 6
_LONGEST_NAME = 3  # words, of a state in a pair
_NAMING = frozenset({"JJ", "NNP", "NNPS", "NN", "NNS"})
_HYPHENS = frozenset({"-", "–", "/"})


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is coordinated with it, in text order."""
    if not token.n_rights and not token.n_lefts:
        return [token]
    found: list[Token] = []
    todo = [token]
    while todo and len(found) < _LONGEST_LIST:
        current = todo.pop()
        found.append(current)
        for child in current.children:
            if child.dep == _CONJ and not is_verb(child):
                todo.append(child)
            elif child.dep == _APPOS and current.tag_ == "NN" and child.tag_ == "NNP":
                todo += _behind_name(child)
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


def _behind_name(name: Token) -> list[Token]:
    """Return what the parser hung on a name, coordinated with its bearer.

    "The king, A, and a guest"; "the king, A, his minister, B, and a guest".
    """
    others = [c for c in name.children if c.dep == _CONJ and not is_verb(c)]
    behind = [
        c
        for c in others
        if name.doc[c.left_edge.i - 1].dep_ == "cc" and name.doc[c.left_edge.i - 2].text == ","
    ]
    return behind + [c for c in name.children if c.dep == _APPOS and c.tag_ == "NN" and _bears_name(c)]


def _bears_name(noun: Token) -> bool:
    """Tell whether a name stands right behind the noun phrase and a comma: "his minister, B"."""
    names = (c for c in noun.children if c.dep in (_CONJ, _APPOS) and c.tag_ == "NNP" and c.i > noun.i)
    return any(noun.doc[c.left_edge.i - 1].text == "," for c in names)


def listed(token: Token) -> list[Token]:
    """Return the token and all that is listed with it, commas or not: "Kenya, South Africa and Egypt"."""
    found = conjuncts(token)
    for each in list(found):
        found += [t for child in each.children if child.dep_ == "appos" for t in conjuncts(child)]
    return sorted(set(found), key=lambda t: t.i)


def carrier(noun: Token) -> Token:
    """Return the noun that counts the occasions and carries them in the clause: "two days of talks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in words().quantities:
        return noun.head.head
    return noun


def hyphenated(noun: Token) -> list[Token]:
    """Return what stands joined by hyphens before a noun: "Greek-Turkish talks", "US-North Korea summit"."""
    found: list[Token] = []
    i, doc = noun.i - 1, noun.doc
    while i > 1 and len(found) < _MAX_CLIMB:
        first = _name_start(doc[i])
        if first > 1 and doc[first - 1].text in _HYPHENS and doc[i].tag_ in _NAMING:
            own = list(doc[first : i + 1]) if not found else []  # "the ABC-Utopia Commemorative Summit"
            found += [*reversed(own), doc[first - 2]]
            i = first - 2
        elif doc[i].tag_ in ("JJ", "NN") and not found and doc[i].dep_ in ("amod", "compound"):
            i -= 1
        else:
            break
    return found


def _name_start(last: Token) -> int:
    """Return where a name of several words starts that ends with a word: "Saudi Arabia"."""
    start = last.i
    while start > 0 and last.i - start < _LONGEST_NAME and last.tag_ == "NNP":
        before = last.doc[start - 1]
        if before.tag_ != "NNP" or before.dep_ != "compound" or before.text in _HYPHENS:
            break
        start -= 1
    return start


def possessors(noun: Token) -> list[Token]:
    """Return the heads of the possessive of a noun: "Lavrov's visit", "his talks"."""
    return [token for child in noun.children if child.dep_ == "poss" for token in conjuncts(child)]
