"""Whether people speak by telephone: their sentence says so, or the heading of the report."""

import re

from spacy.tokens import Doc, Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.findings import findings
from verbale.reading.syntax import below, clause_head

_NEAR_PHONE = 20  # words
_HEADING = 30  # words
_CALL = re.compile(r"\b(?:tele)?phone|\bcalls? with\b|\breadout\b.*\bcalls?\b", re.IGNORECASE)
_SPOKE = frozenset({"spoke", "speak", "speaks", "talked", "discussed", "exchanged", "conferred", "reviewed"})


def by_phone(verb: Token, words: Lexicon) -> bool:
    """Tell whether the verb is one of speaking by telephone, as its sentence or the report's heading says."""
    around = (t for t in below(verb) if abs(t.i - verb.i) < _NEAR_PHONE)
    # Not "X, who phoned Y on Monday, will discuss it with Z".
    near = [t for t in around if t.i > verb.i or clause_head(t) == verb]
    if any(t.lower_ in words.phone or (t.lower_ == "call" and _is_their_own(t)) for t in near):
        return True
    return verb.lower_ in _SPOKE and _headed_call(verb.doc, words)


def _is_their_own(call: Token) -> bool:
    """Tell whether the words are "during their call", "in the call"."""
    return call.dep_ == "pobj" and call.head.lower_ in ("during", "in") and call.tag_ == "NN"


def _headed_call(doc: Doc, words: Lexicon) -> bool:
    """Tell whether the report's heading is that of a call: "Readout of the President's Call with X"."""
    report = findings(doc).report
    if report is not None and report.title and _CALL.search(report.title):
        return True
    for token in doc[:_HEADING]:
        if "\n" in token.text:
            return False
        if token.lower_ in words.phone or (token.lower_ in ("call", "calls") and token.text[0] == "C"):
            return True
    return False
