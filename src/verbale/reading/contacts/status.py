"""Did it happen: status from tense, modality, negation and the words that govern the trigger."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts import calling_off, sessions
from verbale.reading.contacts.around import on_the_way, order, purpose, told_ahead
from verbale.reading.contacts.auxiliaries import (
    BE,
    about_to_come,
    doubtful,
    modal_of,
    negated,
    participle_of_past,
    to_infinitive,
)
from verbale.reading.contacts.days import days_between
from verbale.reading.contacts.deciding import by_verb, excluded
from verbale.reading.contacts.governing import forced, governors
from verbale.reading.contacts.governing_words import AIMING, by_modifiers, status_of
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.syntax import clause_head, is_superseded, is_verb

_FOR = frozenset({"for", "with"})
_IS = frozenset({"is", "are"})
_ASKED = frozenset({"ask", "asks", "asked", "asking"})
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl"})
_BESIDE = ("order:at", "order:on", "order:during")
_LATELY = 2  # days in which what somebody came for is still ahead, unless it is told
_WAS = frozenset({"was", "were"})
_AHEAD = frozenset({"planned", "possible"})
DEPARTED = "departed"
IS_AHEAD = ", ahead"  # what words take to be held, and its day does not
_ABOUT = frozenset({"of", "about", "on"})


def decide(mention: ContactMention, words: Lexicon) -> Told:
    """Return the status told by grammar, with the rule that gave it; dates are not looked at yet."""
    return calling_off.after_all(mention, _by_grammar(mention, words), words)


def _by_grammar(mention: ContactMention, words: Lexicon) -> Told:
    denied = _denied(clause_head(mention.trigger)) or _denied_rumour(mention.trigger)
    denied = denied or _denied_deed(mention.predicate)
    if denied is not None:
        return denied
    to_be = to_infinitive(mention.predicate)  # "is expected to be in Utopia"
    if mention.rule == "being in" and modal_of(mention.predicate) is None and not to_be:
        over = mention.predicate.tag_ == "VBD" or mention.predicate.lower_ == "been"
        return "held", "past tense" if over else "under way"
    if mention.rule in (sessions.DECIDED, sessions.SETTLED):
        return "held", "past tense"
    if mention.rule == "visiting":
        return "held", "default"
    if mention.rule in ("due in", "due here"):
        given_up = any(
            c.lower_ == "had" for token in (mention.trigger, mention.predicate) for c in token.children
        )
        due = "due then" if mention.predicate.lower_ in _WAS else "due"
        return ("cancelled", "had been due") if given_up else ("planned", due)
    if _under_way(mention, words):
        return "held", "under way"
    if _has_set_out(mention, words):
        return "held", DEPARTED
    told = purpose(mention, words)
    if told is not None and mention.format and told[0] == "possible" and _known(mention.trigger):
        return "planned", told[1]  # "can take part in planning for the summit"
    if told is not None:
        return told
    chain = list(governors(mention.trigger))
    around = order(mention)
    if around is not None and not any(modal_of(verb) for verb in chain[:1]):
        ahead = told_ahead(mention.trigger, words) if around[1] in _BESIDE else None
        return ahead if ahead and ahead[0] == "planned" else around
    above = _by_chain(chain, mention, words)
    if above[0] == "planned" and above[1].startswith("modal:"):
        above = _only_hoped(mention.trigger) or above
    if not is_verb(mention.trigger) and any(c.lower_ == "no" for c in mention.trigger.children):
        return ("cancelled" if above[0] in ("planned", "possible") else "denied"), "none"
    ahead = told_ahead(mention.trigger, words)
    if above[0] == "denied" and ahead and ahead[0] == "planned":
        return "cancelled", calling_off.UNDONE  # "talks that were scheduled for Monday did not take place"
    if ahead and ahead[0] == "held" and above[0] in _AHEAD and _attended(mention.trigger, words):
        return above  # "will chair a summit attended by the presidents of A and B"
    return above if above[0] in ("cancelled", "denied") else ahead or above


def _known(noun: Token) -> bool:
    return any(c.lower_ == "the" for c in noun.children if c.i < noun.i)


def _attended(noun: Token, words: Lexicon) -> bool:
    """Tell whether the words on a noun only say who is there: "a summit attended by"."""
    one_of_many = any(c.lower_ in ("a", "an") for c in noun.children)
    return one_of_many and any(c.dep_ == "acl" and c.lower_ in words.attendance for c in noun.children)


def _denied(clause: Token) -> Told | None:
    """Read "denied that they met", "dismissed reports that they had met"."""
    if clause.dep_ not in ("ccomp", "acl"):
        return None
    above = clause.head
    if above.i > clause.i:
        return None
    if is_verb(above) and above.dep_ in ("relcl", "acl") and above.head.lower_ in status_words().rumours:
        verb = above.head.head  # "denied reports that said they had met"
        return ("denied", f"told by {verb.lower_}") if _refutes(verb) else None
    if not is_verb(above) and any(c.dep_ == "mark" for c in clause.children):
        above = above.head
    elif clause.dep_ == "acl":
        return None
    known = status_words().governing.get(above.lower_)
    refuted = known == "denied" or (above != clause.head and above.lower_ in status_words().dismissing)
    return ("denied", f"told by {above.lower_}") if refuted else None


def _denied_deed(verb: Token) -> Told | None:
    """Read "denied having met"."""
    having = verb.dep_ in ("xcomp", "pcomp") and any(c.lower_ == "having" for c in verb.children)
    denies = having and status_words().governing.get(verb.head.lower_) == "denied"
    return ("denied", f"told by {verb.head.lower_}") if denies else None


def _only_hoped(trigger: Token) -> Told | None:
    """Read "hopes that they will meet", "did not rule out that they would", not "hopes the visit will"."""
    clause = clause_head(trigger)
    above = clause.head
    if clause.dep_ not in ("ccomp", "acl") or above.i > clause.i or (is_verb(above) and clause.dep_ == "acl"):
        return None
    if not is_verb(trigger) and trigger.dep_ in ("nsubj", "nsubjpass"):
        return None
    known = status_words().governing
    phrases = (f"{above.lower_} {c.lower_}" for c in above.children if c.dep_ == "prt")
    kind = next((known[p] for p in phrases if p in known), known.get(above.lower_))
    if kind == "cancelled":
        return (
            ("possible", f"not {above.lower_}")
            if negated(above)
            else ("cancelled", f"told by {above.lower_}")
        )
    return ("possible", f"told by {above.lower_}") if kind == "possible" else None


def _refutes(verb: Token) -> bool:
    return status_words().governing.get(verb.lower_) == "denied" or verb.lower_ in status_words().dismissing


def _denied_rumour(noun: Token) -> Told | None:
    """Read "dismissed reports of a meeting", "denied rumours about a visit"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in _ABOUT or link.head.lower_ not in status_words().rumours:
        return None
    verb = link.head.head
    told = link.head.dep_ in ("dobj", "nsubjpass") and _refutes(verb)
    return ("denied", f"told by {verb.lower_}") if told else None


def _by_chain(chain: list[Token], mention: ContactMention, words: Lexicon) -> Told:
    """Read the words above the trigger, nearest first: doubt stands until something is called off."""
    topic = _only_subject(mention, words)
    tentative: Told | None = None
    for word in chain:
        decided = None if is_superseded(word) else by_verb(word, mention, words)
        if decided is None:
            continue
        if topic and decided[0] in ("held", "planned", "possible"):
            named = by_modifiers(mention.trigger)
            decided = named or (decided[0], f"topic {decided[1]}")
        if decided[1].startswith("attended:"):
            return decided  # whether somebody is there says no more about it
        if decided[0] == "held":
            return tentative or decided
        if decided[0] == "denied" and tentative is not None:
            return "cancelled", decided[1]
        if decided[0] in ("cancelled", "denied"):
            return decided
        if decided[1].removeprefix("governor:") in status_words().accepted:
            return decided
        tentative = tentative or decided
    own = by_modifiers(mention.trigger)
    if tentative and own and (tentative[0], own[0]) == ("planned", "possible"):
        return own  # "is planning for a potential summit"
    named = tentative or own or _asked_for(mention.trigger) or on_the_way(mention)
    return named or _unfinished(mention) or ("held", "default")


def _asked_for(verb: Token) -> Told | None:
    """Read "asked to visit Utopia", "asked him to come", and what came of it: "but was refused"."""
    asked = verb.head
    if verb.dep_ not in _INFINITIVE or not to_infinitive(verb) or asked.lower_ not in _ASKED:
        return None
    turned = any(
        c.dep_ == "conj" and status_words().governing.get(c.lower_) == "cancelled" for c in asked.children
    )
    return ("cancelled" if turned else "possible"), f"governor:{asked.lower_}"


def _unfinished(mention: ContactMention) -> Told | None:
    """Read what no word of the chain decides: an invitation, a journey in doubt, "went into talks with"."""
    noun, verb = mention.trigger, mention.predicate
    if mention.rule.startswith(("invite", "noun:invitation")):
        return "possible", "invited"
    if not is_verb(noun) and noun.dep_ == "pobj" and doubtful(noun.head):
        return "possible", "doubtful"
    if noun.dep_ == "pobj" and noun.head.head == verb and about_to_come(verb):
        return "planned", "about to"
    if noun.dep_ == "pobj" and noun.head.head == verb and verb.tag_ == "VBD":
        return "held", "past clause"
    if participle_of_past(noun):
        return "held", "past clause"
    if noun.dep_ == "pobj" and noun.head.lower_ == "by" and (kind := modal_of(noun.head.head)) is not None:
        return kind, f"modal:{noun.head.head.lower_}"  # "will be followed by talks"
    return None


def _only_subject(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the occasion is what the sentence is about, not what it says to take place.

    "The summit will focus on trade" leaves open whether it goes on; "the summit will open" does not.
    """
    noun, verb = mention.trigger, mention.trigger.head
    if forced(noun) is not None:
        return False
    if noun.dep_ not in ("nsubj", "nsubjpass") or is_verb(noun):
        return False
    inner = _infinitive_below(verb)
    if inner is not None:
        return inner.lower_ not in words.rounds or inner.lower_ in BE
    if verb.lower_ in BE:
        return not any(child.dep_ == "prep" for child in verb.children)
    told = excluded(verb) or (status_of(verb, noun) is not None and verb.lower_ not in AIMING)
    return verb.lower_ not in words.rounds and not told


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
    behind = noun.dep_ == "pobj" and noun.head.head == verb and mention.mode == "visit"
    on = noun.head.lower_ == "on" and noun.head.i > verb.i and verb.lower_ in BE
    # "Is in Utopia for a visit", and neither "is due there for one" nor "preparations are under way for one".
    there = verb.lower_ in _IS and all(c.dep_ != "acomp" and c.lower_ != "under" for c in verb.children)
    return behind and (on or (noun.head.lower_ in _FOR and there))


def _has_set_out(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the words are "left on Monday on a visit that begins on Tuesday": he is on it."""
    noun, verb = mention.trigger, mention.predicate
    on = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for") and noun.head.head == verb
    travels = words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) == "travel"
    return mention.mode == "visit" and on and travels and verb.tag_ == "VBD" and not negated(verb)


def with_date(status: Status, rule: str, date: tuple[str, str] | None, published: str | None) -> Told:
    """Let the day decide where grammar leaves it open: what lies ahead is planned, what is past was held.

    `date` holds the first and last day as YYYY-MM-DD.
    """
    if date is None or published is None or len(published) < 10:
        return status, rule
    day = published[:10]
    if status == "held" and date[0] > day and rule not in ("under way", DEPARTED):
        return "planned", f"{rule}{IS_AHEAD}"
    lately = rule.startswith("purpose of") and days_between(date[1], day) <= _LATELY
    then = rule.startswith(("modal", "be to", "purpose:")) or rule.endswith(" then") or lately
    if status == "planned" and date[1] < day and not then:
        return "held", f"{rule}, past"
    if status == "possible" and rule.startswith("alongside") and date[1] < day:
        return "held", f"{rule}, past"
    return status, rule
