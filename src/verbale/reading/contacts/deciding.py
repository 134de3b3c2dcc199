"""What one of the words above a trigger says of whether the occasion takes place."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.auxiliaries import (
    BE,
    FINITE,
    cannot,
    conditional,
    doubtful,
    goes_on,
    modal_of,
    negated,
    to_infinitive,
)
from verbale.reading.contacts.governing_words import (
    COPULAS,
    OPEN,
    PREDICATIVE,
    by_governing_verb,
    by_noun,
    means,
    status_of,
)
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.meals import MEALS
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.plain_verbs import by_form
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.inflection import form_table
from verbale.reading.syntax import carrier, is_verb

_HAVE = frozenset({"has", "have", "had", "having"})
_REFUSING = frozenset({"refuse", "reject", "decline", "spurn"})
_EXCLUDING = form_table(verbs=["exclude", "preclude"])
_RULING = form_table(verbs=["rule"])
_BODIES = frozenset({"delegation", "team", "delegates", "negotiators", "representative", "representatives"})
_EXCLUDED = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
WOULD_HAVE = "would have"
_WOULD = frozenset({"would", "'d"})
_DOUBTS = frozenset({"whether", "if", "unless"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "possible", "further", "new"})
_MISSING = frozenset({"away", "absent"})
_VAIN = frozenset({"vain", "nothing"})
_SETTLED = frozenset({"certain", "sure", "definite", "clear", "true", "place", "question", "option"})


def by_verb(word: Token, mention: ContactMention, words: Lexicon) -> Told | None:
    """Return what one of the governors says, or None when it leaves it open."""
    known = status_words()
    form = word.lower_
    known_one = any(c.lower_ == "the" for c in mention.trigger.children)
    if mention.format and form.startswith("invit") and known_one:
        return None  # "a letter inviting leaders to the summit", which takes place whoever comes
    if not is_verb(word):
        missed = form in _MISSING and (mention.format or mention.mode == "conference")
        return None if missed else by_noun(word, mention.trigger)
    if any(child.lower_ in _DOUBTS and child.dep_ == "mark" for child in word.children):
        return "possible", f"doubt:{form}"
    if (mention.format or mention.mode == "conference") and form in words.attendance:
        # Who stays away from a conference does not call it off.
        return ("planned", f"attended:{form}") if modal_of(word) or to_infinitive(word) else None
    if word == mention.trigger and _announced(word):
        return "planned", "headline"
    modal, governed = modal_of(word), status_of(word, mention.trigger)
    if negated(word) and (modal != "possible" or cannot(word)) and not _only_described(word, mention.trigger):
        told = _negated(word, governed, modal, mention)
        if told is not None:
            return told
    if mention.trigger.head == word and _for_a_day(word, mention.trigger):
        return "planned", f"for a day:{form}"
    if governed == "cancelled" and _only_leaves(word, mention.trigger):
        return None
    does = _is_done_by(mention.trigger, word)
    if governed == "planned" and _gave(word, mention):
        return "held", "past tense"
    if governed and word != mention.trigger and not (does and governed != "cancelled"):
        return by_governing_verb(word, governed, words)
    if form in _HAVE and any(child.lower_ == "yet" for child in word.children):
        return "planned" if not is_verb(mention.trigger) else "possible", "yet to"
    if form in known.considered and _only_thought_of(mention.trigger, word):
        return "possible", f"considered:{form}"
    of_conference = mention.trigger.head == word and mention.mode == "conference"
    if form in known.considered and of_conference and not modal:
        told = by_form(word, mention)  # "discussed the Bay Summit on June 5" is of a day to come as well
        return (told[0], f"topic {told[1]}") if told is not None else None
    if modal == "planned" and _would_have(word):
        return "cancelled", WOULD_HAVE
    if modal:
        doubt = conditional(word) or doubtful(word)
        would = any(c.lower_ in _WOULD and c.dep_ == "aux" for c in word.children)
        doubt = doubt or (would and form in known.wished and word != mention.trigger)
        return "possible" if doubt else modal, f"modal:{form}{' then' if would else ''}"
    return by_form(word, mention)


def _announced(verb: Token) -> bool:
    """Tell whether the words are "Premier X to visit Utopia on Monday", without a finite verb."""
    before = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return bool(before) and to_infinitive(verb) and not is_verb(verb.head) and verb.dep_ != "relcl"


def _would_have(verb: Token) -> bool:
    """Tell whether the verb is "would have met", which he did not."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    deed = verb.tag_ in ("VBN", "VBD") and verb.lower_ != "been"  # "the visit would have been unthinkable"
    return deed and "have" in auxiliaries and bool(auxiliaries & _WOULD)


def _for_a_day(verb: Token, trigger: Token) -> bool:
    """Tell whether the words are "called a meeting with them for Thursday"."""
    links = (c for c in verb.children if c.lower_ == "for" and c.i > trigger.i)
    days = (n for link in links for n in link.children if n.ent_type_ in ("DATE", "TIME"))
    return trigger.dep_ == "dobj" and any(n.tag_ == "NNP" for n in days)


def _is_done_by(trigger: Token, verb: Token) -> bool:
    """Tell whether the occasion is the verb tells of: "the talks confirmed", not "are likely"."""
    finite = verb.tag_ in FINITE or verb.tag_ == "VBN"
    return finite and trigger.head == verb and trigger.dep_ == "nsubj" and verb.lower_ not in COPULAS


def _gave(verb: Token, mention: ContactMention) -> bool:
    """Tell whether the words are "arranged a banquet for the delegation", which was given then."""
    given = verb.lower_ in ("arranged", "prepared") and verb.tag_ == "VBD" and mention.trigger.head == verb
    return given and mention.trigger.lower_ in MEALS


def _negated(
    verb: Token, governed: Status | None, modal: Status | None, mention: ContactMention
) -> Told | None:
    form = verb.lower_
    if excluded(verb) and mention.trigger.dep_ in _EXCLUDED:
        return "possible", f"not {form}"
    if governed == "cancelled" and verb != mention.trigger:
        open_yet = form in _REFUSING and modal is not None  # "would not refuse a meeting"
        return ("possible" if open_yet else "planned"), f"not {form}"
    off = form in ("is", "are") and not is_verb(mention.trigger)  # "a meeting is not on the agenda"
    if modal == "planned" or cannot(verb) or to_infinitive(verb) or off or goes_on(verb):
        return "cancelled", f"negated:{form}"
    if governed in OPEN and verb != mention.trigger:
        return ("cancelled", f"negated:{form}") if means(verb) else ("possible", f"not {form}")
    if not any(child.lower_ == "since" for child in verb.children):
        return "denied", f"negated:{form}"
    return None


def _only_leaves(verb: Token, trigger: Token) -> bool:
    """Tell whether the words are "pulled his delegation out of the meeting", which goes on without it."""
    bodies = any(c.lower_ in _BODIES for c in verb.children if c.dep_ == "dobj")
    known = [c.lower_ for c in trigger.children if c.i < trigger.i] == ["the"]
    return bodies and known and not any(c.lower_ == "with" for c in trigger.children)


def excluded(verb: Token) -> bool:
    """Tell whether the verb is one of ruling something out."""
    return verb.lower_ in _EXCLUDING or (
        verb.lower_ in _RULING and any(c.lower_ == "out" and c.dep_ == "prt" for c in verb.children)
    )


def _to_no_end(preposition: Token) -> bool:
    """Tell whether the words are "in vain", "for nothing", "without result"."""
    behind = {noun.lower_ for noun in preposition.children}
    return preposition.dep_ == "prep" and (preposition.lower_ == "without" or not _VAIN.isdisjoint(behind))


def _only_described(verb: Token, trigger: Token) -> bool:
    """Tell whether only what it was like is denied: "the summit was not a failure", "will not be easy"."""
    if verb.lower_ not in BE | {"been"} or carrier(trigger).head != verb or is_verb(trigger):
        return False
    said = [c for c in verb.children if c.i > verb.i and (c.dep_ in PREDICATIVE or _to_no_end(c))]
    settling = status_words().governing
    return bool(said) and not any(c.lower_ in settling or c.lower_ in _SETTLED for c in said)


def _only_thought_of(trigger: Token, verb: Token) -> bool:
    """Tell whether a noun stands for one of many that may be: "discussed a visit"."""
    if trigger.head != verb or trigger.dep_ != "dobj":
        return False
    return any(c.lower_ in _INDEFINITE for c in trigger.children if c.i < trigger.i)
