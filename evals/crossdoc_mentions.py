"""What a parsed document says of its terms, and of an event mention given by its place."""

from collections import Counter
from typing import Final

import numpy as np
from spacy.tokens import Doc, Span, Token

from evals.benchmark import Row
from verbale.knowledge.event_words import is_saying, meanings, stem
from verbale.record.happenings import Happening

NAMES: Final = ("PERSON", "GPE", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART")
_EMPTY: Final = ("DET", "ADP", "PUNCT", "PART", "PRON", "AUX")
_OBJECTS: Final = ("dobj", "nsubjpass", "obj", "poss")
_OTHERS: Final = ("compound", "amod", "nmod")


def terms(doc: Doc) -> tuple[Counter[str], set[str]]:
    """Return the terms of a document with their counts, and those that are part of a name."""
    counts: Counter[str] = Counter()
    for token in doc:
        if not (token.is_punct or token.is_space or token.is_stop):
            counts[token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()] += 1
    for entity in doc.ents:
        if len(entity) > 1:
            counts[entity.text.lower()] += 1
    return counts, {token.lower_ for token in doc if token.ent_type_ in NAMES}


def happening(doc: Doc, position: int, mention: Row) -> Happening:
    """Return what is compared of an event mention in the document at `position`."""
    span = doc.char_span(mention["start"], mention["end"], alignment_mode="expand") or doc[:]
    pieces = mention.get("parts") or [(mention["start"], mention["end"])]
    tokens = [token for token in span if any(a <= token.idx < b for a, b in pieces)] or list(span)
    head = _head(span, tokens)
    word = _word(head)
    subjects, objects, others = _taking_part(head)
    lemma = head.lemma_.lower()
    context = {
        token.lemma_.lower() for token in head.sent if not (token.is_stop or token.is_punct or token.is_space)
    }
    vector = np.asarray(doc.vocab[lemma].vector, dtype=np.float32)
    length = float(np.linalg.norm(vector))
    return Happening(
        report=position,
        sentence=head.sent.start,
        text=mention["text"].lower(),
        root=stem(word),
        meanings=_meanings(head, tokens, mention["text"].lower(), word),
        verb=head.pos_ in ("VERB", "AUX"),
        saying=is_saying(word),
        subjects=frozenset(subjects),
        objects=frozenset(objects),
        others=frozenset(others),
        context=frozenset(context - {lemma}),
        vector=vector / length if length else None,
    )


def _head(span: Span, tokens: list[Token]) -> Token:
    """Return the word of the mention that says what happened: its highest, but for words without content."""
    content = [token for token in tokens if token.pos_ not in _EMPTY] or tokens
    if span.root in content:
        return span.root
    return min(content, key=lambda token: (sum(1 for _ in token.ancestors), token.i))


def _word(token: Token) -> str:
    """Return the base form; headlines write verbs and nouns like names, which the lemmatizer leaves alone."""
    word = token.lemma_.lower()
    if not token.tag_.startswith("NNP") and not (word.endswith("s") and token.text[0].isupper()):
        return word
    word = token.lower_
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > len("its"):
        return word[:-1]
    return word


def _meanings(head: Token, tokens: list[Token], text: str, word: str) -> frozenset[int]:
    """Return the sets of event words of the whole phrase, or else of its head."""
    lemma = head.lemma_.lower()
    phrases = {text, " ".join(token.lemma_.lower() for token in tokens)}
    for child in head.children:
        if child.dep_ == "prt" or (child.dep_ == "prep" and child.i == head.i + 1):
            phrases.add(f"{lemma} {child.lower_}")
    of_phrase = frozenset().union(*(meanings(phrase) for phrase in phrases))
    return of_phrase or meanings(word) | meanings(lemma)


def _taking_part(head: Token) -> tuple[set[str], set[str], set[str]]:
    """Return the words of subjects, objects and others who take part; passives and nouns are turned round."""
    subjects: set[str] = set()
    objects: set[str] = set()
    others: set[str] = set()
    noun = head.pos_ in ("NOUN", "PROPN")
    for child in head.children:
        if child.dep_ in ("nsubj", "csubj"):
            subjects |= _words(child)
        elif child.dep_ in _OBJECTS:
            objects |= _words(child)
        elif child.dep_ in _OTHERS:
            others |= _words(child)
        elif child.dep_ in ("agent", "prep"):
            of_noun = objects if noun and child.lower_ == "of" else others
            target = subjects if child.dep_ == "agent" else of_noun
            for inner in child.children:
                if inner.dep_ == "pobj":
                    target |= _words(inner)
    if head.dep_ in ("acl", "relcl"):
        (objects if head.tag_ == "VBN" else subjects).update(_words(head.head))
    if head.dep_ in ("conj", "xcomp") and head.head.pos_ in ("VERB", "AUX"):
        for child in head.head.children:
            if child.dep_ == "nsubj" and not subjects:
                subjects |= _words(child)
            if child.dep_ == "nsubjpass" and not objects:
                objects |= _words(child)
    return subjects, objects, others


def _words(token: Token) -> set[str]:
    """Return the base forms of a noun, of what is joined to it by 'and', and of their first modifiers."""
    found = set()
    for one in (token, *token.conjuncts):
        if one.pos_ != "PRON":
            found.add(one.lemma_.lower())
        found |= {
            child.lemma_.lower()
            for child in one.children
            if child.dep_ in ("compound", "amod", "nummod") and not child.is_stop
        }
    return found
