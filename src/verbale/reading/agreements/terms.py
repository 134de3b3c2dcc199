"""What an agreement binds its parties to: the clauses that say so, as spans of the report's text."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Span as Offsets
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.syntax import is_verb

_MAX_WORDS = 80
_CLAUSES = frozenset({"xcomp", "ccomp"})


def terms(head: Token, words: AgreementLexicon) -> Iterator[Offsets]:
    """Yield what the paper named by `head` binds to, as its own phrase and the clause around it tell it."""
    for child in head.children:
        if child.dep_ == "relcl":
            yield from _related(child, words)
        elif child.dep_ == "acl":
            yield from _described(child, words)
    verb = head.head
    if head.dep_ == "nsubj":
        together = (c for c in verb.children if c.dep_ == "conj" and not _has_subject(c))
        yield from (span for each in (verb, *together) if _says(each, words) for span in _deed(each))
    elif head.dep_ == "dobj":  # "signed an accord opening the border": hung on the verb by the parser
        for beside in verb.children:
            if (
                beside.dep_ == "advcl"
                and beside.i > head.i
                and _is_to_do(beside)
                and verb.lower_ in words.verbs
            ):
                yield from _clause(beside)
            elif beside.dep_ == "advcl" and beside.tag_ == "VBG" and beside.i > head.i:
                if beside.lower_ in words.binding:
                    yield from _clause(beside)
                elif beside.lower_ in words.pledging:
                    yield from (span for c in beside.children if c.dep_ in _CLAUSES for span in _clause(c))
    elif head.dep_ == "pobj":
        yield from _laid_down(_of_terms(head, words), words)


def is_denied(verb: Token) -> bool:
    """Tell whether a verb says what was not done: "neither parliament has ratified it"."""
    doers = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    return any(child.dep_ == "neg" for child in verb.children) or any(
        word.lower_ in ("no", "neither") for doer in doers for word in (doer, *doer.children)
    )


def _says(verb: Token, words: AgreementLexicon) -> bool:
    """Tell whether a paper that does this lays something down: "settles the border", not "takes effect"."""
    form = verb.lower_
    told = verb.tag_ in ("VBZ", "VBP") and form not in words.unbinding and form not in words.verbs
    return form in words.binding or (told and any(child.dep_ in ("dobj", "ccomp") for child in verb.children))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _deed(verb: Token) -> Iterator[Offsets]:
    """Yield a verb and what stands behind it, up to the next verb beside it."""
    beside = [child for child in verb.children if child.dep_ in ("cc", "conj") and child.i > verb.i]
    last = min((child.left_edge.i for child in beside), default=verb.right_edge.i + 1) - 1
    yield from _between(verb, verb.i, last)


def _related(verb: Token, words: AgreementLexicon) -> Iterator[Offsets]:
    """Read a relative clause: "under which both withdraw", "that obliges both to withdraw"."""
    if any(child.lower_ == "under" for child in verb.children):
        yield from _clause(verb)
    elif verb.lower_ in words.binding and any(
        child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in verb.children
    ):
        yield from _deed(verb)


def _described(verb: Token, words: AgreementLexicon) -> Iterator[Offsets]:
    """Read "an accord to withdraw" and "an accord opening the border"."""
    if _is_to_do(verb) or (verb.tag_ == "VBG" and verb.lower_ not in words.unbinding):
        yield from _clause(verb)


def _is_to_do(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _of_terms(head: Token, words: AgreementLexicon) -> Token:
    """Return the noun at the head of "the terms of the accord", else the paper's own."""
    noun = head.head.head
    return noun if head.head.lower_ == "of" and noun.lower_ in words.parts else head


def _laid_down(noun: Token, words: AgreementLexicon) -> Iterator[Offsets]:
    """Read the clause that stands under a paper: "under the accord, arms must be handed over"."""
    prep = noun.head
    verb = prep.head
    if noun.dep_ != "pobj" or not is_verb(verb):
        return
    if prep.dep_ == "agent" or (prep.lower_ in ("in", "under") and verb.lower_ in words.pledging):
        if prep.dep_ != "agent" or verb.lower_ in words.binding:
            said = (child for child in verb.children if child.dep_ in _CLAUSES or _is_to_do(child))
            yield from (span for clause in said for span in _clause(clause))
    elif prep.lower_ == "under" and _is_to_be(verb):
        yield from _clause_beside(verb, prep)


def _is_to_be(verb: Token) -> bool:
    """Tell whether a clause says what shall be, and not what once was."""
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(
        child.tag_ in ("MD", "VBZ", "VBP", "TO") and child.lower_ not in ("has", "have") for child in helpers
    )


def _clause_beside(verb: Token, apart: Token) -> Iterator[Offsets]:
    """Yield the clause of a verb without the phrase that stands before or behind it."""
    doc = verb.doc
    first, last = verb.left_edge.i, verb.right_edge.i
    if apart.i < verb.i:
        first = max(first, apart.right_edge.i + 1)
    else:
        last = min(last, apart.left_edge.i - 1)
    while first < last and doc[first].is_punct:
        first += 1
    yield from _between(verb, first, last)


def _clause(verb: Token) -> Iterator[Offsets]:
    yield from _between(verb, verb.left_edge.i, verb.right_edge.i)


def _between(verb: Token, first: int, last: int) -> Iterator[Offsets]:
    doc = verb.doc
    last = min(last, verb.i + _MAX_WORDS)
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    if first <= last:
        yield doc[first].idx, doc[last].idx + len(doc[last])
