"""What was planned and came to nothing, as "but" goes on: "was to meet him, but the trip was put off"."""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import BE, negated
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.syntax import is_verb, subjects

UNDONE = "had been, undone"
_WAS = frozenset({"was", "were"})
_BUT = frozenset({"but", "however", "yet"})
_REACH = 10  # words behind "but" in which it is said what became of it
_WITHDRAWING = frozenset(
    {"cancel", "cancelled", "canceled", "postponed", "pulled", "backed", "withdrew", "called", "put"}
)
_COMING = frozenset(
    {"show", "turn", "come", "arrive", "appear", "materialise", "materialize", "happen", "take"}
)
_FAILED = frozenset({"failed"})
_PRONOUNS = frozenset({"it", "this", "that", "they", "these"})


def after_all(mention: ContactMention, told: Told, words: Lexicon) -> Told:
    """Return the status, which what stands behind "but" may turn into one of something called off."""
    status, rule = told
    if status != "planned" or not _was_meant(mention, rule):
        return told
    verb = _behind_but(mention.trigger)
    if verb is None or not _comes_to_nothing(verb, words):
        return told
    return "cancelled", UNDONE if verb.lower_ in _FAILED or negated(verb) else f"had been, but {verb.lower_}"


def _was_meant(mention: ContactMention, rule: str) -> bool:
    """Tell whether the plan is told as one of the past: "was to", "was due", "had planned"."""
    if rule.endswith(" then"):
        return True
    verb = mention.predicate
    above = (verb, verb.head, verb.head.head)
    return rule == "be to" and any(t.lower_ in _WAS for each in above for t in (each, *each.children))


def _behind_but(trigger: Token) -> Token | None:
    """Return the verb of the clause behind "but" in the trigger's sentence."""
    end = trigger.sent.end
    but = next((t for t in trigger.doc[trigger.i + 1 : end] if t.lower_ in _BUT), None)
    if but is None:
        return None
    behind = trigger.doc[but.i + 1 : min(but.i + _REACH, end)]
    return next((t for t in behind if is_verb(t) and t.dep_ not in ("aux", "auxpass")), None)


def _comes_to_nothing(verb: Token, words: Lexicon) -> bool:
    """Tell whether a verb says that what was planned is off, or that somebody did not come."""
    form = verb.lower_
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if form in _FAILED:
        return inner is not None and inner.lower_ in _COMING
    if negated(verb):
        return form in _COMING and any(c.lower_ == "did" for c in verb.children)
    if form == "had" and inner is not None:
        return inner.lower_ in _WITHDRAWING or _is_off(inner)
    named = (words.noun_lemmas.get(s.lower_) or s.lower_ in _PRONOUNS for s in subjects(verb))
    passive = any(c.lower_ in BE for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return _is_off(verb) and (any(named) if passive else form in _WITHDRAWING)


def _is_off(verb: Token) -> bool:
    """Tell whether a verb is one of calling off, with its particle."""
    known = status_words().governing
    particles = (f"{verb.lower_} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod", "prep"))
    return "cancelled" in (known.get(verb.lower_), *(known.get(each) for each in particles))
