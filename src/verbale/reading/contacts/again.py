"""Dealings told a second time by their day alone: "met him on Monday and again on Tuesday"."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import is_verb

_REACH = 40  # words behind a trigger
_AGAIN = frozenset({"again", "then"})
_BEFORE_DAYS = frozenset({"on", "late", "early", "in", "this", "last", "next", "the", "at"})
_SITTINGS = frozenset({"meeting", "call"})


def repeat(mentions: list[ContactMention]) -> list[ContactMention]:
    """Return the mentions, each that took place again on another day followed by that of that day."""
    repeated: list[ContactMention] = []
    for mention in mentions:
        repeated.append(mention)
        again = _again(mention.trigger) if mention.mode in _SITTINGS and len(mentions) == 1 else None
        if again is not None:
            other = replace(mention, anchor=again, apart=True, parties=list(mention.parties))
            repeated.append(other)
    return repeated


def is_second(mention: ContactMention) -> bool:
    """Tell whether a mention is the second that `repeat` made, which is one only with a day of its own."""
    return mention.anchor is not None and mention.anchor.lower_ in _AGAIN


def _again(trigger: Token) -> Token | None:
    """Return "again" of "and again on Tuesday" behind a trigger, with no other verb between."""
    behind = trigger.doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + _REACH)]
    for word in behind:
        if is_verb(word):
            return None
        if word.lower_ in _AGAIN and word.nbor(-1).lower_ == "and" and _day_follows(word):
            return word
    return None


def _day_follows(again: Token) -> bool:
    """Tell whether a day stands next behind the word."""
    following = again.doc[again.i + 1 : again.sent.end]
    first = next((t for t in following if t.lower_ not in _BEFORE_DAYS), None)
    return first is not None and first.ent_type_ in ("DATE", "TIME")
