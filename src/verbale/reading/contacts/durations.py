"""How long: the days that the words around a trigger count."""

import re

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import carrier, clause_head, is_verb, nearby

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_DAYS = re.compile(
    r"(?<!\bin )(?<!within )(?<!final )(?<!remaining )(?<!closing )"
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[- ]{{1,2}}days?\b"
    r"(?!\s+(?:ago|before|after|later|earlier))",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(48|72|96)[- ]{1,2}hours?\b", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:week-?long|one-week)\b", re.IGNORECASE)
_TWO_WEEKS = re.compile(r"\b(?:two-week|fortnight-?long)\b", re.IGNORECASE)
_BEHIND = frozenset({"after", "following"})
_COMPLEMENTS = 12  # words behind a verb among which its complements count days
_LASTING = frozenset({"last", "lasts", "lasted", "lasting"})
_VERBAL = frozenset({"to", "will", "would", "may", "could", "should"})  # words that make "last" a verb
_RUNNING = _LASTING | {"run", "runs", "ran"}
_INTO_DAY = frozenset({"for", "into"})
_RUN = ("visit", "conference", "meeting")
_SHORT_SENTENCE = 10  # words


def days_told(mention: ContactMention, words: Lexicon) -> int | None:
    """Return how many days the words around the trigger give the occasion.

    "A three-day visit", "arrived for a three-day visit", "the talks, which are to last three days".
    """
    trigger = carrier(mention.trigger)
    stay = mention.mode == "visit"
    if mention.rule.startswith("carry") and trigger.dep_ == "relcl":
        return _days_before(trigger.head)  # "a ten-day tour that will take him to"
    setting_out = stay and is_verb(trigger) and not mention.ends
    own = (
        _days_before(trigger, until_then=setting_out)
        if stay or mention.format or not is_verb(trigger)
        else None
    )
    if own is not None:
        return own
    clause = clause_head(trigger)
    for token in nearby(trigger):
        if token.i < trigger.i or token == trigger:
            continue
        if token.lower_ in _LASTING and (is_verb(token) or token.nbor(-1).lower_ in _VERBAL):
            return _days_before(token if is_verb(token) else token.head)
        if mention.ends and token.lower_ == "after" and token.head in (trigger, trigger.head):
            return _days_before(token)
        mode = words.noun_modes.get(words.noun_lemmas.get(token.lower_, ""))
        if setting_out and _lies_behind(token):
            continue  # "left for Seoul after a four-day visit"
        named = mode == "visit" if stay else mode in ("meeting", "conference") and mention.format
        if named and not is_verb(token) and clause_head(token) == clause:
            return _days_before(token)
    return _told_next(trigger) if mention.format else None


def nth_day(mention: ContactMention, words: Lexicon) -> int:
    """Return 2 for "on the second day of his visit", "met for a second day"; 0 where no such day is told."""
    if mention.mode not in _RUN:
        return 0
    days = [mention.trigger.head.head] if mention.trigger.dep_ == "pobj" else []
    verb = mention.predicate
    if mention.mode != "visit" and clause_head(mention.trigger) == clause_head(verb):
        nouns = [c for c in verb.children if c.i > verb.i]
        days += [n for c in nouns for n in (c, *(c.children if c.lower_ in _INTO_DAY else ()))]
    counted = (
        words.ordinals.get(child.lower_, "1")
        for day in days if day.lower_ == "day"
        for child in day.children if child.i < day.i
    )  # fmt: skip
    return next((int(n) for n in counted if n != "1"), 0)


def _told_next(trigger: Token) -> int | None:
    """Return the days of a short sentence behind the trigger's own: "It is to run for two days"."""
    end = trigger.sent.end
    if end >= len(trigger.doc):
        return None
    following = trigger.doc[end].sent
    words = [t.lower_ for t in following if t.is_alpha]
    lasts = set(words) & _RUNNING and words[:1] == ["it"] and len(words) <= _SHORT_SENTENCE
    return count_days(following.text) if lasts else None


def _lies_behind(noun: Token) -> bool:
    """Tell whether a noun tells of what was over before: "after a four-day visit"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _BEHIND


def _days_before(head: Token, *, until_then: bool = False) -> int | None:
    """Return the days that a noun's own words or a verb's complements count.

    With `until_then` what stands behind "after" is of something that was over before.
    """
    left = min(head.left_edge.i, head.i)
    right = min(head.right_edge.i + 1, head.i + _COMPLEMENTS)
    if until_then:
        right = next((t.i for t in head.doc[head.i : right] if t.lower_ in _BEHIND), right)
    return count_days(head.doc[left:right].text)


def count_days(text: str) -> int | None:
    """Return how many days the first words of a length in the text count; None when there are none."""
    told = _DAYS.search(text)
    if told is None:
        hours = _HOURS.search(text)
        weeks = 7 if _WEEK.search(text) else 14 if _TWO_WEEKS.search(text) else None
        return weeks or (int(hours[1]) // 24 if hours else None)
    number = told[1].lower()
    days = _NUMBERS.get(number) or int(number)
    return days if 1 < days <= 31 else None
