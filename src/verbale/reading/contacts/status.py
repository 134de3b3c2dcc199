"""Did it happen: status from tense, modality, negation and the words that govern the trigger."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.syntax import is_verb

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
_SAYING_CLAUSE = frozenset({"ccomp", "parataxis", "ROOT"})
_LOOKBACK = 7


def decide(mention: ContactMention, words: Lexicon) -> tuple[Status, str]:
    """Return the status told by grammar, with the rule that gave it; dates are not looked at yet."""
    chain = _governing_verbs(mention.trigger)
    order = _order(mention, words)
    if order is not None and not any(_modal(verb, words) for verb in chain[:1]):
        return order
    for verb in chain:
        decided = _by_verb(verb, mention, words)
        if decided is not None:
            return decided
    return _by_modifiers(mention.trigger, words) or ("held", "default")


def _governing_verbs(token: Token) -> list[Token]:
    """Return the verbs above the trigger up to the border of the reported clause, nearest first."""
    chain = [token] if is_verb(token) else []
    current = token
    for _ in range(8):
        if current.dep_ in _SAYING_CLAUSE and is_verb(current):
            break
        if current.dep_ in ("relcl", "advcl") and is_verb(current):
            break
        if current.dep_ == "pcomp" and is_verb(current):
            break
        current = current.head
        chain.append(current)
    return chain


def _by_verb(verb: Token, mention: ContactMention, words: Lexicon) -> tuple[Status, str] | None:
    form = verb.lower_
    if is_verb(verb):
        negated = any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children)
        modal = _modal(verb, words)
        if negated and modal != "possible":
            if modal == "planned" or _to_infinitive(verb):
                return "cancelled", f"negated:{form}"
            if not any(child.lower_ == "since" for child in verb.children):
                return "denied", f"negated:{form}"
        particle = next((f"{form} {c.lower_}" for c in verb.children if c.dep_ == "prt"), form)
        governed = words.status_words.get(particle)
        if governed and verb is not mention.trigger:
            return governed, f"governor:{form}"  # type: ignore[return-value]
        if modal:
            return modal, f"modal:{form}"  # type: ignore[return-value]
        if _be_to(verb):
            return "planned", "be to"
        if verb is mention.predicate and verb.tag_ in ("VBD", "VBN"):
            return _by_modifiers(mention.trigger, words) or ("held", "past tense")
        return None
    governed = words.status_words.get(form)
    if governed and verb is not mention.trigger:
        return governed, f"governor:{form}"  # type: ignore[return-value]
    return None


def _modal(verb: Token, words: Lexicon) -> str | None:
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in words.modals:
            return words.modals[child.lower_]
    return None


def _to_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _be_to(verb: Token) -> bool:
    """Tell whether the verb is "is to meet", "was to meet"."""
    if not _to_infinitive(verb):
        return False
    head = verb.head
    return head.lower_ in ("is", "are", "was", "were", "be", "'s", "'re") and verb.dep_ in (
        "xcomp",
        "ROOT",
        "advcl",
    )


def _order(mention: ContactMention, words: Lexicon) -> tuple[Status, str] | None:
    """Read "ahead of the talks", "after meeting X"."""
    head = mention.trigger.head
    for _ in range(3):
        if head.tag_ == "IN" or head.lower_ in words.before:
            if head.lower_ in words.before:
                return "planned", f"order:{head.lower_}"
            if head.lower_ in words.after and mention.trigger.dep_ in ("pobj", "pcomp"):
                return "held", f"order:{head.lower_}"
        if head.head is head:
            return None
        if head.lower_ != "of" and head.tag_ != "IN":
            return None
        head = head.head
    return None


def _by_modifiers(noun: Token, words: Lexicon) -> tuple[Status, str] | None:
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound"):
            governed = words.status_words.get(child.lower_)
            if governed:
                return governed, f"modifier:{child.lower_}"  # type: ignore[return-value]
    return None


def with_date(
    status: Status, rule: str, date: tuple[str, str] | None, published: str | None
) -> tuple[Status, str]:
    """Let the day decide where grammar leaves it open: what lies ahead is planned, what is past was held.

    `date` holds the first and last day as YYYY-MM-DD.
    """
    if date is None or published is None or len(published) < 10:
        return status, rule
    day = published[:10]
    if status == "held" and date[0] > day:
        return "planned", f"{rule}, ahead"
    if status == "planned" and date[1] < day and not rule.startswith(("modal", "be to")):
        return "held", f"{rule}, past"
    return status, rule
