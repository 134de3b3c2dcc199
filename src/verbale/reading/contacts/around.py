"""What stands around a trigger and tells how real it is: prepositions of order, purposes, clauses on it."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.auxiliaries import BE, PRESENT, be_to, had_done, modal_of, to_infinitive
from verbale.reading.contacts.governing import governors, governs
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.contacts.staying_on import stays_on
from verbale.reading.syntax import below, governor, is_passive, is_superseded, is_verb, reduced_clause

_ROUNDS = frozenset({"round", "rounds"})
_ALONGSIDE = frozenset({"during", "at"})
BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe"})
_BEHIND = frozenset({"after", "following"})
_LEADING = frozenset({"lead", "leads", "led", "leading"})
AFTER_ALL = "past clause, after"
_GOING = frozenset({"go", "come", "travel", "fly", "head", "bring", "take", "return"})
_AWAITED = frozenset({"expected", "anticipated", "foreseen", "awaited"})
_ARE = frozenset({"is", "are", "'s"})
_DEALING = frozenset({"mutual", "host", "converse", "discuss", "call"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WAS = frozenset({"was", "were"})
_PURPOSES = frozenset({"advcl", "xcomp", "acl"})
_JOURNEYS = frozenset({"travel", "send"})
_LISTED = 4  # verbs of a list
_PAID = frozenset({"paid", "made", "concluded", "ended"})  # "paid a visit to Utopia to meet X"


def told_ahead(trigger: Token, words: Lexicon) -> Told | None:
    """Read a clause on the noun: "the summit to be held in June", "talks scheduled for Monday"."""
    if is_verb(trigger):
        return None
    staged = reduced_clause(trigger, words.noun_lemmas)
    if staged is not None:
        if staged.lower_ == "due" or any(c.lower_ == "be" and c.i < staged.i for c in staged.children):
            return "planned", f"to be {staged.lower_}"
        kind = status_words().governing.get(staged.lower_)
        if kind in ("planned", "cancelled"):
            return None if is_superseded(staged) else (kind, f"clause:{staged.lower_}")
        return "held", f"clause:{staged.lower_}"
    for child in (c for c in below(trigger) if c.dep_ in ("relcl", "acl") and c.i > trigger.i):
        if child.head != trigger and child.head.dep_ != "pobj":
            continue
        told = _by_relative_clause(child, words) if child.dep_ == "relcl" else None
        if told is not None and child.head == trigger:
            return told
        if child.tag_ == "VBN" and to_infinitive(child) and any(c.lower_ == "be" for c in child.children):
            return "planned", f"to be {child.lower_}"
        kind = status_words().governing.get(child.lower_)
        if child.tag_ == "VBN" and child.head == trigger and kind in ("planned", "cancelled"):
            if kind == "cancelled" and modal_of(trigger.head) == "planned" and had_done(child):
                return None  # "talks that had been suspended will resume"
            return None if is_superseded(child) else (kind, f"clause:{child.lower_}")
    return None


def _holds(verb: Token, words: Lexicon) -> bool:
    """Tell whether the clause says who held what it stands on: "the talks that the two delegations held"."""
    if verb.lower_ not in words.light_verbs or verb.tag_ not in ("VBD", "VBN") or is_passive(verb):
        return False
    own = {c.dep_ for c in verb.children if c.lower_ not in ("which", "that")}
    return "nsubj" in own and own.isdisjoint({"dobj", "neg", "aux"}) and verb.head.i + 1 < verb.i


def _by_relative_clause(verb: Token, words: Lexicon) -> Told | None:
    """Read "which will be attended by", "that opens on Tuesday", "which ended Monday"."""
    if _holds(verb, words):
        return "held", f"relative:{verb.lower_}"
    told = any(verb.lower_ in known for known in (words.rounds, words.attendance, words.ending))
    staging = told or verb.lower_ == "hosted"
    takes_in = any(c.dep_ in ("prt", "prep") and c.lower_ == "in" for c in verb.children if c.i == verb.i + 1)
    staging = staging and not takes_in  # "a tour that takes in Greece" says where, and not whether
    if not staging or any(child.dep_ == "neg" for child in verb.children):
        return None
    others = [c for c in verb.children if c.dep_ in _SUBJECTS and c.lower_ not in ("which", "that")]
    if others:
        return None  # "during which she will open a bridge"
    if (modal := modal_of(verb)) is not None:
        return modal, f"relative:{verb.lower_}"
    if verb.tag_ in PRESENT:
        return ("planned", f"relative:{verb.lower_}") if verb.lower_ not in BE else None
    return ("held", f"relative:{verb.lower_}") if verb.tag_ == "VBD" else None


def order(mention: ContactMention) -> Told | None:
    """Read "ahead of the talks", "after meeting X", "before leaving for X"."""
    known = status_words()
    head = mention.trigger.head
    for _ in range(3):
        if head.tag_ == "IN" or head.lower_ in known.before or head.lower_ in known.after:
            if head.lower_ in known.before or _is_run_up(head.nbor(-1) if head.i else head):
                if _departs(mention):
                    return "held", "departs"
                by_then = _goes_on_from_there(mention)
                return ("held", "next stop") if by_then else ("planned", f"order:{head.lower_}")
            if head.lower_ in known.after and mention.trigger.dep_ in ("pobj", "pcomp"):
                if head.lower_ in _ALONGSIDE:
                    told = _alongside(head) or _beside_plans(head, mention)
                    sure = mention.format or mention.mode == "visit" or mention.anaphoric
                    return ("planned", told[1]) if told and told[0] == "possible" and sure else told
                if head.lower_ in _BEHIND and modal_of(head.head) == "planned":
                    return "held", AFTER_ALL  # "after his visit he will fly on": it may be ahead as well
                return "held", f"order:{head.lower_}"
        if head.lower_ in BESIDE and head.head.lower_ in ("on", "at"):
            return _alongside(head.head) or _beside_plans(head.head, mention)
        if head.head == head:
            return None
        if head.lower_ in BESIDE or head.head.lower_ in BESIDE:
            head = head.head
            continue
        if head.lower_ != "of" and head.tag_ != "IN":
            return None
        head = head.head
    return None


def _beside_plans(link: Token, mention: ContactMention) -> Told | None:
    """Read "ruled out a meeting at the summit": where something is to take place, that is ahead itself."""
    if is_verb(link.head) or mention.mode != "conference":
        return None
    known = status_words().governing
    for word in governors(link.head):
        forms = (word.lower_, *(f"{word.lower_} {c.lower_}" for c in word.children if c.dep_ == "prt"))
        kind = modal_of(word) or next((known[form] for form in forms if form in known), None)
        if kind in ("planned", "possible", "cancelled"):
            there = word == link.head.head and word.lower_ == "announced"  # "announced a plan at the summit"
            return ("held", "order:at") if there else ("planned", f"beside:{word.lower_}")
    return None


def _is_run_up(noun: Token) -> bool:
    """Tell whether the words are "in the run-up to", which is taken apart, or "leading up to"."""
    if noun.lower_ != "up" or noun.i < 2:
        return False
    return noun.nbor(-2).lower_ == "run" or noun.nbor(-1).lower_ in _LEADING


def _departs(mention: ContactMention) -> bool:
    """Tell whether the words are "he said before leaving for Bogota", which tells that he has left."""
    verb, above = mention.trigger, mention.trigger.head.head
    if verb.dep_ == "pobj" and verb.head.lower_ == "into" and above.tag_ == "VBG":
        return above.head.lower_ == "before" and above.head.head.tag_ == "VBD"
    leaving = verb.tag_ == "VBG" and verb.lower_ in status_words().departing and not mention.ends
    past = above.tag_ == "VBD" or any(c.lower_ in _WAS and c.dep_ == "auxpass" for c in above.children)
    return leaving and past and not to_infinitive(above)


def _goes_on_from_there(mention: ContactMention) -> bool:
    """Tell whether what was done before a journey lies behind as the journey does.

    "Before visiting Bogota he was in Lima", "he said before landing in Bogota".
    """
    journey, before = mention.trigger, mention.trigger.head.head
    if mention.mode != "visit" or journey.tag_ != "VBG" or before.tag_ != "VBD" or mention.ends:
        return False
    stayed = before.lower_ in _WAS and any(c.lower_ == "in" and c.dep_ == "prep" for c in before.children)
    return stayed or journey.lower_ in status_words().arriving


def purpose(mention: ContactMention, words: Lexicon) -> Told | None:
    """Read "arrived for talks", "will visit Japan to meet X": still ahead, and as sure as the journey."""
    trigger = mention.trigger
    if mention.mode == "visit":
        return None
    carried = trigger.dep_ == "dobj" and trigger.head.lower_ not in words.attendance
    act = trigger.head if carried and not is_verb(trigger) and not mention.format else trigger
    if is_verb(act):
        verb, frame = act.head, _frame(act.head, words)
        paid = _paid_visit(verb, words)
        if paid is not None:
            verb, frame = paid, "mutual" if paid.lower_ in _PAID else "travel"
        if act.dep_ not in _PURPOSES or not to_infinitive(act) or (paid is None and frame not in _JOURNEYS):
            return None
    else:
        of = trigger.dep_ == "pobj" and trigger.head.lower_ == "of"
        whole = trigger.head.head if of and trigger.head.head.lower_ in _ROUNDS else trigger
        link, verb = whole.head, mention.predicate
        if whole.dep_ != "pobj" or link.lower_ != "for" or not is_verb(verb):
            return None
        frame = _frame(verb, words)
        if frame == "attend":
            return _kind_of_clause(verb) or "held", f"purpose:{verb.lower_}"
        if frame == "invite":
            return "possible", "invited"
        called_for = f"{link.head.lower_} {link.lower_}" in status_words().governing
        if (
            frame in (None, "carry")
            or called_for
            or (link.head.tag_.startswith("NN") and governs(link.head, link))
        ):
            return None
    kind = _kind_of_clause(verb)
    if kind is None and verb.tag_ == "VBD" and frame in _DEALING:
        return "held", f"purpose:{verb.lower_}"
    if kind is None and verb.lower_ == "visited":
        return "held", "purpose:visited"
    if kind is None:
        return "planned", f"purpose of {verb.lower_}"
    return kind, f"purpose:{verb.lower_}"


def _paid_visit(above: Token, words: Lexicon) -> Token | None:
    """Return the verb of "is to pay a visit to Utopia to meet X", whatever the purpose was hung on."""
    if is_verb(above):
        objects = (c for c in above.children if c.dep_ == "dobj")
        visits = any(words.noun_modes.get(words.noun_lemmas.get(c.lower_, "")) == "visit" for c in objects)
        return above if visits else None
    visit = words.noun_modes.get(words.noun_lemmas.get(above.lower_, "")) == "visit"
    return above.head if visit and above.dep_ == "dobj" and is_verb(above.head) else None


def _frame(verb: Token, words: Lexicon) -> str | None:
    if verb.lower_ in BE and any(c.lower_ == "due" for c in verb.children):
        return "travel"  # "is due in Utopia for talks"
    if stays_on(verb):
        return "travel"
    return words.verb_frames.get(words.verb_lemmas.get(verb.lower_, ""))


def on_the_way(mention: ContactMention) -> Told | None:
    """Read "will travel on to the G7 meeting", "will explain it in talks": ahead as those who go there."""
    link, verb = mention.trigger.head, mention.trigger.head.head
    if not mention.format:
        known = any(c.lower_ == "the" for c in mention.trigger.children)
        if verb.lower_ not in _GOING if link.lower_ == "to" else known:
            return None  # "will raise it in the talks", "will give impetus to talks": they may be under way
    if verb.dep_ == "dobj" and link.lower_ == "in" and _is_single(mention.trigger):
        verb = verb.head  # "will explain the plan in a meeting"
    if mention.trigger.dep_ != "pobj" or link.lower_ not in ("to", "for", "in") or not is_verb(verb):
        return None
    kind = _kind_of_clause(verb)
    for _ in range(_LISTED):
        if kind is not None or verb.dep_ != "conj" or not is_verb(verb.head):
            break
        bare, verb = verb.tag_ == "VB", verb.head  # "will go to Utopia and fly on to the summit"
        kind = _kind_of_clause(verb) or (status_words().governing.get(verb.lower_) if bare else None)
    return ("planned", f"alongside:{verb.lower_}") if kind in ("planned", "possible") else None


def _is_single(noun: Token) -> bool:
    """Tell whether the words are "a meeting", "his meeting": an occasion, and not talks in general."""
    return any(c.dep_ == "poss" or c.lower_ in ("a", "an") for c in noun.children if c.i < noun.i)


def _kind_of_clause(verb: Token) -> Status | None:
    """Return how sure the clause of a verb is, told by a modal or by what governs its infinitive."""
    for _ in range(4):
        kind = modal_of(verb) or _told_by_be_to(verb)
        if kind is None and verb.lower_ in BE:
            predicate = (c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i)
            kind = next((k for c in predicate if (k := status_words().governing.get(c.lower_))), None)
            kind = kind or next((k for c in verb.children if (k := _told_by_be_to(c))), None)
        if kind is None and to_infinitive(verb):
            kind = status_words().governing.get(verb.head.lower_)
        if kind is not None:
            return kind
        if verb.dep_ != "xcomp":
            return None
        verb = verb.head
    return None


def _told_by_be_to(verb: Token) -> Status | None:
    """Read "is to travel" and "was to have travelled"."""
    if not be_to(verb):
        return None
    return "cancelled" if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children) else "planned"


def _alongside(preposition: Token) -> Told | None:
    """Read "during his visit": as real as the clause that it belongs to."""
    verb = preposition.head
    if verb.dep_ == "pcomp" and is_verb(verb.head.head):
        verb = verb.head.head
    if preposition.lower_ == "during" and verb.dep_ == "acl" and verb.head.dep_ in ("dobj", "pobj"):
        verb = governor(verb.head)  # "will sign accords covering trade during the visit"
    if verb.dep_ == "dobj" and to_infinitive(verb.head):
        verb = verb.head  # "is expected to sign an accord during the talks"
    if not is_verb(verb):
        return None
    kind = _kind_of_clause(verb) or _expected(verb)
    if kind == "cancelled":
        return "held", f"order:{preposition.lower_}"  # "failed to agree at the summit"
    return (kind, f"alongside:{verb.lower_}") if kind else ("held", f"order:{preposition.lower_}")


def _expected(verb: Token) -> Status | None:
    """Return what "is expected to" says of what goes with it; who proposes something is there already."""
    if verb.tag_ == "VBN" and any(c.lower_ in ("had", "has", "have") for c in verb.children):
        return None  # "as they had agreed at the meeting"
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return status_words().governing.get(verb.lower_)  # "leaders expected at the summit"
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    if passive and verb.lower_ in _AWAITED and any(c.lower_ in _ARE for c in verb.children):
        return "planned"  # "no accord is expected at the meeting"
    planning = verb.lower_ in status_words().meant and (verb.tag_ in PRESENT or verb.tag_ == "VBG")
    inner = any(c.dep_ == "xcomp" for c in verb.children)
    return status_words().governing.get(verb.lower_) if inner and (passive or planning) else None
