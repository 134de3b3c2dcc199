"""The direction in time of the clause around a word, from tags and dependencies."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.reading.times.story import Place

_CLIMB = 12
_FUTURE_AUX = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "sha", "would", "'d", "may", "might", "should", "can", "must", "ca"}
)
_OPEN_AUX = frozenset({"could"})
_PERFECT_AUX = frozenset({"has", "have", "'ve", "’ve"})
_PAST_AUX = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "’ve"})
# Verbs and adjectives whose complement lies ahead of them: "is due on Monday", "plans to meet".
_AHEAD = frozenset({
    "due", "scheduled", "expected", "set", "planned", "slated", "supposed", "likely", "poised", "bound",
    "plan", "plans", "planning", "expect", "expects", "intend", "intends", "hope", "hopes", "going",
    "upcoming", "forthcoming", "forward", "looming", "coming",
})  # fmt: skip
# Verbs that in the past too put what depends on them ahead: "agreed to talks on Friday".
_PUTS_AHEAD = frozenset({
    "agreed", "planned", "scheduled", "arranged", "decided", "proposed", "invited", "offered", "promised",
    "vowed", "pledged", "expected", "postponed", "delayed", "suggested", "intended", "hoped",
})  # fmt: skip
# Adjectives whose infinitive lies ahead: "was ready to meet"; elsewhere "was quick to meet" has met.
_WILLING = frozenset({
    "ready", "willing", "prepared", "keen", "eager", "free", "unlikely", "anxious", "unwilling",
})  # fmt: skip
# What can be agreed upon and lies ahead then: "they agreed to talks on Friday".
_APPOINTMENTS = frozenset({
    "talks", "meeting", "meetings", "visit", "trip", "tour", "summit", "vote", "election", "elections",
    "poll", "referendum", "session", "conference", "hearing", "trial", "round", "rally", "strike", "ceremony",
    "game", "match", "race", "launch", "release", "debate", "negotiations", "consultations", "march",
    "protest",
})  # fmt: skip
_SPEAKING_OF = frozenset({"discussed", "reviewed", "considered", "mentioned", "raised"})
# "Moved to Friday" gives the new day.
_PUT_OFF = frozenset({
    "moved", "postponed", "delayed", "deferred", "rescheduled", "adjourned", "shifted", "put", "pushed",
})  # fmt: skip
_UP_TO = frozenset({"to", "until", "till"})
# What is spoken of when it has happened: "the Feb. 14 killing".
_HAPPENED = frozenset({
    "assassination", "murder", "killing", "killings", "death", "deaths", "attack", "attacks", "bombing",
    "bombings", "blast", "explosion", "shooting", "massacre", "coup", "crash", "accident", "earthquake",
    "quake", "tsunami", "flood", "floods", "fire", "riots", "uprising", "invasion", "raid", "clash",
    "clashes", "defeat", "resignation", "arrest",
})  # fmt: skip
# Present forms that tell of no appointment: "says on Monday" is about the past, "arrives on Monday" is ahead.
_NO_APPOINTMENT = frozenset({
    "is", "are", "'s", "’s", "'re", "’re", "am", "says", "say", "has", "have", "do", "does", "appears",
    "appear", "seems", "seem", "looks", "look", "remains", "remain", "knows", "know", "thinks", "think",
    "believes", "believe", "wants", "want", "shows", "show", "means", "mean", "includes", "include", "needs",
    "need", "feels", "feel", "owns", "own", "stands", "stand", "belongs", "belong",
})  # fmt: skip
# Present forms of appointments, also of dates that belong to a noun: "they gather for a summit on Friday".
_APPOINTING = frozenset({
    "meets", "meet", "gathers", "gather", "convenes", "convene", "hosts", "host", "holds", "hold", "visits",
    "visit", "travels", "travel", "arrives", "arrive", "opens", "open", "begins", "begin", "starts", "start",
    "flies", "fly", "votes", "vote", "heads", "head", "resumes", "resume",
})  # fmt: skip
# Prepositions whose object lies behind a present verb: "the trip comes after Friday's attack".
_BEHIND = frozenset({"after", "since", "following", "amid", "despite"})
# Verbs whose infinitive has happened, or not, when they are past: "failed to meet on Friday".
_SETTLED = frozenset({
    "failed", "managed", "refused", "declined", "began", "started", "continued", "ceased", "tried",
    "attempted", "proceeded", "happened", "rushed", "hurried", "neglected", "dared", "returned", "gathered",
})  # fmt: skip
# What is told after these in the present is still open: "if they agree on Friday", "when he arrives".
_PROVISOS = frozenset({"if", "unless", "once", "until"})
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
_BELONGING = frozenset({"prep", "pobj", "npadvmod", "advmod", "compound", "appos", "punct"})


def direction_of(doc: Doc) -> Callable[[int], int]:
    """Return a function that tells, for a character offset of `doc`, which way its clause looks.

    -1: the past, +1: the future, twice that where the verb rules the word itself, 0: unknown.
    """
    if not doc.has_annotation("TAG") or not doc.has_annotation("DEP"):
        return lambda _start: 0

    clauses = Clauses()

    def direction(start: int) -> int:
        span = doc.char_span(start, start + 1, alignment_mode="expand")
        return clauses.direction(span[0]) if span is not None and len(span) else 0

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
    """Tell whether the word is in a relative clause or belongs to a noun: "the statement of 9 November".

    What "had been" before is told by the way as well.
    """
    at = token
    for _ in range(_CLIMB):
        if at.dep_ in ("relcl", "acl", "nmod", "poss") or (
            at.dep_ == "prep" and at.lower_ == "of" and at.head.tag_.startswith("N")
        ):
            return True
        if at.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "had" for c in at.children):
            return True
        if at.head == at:
            return False
        at = at.head
    return False


@dataclass(slots=True)
class Clauses:
    """The directions of a document's clauses; each verb and noun is asked once, whatever hangs from it."""

    verbs: dict[int, int] = field(default_factory=dict)
    nouns: dict[int, bool] = field(default_factory=dict)

    def direction(self, token: Token) -> int:
        """Return the direction of the nearest verb above `token` that shows one."""
        at = token
        is_ruled = True
        is_behind = is_event = False
        for _ in range(_CLIMB):
            if at.tag_.startswith("V") or at.tag_ == "MD":
                told = self._verb(at, is_ruled, is_behind, is_event)
                if told:
                    return told * 2 if is_ruled and not _is_open(at, told) else told
            elif at != token and at.lower_ in _HAPPENED:
                return -2
            elif at.dep_ == "prep" and at.lower_ in _UP_TO and at.head.lower_ in _PUT_OFF:
                return 2
            elif _looks_ahead(at) or (at.tag_.startswith("N") and self._is_coming(at)):
                return 1
            if at.head == at:
                break
            is_behind = is_behind or at.lower_ in _BEHIND
            is_event = is_event or (at.lower_ in _APPOINTMENTS and at.head.lower_ != "during")
            is_ruled = is_ruled and at.dep_ in _BELONGING
            is_ruled = is_ruled and not (at.dep_ == "prep" and at.head.tag_.startswith("N"))
            at = at.head
        return 0

    def _verb(self, verb: Token, is_ruled: bool, is_behind: bool, is_event: bool) -> int:
        """Return the direction of what hangs from a verb, maybe by a preposition or an appointment's noun."""
        if verb.i not in self.verbs:
            self.verbs[verb.i] = _verb_direction(verb)
        told = self.verbs[verb.i]
        if not told and verb.tag_ in _PRESENT:
            told = _present_direction(verb, is_ruled, is_behind)
        if told < 0 and is_event and verb.lower_ in _PUTS_AHEAD:
            told = 1
        if told < 0 and verb.lower_ in _SPEAKING_OF and (is_event or _of_appointment(verb)):
            return 0  # "discussed the summit on June 5"
        if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _BEHIND:
            return -1
        is_wanted = is_behind and told > 0 and verb.tag_ == "VB" and not _looks_ahead(verb.head)
        return -1 if is_wanted and verb.dep_ in ("xcomp", "advcl", "acl") else told

    def _is_coming(self, noun: Token) -> bool:
        """Tell whether the noun is said to come: "the looming showdown in July"."""
        if noun.i not in self.nouns:
            self.nouns[noun.i] = any(_looks_ahead(word) for word in noun.lefts)
        return self.nouns[noun.i]


def _of_appointment(verb: Token) -> bool:
    """Tell whether what is spoken of is an occasion with a name: "discussed the Bay Summit in Rome on"."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.tag_ == "NNP")
    return any(c.lower_ in _APPOINTMENTS for c in objects)


def _is_open(verb: Token, told: int) -> bool:
    """Tell whether the verb leaves it open when it is done: an infinitive under the past, or a present.

    What is scheduled or expected lies ahead beyond doubt.
    """
    if told < 0 or (verb.tag_ == "VB" and _looks_ahead(verb.head)):
        return False
    return verb.tag_ in _PRESENT or (verb.tag_ == "VB" and verb.head.tag_ in ("VBD", "VBN"))


def _present_direction(verb: Token, is_ruled: bool, is_behind: bool) -> int:
    """Return the direction of what belongs to a verb in the present: an appointment, or what led to it."""
    if is_behind:
        return -1
    if any(child.lower_ in _PROVISOS and child.dep_ in ("mark", "advmod") for child in verb.children):
        return 1
    is_going_on = verb.tag_ == "VBG" and any(child.dep_ == "aux" for child in verb.children)
    is_appointed = is_going_on or (verb.tag_ != "VBG" and verb.lower_ not in _NO_APPOINTMENT)
    return 1 if is_appointed and (is_ruled or verb.lower_ in _APPOINTING) else 0


def _is_settled(governor: Token) -> bool:
    """Tell whether the infinitive under `governor` has happened, or not, when that is past."""
    if governor.tag_.startswith("JJ"):
        return governor.lower_ not in _AHEAD and governor.lower_ not in _WILLING
    return governor.lower_ in _SETTLED


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
    if verb.tag_ == "VBD" and any(child.lower_ in ("if", "unless") for child in verb.children):
        return 1
    if aux & _PERFECT_AUX and verb.lower_ in _PUTS_AHEAD:
        return 1  # "has agreed to meet on Friday": the perfect has no day of its own
    if verb.tag_ == "VBD" or aux & _PAST_AUX:
        return -1
    if aux & _OPEN_AUX:
        return 0
    if verb.tag_ == "VB" and "to" in aux:
        if verb.dep_ == "xcomp" and _is_settled(verb.head):
            return 0
        if verb.head.tag_.startswith("N"):  # "had accepted an invitation to come in June"
            return 1
        governor = verb.head.i
        return -1 if any(word.lower_ == "had" for word in verb.doc[max(0, governor - 4) : governor]) else 1
    if verb.tag_ == "VBN" and not aux:
        return -1
    return 0
