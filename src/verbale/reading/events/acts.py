"""Finds acts: verbs and nouns of action in their frames, under the operators that govern them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from verbale.account import Status
from verbale.reading.events.act import Act
from verbale.reading.events.bare import is_thing
from verbale.reading.events.fitting import fits, is_end_of_stay, is_wound_up
from verbale.reading.events.kinds import combined, kind_of, narrowed
from verbale.reading.events.lexicon import Entry, EventLexicon, Frame
from verbale.reading.events.matching import (
    Carrying,
    beside,
    carrying,
    clause_words,
    companions,
    details_of,
    theme_of,
)
from verbale.reading.events.modality import FINITE_CLAUSES, HOSTILE, UNREAL, standing, supposed, under_modals
from verbale.reading.events.nouns import NounActs
from verbale.reading.events.roles import (
    Prepositions,
    agents,
    around,
    carried,
    complement,
    inside,
    object_nouns,
    passive,
    patients,
    prepositional,
    prepositional_heads,
    prepositions,
)
from verbale.reading.syntax import VERB_TAGS, direct_objects, subjects
from verbale.reading.wordforms import numbers

_DEEPEST = 4
_PREDICATES = numbers(("acomp", "attr", "oprd"))
_NOUN_TAGS = numbers(("NN", "NNS"))
_MILITARY_AID = "0332"
_LEGAL = frozenset({"appeal", "appeals", "appealed", "appealing"})
_SEEKING = frozenset({"seek", "seeks", "sought", "seeking"})
_SAYING = frozenset({
    "comment", "say", "give", "disclose", "elaborate", "discuss", "speculate", "answer", "confirm", "specify",
    "reveal", "identify", "name", "predict", "be", "go",
})  # fmt: skip
_THEIRS = ("from", "of", "for", "to", "with")  # what joins a demand to who makes it
_STEPS = frozenset({"step", "steps", "measure", "measures"})
_BY_WHOM = frozenset({"power", "workers"})  # holds under an operator too
_ADDRESSED = frozenset({"demand", "appeal", "allow"})  # the target is whom the words are said to
_ASKED = ("on", "upon", "to", "with", "from", "of", "against", "in")
# Nouns of a text through which somebody speaks: "issued a declaration demanding that".
_TEXTS = frozenset({
    "statement", "declaration", "letter", "resolution", "communique", "message", "note", "memorandum",
    "decree",
    "ultimatum", "petition", "order",
})  # fmt: skip


class ActFinder:
    """Finds the acts of a sentence by the word lists."""

    def __init__(self, words: EventLexicon) -> None:
        self._words = words
        self._nouns = NounActs(words)

    def acts(self, sentence: Span, tags: Sequence[int]) -> Iterator[Act]:
        """Yield the acts that verbs tell, then those that nouns do; subordinate ones are background.

        `tags` are the numbers of the tags of its words.
        """
        used: set[int] = set()
        for token in _of_tags(sentence, tags, VERB_TAGS):
            if token.i in used or token.dep_ in ("aux", "auxpass"):
                continue
            clause = standing(token)
            if clause is None and token.dep_ not in FINITE_CLAUSES:
                continue
            act = self._by_verb(token, 0)
            if act is not None:
                used |= act.used | {token.i}
            act = under_modals(act, token, self._words)
            if act is None or clause is None or act.inner:
                continue
            if act.status in ("held", "planned") and supposed(token, self._words):
                act = replace(act, status="possible")
            yield replace(act, background=clause == "background")

        for token in _of_tags(sentence, tags, _NOUN_TAGS):
            if token.i not in used and token.dep_ not in ("compound", "ROOT"):
                frame = self._nouns.frame(token)
                sources = (*prepositional(token, "by"), *inside(token)) if frame is not None else ()
                if frame is not None and sources:
                    yield replace(
                        self._nouns.nominal(token, frame, (token,), sources), background=True, nominal=True
                    )

    def _by_verb(self, verb: Token, depth: int) -> Act | None:
        if depth > _DEEPEST or is_wound_up(verb):
            return None
        entries = self._words.verbs.get(verb.lower_, ())
        near = companions(verb) if any(entry.beside for entry in entries) else ()
        objects = carrying(patients(verb)) if any(map(_looks_at_objects, entries)) else ()
        for entry in entries:
            words = beside(verb, entry, near)
            if words is None:
                continue
            act = (
                self._framed(verb, entry.frame, words, objects)
                if entry.frame is not None
                else self._operated(verb, entry.operator or "", words, depth)
            )
            if act is not None:
                return act
        return self._by_adjective(verb, depth)

    def _framed(
        self, verb: Token, frame: Frame, particles: tuple[Token, ...], objects: Carrying
    ) -> Act | None:
        theme = theme_of(verb, frame, particles, objects)
        if theme is None or (frame.alone and direct_objects(verb)):
            return None
        themes = (theme,) if theme is not verb else ()
        details = details_of((theme,), self._words)
        sources = agents(verb) if frame.source == "subj" else prepositional(verb, frame.source)
        if frame.together and passive(verb) and not sources and themes:
            sources = prepositional(theme, "between")  # "ties between A and B were restored"
        targets = self._aimed_at(verb, frame, theme)
        if (
            themes
            and frame.needs_target
            and not frame.offered
            and not frame.together
            and not any(t is not theme for s in targets for t in s)
        ):
            return None  # another frame may know what was done to whom
        return Act(
            narrowed(frame.code, kind_of(frame.code), frame.code, details),
            (verb, *particles, *themes),
            tuple(sources),
            targets,
            frame.name, frame.type, frame.mode, frame.together, frame.needs_target, details,
            inner=frame.inner, by=frame.by, used=frozenset(t.i for t in themes), powers=frame.powers,
            offered=frame.offered,
        )  # fmt: skip

    def _aimed_at(self, verb: Token, frame: Frame, theme: Token) -> tuple[tuple[Token, ...], ...]:
        """Return the words of the places where a frame's target may stand, in order of preference.

        Where a deed is condemned its doer is meant, not the victims: "the killing of Danes by the police".
        """
        for deed in patients(verb)[:1] if frame.code.startswith("11") else ():
            known = self._nouns.frame(deed)
            code = self._nouns.code(deed) or (known.code if known is not None else "")
            if kind_of(code) == "violence" or deed.lower_ in ("murder", "killing", "killings", "murders"):
                return ((*prepositional(deed, "by"), *inside(deed)),)
        near = prepositions(verb)
        far = prepositions(theme) if theme is not verb else {}
        return tuple(self._slot(verb, slot, theme, near, far) for slot in frame.target)

    def _slot(
        self, verb: Token, slot: str, theme: Token, near: Prepositions, far: Prepositions
    ) -> tuple[Token, ...]:
        """Return the words in a place where a target may stand, in order of preference.

        `near` are the prepositions of the verb, `far` those of the theme.
        """
        if slot == "none":
            return ()
        if slot == "obj":
            return tuple(t for head in patients(verb) for t in (head, *around(head)))
        if slot == "whom":
            return tuple(head for head in patients(verb) if not is_thing(head))
        if slot == "theirs":
            behind = (head for word in _THEIRS for head in prepositional(theme, word))
            named = (t for head in behind for t in (head, *around(head)))
            return (*prepositional(theme, "by"), *inside(theme), *named)
        if slot == "iobj":
            return tuple(
                t
                for child in verb.children
                if child.dep_ == "dative" and child.tag_ != "IN"
                for t in (child, *around(child))
            )
        if slot == "theme":
            return tuple(around(theme)) if theme is not verb else ()
        if slot == "comp":
            clause = complement(verb)
            return tuple(clause_words(clause)) if clause is not None else ()
        joined = (*near.get(slot, ()), *far.get(slot, ()))
        heads = [head for preposition in joined for head in prepositional_heads(preposition)]
        return tuple(t for head in heads for t in (head, *around(head)))

    def _operated(self, verb: Token, operator: str, particles: tuple[Token, ...], depth: int) -> Act | None:
        if operator == "say":
            return self._told(verb, particles, depth)
        if operator == "light":
            return self._light(verb)
        if operator == "happen":
            return self._nouns.happening(verb)
        if operator == "schedule":
            act = self._nouns.happening(verb) if passive(verb) else None
            planned = act is not None and verb.lower_ != "held"
            return replace(act, status="planned") if act is not None and planned else act
        if operator == "undergo":
            return self._nouns.undergone(verb, particles)
        clause = complement(verb)
        if operator == "step":
            return self._stepwise(verb, clause, depth)
        if operator == "try":
            return self._tried(verb, clause, depth)
        if operator == "cancel":
            return self._nouns.cancelled(verb)
        if verb.lower_ in _LEGAL and not particles and direct_objects(verb):
            return None  # "appealed the verdict"
        if operator in ("suppose", "deny"):
            return self._unasserted(verb, operator, clause, depth)
        return self._governed(verb, operator, particles, clause, depth)

    def _told(self, verb: Token, particles: tuple[Token, ...], depth: int) -> Act | None:
        """Read "told Haiti to free the crew": of all words of saying this one alone is a demand."""
        if verb.lower_ not in ("told", "tell", "tells", "telling"):
            return None
        clause = complement(verb)
        infinitive = clause is not None and any(
            c.dep_ == "aux" and c.lower_ == "to" and c.i < clause.i for c in clause.children
        )
        if not infinitive:
            return None
        return self._governed(verb, "demand", particles, clause, depth)

    def _tried(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "tried to seize"; under another operator also "continue aid"."""
        if any(child.dep_ in ("acomp", "attr") for child in verb.children):
            return None  # "is necessary to", "is a way to"
        if clause is not None and clause.dep_ == "xcomp":
            inner = self._by_verb(clause, depth + 1)
            if inner is None:
                return None
            return replace(inner, sources=tuple(agents(verb)), used=inner.used | {inner.trigger[0].i})
        for noun in patients(verb) if depth else ():
            code = next((code for word in carried(noun) if (code := self._nouns.code(word))), None)
            if code is not None:
                slots = (
                    tuple(around(noun)),
                    *(tuple(prepositional(verb, w)) for w in ("to", "with", "against", "on")),
                )
                return Act(code, (verb, noun), tuple(agents(verb)), slots, "noun of action", None,
                           used=frozenset({noun.i}))  # fmt: skip
        return None

    def _stepwise(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "took steps to widen freedoms"; to take steps against somebody is to do nothing yet."""
        for noun in patients(verb):
            if _STEPS.isdisjoint(word.lower_ for word in carried(noun)):
                continue
            what = complement(noun) or clause
            inner = self._by_verb(what, depth + 1) if what is not None else None
            if inner is not None and kind_of(inner.code) in ("reform", "yield"):
                return replace(inner, sources=tuple(agents(verb)), used=inner.used | {inner.trigger[0].i})
        return None

    def _unasserted(self, verb: Token, operator: str, clause: Token | None, depth: int) -> Act | None:
        """Read "is expected to attack", "considers sending troops", "denied attacking"."""
        if clause is None or clause.dep_ == "ccomp":
            return None
        inner = self._by_verb(clause, depth + 1)
        if inner is None or inner.inner:
            return None
        who = subjects(verb)
        status: Status = "denied" if operator == "deny" else "possible"
        return replace(inner, sources=tuple(who), status=status, used=inner.used | {clause.i})

    def _governed(
        self, verb: Token, operator: str, particles: tuple[Token, ...], clause: Token | None, depth: int
    ) -> Act | None:
        """Read "agreed to send aid", "called for talks", "threatened action against"."""
        if clause is not None and any(c.dep_ == "mark" and c.lower_ in UNREAL for c in clause.children):
            return None
        if clause is not None and clause.dep_ == "advcl" and any(p.lower_ == "for" for p in particles):
            clause = None  # "appealed for rice to help them"
        inner = self._by_verb(clause, depth + 1) if clause is not None else None
        nouns = [] if inner is not None else object_nouns(verb)
        noun, code = next(
            (
                (head, self._nouns.code(word))
                for head in nouns
                for word in carried(head)
                if self._nouns.code(word)
            ),
            (None, None),
        )
        if inner is None and clause is None and not nouns:
            return None
        if clause is not None and not fits(operator, verb, clause, told=inner is not None):
            if operator != "warn" or not direct_objects(verb):
                return None
            inner = None  # "warned Chad that the rains would come": a warning all the same
        about = tuple(t for t in (clause, noun) if t is not None)
        details = details_of(about, self._words)
        inner_code = inner.code if inner is not None else code
        whole = combined(self._words.codes.get(operator, {}), inner_code, details)
        if operator == "intend" and clause is not None and any(c.dep_ == "neg" for c in clause.children):
            return None  # "decided not to renew it"
        kind = kind_of(inner_code or "")
        if operator == "demand" and kind == "violence":
            return None  # who orders it done does it
        if operator == "intend" and kind in HOSTILE:
            if kind == "posture" and inner is None:
                whole = _MILITARY_AID  # "promised 700 troops"
            elif inner is None and verb.lower_ not in self._words.threats:
                return None  # "planned an operation"
            else:
                whole = combined(self._words.codes["threaten"], inner_code, details)
        if operator == "stop" and noun is not None and is_end_of_stay(verb, noun):
            return None
        if operator == "refuse" and inner_code is None and _is_of_words(verb, particles, clause):
            return None
        if (
            operator == "demand"
            and clause is not None
            and verb.lower_ in _SEEKING
            and not direct_objects(verb)
        ):
            return None  # "is seeking to boost exports"
        if whole is None or (operator in ("stop", "intend", "fail") and inner_code is None):
            return None
        needy = operator == "intend" and inner is not None and inner.needs_target and not inner.offered
        sworn = kind == "violence" and needy and inner is not None and not any(inner.targets)
        needy = needy and not sworn  # "swore to fight": who is armed need not say whom
        told = [t for t in patients(verb) if not is_thing(t)] if operator in _ADDRESSED else []
        aimed = inner_code is None or operator in ("allow", "warn") or needy or bool(told)
        slots = self._operator_targets(verb, operator, clause, nouns)
        inner_targets = inner.targets if inner is not None else ()
        if told:
            slots = (tuple(told),)  # "urged its citizens not to go to Chad" asks nothing of Chad
        elif operator in _ADDRESSED:
            slots = (*slots, *inner_targets)
        else:
            slots = inner_targets if inner is not None and inner.powers else (*inner_targets, *slots)
        taken = {t.i for t in about} | (set(inner.used) if inner is not None else set())
        return Act(
            whole, (verb, *particles, *(inner.trigger if inner is not None else about[-1:])),
            tuple(agents(verb)), slots, operator, "REQUEST" if whole.startswith("02") else None,
            None, operator == "intend" and inner is not None and inner.together,
            aimed, details, used=frozenset(taken),
            foreign=operator in ("allow", "warn"),
            powers=inner is not None and inner.powers and operator not in _ADDRESSED,
            by="armed" if sworn else inner.by if inner is not None and inner.by in _BY_WHOM else None,
        )  # fmt: skip

    def _operator_targets(
        self, verb: Token, operator: str, clause: Token | None, nouns: list[Token]
    ) -> tuple[tuple[Token, ...], ...]:
        people = tuple(t for head in patients(verb) for t in (head,))
        asked = tuple(t for word in _ASKED for t in prepositional(verb, word))
        subject = tuple(subjects(clause)) if clause is not None and clause.dep_ == "ccomp" else ()
        named = inside if operator in _ADDRESSED else around
        phrases = tuple(t for noun in nouns for t in (*prepositional(noun, "by"), *named(noun)))
        rest = tuple(clause_words(clause)) if clause is not None else ()
        if operator in _ADDRESSED:
            return people, asked, subject, phrases, rest
        return phrases, asked, people, rest

    def _by_adjective(self, verb: Token, depth: int) -> Act | None:
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
            act = self._governed(verb, operator, (child,), clause, depth + 1) if clause is not None else None
            if act is not None:
                return act
        operator = self._words.adjectives.get(verb.lower_)
        if isinstance(operator, Frame):
            return self._of_mind(verb, verb, operator) if passive(verb) else None
        if operator is not None and passive(verb):
            clause = complement(verb)
            if operator == "soon":
                return self._soon(verb, self._by_verb(clause, depth + 1) if clause is not None else None)
            if clause is not None and (act := self._governed(verb, operator, (), clause, depth + 1)):
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

    def _light(self, verb: Token) -> Act | None:
        """Read "launched an attack on": the noun tells the act, the verb's subject acts."""
        for noun in patients(verb):
            frame = self._nouns.frame(noun)
            if frame is not None:
                return self._nouns.nominal(noun, frame, (verb, noun), tuple(agents(verb)))
            if noun.lower_ in _TEXTS:
                for child in noun.children:
                    if child.dep_ == "acl" and child.tag_ == "VBG" and (said := self._by_verb(child, 1)):
                        return replace(said, sources=tuple(agents(verb)), used=said.used | {child.i})
            for entry in self._words.nouns.get(noun.lower_, ()):
                if entry.operator:
                    clause = complement(noun) or complement(verb)
                    act = self._governed(noun, entry.operator, (), clause, 1)
                    if act is not None:
                        return replace(act, sources=tuple(agents(verb)), used=act.used | {noun.i})
        return None


def _looks_at_objects(entry: Entry) -> bool:
    return entry.frame is not None and bool(entry.frame.theme) and entry.frame.at == "obj"


def _is_of_words(verb: Token, particles: tuple[Token, ...], clause: Token | None) -> bool:
    """Tell whether no act is refused: "declined to comment", "ruled out the possibility of a split"."""
    if clause is None:
        return bool(particles)
    return clause.lower_ in _SAYING


def _of_tags(sentence: Span, tags: Sequence[int], wanted: frozenset[int]) -> Iterator[Token]:
    return (sentence[place] for place, tag in enumerate(tags) if tag in wanted)
