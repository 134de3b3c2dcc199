"""The time that a sentence tells for one of its acts, and not for another."""

from spacy.tokens import Span, Token

from verbale.account import TimeExpression
from verbale.reading.events.act import Act
from verbale.reading.placed import Placed
from verbale.reading.syntax import clause_head

_DEEPEST = 8  # clauses within clauses
_NEAR = 400  # characters to either side within which a time is looked for


def date_of(act: Act, sentence: Span, times: Placed[TimeExpression]) -> str | None:
    """Return the day or time nearest to the act in its sentence, those of other acts left out.

    "Accused them of sheltering rebels who have fought since 1983" is no accusation of 1983.
    """
    at = act.trigger[0].idx
    near = times.starting_in(max(sentence.start_char, at - _NEAR), min(sentence.end_char, at + _NEAR))
    clauses = _clauses(act.trigger[0])
    own = [time for time in near if _clause_at(sentence, time.span[0]) in clauses]
    return min(own, key=lambda time: abs(time.span[0] - at)).edtf if own else None


def time_of(act: Act, sentence: Span, lasting: Placed[TimeExpression]) -> str | None:
    """Return the time over which an act goes on, or of a perfect the first that its sentence gives."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in act.trigger[0].children)
    told = lasting.starting_in(sentence.start_char, sentence.end_char) if perfect else ()
    return told[0].edtf if told else date_of(act, sentence, lasting)


def _clauses(token: Token) -> set[int]:
    """Return the heads of the clauses that a word stands in, the smallest and those around it."""
    found: set[int] = set()
    for _ in range(_DEEPEST):
        token = clause_head(token)
        found.add(token.i)
        if token.head == token:
            break
        token = token.head
    return found


def _clause_at(sentence: Span, offset: int) -> int | None:
    span = sentence.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return clause_head(span[0]).i if span is not None else None


def is_dated(noun: Token, times: Placed[TimeExpression]) -> bool:
    """Tell whether a time stands in the phrase of a noun: "the attack on 12 July"."""
    return bool(times.starting_in(noun.left_edge.idx, min(noun.right_edge.idx + 1, noun.idx + _NEAR)))
