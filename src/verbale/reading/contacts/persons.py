"""Whether the people of a mention may be those of an occasion."""

from verbale.account import Actor
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion

_ANYBODY = "official"  # whatever his office: "the Utopian official"
_CROWNED = frozenset({"king", "queen", "monarch", "sultan", "emir", "emperor", "sovereign"})


def persons_agree(occasion: Occasion, mention: ContactMention) -> bool:
    """Where both name persons of one party, one must be in both; an office agrees with who holds it."""
    named: dict[str | None, list[Actor]] = {}
    for actor in occasion.persons():
        named.setdefault(actor.party, []).append(actor)
    own: dict[str | None, list[Actor]] = {}
    for actor in mention.persons:
        own.setdefault(actor.party, []).append(actor)
    return all(
        any(may_be_one(a, b) for a in actors for b in named[party])
        for party, actors in own.items()
        if party in named
    )


def may_be_one(one: Actor, other: Actor) -> bool:
    """Tell whether two actors may be the same: an office agrees with who holds it."""
    if one.id == other.id:
        return True
    if one.kind == other.kind == "person":
        return False
    if _ANYBODY in (one.office, other.office):
        return True
    if not one.office or not other.office or one.office in other.office or other.office in one.office:
        return True
    return all(set(actor.office.split()) & _CROWNED for actor in (one, other) if actor.office)


def share_person(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether somebody takes part in both."""
    known = {actor.id for actor in occasion.persons()}
    return any(actor.id in known for actor in mention.persons)


def another_partner(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether those whom somebody "also met" are others than the persons known to take part."""
    partners = [p.actor for p in mention.parties if p.side == 1]
    if mention.anaphoric:
        return False
    if not partners:  # people whom the words do not let one know: others than anybody told
        return mention.rule.startswith(("mutual:", "host:"))
    known = {actor.id: actor for actor in occasion.persons()}
    people = [actor for actor in (*known.values(), *partners) if actor.kind == "person"]
    named = any(actor.party == partners[0].party for actor in people)
    return named and not any(_may_stand_for(actor, other) for actor in known.values() for other in partners)


def _may_stand_for(one: Actor, other: Actor) -> bool:
    """Tell whether an actor is the other, or an office of his party that he may hold."""
    return one.id == other.id or (
        one.kind == "office" and one.party == other.party and may_be_one(one, other)
    )


def same_visitors(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether the visitors may be the same, one of them perhaps told by his office alone."""
    visitors, own = occasion.persons(), mention.persons
    known = {actor.id for actor in visitors}
    if not visitors or not own or any(actor.id in known for actor in own):
        return True
    unnamed = [a for a in (*visitors, *own) if a.kind == "office" and a.office]
    return bool(unnamed) and any(a.party == b.party and may_be_one(a, b) for a in visitors for b in own)
