"""Did it happen: status from tense, modality, negation and the words that govern the trigger."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import below, carrier, clause_head, is_verb, nearby, reduced_clause

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
_CLAUSE_BORDERS = frozenset({"ccomp", "parataxis", "ROOT", "relcl", "advcl", "pcomp"})
_LINKING = frozenset(
    {"dobj", "nsubj", "nsubjpass", "conj", "xcomp", "attr", "oprd", "acl", "dative", "acomp"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PRESENT = frozenset({"VBZ", "VBP"})
_DOUBTS = frozenset({"whether", "if"})
_ONCE = frozenset({"after", "when", "once", "before", "until"})
_CLOSING = frozenset({".", "!", "?", '"', "”"})
_ALONGSIDE = frozenset({"during", "at"})
_LINKS = frozenset({"of", "for", "on", "to", "about"})
_DEALING = frozenset({"mutual", "host", "converse", "discuss", "call"})
_BE = frozenset({"is", "are", "was", "were", "be", "'s", "'re"})

type Told = tuple[Status, str]


def decide(mention: ContactMention, words: Lexicon) -> Told:
    """Return the status told by grammar, with the rule that gave it; dates are not looked at yet."""
    clause = clause_head(mention.trigger)
    if clause.dep_ == "ccomp" and words.status_words.get(clause.head.lower_) == "denied":
        return "denied", f"told by {clause.head.lower_}"
    if mention.rule == "being in" and _modal(mention.predicate, words) is None:
        return "held", "under way"
    if mention.rule == "due in":
        return "planned", "due"
    if _under_way(mention, words):
        return "held", "under way"
    purpose = _purpose(mention, words)
    if purpose is not None:
        return purpose
    chain = list(_governors(mention.trigger, words))
    order = _order(mention, words)
    if order is not None and not any(_modal(verb, words) for verb in chain[:1]):
        return order
    above = _by_chain(chain, mention, words)
    return above if above[0] in ("cancelled", "denied") else _told_ahead(mention.trigger, words) or above


def _by_chain(chain: list[Token], mention: ContactMention, words: Lexicon) -> Told:
    """Read the words above the trigger, nearest first: doubt stands until something is called off."""
    topic = _only_subject(mention, words)
    tentative: Told | None = None
    for word in chain:
        decided = _by_verb(word, mention, words)
        if decided is None:
            continue
        if topic and decided[0] in ("held", "planned", "possible"):
            decided = decided[0], f"topic {decided[1]}"
        if decided[0] == "held":
            return tentative or decided
        if decided[0] in ("cancelled", "denied") or decided[1].removeprefix("governor:") in words.accepted:
            return decided
        tentative = tentative or decided
    return tentative or _by_modifiers(mention.trigger, words) or _past_clause(mention) or ("held", "default")


def _past_clause(mention: ContactMention) -> Told | None:
    """Read "went straight into talks with": told by a past tense that the noun only hangs on."""
    noun, verb = mention.trigger, mention.predicate
    if noun.dep_ == "pobj" and noun.head.head == verb and verb.tag_ == "VBD":
        return "held", "past clause"
    return None


def _only_subject(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the occasion is what the sentence is about, not what it says to take place.

    "The summit will focus on trade" leaves open whether it goes on; "the summit will open" does not.
    """
    noun, verb = mention.trigger, mention.trigger.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or is_verb(noun):
        return False
    inner = _infinitive_below(verb)
    if inner is not None:
        return inner.lower_ not in words.rounds or inner.lower_ in _BE
    if verb.lower_ in _BE:
        return not any(child.dep_ == "prep" for child in verb.children)
    return verb.lower_ not in words.rounds and verb.lower_ not in words.status_words


def _infinitive_below(verb: Token) -> Token | None:
    """Return the infinitive that a finite verb leads to: "is expected to give", "is due to open"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "acomp", "oprd"):
            return child if is_verb(child) else _infinitive_below(child)
    return None


def _under_way(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the words are "is in Moscow on a visit", "the ongoing talks"."""
    noun, verb = mention.trigger, mention.predicate
    if any(c.lower_ in words.ongoing for c in noun.children if c.i < noun.i):
        return True
    on = noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head == verb
    return mention.mode == "visit" and on and verb.lower_ in _BE


def _told_ahead(trigger: Token, words: Lexicon) -> Told | None:
    """Read a clause on the noun: "the summit to be held in June", "talks scheduled for Monday"."""
    if is_verb(trigger):
        return None
    staged = reduced_clause(trigger, words.noun_lemmas)
    if staged is not None:
        if staged.lower_ == "due" or any(c.lower_ == "be" and c.i < staged.i for c in staged.children):
            return "planned", f"to be {staged.lower_}"
        kind = words.status_words.get(staged.lower_)
        if kind in ("planned", "cancelled"):
            return kind, f"clause:{staged.lower_}"  # type: ignore[return-value]
        return "held", f"clause:{staged.lower_}"
    for child in (c for c in below(trigger) if c.dep_ in ("relcl", "acl") and c.i > trigger.i):
        if child.head != trigger and child.head.dep_ != "pobj":
            continue
        told = _by_relative_clause(child, words) if child.dep_ == "relcl" else None
        if told is not None and child.head == trigger:
            return told
        if child.tag_ == "VBN" and _to_infinitive(child) and any(c.lower_ == "be" for c in child.children):
            return "planned", f"to be {child.lower_}"
        kind = words.status_words.get(child.lower_)
        if child.tag_ == "VBN" and child.head == trigger and kind in ("planned", "cancelled"):
            return kind, f"clause:{child.lower_}"  # type: ignore[return-value]
    return None


def _by_relative_clause(verb: Token, words: Lexicon) -> Told | None:
    """Read "which will be attended by", "that opens on Tuesday", "which ended Monday"."""
    staging = verb.lower_ in words.rounds or verb.lower_ in words.attendance or verb.lower_ in words.ending
    if not staging or any(child.dep_ == "neg" for child in verb.children):
        return None
    if (modal := _modal(verb, words)) is not None:
        return modal, f"relative:{verb.lower_}"  # type: ignore[return-value]
    if verb.tag_ in _PRESENT:
        return ("planned", f"relative:{verb.lower_}") if verb.lower_ not in _BE else None
    return ("held", f"relative:{verb.lower_}") if verb.tag_ == "VBD" else None


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
        if relation == "conj" and current.tag_ in _FINITE:
            return
        if (counted := carrier(current)) != current:
            current = counted
            yield current
            continue
        if relation == "pobj":
            governor = head.head
            if head.lower_ not in _LINKS or not _governing(governor, head, words):
                return
            current = governor
        elif relation in _LINKING or is_verb(current):
            current = head
        else:
            return
        yield current


def _governing(word: Token, preposition: Token, words: Lexicon) -> bool:
    return word.lower_ in words.status_words or f"{word.lower_} {preposition.lower_}" in words.status_words


def _by_verb(verb: Token, mention: ContactMention, words: Lexicon) -> Told | None:
    form = verb.lower_
    if not is_verb(verb):
        phrases = (f"{form} {child.lower_}" for child in verb.children if child.dep_ == "prep")
        phrase = next((each for each in phrases if each in words.status_words), form)
        governed = words.status_words.get(phrase)
        if governed in ("planned", "possible") and any(c.lower_ == "no" for c in verb.children):
            return "cancelled", f"no {form}"
        if governed and verb != mention.trigger:
            return governed, f"governor:{form}"  # type: ignore[return-value]
        return None
    if any(child.lower_ in _DOUBTS and child.dep_ == "mark" for child in verb.children):
        return "possible", f"doubt:{form}"
    negated = any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children)
    modal = _modal(verb, words)
    if negated and modal != "possible":
        if words.status_words.get(form) == "cancelled" and verb != mention.trigger:
            return "planned", f"not {form}"
        if modal == "planned" or _to_infinitive(verb):
            return "cancelled", f"negated:{form}"
        if not any(child.lower_ == "since" for child in verb.children):
            return "denied", f"negated:{form}"
    particle = next((f"{form} {c.lower_}" for c in verb.children if c.dep_ == "prt"), form)
    governed = words.status_words.get(particle)
    does = mention.trigger.head == verb and mention.trigger.dep_ == "nsubj" and verb.tag_ in _FINITE | {"VBN"}
    if governed and verb != mention.trigger and not (does and governed != "cancelled"):
        return governed, f"governor:{form}"  # type: ignore[return-value]
    if mention.format and form in words.attendance:
        return ("planned", f"attended:{form}") if modal or _to_infinitive(verb) else None
    if modal:
        return modal, f"modal:{form}"  # type: ignore[return-value]
    return _by_form(verb, mention, words)


def _by_form(verb: Token, mention: ContactMention, words: Lexicon) -> Told | None:
    """Read a verb without modal or governing word: "is to meet", "after he meets", "met"."""
    form = verb.lower_
    if verb.tag_ in _PRESENT:
        subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
        if any(child.lower_ in words.programme for child in subjects):
            return "planned", f"programme:{form}"
        if verb.dep_ == "advcl" and any(c.lower_ in _ONCE for c in verb.children if c.i < verb.i):
            return "planned", f"once:{form}"
    if _be_to(verb):
        if any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
            return "cancelled", "was to have"
        return "planned", "be to"
    if _headline_infinitive(verb):
        return "planned", "headline infinitive"
    if verb == mention.predicate and verb.tag_ in ("VBD", "VBN"):
        return _by_modifiers(mention.trigger, words) or ("held", "past tense")
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
    return _to_infinitive(verb) and verb.head.lower_ in _BE and verb.dep_ in ("xcomp", "ROOT", "advcl")


def _headline_infinitive(verb: Token) -> bool:
    """Tell whether the verb is a headline's future: "Ministers to hold talks"."""
    ending = next((t for t in reversed(verb.sent[-3:]) if not t.is_space), verb)
    if not _to_infinitive(verb) or ending.text in _CLOSING:
        return False
    return verb.dep_ in ("ROOT", "acl", "relcl", "xcomp") and not any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in nearby(verb)
    )


def _order(mention: ContactMention, words: Lexicon) -> Told | None:
    """Read "ahead of the talks", "after meeting X"."""
    head = mention.trigger.head
    for _ in range(3):
        if head.tag_ == "IN" or head.lower_ in words.before or head.lower_ in words.after:
            if head.lower_ in words.before:
                return "planned", f"order:{head.lower_}"
            if head.lower_ in words.after and mention.trigger.dep_ in ("pobj", "pcomp"):
                if head.lower_ in _ALONGSIDE:
                    told = _alongside(head, words)
                    sure = mention.format or mention.mode == "visit"
                    return ("planned", told[1]) if told and told[0] == "possible" and sure else told
                return "held", f"order:{head.lower_}"
        if head.head == head:
            return None
        if head.lower_ != "of" and head.tag_ != "IN":
            return None
        head = head.head
    return None


def _purpose(mention: ContactMention, words: Lexicon) -> Told | None:
    """Read "arrived for talks", "will visit Japan for talks": still ahead, and as sure as the journey."""
    head = mention.trigger.head
    if mention.trigger.dep_ != "pobj" or head.lower_ != "for" or mention.mode == "visit":
        return None
    verb = mention.predicate
    if not is_verb(verb) or words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) in (None, "carry"):
        return None
    if head.head.tag_.startswith("NN") and _governing(head.head, head, words):
        return None
    kind = _modal(verb, words)
    if kind is None and verb.tag_ == "VBD" and words.verb_frames[words.verb_lemmas[verb.lower_]] in _DEALING:
        return "held", f"purpose:{verb.lower_}"
    if kind is None:
        return "planned", f"purpose of {verb.lower_}"
    return kind, f"purpose:{verb.lower_}"  # type: ignore[return-value]


def _alongside(preposition: Token, words: Lexicon) -> Told | None:
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


def _by_modifiers(noun: Token, words: Lexicon) -> Told | None:
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound"):
            governed = words.status_words.get(child.lower_)
            if governed:
                return governed, f"modifier:{child.lower_}"  # type: ignore[return-value]
    return None


def with_date(status: Status, rule: str, date: tuple[str, str] | None, published: str | None) -> Told:
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
