"""Who stays away from a conference takes no part in it: "did not attend", "skipped the summit"."""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import negated
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import status_words
from verbale.reading.syntax import is_verb, subjects

_BEING = frozenset({"was", "is", "were", "are", "be", "been", "being"})
_CALLING = frozenset({"called", "calls", "calling"})  # "called for an emergency meeting of the council"
_AWAY = frozenset({"away", "absent", "missing"})


def leave_out(mention: ContactMention, words: Lexicon) -> None:
    """Leave those who are said to stay away out of the parties of a conference."""
    if mention.mode != "conference":
        return
    absent = {
        head.i
        for verb in _verbs(mention)
        if _stays_away(verb, words) or verb.lower_ in _CALLING
        for head in subjects(verb)
    }
    if absent:
        mention.parties = [p for p in mention.parties if p.head.i not in absent]


def _verbs(mention: ContactMention) -> list[Token]:
    """Return the verbs that may tell of being there, and what governs them: "refused to attend"."""
    own = [v for v in dict.fromkeys((mention.trigger, mention.predicate)) if is_verb(v)]
    return own + [v.head for v in own if v.dep_ == "xcomp"]


def _stays_away(verb: Token, words: Lexicon) -> bool:
    if words.attendance.get(verb.lower_) in words.absence:
        return not negated(verb)
    there = verb.lower_ in words.attendance or verb.lower_ in _BEING
    if there or verb.lower_ in ("stay", "stayed", "stays", "staying"):
        away = any(c.lower_ in _AWAY for c in verb.children)
        return away or (there and negated(verb))
    to_come = any(c.dep_ == "xcomp" and c.lower_ in words.attendance for c in verb.children)
    return to_come and status_words().governing.get(verb.lower_) == "cancelled"
