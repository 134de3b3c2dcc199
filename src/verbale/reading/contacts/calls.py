"""What a call is: one by telephone, one paid at somebody's house, or neither ("a call for peace")."""

from spacy.tokens import Token

from verbale.account import Mode
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add
from verbale.reading.inflection import form_table
from verbale.reading.syntax import is_verb, prepositional_objects

_MADE = frozenset({"courtesy", "farewell", "protocol", "introductory"})
_PAYING = frozenset({"pay", "pays", "paid", "paying"})
_IN_THE = frozenset({"in", "during", "after", "following"})
_WITH = frozenset({"with", "between"})
_ON = frozenset({"on", "to"})
_GIVEN = frozenset({"from", "to"})
_APPEALING = frozenset({"for", "to", "upon"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# "A leader-level call", "a 20-minute call", "a lengthy call".
_LASTING = frozenset({"level", "minute", "minutes", "hour", "long", "lengthy", "brief", "three-way", "joint"})
_EXCHANGED = form_table(
    verbs=["receive", "take", "get", "answer", "make", "place", "have", "hold", "arrange", "plan", "schedule"]
)
_HOLDING = frozenset({"have", "hold", "arrange", "plan", "schedule"})
_PEOPLE = frozenset({"person", "office"})
_TIMES = frozenset({"DATE", "TIME"})
_DETERMINED = frozenset({"det", "nummod", "quantmod", "punct"})


def mode_of(mention: ContactMention, lowered: set[str], words: Lexicon, nominals: Nominals) -> Mode | None:
    """Return what a call is; None for one that nobody makes to anybody, as are those of a state's people."""
    by_wire = not lowered.isdisjoint(words.phone | {"video", "conference"})
    if not by_wire and _paid(mention, lowered, nominals):
        return "meeting"
    if mention.trigger.tag_ == "NNS" and not _with_people(mention, nominals):
        return None
    known = by_wire and "conference" not in lowered
    return "call" if known or _rang(mention, lowered, nominals) else None


def _paid(mention: ContactMention, lowered: set[str], nominals: Nominals) -> bool:
    """Read "paid a courtesy call on the minister", "received a call by the envoy": they meet."""
    noun, verb = mention.trigger, mention.predicate
    on = [n for top in (noun, verb) for n in _behind(top, _ON) if nominals.people(n)]
    by = _behind(noun, frozenset({"by"})) if _EXCHANGED.get(verb.lower_) == "receive" else []
    callers = [n for n in by if nominals.people(n)]
    if lowered.isdisjoint(_MADE) and not callers and not (on and verb.lower_ in _PAYING):
        return False
    add(mention, on or callers, 1, nominals)
    return True


def _with_people(mention: ContactMention, nominals: Nominals) -> bool:
    """Tell whether several calls are with people named, and none of "the cost of calls to Utopia"."""
    heads = _behind(mention.trigger, _WITH | _GIVEN) + _behind(mention.predicate, _WITH | _GIVEN)
    return any(a.kind in _PEOPLE for n in heads for a in nominals.actors(n))


def _rang(mention: ContactMention, lowered: set[str], nominals: Nominals) -> bool:
    """Tell whether words show that somebody is on the line, or when or for how long they speak."""
    noun, verb = mention.trigger, mention.predicate
    inside = noun.dep_ == "pobj" and noun.head.lower_ in _IN_THE
    owned = [c for c in noun.children if c.dep_ == "poss"]
    if any(c.lower_ in _DAYS for c in owned):
        return True
    if any(c.lower_ == "their" for c in owned) or (inside and any(c.lower_ == "the" for c in noun.children)):
        return noun.dep_ == "pobj"
    if any(_is_party(n, nominals) for n in _behind(noun, _WITH)):
        return True
    before = [c for c in noun.children if c.i < noun.i]
    told = lowered | {t.lower_ for c in before for t in c.children}
    if noun.tag_ != "NN" or any(_is_appeal(c) for c in noun.children if c.i > noun.i):
        return _is_to_people(mention, nominals)
    plain = all(c.dep_ in _DETERMINED for c in before) or not _LASTING.isdisjoint(told)
    if noun.dep_ == "dobj" and _EXCHANGED.get(verb.lower_) in _HOLDING:
        return plain
    return "level" in told or _is_to_people(mention, nominals)


def _is_appeal(behind: Token) -> bool:
    """Tell whether words behind a call say what it is for: "a call for peace", "a call on A to withdraw"."""
    on = behind.lower_ == "on" and not any(n.ent_type_ in _TIMES for n in prepositional_objects(behind))
    return on or behind.lower_ in _APPEALING or is_verb(behind)


def _is_to_people(mention: ContactMention, nominals: Nominals) -> bool:
    """Read "received a call from President X", "made calls to the ministers of A and B"."""
    noun, verb = mention.trigger, mention.predicate
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lower_ not in _EXCHANGED:
        return False
    if any(c.lower_ == "for" or c.tag_ == "VB" for c in noun.children if c.i > noun.i):
        return False  # "received a call from the minister to end the strike"
    people = [
        n
        for top in (noun, verb)
        for n in _behind(top, _GIVEN)
        if any(a.kind in _PEOPLE for a in nominals.actors(n))
    ]
    add(mention, people, 1, nominals)
    return bool(people)


def _behind(top: Token, links: frozenset[str]) -> list[Token]:
    return [n for c in top.children if c.lower_ in links and c.i > top.i for n in prepositional_objects(c)]


def _is_party(noun: Token, nominals: Nominals) -> bool:
    return any(a.party or a.kind in _PEOPLE for a in nominals.actors(noun))
