"""Did it happen: status from tense, modality, negation and the words that govern the trigger."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.syntax import below, clause_head, is_verb, nearby

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
_CLAUSE_BORDERS = frozenset({"ccomp", "parataxis", "ROOT", "relcl", "advcl", "pcomp"})
_LINKING = frozenset({"dobj", "nsubj", "nsubjpass", "conj", "xcomp", "attr", "oprd", "acl", "dative"})
_DOUBTS = frozenset({"whether", "if"})
_CLOSING = frozenset({".", "!", "?", '"', "”"})
_ALONGSIDE = frozenset({"during", "at"})
_LINKS = frozenset({"of", "for", "on", "to", "about"})


def decide(mention: ContactMention, words: Lexicon) -> tuple[Status, str]:
    """Return the status told by grammar, with the rule that gave it; dates are not looked at yet."""
    clause = clause_head(mention.trigger)
    if clause.dep_ == "ccomp" and words.status_words.get(clause.head.lower_) == "denied":
        return "denied", f"told by {clause.head.lower_}"
    if _under_way(mention):
        return "held", "under way"
    purpose = _purpose(mention, words)
    if purpose is not None:
        return purpose
    chain = list(_governors(mention.trigger, words))
    order = _order(mention, words)
    if order is not None and not any(_modal(verb, words) for verb in chain[:1]):
        return order
    ahead = _told_ahead(mention.trigger, words)
    if ahead is not None:
        return ahead
    tentative: tuple[Status, str] | None = None
    for word in chain:
        decided = _by_verb(word, mention, words)
        if decided is None:
            continue
        if decided[0] in ("held", "cancelled", "denied"):
            return tentative or decided if decided[0] == "held" else decided
        tentative = tentative or decided
    return tentative or _by_modifiers(mention.trigger, words) or ("held", "default")


def _under_way(mention: ContactMention) -> bool:
    """Tell whether the words are "is in Moscow on a visit"."""
    noun, verb = mention.trigger, mention.predicate
    on = noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head == verb
    return mention.mode == "visit" and on and verb.lower_ in ("is", "are", "'s", "'re", "was", "were")


def _told_ahead(trigger: Token, words: Lexicon) -> tuple[Status, str] | None:
    """Read a clause on the noun: "the summit to be held in June", "talks scheduled for Monday"."""
    if is_verb(trigger):
        return None
    for child in (c for c in below(trigger) if c.dep_ in ("relcl", "acl") and c.i > trigger.i):
        if child.head != trigger and child.head.dep_ != "pobj":
            continue
        if child.tag_ == "VBN" and _to_infinitive(child) and any(c.lower_ == "be" for c in child.children):
            return "planned", f"to be {child.lower_}"
        kind = words.status_words.get(child.lower_)
        if child.tag_ == "VBN" and child.head == trigger and kind in ("planned", "cancelled"):
            return kind, f"clause:{child.lower_}"  # type: ignore[return-value]
    return None


def _governors(trigger: Token, words: Lexicon) -> Iterator[Token]:
    """Yield the trigger and the words that decide on its reality, nearest first.

    The way up follows subjects, objects, infinitives and "proposal for talks"; it ends at the border
    of the clause, so that the verb of saying above a reported clause has no word in it.
    """
    current = trigger
    yield current
    for _ in range(8):
        relation, head = current.dep_, current.head
        if is_verb(current) and relation in _CLAUSE_BORDERS:
            return
        if is_verb(current) and relation == "acl" and not _to_infinitive(current):
            return
        if relation == "pobj":
            governor = head.head
            linked = head.lower_ in _LINKS and governor.lower_ in words.status_words
            if not linked:
                return
            current = governor
        elif relation in _LINKING or is_verb(current):
            current = head
        else:
            return
        yield current


def _by_verb(verb: Token, mention: ContactMention, words: Lexicon) -> tuple[Status, str] | None:
    form = verb.lower_
    if is_verb(verb):
        if any(child.lower_ in _DOUBTS and child.dep_ == "mark" for child in verb.children):
            return "possible", f"doubt:{form}"
        negated = any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children)
        modal = _modal(verb, words)
        if negated and modal != "possible":
            if modal == "planned" or _to_infinitive(verb):
                return "cancelled", f"negated:{form}"
            if not any(child.lower_ == "since" for child in verb.children):
                return "denied", f"negated:{form}"
        particle = next((f"{form} {c.lower_}" for c in verb.children if c.dep_ == "prt"), form)
        governed = words.status_words.get(particle)
        if governed and verb != mention.trigger:
            return governed, f"governor:{form}"  # type: ignore[return-value]
        if mention.format and form in words.attendance:
            return ("planned", f"attended:{form}") if modal or _to_infinitive(verb) else None
        if modal:
            return modal, f"modal:{form}"  # type: ignore[return-value]
        if verb.tag_ in ("VBZ", "VBP") and any(
            child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in words.programme
            for child in verb.children
        ):
            return "planned", f"programme:{form}"
        if _be_to(verb):
            return "planned", "be to"
        if _headline_infinitive(verb):
            return "planned", "headline infinitive"
        if verb == mention.predicate and verb.tag_ in ("VBD", "VBN"):
            return _by_modifiers(mention.trigger, words) or ("held", "past tense")
        return None
    governed = words.status_words.get(form)
    if governed and verb != mention.trigger:
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


def _headline_infinitive(verb: Token) -> bool:
    """Tell whether the verb is a headline's future: "Ministers to hold talks"."""
    ending = next((t for t in reversed(verb.sent[-3:]) if not t.is_space), verb)
    if not _to_infinitive(verb) or ending.text in _CLOSING:
        return False
    return verb.dep_ in ("ROOT", "acl", "relcl", "xcomp") and not any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in nearby(verb)
    )


def _order(mention: ContactMention, words: Lexicon) -> tuple[Status, str] | None:
    """Read "ahead of the talks", "after meeting X"."""
    head = mention.trigger.head
    for _ in range(3):
        if head.tag_ == "IN" or head.lower_ in words.before:
            if head.lower_ in words.before:
                return "planned", f"order:{head.lower_}"
            if head.lower_ in words.after and mention.trigger.dep_ in ("pobj", "pcomp"):
                if head.lower_ in _ALONGSIDE:
                    return _alongside(head, words)
                return "held", f"order:{head.lower_}"
        if head.head == head:
            return None
        if head.lower_ != "of" and head.tag_ != "IN":
            return None
        head = head.head
    return None


def _purpose(mention: ContactMention, words: Lexicon) -> tuple[Status, str] | None:
    """Read "arrived for talks", "will visit Japan for talks": still ahead, and as sure as the journey."""
    head = mention.trigger.head
    if mention.trigger.dep_ != "pobj" or head.lower_ != "for" or mention.mode == "visit":
        return None
    verb = mention.predicate
    if not is_verb(verb) or verb.lower_ not in words.verb_lemmas:
        return None
    kind = _modal(verb, words) or "planned"
    return kind, f"purpose:{verb.lower_}"  # type: ignore[return-value]


def _alongside(preposition: Token, words: Lexicon) -> tuple[Status, str] | None:
    """Read "during his visit": as real as the clause that it belongs to."""
    verb = preposition.head
    if not is_verb(verb):
        return None
    for _ in range(4):
        kind = _modal(verb, words) or ("planned" if _be_to(verb) else None)
        if kind is None and _to_infinitive(verb):
            kind = words.status_words.get(verb.head.lower_)
        if kind is not None:
            return kind, f"alongside:{verb.lower_}"  # type: ignore[return-value]
        if verb.dep_ != "xcomp":
            break
        verb = verb.head
    return "held", f"order:{preposition.lower_}"


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
