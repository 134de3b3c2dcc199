"""Joins the mentions of one occasion, and keeps distinct occasions apart."""

from collections.abc import Iterable

from verbale.reading.contacts import borrowing
from verbale.reading.contacts.agreeing import (
    AHEAD,
    ASSEMBLIES,
    SITTINGS,
    TOLD,
    compatible,
    long_before,
    places_agree,
    times_agree,
)
from verbale.reading.contacts.dates import contains
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.persons import share_person

_MANY = 3  # parties of a conference, whoever else is there
_LOOK_BACK = 60  # occasions told before, among which a mention looks for its own
_BARGAINING = "converse:negotiate"
_ANY_SITTING = frozenset({"noun:meeting", "noun:talks", "noun:talk", "noun:discussion", "noun:gathering"})


def join(mentions: Iterable[ContactMention], day: str | None) -> list[Occasion]:
    """Group mentions, given in text order, into occasions; `day` is the report's date of publication."""
    occasions: list[Occasion] = []
    early: list[ContactMention] = []
    for mention in mentions:
        full = is_full(mention)
        near = (o for o in reversed(occasions[-_LOOK_BACK:]) if not _told_beside(o, mention))
        fitting = [o for o in near if compatible(o, mention, day, full=full)]
        if mention.where is not None and mention.mode in SITTINGS:
            fitting = [o for o in fitting if not _during_visit_elsewhere(o, mention, occasions)]
        known = _best(fitting, mention, day, full=full)
        off = _put_off(mention, occasions)
        if off is not None:
            occasions.append(Occasion(_in_place_of(off, mention)))
        elif known is not None:
            known.add(mention)
        elif full or borrowing.another_round(mention, occasions):
            occasions.append(Occasion(mention))
        else:
            early.append(mention)
    early = [mention for mention in early if not _of_only_conference(mention, occasions, day)]
    # "They may meet again in May" may stand before the sentences that tell who meets.
    rounds: list[Occasion] = []
    unknown: list[ContactMention] = []
    for mention in early:
        if borrowing.another_round(mention, occasions):
            rounds.append(Occasion(mention))
        else:
            unknown.append(mention)
    occasions = sorted([*occasions, *rounds], key=_place)
    return sorted([*occasions, *_dated_talks(unknown, occasions, day)], key=_place)


def _place(occasion: Occasion) -> int:
    return occasion.lead.trigger.i


def _told_beside(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether one verb tells of both as two of a list: "met Premier A and Minister B"."""
    same = mention.mode in SITTINGS and occasion.mentions[-1].trigger.i == mention.trigger.i
    return same and mention.anchor != occasion.mentions[-1].anchor


def _dated_talks(mentions: list[ContactMention], told: list[Occasion], day: str | None) -> list[Occasion]:
    """Return the talks with a day of their own, on no day of those told, between parties told elsewhere."""
    talks: list[Occasion] = []
    for mention in mentions:
        known = next((o for o in talks[-_LOOK_BACK:] if compatible(o, mention, day, full=False)), None)
        if known is not None:
            known.add(mention)
        elif borrowing.dated_talks(mention, told):
            talks.append(Occasion(mention))
    return talks


def _best(
    fitting: list[Occasion], mention: ContactMention, day: str | None, *, full: bool
) -> Occasion | None:
    """Return the occasion that a mention means, of all that it may mean, the one told last first.

    "The summit" is a summit before it is talks; what was only recalled is left for the day's own.
    """
    if not fitting:
        return None
    current = [o for o in fitting if o.lead.recalled == mention.recalled] or fitting
    if not (mention.date or mention.recalled or _points_back(mention)):
        current = [o for o in current if not (o.dated and long_before(o.dated.date or "", day))] or current
    if mention.format:
        current = [o for o in current if o.format == mention.format] or current
    elif mention.rule not in ASSEMBLIES:
        current = [o for o in current if not _only_setting(o, current)] or current
    if not full:
        current = [o for o in current if mention.states <= o.states] or current
    if mention.status in AHEAD and mention.weakness <= TOLD:
        current = [o for o in current if o.status != "held"] or current
    if full or not mention.anaphoric or mention.rule in _ANY_SITTING:
        return current[0]
    return next((o for o in current if mention.rule in o.rules), current[0])


def _only_setting(occasion: Occasion, others: list[Occasion]) -> bool:
    """Tell whether a conference is named only as that beside which another occasion of those is.

    "The two will meet on the sidelines of the summit. Their talks are to last an hour."
    """
    start = occasion.lead.trigger.sent.start
    named = occasion.format is not None and all(
        m.status_rule.startswith("alongside") for m in occasion.mentions
    )
    return named and any(o.lead.beside and o.lead.trigger.sent.start == start for o in others)


def _points_back(mention: ContactMention) -> bool:
    """Tell whether words take up what was told last: "at that meeting", "the summit decided"."""
    verb = mention.predicate
    if mention.trigger.dep_ in ("nsubj", "nsubjpass"):
        return True
    had = any(c.lower_ == "had" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    return had or any(c.lower_ == "that" and c.dep_ == "det" for c in mention.trigger.children)


def _of_only_conference(mention: ContactMention, occasions: list[Occasion], day: str | None) -> bool:
    """Add talks told before their name to the only conference of the report: "ministers opened talks"."""
    conferences = [o for o in occasions if o.format][:2]
    bare = mention.mode in SITTINGS and not mention.states and not mention.again and not mention.ordinal
    if len(conferences) != 1 or not bare or not mention.date or not mention.where:
        return False
    (conference,) = conferences
    if not times_agree(conference, mention, day) or not places_agree(conference, mention):
        return False
    if mention.trigger.i > conference.lead.trigger.i or conference.ordinals:
        return False
    conference.add(mention)
    return True


def _during_visit_elsewhere(occasion: Occasion, mention: ContactMention, told: list[Occasion]) -> bool:
    """Tell whether an occasion without a place falls into a visit to another state than the mention names."""
    state = mention.where.state if mention.where else None
    if occasion.where is not None or state is None:
        return False
    around = [v for v in told[-_LOOK_BACK:] if v.lead.mode == "visit" and v.where and contains(v, occasion)]
    return bool(around) and all(v.where and v.where.state not in (None, state) for v in around)


def is_full(mention: ContactMention) -> bool:
    """Tell whether the mention can stand for an occasion of its own."""
    if mention.format:
        return True
    if mention.rule == _BARGAINING and mention.date is None and mention.where is None:
        return False  # "sought to negotiate with X": of no occasion
    if mention.mode != "visit" and mention.parties and all(p.side == 1 for p in mention.parties):
        many = mention.mode == "conference" and len(mention.states) >= _MANY
        return many or mention.host_state is not None
    if mention.mode == "visit":
        return len(mention.states) > 1 and bool(mention.parties) and not mention.to_conference
    return len(mention.states) > 1


def _put_off(mention: ContactMention, told: list[Occasion]) -> Occasion | None:
    """Return the occasion called off for which a new day is told: "the visit is rescheduled for May"."""
    if not (mention.anaphoric and mention.date and mention.status_rule.startswith("anew")):
        return None
    off = (o for o in reversed(told[-_LOOK_BACK:]) if o.status == "cancelled" and o.lead.mode == mention.mode)
    return next((o for o in off if not mention.persons or share_person(o, mention)), None)


def _in_place_of(occasion: Occasion, mention: ContactMention) -> ContactMention:
    """Let an occasion on a new day have the parties of the one that was called off."""
    lead = occasion.lead
    mention.borrowed = True
    mention.parties = mention.parties if len(mention.states) > 1 else list(lead.parties)
    mention.host_state, mention.where = lead.host_state, mention.where or occasion.where
    mention.format, mention.fixed_parties = lead.format, lead.fixed_parties
    return mention
