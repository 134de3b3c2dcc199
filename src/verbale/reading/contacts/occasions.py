"""Joins the mentions of one occasion, and keeps distinct occasions apart."""

from collections.abc import Iterable

from verbale.reading.contacts import borrowing
from verbale.reading.contacts.dates import contains
from verbale.reading.contacts.days import date_bounds, days_between, gap_days, is_day, later, overlap
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.persons import another_partner, persons_agree, same_visitors, share_person

_SAME_VISIT_DAYS = 10
_LOOK_BACK = 60  # occasions told before, among which a mention looks for its own
_SITTINGS = frozenset({"meeting", "conference", "call"})
_AHEAD = frozenset({"planned", "possible"})
_ANY_SITTING = frozenset({"noun:meeting", "noun:talks", "noun:talk", "noun:discussion", "noun:gathering"})
_LONGEST_SITTING = 14  # days
_LESSER = frozenset({"minister", "ambassador", "envoy", "secretary", "negotiator", "representative"})
_FACE_TO_FACE = frozenset(
    {"noun:meeting", "noun:summit", "noun:encounter", "noun:reception", "noun:gathering"}
)
_ASSEMBLIES = frozenset({"noun:conference", "noun:summit", "noun:forum", "noun:session", "noun:assembly"})
_TOLD = 2  # up to this weakness the words of a mention say whether it took place


def join(mentions: Iterable[ContactMention], day: str | None) -> list[Occasion]:
    """Group mentions, given in text order, into occasions; `day` is the report's date of publication."""
    occasions: list[Occasion] = []
    early: list[ContactMention] = []
    for mention in mentions:
        full = is_full(mention)
        fitting = [o for o in reversed(occasions[-_LOOK_BACK:]) if compatible(o, mention, day, full=full)]
        if mention.where is not None and mention.mode in _SITTINGS:
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
        current = [o for o in current if not (o.dated and _long_before(o.dated.date or "", day))] or current
    if mention.format:
        current = [o for o in current if o.format == mention.format] or current
    elif mention.rule not in _ASSEMBLIES:
        current = [o for o in current if not _only_setting(o, current)] or current
    if not full:
        current = [o for o in current if mention.states <= o.states] or current
    if mention.status in _AHEAD and mention.weakness <= _TOLD:
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
    bare = mention.mode in _SITTINGS and not mention.states and not mention.again and not mention.ordinal
    if len(conferences) != 1 or not bare or not mention.date or not mention.where:
        return False
    (conference,) = conferences
    if not _times_agree(conference, mention, day) or not _places_agree(conference, mention):
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
    if mention.mode != "visit" and mention.parties and all(p.side == 1 for p in mention.parties):
        return mention.host_state is not None
    if mention.mode == "visit":
        return len(mention.states) > 1 and bool(mention.parties) and not mention.to_conference
    return len(mention.states) > 1


def compatible(occasion: Occasion, mention: ContactMention, day: str | None, *, full: bool) -> bool:
    """Tell whether the mention may tell of the occasion."""
    lead = occasion.lead
    if not _same_kind(occasion, mention, full=full) or _counts_apart(occasion, mention):
        return False
    states = occasion.states
    if not full:
        if _spoken_of_there(occasion, mention) or _done_before(occasion, mention, day):
            return False
        if mention.mode in _SITTINGS and not _places_agree(occasion, mention):
            return False
        told = _run(occasion, mention)
        if told and (known := occasion.effective(day)) and not overlap(known, told):
            return False
        if lead.mode == "visit" == mention.mode and not same_visitors(occasion, mention):
            return False
        if occasion.format:  # those who attend a conference speak of it: "he said after the meeting"
            states |= {actor.party for actor in occasion.persons() if actor.party}
        if mention.attending and mention.anaphoric and mention.states <= states:
            return True
        return mention.anaphoric and mention.states <= states and persons_agree(occasion, mention)
    if not (mention.states <= states or states <= mention.states):
        return False
    if lead.mode == "visit":
        return _same_visit(occasion, mention) and not _then_and_now(occasion, mention, day)
    if occasion.format:
        return _times_agree(occasion, mention, day) and _places_agree(occasion, mention)
    if mention.states != states and not _part_of(occasion, mention):
        return False
    if mention.also and another_partner(occasion, mention):
        return False
    if mention.unnamed_partner and len({a.party for a in occasion.persons()}) > 1:
        return False
    return (
        persons_agree(occasion, mention)
        and _times_agree(occasion, mention, day)
        and not _lies_behind(occasion, mention, day)
        and _places_agree(occasion, mention)
    )


def _same_kind(occasion: Occasion, mention: ContactMention, *, full: bool) -> bool:
    mode = occasion.lead.mode
    if mode == mention.mode:
        return True
    if mode == "call" and mention.rule in _FACE_TO_FACE:
        return False
    if mention.rule in _ASSEMBLIES and any(m.beside for m in occasion.mentions):
        return False  # "will meet on the sidelines of a conference", which is another thing
    if {mode, mention.mode} <= _SITTINGS:
        return not full or (occasion.format is not None and occasion.format == mention.format)
    return False


def _counts_apart(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether number or rank keep two occasions apart: a second and a third round, say."""
    if mention.ordinal == "next" and occasion.held_firmly:
        return True
    if mention.ordinal == "last" and occasion.status in _AHEAD:
        return True
    numbers = occasion.ordinals - {"next", "last"}
    if mention.ordinal and mention.ordinal.isdigit() and numbers and mention.ordinal not in numbers:
        return True
    if mention.level == "leaders" and not occasion.levels and _below_leaders(occasion):
        return True
    return bool(mention.level and occasion.levels and mention.level not in occasion.levels)


def _spoken_of_there(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether one sentence tells of dealings and of what they prepare: "met to discuss the summit"."""
    ahead = mention.status in _AHEAD and mention.weakness <= _TOLD and mention.mode in _SITTINGS
    start = mention.trigger.sent.start
    return ahead and occasion.held_firmly and occasion.lead.trigger.sent.start == start


def _done_before(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether words tell what took place, and the occasion is on a day that is yet to come."""
    done = mention.status == "held" and mention.weakness <= 1 and mention.mode in _SITTINGS
    bounds = date_bounds(occasion.dated.date or "") if occasion.dated else None
    return bool(done and occasion.status in _AHEAD and bounds and day and bounds[0] > day[:10])


def _below_leaders(occasion: Occasion) -> bool:
    """Tell whether an occasion is one of ministers or envoys, and so no summit."""
    offices = [a.office for a in occasion.persons() if a.office]
    lesser = (set(office.split()) & _LESSER and "prime" not in office for office in offices)
    return occasion.lead.mode == "meeting" and occasion.format is None and any(lesser)


def _then_and_now(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether one journey lies ahead, on no day, and the other one was to be before the report."""
    if occasion.dated is not None or occasion.lead.status not in _AHEAD or occasion.lead.weakness > 1:
        return False
    bounds = date_bounds(mention.date or "")
    return bool(bounds and day and bounds[1] < day[:10] and not mention.anaphoric)


def _part_of(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether words that name only some of the parties, or more of them, can still mean the occasion.

    A format of fixed parties is another thing than talks of two of them.
    """
    if bool(occasion.lead.fixed_parties) != bool(mention.fixed_parties):
        return False
    return _is_aim(occasion, mention) or mention.anaphoric or share_person(occasion, mention)


def _is_aim(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether somebody is met or received for these very talks: "met X for talks in Rome"."""
    noun, verb = mention.trigger, mention.trigger.head.head
    told = mention.mode == "meeting" and occasion.lead.rule.startswith("mutual:")
    return told and noun.dep_ == "pobj" and noun.head.lower_ == "for" and verb == occasion.lead.trigger


def _long_before(told: str, day: str | None) -> bool:
    """Tell whether a date lies more than some days before the day on which the report's news took place."""
    bounds = date_bounds(told)
    gap = gap_days(told, day[:10]) if bounds and day and bounds[1] < day[:10] else None
    return gap is not None and gap > _SAME_VISIT_DAYS


def _times_agree(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    dated = occasion.dated
    if dated is not None and mention.date:
        return overlap(dated.date, _run(occasion, mention))
    if dated is None and mention.date and _long_before(mention.date, occasion.effective(day)):
        return False
    if mention.anaphoric and (mention.weakness > 1 or _of_the_conference(occasion, mention)):
        return True
    told = {occasion.lead.status, mention.status}
    weakness = max(mention.weakness, occasion.lead.weakness)
    return not ("held" in told and told & _AHEAD and weakness <= _TOLD)


def _of_the_conference(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether words name a conference again, which one expects much of while it is under way.

    "The summit opened", "leaders came to join the summit", "ahead of the summit": only "the coming summit" is
    another than the one that took place.
    """
    another = mention.date or mention.recalled or mention.status_rule.startswith("modifier:")
    return occasion.format is not None and not another and not occasion.is_over


def _run(occasion: Occasion, mention: ContactMention) -> str | None:
    """Return the days from the one on which "the two-week conference" is told to have opened."""
    day, known = mention.date or "", (occasion.dated.date or "") if occasion.dated else ""
    if mention.ends and mention.anaphoric and is_day(day) and is_day(known) and mention.mode != "visit":
        return f"{known}/{day}" if 0 < days_between(known, day) <= _LONGEST_SITTING else mention.date
    last = occasion.dated is not None and occasion.dated.ends and occasion.format
    if last and is_day(day) and is_day(known) and 0 < days_between(day, known) <= _LONGEST_SITTING:
        return f"{day}/{known}"  # "the summit, which ends on Friday, heard him on Wednesday"
    several = occasion.format and mention.anaphoric and mention.days and not mention.ends
    if not several or not mention.days or not (is_day(day) and is_day(known)):
        return mention.date
    return f"{day}/{later(day, mention.days - 1)}"


def _lies_behind(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether the occasion was over before the report, while the mention speaks of one ahead."""
    ahead = mention.status in _AHEAD and mention.weakness <= _TOLD and not mention.anaphoric
    bounds = date_bounds(occasion.dated.date or "") if occasion.dated else None
    told_ahead = occasion.lead.status == "planned"  # on the eve, "for talks later in the day"
    return bool(ahead and not told_ahead and bounds and day and bounds[1] < day[:10])


def _places_agree(occasion: Occasion, mention: ContactMention) -> bool:
    where = occasion.where
    if where is None or mention.where is None or where.state is None or mention.where.state is None:
        return True
    return where.state == mention.where.state


def _was_meant(mention: ContactMention) -> bool:
    """Tell whether a journey is only one that was to be, or of which nothing else is told: "had to visit"."""
    if mention.status == "planned":
        return mention.status_rule.endswith(" then") or mention.status_rule.startswith("be to")
    return mention.status == "held" and mention.status_rule == "default" and not mention.recalled


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


def _same_visit(occasion: Occasion, mention: ContactMention) -> bool:
    if not same_visitors(occasion, mention):
        return False
    if not _places_agree(occasion, mention):
        return False
    dated = occasion.dated
    gap = gap_days(dated.date, mention.date) if dated is not None and mention.date else None
    if gap is not None and gap > _SAME_VISIT_DAYS:
        return False
    if (lead_cancelled := occasion.lead.status == "cancelled") != (mention.status == "cancelled"):
        if lead_cancelled:
            return mention.anaphoric or _was_meant(mention)
        return _was_meant(occasion.lead)
    invited = mention.status_rule == "invited" and not mention.anaphoric
    return not (invited and occasion.held_firmly)  # who is there already is asked to come again, or elsewhere
