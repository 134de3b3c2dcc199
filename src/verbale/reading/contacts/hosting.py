"""Whose a visit is and where it leads, as far as the talks told in the same sentence show it.

"X, on the last leg of an African tour, met Y in Kampala": the tour is a visit to Uganda. "Y received X on the
occasion of his visit to Kampala": the visitor is not the subject, but he who comes from elsewhere.
"""

from collections import defaultdict
from collections.abc import Sequence, Set

from verbale.knowledge.states import states
from verbale.reading.contacts.around import AFTER_ALL
from verbale.reading.contacts.journeys import leads_to_country
from verbale.reading.contacts.mentions import ContactMention, Party, Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.travels import COMING

_MOST_TALKS = 12  # of one sentence looked at for a visit
_PEOPLE = frozenset({"person", "office"})
_DURING = frozenset({"order:during", "order:at", "order:on"})


def complete(mentions: Sequence[ContactMention], nominals: Nominals) -> None:
    """Give visits their visitor and their host out of the talks and names of their sentence."""
    beside: defaultdict[int, list[ContactMention]] = defaultdict(list)
    journeys: defaultdict[int, list[ContactMention]] = defaultdict(list)
    dealt: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.mode == "meeting" and not mention.format:
            beside[mention.trigger.sent.start].append(mention)
            for actor in mention.persons:
                dealt[actor.id] |= mention.states
        elif (
            mention.mode == "visit"
            and mention.host_state
            and (mention.destinations or mention.rule == COMING)
        ):
            journeys[mention.trigger.sent.start].append(mention)
    travellers: set[str] = set()  # of visits told up to then
    for position, visit in enumerate(mentions):
        start = visit.trigger.sent.start
        if visit.mode != "visit" or not visit.parties or _another_day(visit):
            continue
        guests = {p.actor.id for p in visit.parties}
        taken_up = visit.anaphoric and not visit.destinations and not guests.isdisjoint(travellers)
        if visit.host_state:
            travellers |= guests
        if taken_up:
            continue  # "during the visit": the one told before
        if not visit.destinations and _same_journey(visit, journeys[start][:_MOST_TALKS]):
            continue
        if (comer := _his_who_came(visit, mentions[:position], nominals.home_at(visit.trigger))) is not None:
            visit.parties, visit.where, visit.host_state = list(comer.parties), comer.where, comer.host_state
            continue
        talks = beside[start][:_MOST_TALKS]
        _turn_round(visit, talks, nominals.home_at(visit.trigger))
        _lead(visit, talks, nominals, set().union(*(dealt[guest] for guest in guests)))


def _his_who_came(
    visit: ContactMention, told: Sequence[ContactMention], home: Where | None
) -> ContactMention | None:
    """Return the visit from abroad told before that "his third visit" means, whoever is named in between."""
    pronoun = any(c.tag_ == "PRP$" for c in visit.trigger.children)
    own = {p.actor.party for p in visit.parties}
    if home is None or not pronoun or visit.destinations or own != {home.state}:
        return None
    came = (m for m in reversed(told[-_MOST_TALKS:]) if m.mode == "visit" and m.host_state == home.state)
    return next((m for m in came if m.persons and home.state not in {p.actor.party for p in m.parties}), None)


def _same_journey(visit: ContactMention, journeys: Sequence[ContactMention]) -> bool:
    """Let "left for Rome on an official visit" lead to Rome; tell whether there is such a journey."""
    guests = {p.actor.id for p in visit.parties}
    nobody = all(p.actor.kind not in ("person", "group") for p in visit.parties)
    for each in journeys:
        if each.predicate != visit.predicate:
            continue
        if nobody and {p.actor.party for p in visit.parties} == {p.actor.party for p in each.parties}:
            visit.parties = list(each.parties)  # "arrived on the first visit by a Ruritanian leader"
            guests = {p.actor.id for p in visit.parties}
        if guests & {p.actor.id for p in each.parties}:
            visit.where, visit.host_state = each.where, each.host_state
            return True
    return False


def _another_day(visit: ContactMention) -> bool:
    """Tell whether the sentence tells of something before or after the visit: "ahead of a visit, X met Y"."""
    rule = visit.status_rule
    return rule == AFTER_ALL or (rule.startswith("order:") and rule not in _DURING)


def _turn_round(visit: ContactMention, talks: Sequence[ContactMention], home: Where | None) -> None:
    """Let him be the visitor who deals with somebody in that one's own state."""
    host = visit.where.state if visit.where else home.state if home else None
    if (
        host is None
        or visit.elsewhere
        or not visit.rule.startswith("noun:")
        or {p.actor.party for p in visit.parties} != {host}
    ):
        return
    for each in talks:
        guests = [p for p in each.parties if p.actor.kind in _PEOPLE and p.actor.party not in (None, host)]
        if guests and len({p.actor.party for p in guests}) == 1 and host in each.states:
            visit.parties = [Party(p.actor, 0, p.head, "guest") for p in guests]
            visit.where, visit.host_state = visit.where or home, host
            return


def _lead(
    visit: ContactMention, talks: Sequence[ContactMention], nominals: Nominals, dealt: Set[str]
) -> None:
    """Let a visit without a destination lead to him who is met during it, or to the place of the report.

    A tour of a region leads there only if its traveller has `dealt` with those at home there.
    """
    home = nominals.home_at(visit.trigger)
    guests = {p.actor.id for p in visit.parties if p.actor.kind in _PEOPLE}
    own = {p.actor.party for p in visit.parties}
    if visit.elsewhere or (visit.destinations and visit.where and visit.where.state):
        return
    if not guests and not leads_to_country(visit.trigger):
        return
    for each in talks:
        hosts = sorted(code for code in each.states - own if code in states())
        if len(hosts) != 1 or not guests & {actor.id for actor in each.persons}:
            continue
        if each.where is not None and each.where.state not in (None, hosts[0]):
            return  # they met on third ground
        here = home if home and home.state == hosts[0] else None
        visit.where = each.where if each.where and each.where.state else here
        visit.host_state = hosts[0]
        return
    if (
        visit.host_state is None
        and home is not None
        and home.state not in own
        and (not visit.destinations or home.state in dealt)
        and _only_here(visit, nominals)
    ):
        visit.where, visit.host_state = home, home.state


def _only_here(visit: ContactMention, nominals: Nominals) -> bool:
    """Tell whether the sentence speaks of nobody and no place but the visitors' and where it was written."""
    if not visit.rule.startswith("noun:") or visit.trigger.tag_ != "NN" or visit.roaming:
        return False
    home = nominals.home_at(visit.trigger)
    known = {p.actor.party for p in visit.parties} | {home.state if home else None}
    sentence = visit.trigger.sent
    named = nominals.index.within(sentence.start_char, sentence.end_char)
    return all(found.actor.party in known for found in named)
