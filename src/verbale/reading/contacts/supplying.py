"""Parties for dealings told without them, out of their sentence or of what else the report tells.

"Peace talks are due to start in Rome" names nobody: those may be meant who deal with each other
elsewhere in the report. Supplied are only kinds of dealings that parties have with each other, and
those of which the words say that there is a partner; who sits in "an emergency meeting" is never guessed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from verbale.account import Actor
from verbale.knowledge.states import parties, states
from verbale.reading.actors.index import Found
from verbale.reading.contacts import agreeing, occasions
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.unnamed import REBELS, ruling

_BOTH = 2  # parties
_LOOK_BACK = 60  # occasions of the same parties compared
_IN = frozenset({"in", "at", "near", "over", "on", "across", "into"})
_PARTNER = frozenset({"with", "between"})
OF_FOES = frozenset({"peace", "truce", "ceasefire", "cease-fire", "reconciliation"})
_SERIES = frozenset({"meetings", "visits", "conferences", "summits", "sessions", "trips", "tours"})
_TOLD = frozenset({"stated", "knowledge"})  # how it is known for whom somebody acts
_SUPPLIED = frozenset({"meeting", "visit", "conference"})


def add(
    joined: list[Occasion], mentions: Sequence[ContactMention], nominals: Nominals, day: str | None
) -> list[Occasion]:
    """Add the occasions of mentions that were joined to none, with parties supplied, in text order."""
    told = {id(mention) for occasion in joined for mention in occasion.mentions}
    left = [
        mention for mention in mentions if id(mention) not in told and _may_be_supplied(mention, nominals)
    ]
    supplied = [mention for mention in left if _supply(mention, joined, nominals)]
    if not supplied:
        return joined
    known: dict[frozenset[str], list[Occasion]] = {}
    for occasion in joined:
        known.setdefault(occasion.states, []).append(occasion)
    more = [
        occasion
        for occasion in occasions.join(supplied, day)
        if not any(
            agreeing.compatible(other, occasion.lead, day, full=True)
            for other in known.get(occasion.states, [])[-_LOOK_BACK:]
        )
    ]
    return sorted((*joined, *more), key=lambda o: o.lead.trigger.i)


def _may_be_supplied(mention: ContactMention, nominals: Nominals) -> bool:
    """Tell whether the words tell of dealings between parties and do not say which."""
    if mention.mode not in _SUPPLIED or not mention.rule.startswith("noun:"):
        return False
    if mention.trigger.lower_ in _SERIES:
        return False
    if mention.format or mention.fixed_parties or len(_own(mention)) >= _BOTH:
        return False
    noun = mention.trigger
    if mention.mode == "visit":
        return bool(mention.parties)
    known = [p for p in mention.parties if p.actor.kind == "person" and p.actor.basis in _TOLD]
    if {p.side for p in known} == {0, 1}:
        return False  # who met whom is told: two of one party
    series = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    before = (c for top in (noun, series) for c in top.children if c.i < noun.i)
    if any(c.lower_ in nominals.words.between_parties for c in before):
        return True
    partners = (n for c in noun.children if c.lower_ in _PARTNER for n in c.children if n.dep_ == "pobj")
    # "Talks with the rebels", and not "talks with a clear timetable".
    return mention.mode == "meeting" and any(nominals.deals(n) or n.tag_ == "NNP" for n in partners)


def _own(mention: ContactMention) -> frozenset[str]:
    return mention.states or frozenset(p.actor.party for p in mention.parties if p.actor.party)


def _supply(mention: ContactMention, joined: Sequence[Occasion], nominals: Nominals) -> bool:
    """Give a mention the parties that it most likely means; tell whether there are any."""
    own = _own(mention)
    sentence = mention.trigger.sent
    named = nominals.index.within(sentence.start_char, sentence.end_char)
    near = dict.fromkeys(_parties(found for found in named if not _only_where(found, nominals)))
    if mention.mode == "conference":
        bodies = [party for party in near if party not in states()] if mention.date else []
        mention.format, mention.supplied = next(iter(bodies), None), bool(bodies)
        return mention.supplied
    foes = _foes(mention, own, nominals)
    if foes:
        mention.fixed_parties, mention.supplied = foes, True
        return True
    others = [party for party in near if party not in own]
    before = Counter(o.states for o in joined if len(o.states) >= _BOTH and own <= o.states)
    meant = own.union(others)
    if mention.mode == "visit" or len(meant) != _BOTH:
        meant = before.most_common(1)[0][0] if before else frozenset()
    facing = own.union(ruling(sentence, own)) if not meant and len(own) == 1 else frozenset()
    if len(facing) == _BOTH:
        mention.fixed_parties = tuple(sorted(facing))  # the words name both
        return True
    if meant <= states().keys() and any(token.lower_ in REBELS for token in sentence):
        meant = frozenset()  # rebels of whom nothing is known are meant
    mention.fixed_parties, mention.supplied = tuple(sorted(meant)), bool(meant)
    return mention.supplied


def _foes(mention: ContactMention, own: frozenset[str], nominals: Nominals) -> tuple[str, ...]:
    """Return who makes peace: the state named and those of whom the report tells as fighting it."""
    if len(own) != 1 or not any(c.lower_ in OF_FOES for c in mention.trigger.children):
        return ()
    (one,) = own
    if one in parties():
        return tuple(sorted((one, parties()[one].within)))
    told = str(nominals.rebels.party) if nominals.rebels is not None else ""
    fights = told in parties() and parties()[told].within == one
    return tuple(sorted((one, told))) if fights else ()


def _parties(named: Iterable[Found]) -> list[str]:
    return [found.actor.party for found in named if found.actor.party and _official(found.actor)]


def _official(actor: Actor) -> bool:
    return actor.kind != "person" or bool(actor.office) or actor.basis != "inferred"


def _only_where(found: Found, nominals: Nominals) -> bool:
    """Tell whether a state is named only as the place of something: "in Utopia", "the Utopian capital"."""
    root = found.span.root
    if root.dep_ in ("amod", "compound", "nmod", "poss") and root.head.lower_ in nominals.words.settlements:
        root = root.head
    return found.actor.kind == "state" and root.dep_ == "pobj" and root.head.lower_ in _IN
