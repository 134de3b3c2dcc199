"""Which clause a time belongs to, and how the clauses of a sentence stand to one another."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.told_times import Dated
from verbale.reading.syntax import below, clause_head, is_attributive_visiting, is_verb

_DONE = frozenset({"VBD", "VBN", "VBG"})
_LEADING = frozenset({"led", "headed", "accompanied", "dispatched", "leading", "heading", "accompanying"})
_AHEAD = 3  # how many words nearer a time before the word must stand than one behind it
_LONG_NAME = 8  # steps in the tree from the end of a body's name to the meeting of it
_INSIDE_NAMES = frozenset({"pobj", "prep", "appos", "compound", "nmod"})
_SHORTLY = frozenset({"shortly", "soon", "hours", "minutes", "immediately", "moments", "straight"})
_COMMA = 2  # characters between a time and "when"


def is_when(clause: Token, time: Dated) -> bool:
    """Tell whether a clause says what took place at a time: "since May 1999, when he travelled to"."""
    if clause.dep_ not in ("relcl", "advcl") or time.token.i > clause.i:
        return False
    when = next((c for c in clause.children if c.lower_ == "when"), None)
    return when is not None and 0 <= when.idx - time.end <= _COMMA


def nearest(times: Sequence[Dated], at: Token) -> Dated:
    """Return the time nearest to a word; one behind it before one ahead of it."""
    return min(times, key=lambda t: abs(t.token.i - at.i) + (0 if t.token.i > at.i else _AHEAD))


def hangs_below(token: Token, top: Token) -> bool:
    """Tell whether the token hangs on `top` within its clause."""
    for _ in range(6):
        if token == top:
            return True
        if token.head == token or (is_verb(token) and token != top):
            return False
        token = token.head
    return False


def hangs_on(time: Token, mention: ContactMention) -> bool:
    """Tell whether a time behind the occasion's own verb hangs on it, and not on the one that governs it."""
    verb = mention.predicate
    return time.i > verb.i and verb.dep_ == "xcomp" and hangs_below(time, verb)


def of_the_noun(time: Token, trigger: Token) -> bool:
    """Tell whether the time stands in the trigger's clause, or in a relative clause on it alone."""
    clause = clause_head(time)
    return clause in (clause_head(trigger), trigger) or (
        clause.dep_ in ("relcl", "acl")
        and not is_verb(trigger)
        and not _of_a_person(clause)
        and all(c.lower_ != "where" for c in clause.children)  # what takes place there is another occasion
        and _in_noun_phrase(clause.head, trigger)
    )


def _of_a_person(clause: Token) -> bool:
    """Tell whether a relative clause is about one who takes part: "talks with X, whom he met in June"."""
    return any(
        c.lower_ in ("who", "whom", "whose") for child in (clause, *clause.children) for c in child.children
    )


def _in_noun_phrase(token: Token, head: Token) -> bool:
    """Tell whether the token is the head or hangs on it by prepositions alone ("Summit of the Americas")."""
    for _ in range(_LONG_NAME):
        if token == head:
            return True
        if token.dep_ not in _INSIDE_NAMES:
            return False
        token = token.head
    return False


def is_beside(clause: Token, other: Token) -> bool:
    """Tell whether two clauses are coordinated: "ended his visit and left on Wednesday"."""
    return (clause.dep_ == "conj" and clause.head == other) or (other.dep_ == "conj" and other.head == clause)


def says_when(clause: Token, other: Token) -> bool:
    """Tell whether a clause says when another one holds: "will see him when he visits Rome next week".

    So does one of what was right before it: "shortly after landing on Monday he met".
    """
    if clause.dep_ == "pcomp" and clause.head.lower_ == "after" and clause_head(clause.head) == other:
        return any(c.lower_ in _SHORTLY for c in clause.head.children)
    if clause.dep_ == "advcl" and clause.head == other and any(c.lower_ == "after" for c in clause.children):
        return any(c.lower_ in _SHORTLY and c.i < clause.i for c in clause.children)
    when = any(c.lower_ in ("when", "while") and c.i < clause.i for c in clause.children)
    return when and clause.dep_ == "advcl" and clause.head == other


def alike(time: Token, clause: Token) -> bool:
    """Tell whether two coordinated verbs tell of one time: not "met X and is due to see Y on Sunday"."""
    other = clause_head(time)
    if time.i > other.i and other.tag_ == "VBD" and clause.tag_ == "VBD" and _leads_ahead(other):
        return False
    if time.i > other.i > clause.i and clause.tag_ in _DONE and _is_ahead(other) and not _is_ahead(clause):
        return False  # "met X and will go on to Rome on Friday"
    return clause.tag_ not in ("VBD", "VBZ") or other.tag_ not in ("VBD", "VBZ") or clause.tag_ == other.tag_


def _is_ahead(verb: Token) -> bool:
    return any(c.tag_ in ("MD", "TO") for c in verb.children if c.i < verb.i)


def _leads_ahead(verb: Token) -> bool:
    """Tell whether the verb is that of "was to see", "was due to see"."""
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "acomp")]
    return verb.lower_ in ("was", "were") and any(t.tag_ == "TO" for c in behind for t in below(c))


def clause_of(time: Token) -> Token:
    """Return the clause that a time belongs to; who leads a delegation has no time of its own."""
    clause = clause_head(time)
    if (clause.dep_ in ("acl", "advcl") and clause.lower_ in _LEADING) or is_attributive_visiting(clause):
        return clause_head(clause.head)
    return _fronted(time, clause) or clause


def _fronted(time: Token, clause: Token) -> Token | None:
    """Return the clause before a verb of saying whose time the parser gave that verb.

    In "they will meet on Friday, officials said" the day stands before the speaker.
    """
    if time.i > clause.i:
        return None
    reported = [c for c in clause.children if c.dep_ == "ccomp" and c.i < time.i]
    speaker = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), clause)
    return reported[-1] if reported and time.i < speaker.left_edge.i else None


def of_a_deed(time: Token, trigger: Token, rule: str) -> bool:
    """Tell whether the time is of what somebody did with plans: what makes them plans is no verb."""
    verb, plans = clause_head(time), rule.removeprefix("governor:")
    noun = any(t.lower_ == plans and not is_verb(t) for t in trigger.ancestors)
    return noun and verb.tag_ == "VBD" and verb in (time.head, time.head.head)


def was_due(time: Token) -> bool:
    """Tell whether the time is in a clause of what was to be: "had been set for", "were due on"."""
    clause = clause_head(time)
    for _ in range(3):
        if clause.dep_ in ("relcl", "acl", "ROOT") or clause.head == clause:
            break
        clause = clause.head
    return any(t.lower_ in ("was", "were", "had") for t in (clause, *clause.children))
