"""The direction in time of the clause around a word, from tags and dependencies."""

from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc, Token

from verbale.reading.times.story import Place

_CLIMB = 12
_FUTURE_AUX = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "sha", "would", "'d", "may", "might", "should", "can", "must", "ca"}
)
_OPEN_AUX = frozenset({"could"})
_PAST_AUX = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "’ve"})
# Verbs and adjectives whose complement lies ahead of them: "is due on Monday", "plans to meet".
_AHEAD = frozenset({
    "due", "scheduled", "expected", "set", "planned", "slated", "supposed", "likely", "poised", "bound",
    "plan", "plans", "planning", "expect", "expects", "intend", "intends", "hope", "hopes", "going",
    "upcoming", "forthcoming", "forward",
})  # fmt: skip
# Verbs that in the past too put what depends on them ahead: "agreed to talks on Friday".
_PUTS_AHEAD = frozenset({
    "agreed", "planned", "scheduled", "arranged", "decided", "proposed", "invited", "offered", "promised",
    "vowed", "pledged", "expected", "postponed", "delayed", "suggested", "intended", "hoped",
})  # fmt: skip
# Present forms that tell of no appointment: "says on Monday" is about the past, "arrives on Monday" is ahead.
_NO_APPOINTMENT = frozenset(
    {"is", "are", "'s", "’s", "'re", "’re", "am", "says", "say", "has", "have", "do", "does"}
)
# Verbs whose infinitive has happened, or not, when they are past: "failed to meet on Friday".
_SETTLED = frozenset({
    "failed", "managed", "refused", "declined", "began", "started", "continued", "ceased", "tried",
    "attempted", "proceeded", "happened", "rushed", "hurried", "neglected", "dared", "returned", "gathered",
})  # fmt: skip
_BELONGING = frozenset({"prep", "pobj", "npadvmod", "advmod", "compound", "appos", "punct"})


def direction_of(doc: Doc) -> Callable[[int], int]:
    """Return a function that tells, for a character offset of `doc`, which way its clause looks.

    -1: the past, +1: the future, twice that where the verb rules the word itself, 0: unknown.
    """
    if not doc.has_annotation("TAG") or not doc.has_annotation("DEP"):
        return lambda _start: 0

    shown: dict[int, int] = {}

    def direction(start: int) -> int:
        span = doc.char_span(start, start + 1, alignment_mode="expand")
        return clause_direction(span[0], shown) if span is not None and len(span) else 0

    return direction


def tag_of(doc: Doc) -> Callable[[int], str]:
    """Return a function that gives the Penn tag of the word at a character offset, "" where unknown."""

    def tag(start: int) -> str:
        span = doc.char_span(start, start + 1, alignment_mode="expand")
        return span[0].tag_ if span is not None and len(span) else ""

    return tag


def place_of(doc: Doc) -> Callable[[int], Place]:
    """Return a function that gives the place of a character offset: its sentence, and if it is by the way."""
    if not doc.has_annotation("DEP") or not doc.has_annotation("SENT_START"):
        return lambda _start: Place()
    begins = [sent.start_char for sent in doc.sents]

    def place(start: int) -> Place:
        span = doc.char_span(start, start + 1, alignment_mode="expand")
        aside = span is not None and len(span) > 0 and _is_aside(span[0])
        return Place(begins[max(0, bisect_right(begins, start) - 1)] if begins else 0, aside)

    return place


def _is_aside(token: Token) -> bool:
    """Tell whether the word is in a relative clause or belongs to a noun: "the statement of 9 November"."""
    at = token
    for _ in range(_CLIMB):
        if at.dep_ in ("relcl", "acl", "nmod", "poss") or (
            at.dep_ == "prep" and at.lower_ == "of" and at.head.tag_.startswith("N")
        ):
            return True
        if at.head is at:
            return False
        at = at.head
    return False


def clause_direction(token: Token, shown: dict[int, int]) -> int:
    """Return the direction of the nearest verb above `token` that shows one.

    `shown` keeps what each verb shows: one verb may rule any number of words.
    """
    at = token
    is_ruled = True
    for _ in range(_CLIMB):
        if at.tag_.startswith("V") or at.tag_ == "MD":
            if at.i not in shown:
                shown[at.i] = _verb_direction(at)
            told = shown[at.i]
            if not told and is_ruled and at.tag_ in ("VBZ", "VBP") and at.lower_ not in _NO_APPOINTMENT:
                told = 1
            if told < 0 and not is_ruled and at.lower_ in _PUTS_AHEAD:
                told = 1
            if told:
                return told * 2 if is_ruled else told
        elif _looks_ahead(at):
            return 1
        if at.head is at:
            break
        is_ruled = is_ruled and at.dep_ in _BELONGING
        at = at.head
    return 0


def _looks_ahead(word: Token) -> bool:
    """Tell whether what depends on the word lies ahead of it; "set" does so in "set for" and "set to"."""
    if word.lower_ != "set":
        return word.lower_ in _AHEAD
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in ("for", "to")


def _verb_direction(verb: Token) -> int:
    """Return the direction that one verb with its auxiliaries shows."""
    children = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "advmod", "oprd")}
    if children & _AHEAD:
        return 1
    aux = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if aux & _FUTURE_AUX and "have" not in aux:
        return 1
    if _looks_ahead(verb) and "had" not in aux:
        return 1
    if verb.tag_ == "VBD" or aux & _PAST_AUX:
        return -1
    if aux & _OPEN_AUX:
        return 0
    if verb.tag_ == "VB" and "to" in aux:
        if verb.head.lower_ in _SETTLED and verb.dep_ == "xcomp":
            return 0
        governor = verb.head.i
        return -1 if any(word.lower_ == "had" for word in verb.doc[max(0, governor - 4) : governor]) else 1
    if verb.tag_ == "VBG" and aux:
        return 1
    if verb.tag_ == "VBN" and not aux:
        return -1
    return 0
