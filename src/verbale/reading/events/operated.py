"""Acts told by a verb with what stands under it: tried, taken in steps, told, denied, made or launched."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.events.act import Act, VerbReader
from verbale.reading.events.complements import complement
from verbale.reading.events.governed import GovernedActs
from verbale.reading.events.kinds import kind_of
from verbale.reading.events.lexicon import EventLexicon
from verbale.reading.events.menaces import menace
from verbale.reading.events.nouns import NounActs
from verbale.reading.events.roles import (
    agents,
    around,
    carried,
    passive,
    patients,
    prepositional,
    prepositional_heads,
)
from verbale.reading.events.verdicts import said_verdict
from verbale.reading.syntax import direct_objects, subjects

_LEGAL = frozenset({"appeal", "appeals", "appealed", "appealing"})
_TRYING = frozenset({"try", "tries", "tried", "trying", "attempt", "attempts", "attempted", "attempting"})
_GIVING = frozenset({"aid", "cooperate", "settle", "sanction", "yield", "reform"})
_ASSASSINATE, _ATTEMPT = "186", "185"
_CLAIMED = frozenset({"said", "claimed", "understood"})
_STEPS = frozenset({"step", "steps", "measure", "measures"})
# Nouns of a text through which somebody speaks: "issued a declaration demanding that".
_TEXTS = frozenset({
    "statement", "declaration", "letter", "resolution", "communique", "message", "note", "memorandum",
    "decree",
    "ultimatum", "petition", "order",
})  # fmt: skip

_PRONOUNS = frozenset({"PRP", "WDT", "WP"})


class OperatedActs:
    """Reads verbs that tell what becomes of another act."""

    def __init__(
        self, words: EventLexicon, nouns: NounActs, governed: GovernedActs, by_verb: VerbReader
    ) -> None:
        self._words = words
        self._nouns = nouns
        self._governed = governed
        self._by_verb = by_verb

    def read(self, verb: Token, operator: str, particles: tuple[Token, ...], depth: int) -> Act | None:
        """Return the act that a verb tells as `operator`, together with its `particles`."""
        if operator == "say":
            return self._told(verb, particles, depth)
        if operator == "light":
            return self._light(verb, particles)
        if operator == "text":
            return self._worded(verb)
        if operator == "happen":
            return self._nouns.happening(verb)
        if operator == "schedule":
            act = self._nouns.happening(verb) if passive(verb) else None
            planned = act is not None and verb.lower_ != "held"
            return replace(act, status="planned") if act is not None and planned else act
        if operator == "undergo":
            return self._nouns.undergone(verb, particles)
        clause = complement(verb)
        if operator == "reported":
            return self._raised(verb, clause, depth) if passive(verb) else None
        if operator == "step":
            return self._stepwise(verb, clause, depth)
        if operator == "side":
            return self._sided(verb, clause, depth)
        if operator == "try":
            return self._tried(verb, clause, depth)
        if operator == "driven":
            return self._driven(verb, clause, depth)
        if operator == "cancel":
            return self._nouns.cancelled(verb)
        if verb.lower_ in _LEGAL and not particles and direct_objects(verb):
            return None  # "appealed the verdict"
        if operator == "warn" and (told := menace(verb, clause)) is not None:
            return told
        if operator in ("suppose", "deny"):
            return self._unasserted(verb, operator, clause, depth)
        return self._governed.read(verb, operator, particles, clause, depth)

    def _told(self, verb: Token, particles: tuple[Token, ...], depth: int) -> Act | None:
        """Read "told Haiti to free the crew": of all words of saying this one alone is a demand."""
        clause = complement(verb)
        if verb.lower_ not in ("told", "tell", "tells", "telling"):
            return said_verdict(verb, clause) or menace(verb, clause)
        infinitive = clause is not None and any(
            c.dep_ == "aux" and c.lower_ == "to" and c.i < clause.i for c in clause.children
        )
        if not infinitive:
            return None
        return self._governed.read(verb, "demand", particles, clause, depth)

    def _tried(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "tried to seize"; under another operator also "continue aid"."""
        if any(child.dep_ in ("acomp", "attr") for child in verb.children):
            return None  # "is necessary to", "is a way to"
        if clause is not None and clause.dep_ == "xcomp":
            inner = self._by_verb(clause, depth + 1)
            if inner is None:
                return None
            if (inner.code == _ASSASSINATE or inner.rule == "kill") and verb.lower_ in _TRYING:
                inner = replace(inner, code=_ATTEMPT)
            if verb.lower_ in _TRYING and kind_of(inner.code) in _GIVING and inner.status == "held":
                inner = replace(inner, status="possible")  # "tried to deliver aid": it may not have come
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

    def _raised(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "was seen to break the truce"; what is only said or claimed of somebody may not be so."""
        inner = self._by_verb(clause, depth + 1) if clause is not None and clause.dep_ != "ccomp" else None
        if clause is None or inner is None or inner.inner:
            return None
        status: Status = "possible" if verb.lower_ in _CLAIMED and inner.status == "held" else inner.status
        return replace(inner, sources=tuple(subjects(verb)), status=status, used=inner.used | {clause.i})

    def _driven(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "was forced to break off talks", "forced Chad to": who is driven does it."""
        inner = self._by_verb(clause, depth + 1) if clause is not None and clause.dep_ != "ccomp" else None
        if clause is None or inner is None or inner.inner:
            return None
        return replace(inner, sources=tuple(patients(verb)), used=inner.used | {clause.i})

    def _sided(self, verb: Token, clause: Token | None, depth: int) -> Act | None:
        """Read "joined Chad in condemning": who is joined does it, too."""
        inner = self._by_verb(clause, depth + 1) if clause is not None and clause.dep_ == "pcomp" else None
        if clause is None or inner is None or inner.inner:
            return None
        sources = (*agents(verb), *patients(verb))
        return replace(inner, sources=sources, used=inner.used | {clause.i})

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

    def _light(self, verb: Token, particles: tuple[Token, ...]) -> Act | None:
        """Read "launched an attack on": the noun tells the act, the verb's subject acts."""
        if (said := self._worded(verb)) is not None:
            return said
        answered = [t for word in particles for t in prepositional_heads(word)]  # "hit back with a raid"
        for noun in answered or patients(verb):
            frame = self._nouns.frame(noun)
            if frame is not None:
                return self._nouns.nominal(noun, frame, (verb, noun), tuple(agents(verb)))
            for entry in self._words.nouns.get(noun.lower_, ()):
                if entry.operator:
                    clause = complement(noun) or complement(verb)
                    act = self._governed.read(noun, entry.operator, (), clause, 1)
                    if act is not None:
                        return replace(act, sources=tuple(agents(verb)), used=act.used | {noun.i})
        return None

    def _worded(self, verb: Token) -> Act | None:
        """Read "tabled a resolution condemning": who puts forward a text says what it says.

        Whom it is sent to is meant where it names nobody: "sent a letter to Chad demanding that it pay".
        """
        for noun in patients(verb):
            if noun.lower_ not in _TEXTS:
                continue
            for child in (*noun.rights, *verb.rights):
                if child.i > noun.i and _is_wording(child, noun):
                    said = self._by_verb(child, 1)
                    if said is not None and not said.inner:
                        sent = tuple(prepositional(verb, "to"))
                        return replace(said, sources=tuple(agents(verb)), targets=(*said.targets, sent),
                                       used=said.used | {child.i})  # fmt: skip
        return None


def _is_wording(clause: Token, noun: Token) -> bool:
    """Tell whether a clause tells what a text says: "demanding that", "which condemned", "in which it"."""
    if clause.dep_ == "relcl":
        return all(s == noun or s.tag_ in _PRONOUNS for s in subjects(clause))
    return clause.dep_ in ("acl", "advcl") and clause.tag_ == "VBG"
