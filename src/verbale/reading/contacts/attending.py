"""Who else attends a conference, told in sentences that tell of no occasion by themselves.

"Also attending the summit were A, B and C", "A took part in the sessions on trade", "20 states were
represented, including by A": the report gives the names behind what it told of the conference before.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from verbale.account import Actor
from verbale.reading.contacts.agreeing import SITTINGS
from verbale.reading.contacts.auxiliaries import modal_of, negated
from verbale.reading.contacts.companions import listed
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax import is_passive, is_verb, passive_agents, subjects

_ATTENDING = frozenset({"attending", "present", "participating"})
_ATTENDED = frozenset(
    {"attended", "attends", "attend", "participated", "participates", "participate", "took", "take"}
)
_BY_WHOM = frozenset({"represented", "attended"})
_ALONG = frozenset({"along", "together", "alongside"})
_PART = frozenset({"part"})
_BE = frozenset({"were", "was", "are", "is"})
_SITTING = frozenset(
    {"summit", "meeting", "session", "sessions", "conference", "talks", "forum", "gathering"}
)
_REACH = 25  # words from "attending" to "were", from "attended" to "including"
_SENTENCES_ON = 1200  # words between a conference and who else attends it
_MOST = 20  # such sentences of one report
_OFF = frozenset({"cancelled", "denied"})


def add(occasions: Sequence[Occasion], nominals: Nominals, doc: Doc) -> None:
    """Let those who are said to attend take part in the conference or meeting told last."""
    sittings = (o for o in occasions if o.lead.mode in SITTINGS and o.status not in _OFF)
    meant = [(m.trigger.i, o) for o in sittings for m in o.mentions]
    if not meant:
        return
    meant.sort(key=lambda told: told[0])
    for word, people in islice(_attendances(doc, nominals), _MOST):
        sitting = _told_last(meant, word)
        if sitting is not None:
            known = {actor.id for actor in (*sitting.persons(), *sitting.present)}
            gathered = sitting.format is not None or sitting.lead.mode == "conference"
            theirs = (a for a in people if gathered or a.party in sitting.states)
            sitting.present += tuple(a for a in theirs if a.id not in known)


def _told_last(meant: Sequence[tuple[int, Occasion]], word: Token) -> Occasion | None:
    """Return the occasion of the same sentence, or else the one told last before it."""
    start, end = sentence_bounds(word)
    before = [told for told in meant if told[0] < end]
    if not before or before[-1][0] < start - _SENTENCES_ON:
        return None
    return before[-1][1]


def _attendances(doc: Doc, nominals: Nominals) -> Iterator[tuple[Token, list[Actor]]]:
    """Yield the words that tell of attendance, with those who attend and hold an office."""
    for word in doc:
        if word.lower_ in _ATTENDING:
            behind = _behind_be(word)
            people = listed(behind, nominals, official=True) if behind else []
        elif word.lower_ in _ATTENDED and is_verb(word) and _is_attendance(word):
            people = [a for head in _who_attend(word) for a in nominals.actors(head) if _in_office(a)]
            behind = _including(word) or _along_with(word)
            people += listed(behind, nominals, official=True) if behind else []
        elif word.lower_ in _BY_WHOM and is_verb(word) and is_passive(word):
            people = [a for head in passive_agents(word) for a in nominals.actors(head) if _in_office(a)]
        else:
            continue
        if people:
            yield word, list({actor.id: actor for actor in people}.values())


def _who_attend(verb: Token) -> list[Token]:
    """Return who attends, or of whom the words are "A and B are among those who will attend"."""
    many = verb.head
    among = many.head if verb.dep_ == "relcl" and many.dep_ == "pobj" else verb
    if among.lower_ == "among" and is_verb(among.head) and among.head.lower_ in _BE:
        return subjects(among.head)
    return subjects(verb)


def _in_office(actor: Actor) -> bool:
    return actor.kind == "person" and bool(actor.office)


def _behind_be(attending: Token) -> int:
    """Find the token behind "were" in "Also attending the summit were", "among those present were" or 0."""
    start, end = sentence_bounds(attending)
    before = attending.doc[start : attending.i]
    if any(is_verb(token) or token.tag_ == "NNP" for token in before):
        return 0
    behind = attending.doc[attending.i + 1 : min(end, attending.i + _REACH)]
    return next((token.i + 1 for token in behind if token.lower_ in _BE), 0)


def _is_attendance(verb: Token) -> bool:
    """Tell whether somebody "attended", "attended the meeting" or "took part in its sessions"."""
    if is_passive(verb) or negated(verb) or (verb.tag_ == "VB" and modal_of(verb) != "planned"):
        return False
    nouns = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "prep")]
    if verb.lower_ in ("took", "take"):
        if not any(c.lower_ in _PART for c in nouns):
            return False
        nouns += [c for part in nouns for c in part.children if c.dep_ == "prep"]
    told = [c for c in nouns if c.dep_ == "dobj" and c.lower_ not in _PART]
    told += [n for c in nouns if c.lower_ == "in" for n in c.children if n.dep_ == "pobj"]
    return not told or any(noun.lower_ in _SITTING for noun in told)


def _along_with(verb: Token) -> int:
    """Return the token behind "along with" in "will attend the summit, along with X and Y"; or 0."""
    behind = verb.doc[verb.i + 1 : min(sentence_bounds(verb)[1], verb.i + _REACH)]
    links = (t for t in behind if t.lower_ in _ALONG and t.i + 1 < len(t.doc) and t.nbor(1).lower_ == "with")
    return next((link.i + 2 for link in links), 0)


def _including(verb: Token) -> int:
    """Return the token behind "including" in "leaders of six states attended, including A"; or 0."""
    behind = verb.doc[verb.i + 1 : min(sentence_bounds(verb)[1], verb.i + _REACH)]
    return next((token.i + 1 for token in behind if token.lower_ == "including"), 0)
