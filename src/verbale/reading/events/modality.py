"""Whether an act is told as done: the standing of its clause, negation and modals."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.knowledge.plover import event_codes
from verbale.reading.events.act import Act
from verbale.reading.events.kinds import combined, kind_of
from verbale.reading.events.lexicon import EventLexicon
from verbale.reading.events.matching import details_of
from verbale.reading.events.roles import agents
from verbale.reading.syntax import subjects

_FRIENDLY = frozenset(
    {"aid", "cooperate", "support", "yield", "reform", "meet", "mediate", "settle", "agree"}
)
HOSTILE = frozenset({"sanction", "coerce", "protest", "posture", "violence"})
_MAY = frozenset({"can", "could", "may", "might"})
UNREAL = frozenset({"if", "unless", "whether", "until", "before", "lest"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
FINITE_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})


def under_modals(act: Act | None, verb: Token, words: EventLexicon) -> Act | None:
    """Read negation, "will", "must" and the like around the verb of an act, or of any verb."""
    modal = next((c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ == "MD"), None)
    negated = any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ in _NEGATIONS) for c in verb.children)
    operator = words.modals.get(modal or "")
    if operator == "demand" and not negated:
        return _must(act, verb, words)
    if modal in _MAY or act is None:
        return None
    if negated:
        return _changed(act, "refuse", words) if operator == "intend" else None
    if operator == "intend":
        kind = kind_of(act.code)
        if kind in _FRIENDLY:
            return _changed(act, "intend", words)
        return _changed(act, "threaten", words) if kind in HOSTILE else None
    return act


def _must(act: Act | None, verb: Token, words: EventLexicon) -> Act | None:
    """Read "Russia said that Sudan must": who says so demands it of whom it must be done by."""
    if verb.dep_ != "ccomp" or "say" not in {e.operator for e in words.verbs.get(verb.head.lower_, ())}:
        return None
    details = details_of((verb,), words)
    code = combined(words.codes["demand"], act.code if act else None, details)
    if code is None:
        return None
    targets = (tuple(agents(verb)), *(act.targets if act else ()))
    return Act(code, (verb,), tuple(subjects(verb.head)), targets,
               "must", None, details=details, planned=True)  # fmt: skip


def _changed(act: Act, operator: str, words: EventLexicon) -> Act | None:
    code = combined(words.codes[operator], act.code, act.details)
    if code is None or code not in event_codes():
        return None
    return replace(
        act, code=code, type=None, mode=None, inner=False, rule=f"{operator}: {act.rule}", planned=True
    )


def standing(verb: Token) -> str | None:
    """Tell whether a verb heads a clause that the report asserts, and whether only in passing."""
    token = verb
    for _ in range(8):
        if any(c.dep_ == "mark" and c.lower_ in UNREAL for c in token.children):
            return None
        if token.dep_ in ("relcl", "acl", "advcl"):
            if token.tag_ in ("VB",) or any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
                return None
            return "background"
        if token.dep_ in ("pcomp", "xcomp", "csubj"):
            return None
        if token.dep_ == "ROOT" or token.head is token:
            return "foreground"
        if token.dep_ not in FINITE_CLAUSES:
            return None
        if token.dep_ == "ccomp" and any(c.dep_ == "neg" for c in token.head.children):
            return None
        token = token.head
    return "foreground"
