"""Whether an act is told as done: the standing of its clause, negation and modals."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.knowledge.plover import event_codes
from verbale.reading.events.act import Act
from verbale.reading.events.kinds import combined, kind_of
from verbale.reading.events.lexicon import EventLexicon
from verbale.reading.events.matching import UNREAL, details_of
from verbale.reading.events.roles import agents
from verbale.reading.syntax import subjects
from verbale.reading.wordforms import number

FRIENDLY = frozenset({"aid", "cooperate", "support", "yield", "reform", "meet", "mediate", "settle", "agree"})
HOSTILE = frozenset({"sanction", "coerce", "protest", "posture", "violence"})
_OBLIGING = {"has": "must", "have": "must", "needs": "must", "need": "must", "ought": "should"}
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
# Demands, appeals and words against somebody: who will say so plans no other act than that.
_SPOKEN = ("02", "10", "11")
_REJECT, _VETO = "12", "129"  # who will reject something has done so; a veto needs a vote
_MAY = frozenset({"can", "could", "may", "might"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_LONGEST_CHAIN = 8
_NEITHER = frozenset({"neither", "nor"})
_MARK = number("mark")
_NONE = frozenset({"no", "neither", "nobody", "none"})
_ASIDE = frozenset({"relcl", "advcl", "acl"})
_UNASSERTING = frozenset({"suppose", "deny", "demand", "appeal"})
FINITE_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})


_NEGOTIATING = frozenset({"negotiate", "talk"})


def under_modals(act: Act | None, verb: Token, words: EventLexicon) -> Act | None:
    """Read negation, "will", "may" and the like around the verb of an act, or of any verb."""
    if act is None and verb.dep_ != "ccomp":
        return None
    modal, negated = _around(verb)
    operator = words.modals.get(modal or "")
    if operator == "demand" and not negated:
        return _must(act, verb, modal or "", words)
    if act is None:
        return None
    if operator == "intend":
        return _intended(act, verb, modal or "", words, negated=negated)
    if negated:
        # What is said not to be threatened, refused or asked for is nothing at all.
        return replace(act, status="denied") if act.status == "held" else None
    if modal in _MAY or _hedged(verb, words):
        return replace(act, status="possible")
    return act


def _around(verb: Token) -> tuple[str | None, bool]:
    """Return the modal of a verb and whether it is negated; joined verbs share both: "will send and arm"."""
    modal, negated = _obligation(verb), _neither(verb)
    for _ in range(_LONGEST_CHAIN):
        for child in verb.children:
            if child.dep_ in ("aux", "auxpass") and child.tag_ == "MD":
                modal = modal or child.lower_
            negated |= child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in _NEGATIONS)
            if child.dep_ in ("nsubj", "nsubjpass", "dobj"):  # "No policemen were killed"
                negated |= any(c.lower_ in _NONE for c in (child, *child.children))
        if (
            verb.dep_ != "conj"
            or verb.tag_ not in ("VB", "VBN", "VBG")
            or any(c.dep_ in ("nsubj", "aux") for c in verb.children)
        ):
            break
        verb = verb.head
    return modal, negated


def _neither(verb: Token) -> bool:
    """Tell whether a verb is one of several that are all denied: "neither attacked nor threatened"."""
    if any(c.lower_ == "neither" and c.dep_ != "nsubj" for c in verb.lefts):
        return True
    return verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)


def _obligation(verb: Token) -> str | None:
    """Return the modal that a verb stands for: "has to", "needs to", "ought to"."""
    modal = _OBLIGING.get(verb.lower_)
    bound = modal is not None and any(c.dep_ == "xcomp" and _has_to(c) for c in verb.children)
    return modal if bound else None


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _hedged(verb: Token, words: EventLexicon) -> bool:
    return any(child.lower_ in words.hedges for child in verb.children if child.dep_ == "advmod")


def _intended(act: Act, verb: Token, modal: str, words: EventLexicon, *, negated: bool) -> Act | None:
    """Read "will send", "would not attend"; "would" threatens only where somebody says it of himself."""
    kind = kind_of(act.code)
    if modal == "would" and any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children):
        return None  # "would have captured it"
    if negated:
        # Who will not attack or blame somebody, or stays away, refuses nobody anything.
        if kind in HOSTILE or act.code.startswith("11"):
            return replace(act, status="denied") if act.status == "held" else None
        stays = (kind == "meet" and verb.lower_ not in _NEGOTIATING) or act.code.startswith(("10", "02"))
        return None if stays else _changed(act, "refuse", words)
    if act.code.startswith(_REJECT) and (modal in _WILL or verb.dep_ == "ccomp"):
        return _changed(act, "threaten", words) if act.code == _VETO else act
    if act.code.startswith(_SPOKEN):
        return replace(act, status="planned") if modal in _WILL and act.status == "held" else None
    if kind in FRIENDLY:
        changed = _changed(act, "intend", words)
        return replace(changed, needs_target=True) if changed is not None and act.inner else changed
    relative = any(c.tag_ in ("WDT", "WP") for c in verb.children)  # "rules that would bar"
    if kind not in HOSTILE or relative or (modal == "would" and verb.dep_ in _ASIDE):
        return None
    return _changed(act, "threaten", words)


def _is_participle(verb: Token) -> bool:
    """Tell whether a verb in -ing stands where finite ones do, without auxiliary: "options, shooting or"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("ccomp", "dep", "parataxis", "conj"):
        return False
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VBG"
    return not joined and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def supposed(verb: Token, words: EventLexicon) -> bool:
    """Tell whether the clause of a verb is what somebody believes, fears or expects, and nobody asserts."""
    for _ in range(_LONGEST_CHAIN):
        if verb.dep_ == "ccomp":
            operators = {entry.operator for entry in words.verbs.get(verb.head.lower_, ())}
            if "say" not in operators and not operators.isdisjoint(_UNASSERTING):
                return True
        if verb.dep_ not in FINITE_CLAUSES or verb.head == verb:
            return False
        verb = verb.head
    return False


def disowned(verb: Token, words: EventLexicon) -> bool:
    """Tell whether somebody says that what a clause tells is not so: "denied that it had armed rebels"."""
    telling = verb.head
    if verb.dep_ != "ccomp" or "deny" not in {e.operator for e in words.verbs.get(telling.lower_, ())}:
        return False
    joined = telling.head.children if telling.dep_ == "conj" else ()
    return not any(c.dep_ == "neg" or c.lower_ in _NEITHER for c in (*telling.children, *joined))


def _must(act: Act | None, verb: Token, modal: str, words: EventLexicon) -> Act | None:
    """Read "Russia said that Sudan must": who says so demands it of whom it must be done by."""
    if verb.dep_ != "ccomp" or "say" not in {e.operator for e in words.verbs.get(verb.head.lower_, ())}:
        return None
    details = details_of((verb,), words)
    code = combined(words.codes["demand"], act.code if act else None, details)
    if code is None:
        return None
    targets = (tuple(agents(verb)), *(act.targets if act else ()))
    return Act(code, (verb,), tuple(subjects(verb.head)), targets,
               "must", None, details=details, needs_target=True,
               foreign=modal != "must")  # fmt: skip


def _changed(act: Act, operator: str, words: EventLexicon) -> Act | None:
    code = combined(words.codes[operator], act.code, act.details)
    if code is None or code not in event_codes():
        return None
    return replace(act, code=code, type=None, mode=None, inner=False, rule=f"{operator}: {act.rule}")


def _is_cleft(noun: Token) -> bool:
    """Tell whether a clause on a noun tells the matter itself: "it was Chad that sent help"."""
    return noun.dep_ == "attr" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in noun.head.children)


def standing(verb: Token) -> str | None:
    """Tell whether a verb heads a clause that the report asserts, and whether only in passing."""
    token = verb
    for _ in range(8):
        if any(c.dep == _MARK and c.lower_ in UNREAL for c in token.children):
            return None
        dep = token.dep_
        if dep == "relcl" and _is_cleft(token.head):
            token = token.head.head
            continue
        if dep in _ASIDE:
            if token.tag_ in ("VB",) or _has_to(token):
                return None
            return "background"
        if dep in ("pcomp", "xcomp", "csubj"):
            return None
        if _is_participle(token):
            return None
        infinitive = token.tag_ == "VB" and _has_to(token)
        if infinitive and dep != "ROOT":
            return None
        if dep == "ROOT" or token.head == token:
            return "foreground"
        if dep not in FINITE_CLAUSES:
            return None
        if dep == "ccomp" and any(c.dep_ == "neg" for c in token.head.children):
            return None
        token = token.head
    return "foreground"
