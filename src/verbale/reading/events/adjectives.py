"""Acts told by what somebody is: "is ready to send aid", "is critical of"."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.reading.events.act import Act, VerbReader
from verbale.reading.events.complements import complement
from verbale.reading.events.governed import GovernedActs
from verbale.reading.events.lexicon import EventLexicon, Frame
from verbale.reading.events.roles import passive, prepositional
from verbale.reading.syntax import subjects
from verbale.reading.wordforms import numbers

_PREDICATES = numbers(("acomp", "attr", "oprd"))


class AdjectiveActs:
    """Reads adjectives behind "is", and participles that stand like them."""

    def __init__(self, words: EventLexicon, governed: GovernedActs, by_verb: VerbReader) -> None:
        self._words = words
        self._governed = governed
        self._by_verb = by_verb

    def read(self, verb: Token, depth: int) -> Act | None:
        """Read "is ready to send aid"."""
        for child in verb.children:
            operator = self._words.adjectives.get(child.lower_) if child.dep in _PREDICATES else None
            if operator is None:
                continue
            if isinstance(operator, Frame):
                return self._of_mind(verb, child, operator)
            clause = complement(child) or complement(verb)
            if operator == "soon":
                inner = self._by_verb(clause, depth + 1) if clause is not None else None
                return self._soon(verb, inner)
            act = (
                self._governed.read(verb, operator, (child,), clause, depth + 1)
                if clause is not None
                else None
            )
            if act is not None:
                return act
        operator = self._words.adjectives.get(verb.lower_)
        if isinstance(operator, Frame):
            return self._of_mind(verb, verb, operator) if passive(verb) else None
        if operator is not None and passive(verb):
            clause = complement(verb)
            if operator == "soon":
                return self._soon(verb, self._by_verb(clause, depth + 1) if clause is not None else None)
            if clause is not None and (act := self._governed.read(verb, operator, (), clause, depth + 1)):
                return replace(act, sources=tuple(subjects(verb)))
        return None

    def _of_mind(self, verb: Token, adjective: Token, frame: Frame) -> Act | None:
        """Read "is critical of": an act by what somebody is to another one."""
        slots = tuple(tuple(prepositional(adjective, slot)) for slot in frame.target)
        trigger = (verb, adjective) if verb is not adjective else (verb,)
        return Act(frame.code, trigger, tuple(subjects(verb)), slots,
                   frame.name, frame.type, frame.mode, needs_target=True, powers=frame.powers)  # fmt: skip

    def _soon(self, verb: Token, inner: Act | None) -> Act | None:
        """Read "is about to send aid": no promise, but the act itself, still to come."""
        if inner is None or inner.inner:
            return None
        return replace(inner, sources=tuple(subjects(verb)), status="planned",
                       used=inner.used | {inner.trigger[0].i})  # fmt: skip
