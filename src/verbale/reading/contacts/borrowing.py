"""Parties that one occasion lends to another: "the next round in May", "talks on May 12".

Words that tell of an occasion of its own, by a day or a number, and say nobody or one side alone, have
the parties of those told of around them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from verbale.reading.contacts.days import overlap
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion

_LOOK_BACK = 60  # occasions told before, among which a lender is looked for
_TALKS = frozenset({"noun:talks", "noun:talk", "noun:negotiation"})
_SITTINGS = frozenset({"meeting", "conference"})
_WHOSE = frozenset({"of", "between", "among", "with"})


def another_round(mention: ContactMention, occasions: Sequence[Occasion]) -> bool:
    """Let talks with a day or a number of their own take the parties of those told before.

    "The next round in May", "the first round was held in August", "they agreed to meet again on Friday".
    A round of talks follows talks where any were told, a summit follows a summit.
    """
    if not _names_another(mention):
        return False
    before = [o for o in reversed(occasions[-_LOOK_BACK:]) if o.lead.mode in _SITTINGS]
    kin = [o for o in before if _of_one_kind(o.lead, mention)]
    if not kin and mention.mode == "conference":
        return False
    occasion = next(iter(kin or before), None)
    if occasion is None or any(not _apart(o, mention) for o in kin or before):
        return False
    _borrow(mention, occasion)
    return True


def dated_talks(mention: ContactMention, occasions: Sequence[Occasion]) -> bool:
    """Let dated talks, or a dated meeting, that are none of those told take the parties of the talks nearest.

    "Talks scheduled for May 12", in a report on two states that deal with each other. Talks that name one
    side are with the other side of those told. `occasions` are in text order.
    """
    talks = mention.rule in _TALKS or _is_some_meeting(mention)
    if (
        not talks
        or not mention.date
        or mention.closeness == "above"
        or (not mention.parties and _tells_whose(mention.trigger))
    ):
        return False
    here = bisect_left(occasions, mention.trigger.i, key=lambda o: o.lead.trigger.i)
    around = occasions[max(0, here - _LOOK_BACK) : here + _LOOK_BACK]
    lenders = [o for o in around if _may_lend(o, mention)]
    lenders = [o for o in lenders if o.format is None] or lenders
    if not lenders:
        return False
    lender = max(lenders, key=lambda o: _last_before(o, mention))
    if lender.dated is not None and overlap(lender.dated.date, mention.date):
        return False  # "the conference ended on Saturday after four days of talks"
    _borrow(mention, lender)
    return True


def _is_some_meeting(mention: ContactMention) -> bool:
    """Tell whether a noun names a meeting that was not told of yet, and nobody: "at a weekend meeting"."""
    nobody = not mention.parties and not mention.anaphoric
    return nobody and mention.mode == "meeting" and mention.rule.startswith("noun:")


def _tells_whose(noun: Token) -> bool:
    """Tell whether words say whose talks they are: "a meeting of exiles", "its weekly meeting"."""
    return any(c.lower_ in _WHOSE or c.dep_ == "poss" for c in noun.children)


def _may_lend(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether an occasion has parties to give, among them those whom the mention names."""
    if occasion.lead.mode not in _SITTINGS or not mention.states <= occasion.states:
        return False
    if occasion.format is None and len(occasion.states) == 1:
        return False
    known = {actor.id for actor in occasion.persons()}
    return not mention.persons or any(
        actor.id in known or actor.party in occasion.states for actor in mention.persons
    )


def _last_before(occasion: Occasion, mention: ContactMention) -> int:
    """Return at which word an occasion was told of last before the mention, -1 where it was not."""
    told = occasion.mentions
    n = bisect_left(told, mention.trigger.i, key=lambda m: m.trigger.i)
    return told[n - 1].trigger.i if n else -1


def _borrow(mention: ContactMention, lender: Occasion) -> None:
    mention.borrowed = True
    mention.format = lender.format
    mention.fixed_parties = () if lender.format else tuple(sorted(lender.states))


def _names_another(mention: ContactMention) -> bool:
    if mention.mode == "visit" or mention.parties or mention.fixed_parties:
        return False
    numbered = mention.ordinal is not None and mention.ordinal.isdigit()
    own = mention.round or mention.again or mention.ordinal or mention.rule in _TALKS
    dated = bool(mention.date and own)
    return dated or (numbered and bool(mention.where or _further(mention)))


def _further(mention: ContactMention) -> bool:
    """Tell whether the words are "a second meeting" of one that did not take place yet, or never will."""
    indefinite = any(c.lower_ in ("a", "another") for c in mention.trigger.children)
    return indefinite and mention.ordinal not in (None, "1") and mention.status != "held"


def _apart(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether days or numbers show the mention to be another occasion."""
    if mention.date and not overlap(occasion.effective(None), mention.date):
        return True
    if _further(mention) and occasion.held_firmly:
        return True
    return bool(mention.ordinal and occasion.ordinals and mention.ordinal not in occasion.ordinals)


def _of_one_kind(lead: ContactMention, mention: ContactMention) -> bool:
    return (lead.mode == "conference") == (mention.mode == "conference")
