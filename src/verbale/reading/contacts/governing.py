"""The words above a trigger that decide on its reality, nearest first."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import BE, FINITE, to_infinitive
from verbale.reading.contacts.status_words import status_words
from verbale.reading.syntax import carrier, is_verb, main_verb

LINKS = ("of", "for", "on", "to", "about")
_CLAUSE_BORDERS = frozenset({"ccomp", "parataxis", "ROOT", "relcl", "advcl", "pcomp"})
_LINKING = frozenset(
    {"dobj", "nsubj", "nsubjpass", "conj", "xcomp", "attr", "oprd", "acl", "dative", "acomp"}
)
_BRINGING = frozenset(
    {"see", "sees", "saw", "seen", "have", "has", "had", "let", "lets", "make", "makes", "made"}
)
_FORCING = frozenset({"had", "has", "have", "needed", "needs", "need"})


def governors(trigger: Token) -> Iterator[Token]:
    """Yield the trigger and the words that decide on its reality, nearest first.

    The way up follows subjects, objects, infinitives and "proposal for talks"; it ends at the border
    of the clause, so that the verb of saying above a reported clause has no word in it.
    """
    current = trigger
    yield current
    if (given_up := forced(trigger)) is not None:
        yield given_up
    for _ in range(8):
        relation, head = current.dep_, main_verb(current.head)
        gerund = relation == "pcomp" and current.tag_ == "VBG"
        # "Is to make a stopover to confer with X": the infinitive is as real as what it hangs on.
        aim = relation == "ccomp" and head.dep_ == "xcomp" and to_infinitive(current)
        aim = aim or _brought_about(current) or _looked_forward_to(current)
        if _behind_particle(current):
            relation = "dobj"
        if relation == "relcl" and to_infinitive(current) and not is_verb(head):
            relation = "acl"  # "will be the first leader to visit Japan"
        if is_verb(current) and relation in _CLAUSE_BORDERS and not (gerund or aim):
            return
        if is_verb(current) and relation in ("acl", "appos") and not to_infinitive(current):
            return
        if (relation == "conj" and _stands_alone(current)) or _sets_the_scene(current):
            return
        if (counted := carrier(current)) != current:
            current = counted
            yield current
            continue
        if relation == "pobj" or gerund:
            above = _above_preposition(head)
            if above is None:
                return
            current = above
        elif relation in _LINKING or is_verb(current):
            current = head
        else:
            return
        yield current


def forced(noun: Token) -> Token | None:
    """Return the verb of "the talks had to be postponed", which the parser hangs below another."""
    verb = noun.head
    if noun.dep_ != "nsubj" or is_verb(noun) or verb.lower_ not in _FORCING:
        return None
    inner = (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i)
    return next((c for c in inner if status_words().governing.get(c.lower_) == "cancelled"), None)


def _stands_alone(verb: Token) -> bool:
    """Tell whether a coordinated verb is as real as its own form says: "called it off but will meet him"."""
    if verb.tag_ == "VBP" and verb.head.tag_ == "VB" and not any(c.dep_ == "nsubj" for c in verb.children):
        return False  # "will meet him and then chair a summit", whatever the tag
    if verb.i > 2 and verb.nbor(-1).text == "-" and verb.nbor(-3).tag_ == "MD":
        return True  # "will co-chair"
    return verb.tag_ in FINITE or any(c.tag_ == "MD" and c.dep_ == "aux" for c in verb.children)


def _behind_particle(verb: Token) -> bool:
    """Tell whether a gerund is what a phrasal verb is about, whatever the parse: "ruled out meeting X"."""
    before = verb.nbor(-1) if verb.i else verb
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and before.dep_ == "prt" and before.head == verb.head


def _sets_the_scene(verb: Token) -> bool:
    """Tell whether a participle only goes along with the verb behind it: "X, meeting Y in Z, pledged to"."""
    alone = not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
    return verb.tag_ == "VBG" and alone and is_verb(verb.head) and verb.head.i > verb.i


def _brought_about(verb: Token) -> bool:
    """Tell whether an infinitive is as real as what brings it about: "the tour will see him meet X"."""
    above = verb.head
    # The tagger often takes it for a present: "will see the minister meet X".
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
    return bare and verb.dep_ == "ccomp" and above.lower_ in _BRINGING and above.i < verb.i


def _looked_forward_to(verb: Token) -> bool:
    """Tell whether the words are "looks forward to meet him", which the parser takes for an aim."""
    behind = any(c.lower_ == "forward" for c in verb.head.children)
    return verb.dep_ == "advcl" and to_infinitive(verb) and behind


def _above_preposition(preposition: Token) -> Token | None:
    """Return what "proposal for", "called for", or "preparations are under way for" govern through."""
    governor, link = preposition.head, preposition.lower_
    if link == "of" and governor.lower_ == "out" and is_verb(governor.head):  # "pulled out of a trip"
        return governor.head if f"{governor.head.lower_} out" in status_words().governing else None
    if link not in LINKS:
        return governor if f"{governor.lower_} {link}" in status_words().governing else None
    off = link == "on" and is_verb(governor) and status_words().governing.get(governor.lower_) == "cancelled"
    if governs(governor, preposition) and not off:  # "on his third trip he failed to see"
        return governor
    if governor.lower_ in BE:
        subjects = (c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass"))
        return next((s for s in subjects if f"{s.lower_} {link}" in status_words().governing), None)
    # "Is studying an appeal by X for talks", where the parser hung the talks on the verb.
    beside = (c for c in governor.children if c.dep_ in ("dobj", "nsubjpass") and c.i < preposition.i)
    return next((c for c in beside if link == "for" and asks(c)), None) if is_verb(governor) else None


def asks(noun: Token) -> bool:
    """Tell whether the noun is what somebody asks or offers: "request", "proposal", "appeal for"."""
    known = status_words().governing
    return "possible" in (known.get(noun.lower_), known.get(f"{noun.lower_} for"))


def governs(word: Token, preposition: Token) -> bool:
    """Tell whether a word decides on what its preposition leads to: "proposal for", "called for"."""
    known = status_words().governing
    return word.lower_ in known or f"{word.lower_} {preposition.lower_}" in known
