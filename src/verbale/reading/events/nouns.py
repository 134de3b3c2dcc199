"""Acts that nouns tell: "the shelling continued", "drew criticism from", "called off the march"."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from verbale.reading.events.act import Act
from verbale.reading.events.kinds import kind_of, narrowed
from verbale.reading.events.lexicon import CARRIERS, EventLexicon, Frame
from verbale.reading.events.matching import details_of, written
from verbale.reading.events.roles import (
    agents,
    around,
    inside,
    passive,
    patients,
    prepositional,
    prepositional_heads,
)
from verbale.reading.syntax import direct_objects, is_verb, subjects

_PRAISE, _FIRE, _ATTACK = "051", "fire", "190"
_CANCELLED = frozenset({"protest", "posture", "violence", "cooperate"})
_OF_VERBS = frozenset({"obj", "theme", "comp", "none", "iobj"})  # slots that nouns do not have
_FAR = frozenset({"of", "on", "against", "upon"})
_UNDERGONE = frozenset({"aid", "support", "violence"})


class NounActs:
    """Reads nouns of action by the word lists."""

    def __init__(self, words: EventLexicon) -> None:
        self._words = words

    def happening(self, verb: Token) -> Act | None:
        """Read "shelling by rebels continued", "a bombing killed three soldiers"."""
        for noun in subjects(verb):
            frame = self.frame(noun)
            if frame is None or frame.code.startswith("12"):
                continue
            joined = ("of", "between") if frame.together else ()
            of = [t for holder in (noun, verb) for t in prepositional(holder, *joined)]
            sources = (*prepositional(noun, "by"), *inside(noun), *of)
            act = self.nominal(noun, frame, (noun, verb), sources)
            hurt = tuple(t for head in patients(verb) for t in (head, *around(head)))
            return replace(act, targets=(hurt, *act.targets)) if not passive(verb) else act
        return None

    def undergone(self, verb: Token, particles: tuple[Token, ...]) -> Act | None:
        """Read "drew criticism from", "came under attack by": the subject is acted upon."""
        for noun in [t for word in particles for t in prepositional_heads(word)] or direct_objects(verb):
            frame = self.frame(noun)
            code = frame.code if frame is not None else self.code(noun)
            if noun.lower_ == _FIRE:
                code = _ATTACK
            if code is None or (kind_of(code) not in _UNDERGONE and not code.startswith("11")):
                continue
            sources = tuple(prepositional(verb, "from", "by"))
            if kind_of(code) == "support":
                code = _PRAISE
            if sources:
                armed = kind_of(code) == "violence"
                code = narrowed(code, kind_of(code), code, details_of((noun,), self._words))
                return Act(code, (verb, *particles, noun), sources, (tuple(subjects(verb)),), "undergo", None,
                           needs_target=True, powers=not armed, by="armed" if armed else None,
                           used=frozenset({noun.i}))  # fmt: skip
        return None

    def existing(self, verb: Token) -> Act | None:
        """Read "there was criticism of A from B", "there were clashes between A and B"."""
        if not any(child.dep_ == "expl" for child in verb.children):
            return None
        for child in verb.rights:
            frame = self.frame(child) if child.dep_ == "attr" else None
            if frame is not None and not any(c.lower_ == "no" for c in child.children):
                told = ("by", "from", *(("between",) if frame.together or frame.by else ()))
                sources = tuple(prepositional(child, *told))
                return self.nominal(child, frame, (child, verb), sources) if sources else None
        return None

    def cancelled(self, verb: Token) -> Act | None:
        """Read "called off the strike"; what is stopped as a sanction is read as that elsewhere."""
        for noun in patients(verb):
            frame = self.frame(noun)
            kind = kind_of(self.code(noun) or (frame.code if frame is not None else ""))
            if frame is not None and kind in _CANCELLED:
                act = self.nominal(noun, frame, (verb, noun), tuple(agents(verb)))
                return replace(act, status="cancelled")
        return None

    def nominal(self, noun: Token, frame: Frame, trigger: tuple[Token, ...], sources: Iterable[Token]) -> Act:
        """Return the act that a noun tells by its frame."""
        slots = tuple(
            tuple(t for head in prepositional(noun, slot) for t in (head, *around(head)))
            for slot in frame.target if slot not in _OF_VERBS
        )  # fmt: skip
        # "repeated its condemnation on Tuesday of Chad": the parser hangs the rest on the verb.
        joined = [slot for slot in frame.target if slot in _FAR] if is_verb(trigger[0]) else []
        far = tuple(tuple(prepositional(trigger[0], slot)) for slot in joined)
        details = details_of((noun,), self._words)
        code = narrowed(frame.code, kind_of(frame.code), frame.code, details)
        return Act(
            code, trigger, tuple(sources), (*slots, tuple(around(noun)), *far), frame.name, frame.type,
            frame.mode, frame.together, frame.needs_target, details, by=frame.by, used=frozenset({noun.i}),
        )  # fmt: skip

    def frame(self, noun: Token) -> Frame | None:
        """Return the frame of a noun of action, or of what such a noun only carries: "wave of arrests"."""
        word = noun.lower_
        if word not in self._words.nouns and word not in CARRIERS:
            return None
        before = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod")}
        heads = [word, *sorted(before)] if word in CARRIERS else [word]
        for head in heads:
            for entry in self._words.nouns.get(head, ()):
                if entry.frame is not None and all(word in before for word in entry.beside):
                    return entry.frame
        return None

    def code(self, noun: Token) -> str | None:
        """Return the code of the act that a noun names by itself, None where it names none."""
        codes = (self._words.acts.get(form) for form in reversed(written(noun)))
        return next((code for code in codes if code is not None), None)
