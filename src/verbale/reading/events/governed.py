"""Acts that govern another one: "agreed to send aid", "called for talks", "threatened action against"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from verbale.reading.events.act import Act, VerbReader
from verbale.reading.events.bare import is_thing
from verbale.reading.events.fitting import fits, is_end_of_stay, is_of_ones_own
from verbale.reading.events.kinds import combined, kind_of
from verbale.reading.events.lexicon import EventLexicon
from verbale.reading.events.matching import UNREAL, clause_words, details_of, provoking
from verbale.reading.events.modality import FRIENDLY, HOSTILE
from verbale.reading.events.nouns import NounActs
from verbale.reading.events.roles import (
    agents,
    around,
    carried,
    inside,
    object_nouns,
    passive,
    patients,
    prepositional,
)
from verbale.reading.inflection import verb_forms
from verbale.reading.syntax import direct_objects, passive_agents, subjects

_MILITARY_AID, _IN_CONCERT, _INTENT = "0332", "050", "030"
# What is only asked for or promised, by its frame: ties of trade are of trade, intelligence is shared.
_ASKED_FOR = {
    "strengthen relations": "05", "restore relations": "05", "open relations": "05",
    "give intelligence": "064", "supply with intelligence": "064",
}  # fmt: skip
_OUGHT = frozenset({"should", "must", "ought"})
_SEVERAL = 2
_GIVEN_BACK = "0842"
_RETURN = frozenset({"return", "restitution"})
# Nouns that end what another one names, and what joins the two: "an end to the embargo".
_ENDS = {"end": "to", "halt": "to", "lifting": "of", "cessation": "of", "suspension": "of", "removal": "of"}
_IN_CUSTODY = frozenset({"held", "jailed", "detained", "imprisoned", "interned", "captured"})
_SEEKING = frozenset({"seek", "seeks", "sought", "seeking"})
_RESISTING = frozenset({"resist", "resists", "resisted", "resisting"})
_SAYING = frozenset({
    "comment", "say", "give", "disclose", "elaborate", "discuss", "speculate", "answer", "confirm", "specify",
    "reveal", "identify", "name", "predict", "be", "go",
})  # fmt: skip
_BY_WHOM = frozenset({"power", "workers"})  # holds under an operator too
_ADDRESSED = frozenset({"demand", "appeal", "allow"})  # the target is whom the words are said to
_MENACING = frozenset({"threaten", "warn", "intend"})
_AGREEING = frozenset({"agree", "agrees", "agreed", "agreeing"})
_PROMISES = ("promise", "pledge", "agree", "undertake", "swear")
_PROMISING = frozenset(form for verb in _PROMISES for form in (verb, *verb_forms(verb)))
_FORCE = frozenset({"violence", "posture"})
_MEDDLING = frozenset({"interfere", "intervene", "meddle"})
# Harm by its kind, and the code of a promise to do none.
_SPARING = {"violence": "0356", "posture": "0356", "sanction": "0354", "coerce": "035"}
_ASKED = ("on", "upon", "to", "with", "from", "of", "against", "in")


class GovernedActs:
    """Reads what an operator makes of the act under it."""

    def __init__(self, words: EventLexicon, nouns: NounActs, by_verb: VerbReader) -> None:
        self._words = words
        self._nouns = nouns
        self._by_verb = by_verb

    def read(
        self, verb: Token, operator: str, particles: tuple[Token, ...], clause: Token | None, depth: int
    ) -> Act | None:
        """Read "agreed to send aid", "called for talks", "threatened action against"."""
        if clause is not None and any(c.dep_ == "mark" and c.lower_ in UNREAL for c in clause.children):
            return None
        if (
            clause is not None
            and clause.dep_ == "advcl"
            and any(p.lower_ == "for" and p.dep_ != "mark" for p in particles)
        ):
            clause = None  # "appealed for rice to help them"
        inner = self._by_verb(clause, depth + 1) if clause is not None else None
        nouns = [] if inner is not None else object_nouns(verb)
        coded = ((head, self._named(head)) for head in nouns)
        noun, code = next(((head, code) for head, code in coded if code is not None), (None, None))
        if inner is None and clause is None and not nouns:
            return None
        if clause is not None and not fits(operator, verb, clause, told=inner is not None):
            if operator != "warn" or not direct_objects(verb):
                return None
            inner = None  # "warned Chad that the rains would come": a warning all the same
        about = tuple(t for t in (clause, noun) if t is not None)
        details = details_of(about, self._words)
        inner_code = _ASKED_FOR.get(inner.rule, inner.code) if inner is not None else code
        whole = combined(self._words.codes.get(operator, {}), inner_code, details)
        kind = kind_of(inner_code or "")
        if operator == "intend" and clause is not None and any(c.dep_ == "neg" for c in clause.children):
            if (kept := self._kept(verb, clause, inner, kind)) is not None:
                return kept
            if kind not in FRIENDLY or verb.lower_ not in self._words.threats:
                return None  # "decided not to renew it"
            operator = "refuse"  # "vowed never to recognise it"
            whole = combined(self._words.codes[operator], inner_code, details)
        ordered_back = self._ordered_back(verb, noun, code, inner) if operator == "demand" else None
        if ordered_back is not None:
            return ordered_back
        if kind == "violence" and (operator == "demand" or verb.lower_ in _RESISTING):
            return None  # who orders it done does it, who resists it fights
        if operator == "intend" and kind in HOSTILE:
            if kind == "posture" and inner is None:
                whole = _MILITARY_AID  # "promised 700 troops"
            elif inner is None and verb.lower_ not in self._words.threats:
                return None  # "planned an operation"
            else:
                whole = combined(self._words.codes["threaten"], inner_code, details)
        ordered = operator == "allow" and inner is None and kind in _FORCE
        if ordered:
            whole = combined(self._words.codes["threaten"], inner_code, details)  # "authorised air strikes"
        if operator == "stop" and noun is not None and is_end_of_stay(verb, noun):
            return None
        if operator == "refuse" and inner_code is None and _is_of_words(verb, particles, clause):
            return None
        if (
            operator == "appeal"
            and clause is not None
            and verb.lower_ in _SEEKING
            and not direct_objects(verb)
        ):
            return None  # "is seeking to boost exports"
        shared = operator == "intend" and clause is not None and _is_shared_view(verb, clause)
        if shared:
            whole, inner = _IN_CONCERT, None
        joint = verb.lower_ in _AGREEING and inner_code is None and clause is not None and not shared
        if joint and clause is not None and clause.dep_ == "xcomp":
            return Act(_INTENT, (verb, clause), tuple(agents(verb)), (tuple(prepositional(verb, "with")),),
                       operator, None, together=True, needs_target=True, powers=True)  # fmt: skip
        if whole is None or (operator in ("stop", "intend", "fail") and inner_code is None):
            return None
        needy = operator == "intend" and inner is not None and inner.needs_target and not inner.offered
        sworn = kind == "violence" and needy and inner is not None and not any(inner.targets)
        needy = needy and not sworn  # "swore to fight": who is armed need not say whom
        told = [t for t in patients(verb) if operator in _ADDRESSED and not ordered and not is_thing(t)]
        menaced = operator == "warn" and inner is not None and kind in HOSTILE
        aimed = inner_code is None or operator == "allow" or (operator == "warn" and not menaced)
        aimed = aimed or needy or bool(told)
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
            None, shared or (operator == "intend" and inner is not None and inner.together),
            aimed, details, used=frozenset(taken),
            foreign=operator in ("allow", "warn"),
            powers=inner is not None and inner.powers and operator not in _ADDRESSED,
            by="armed" if sworn else inner.by if inner is not None and inner.by in _BY_WHOM else None,
        )  # fmt: skip

    def _ordered_back(
        self, verb: Token, noun: Token | None, code: str | None, inner: Act | None
    ) -> Act | None:
        """Read what somebody has his own forces do: "ordered a pullout of its troops"."""
        own = prepositional(noun, "of") if noun is not None else patients(verb)
        if kind_of((inner.code if inner is not None else code) or "") != "yield" or passive(verb):
            return None
        if not any(map(is_of_ones_own, own)):
            return None
        if inner is not None:
            return replace(inner, trigger=(verb, *inner.trigger), sources=tuple(agents(verb)),
                           used=inner.used | {t.i for t in inner.trigger})  # fmt: skip
        if noun is None or code is None:
            return None
        left = prepositional(noun, "from", "in")
        return Act(code, (verb, noun), tuple(agents(verb)), (tuple(left),), "order back", None,
                   used=frozenset({noun.i}))  # fmt: skip

    def _kept(self, verb: Token, clause: Token, inner: Act | None, kind: str | None) -> Act | None:
        """Read a promise to keep from doing harm: "pledged not to attack", "agreed not to interfere in"."""
        code = _SPARING.get(kind or "") or (_INTENT if clause.lower_ in _MEDDLING else None)
        if code is None or verb.lower_ not in _PROMISING:
            return None
        upon = inner.targets if inner is not None else ()
        heads = prepositional(clause, "in", "with")
        within = [t for head in heads for t in (head, *around(head))]
        used = inner.used if inner is not None else frozenset[int]()
        return Act(code, (verb, *(inner.trigger if inner is not None else (clause,))), tuple(agents(verb)),
                   (*upon, tuple(clause_words(clause)), tuple(within)), "promise not to", None,
                   used=used | {clause.i})  # fmt: skip

    def _named(self, noun: Token) -> str | None:
        """Return the code of the act that a noun names, with what it is the end of, or the return of."""
        joined = _ENDS.get(noun.lower_)
        for head in prepositional(noun, joined) if joined is not None else ():
            code = self._nouns.code(head)
            whole = combined(self._words.codes["stop"], code, details_of((head,), self._words))
            if whole is not None:
                return whole
        if noun.lower_ in _RETURN and any(map(is_thing, prepositional(noun, "of"))):
            return _GIVEN_BACK
        return next((code for word in carried(noun) if (code := self._nouns.code(word)) is not None), None)

    def _operator_targets(
        self, verb: Token, operator: str, clause: Token | None, nouns: list[Token]
    ) -> tuple[tuple[Token, ...], ...]:
        given = (c for c in verb.rights if c.dep_ == "dative" and c.tag_ != "IN")  # "offered Chad a loan"
        people = (*given, *patients(verb))
        asked = tuple(prepositional(verb, *_ASKED))
        subject = tuple(subjects(clause)) if clause is not None and clause.dep_ == "ccomp" else ()
        named = inside if operator in _ADDRESSED else around
        sides = ("by", "between")  # "called for talks between Chad and Mali"
        phrases = tuple(
            t
            for noun in nouns
            for t in (
                *prepositional(noun, *sides),
                *named(noun),
                *_holding(noun),
            )
        )
        rest = tuple(clause_words(clause)) if clause is not None else ()
        if operator in _MENACING:
            rest = (*rest, *provoking(verb), *(provoking(clause) if clause is not None else ()))
        if operator in _ADDRESSED:
            return people, asked, subject, phrases, rest
        return phrases, asked, people, rest


def _holding(noun: Token) -> Iterator[Token]:
    """Yield who has what is asked for: "demanded the release of a sailor held by Chad", "jailed in Chad"."""
    for head in prepositional(noun, "of"):
        for child in head.rights:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                yield from passive_agents(child)
                if child.lower_ in _IN_CUSTODY:
                    yield from prepositional(child, "in")


def _is_shared_view(verb: Token, clause: Token) -> bool:
    """Tell whether several agree on what is right, not on what they will do: "agree that aid should flow"."""
    if clause.dep_ != "ccomp" or len(agents(verb)) < _SEVERAL:
        return False
    bound = any(child.lower_ in _OUGHT and child.dep_ == "aux" for child in clause.children)
    return bound and all(subject.tag_ != "PRP" for subject in subjects(clause))


def _is_of_words(verb: Token, particles: tuple[Token, ...], clause: Token | None) -> bool:
    """Tell whether no act is refused: "declined to comment", "ruled out the possibility of a split"."""
    if clause is None:
        return bool(particles)
    return clause.lower_ in _SAYING
