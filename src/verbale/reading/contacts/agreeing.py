"""Tells whether a mention may be of an occasion: by kind, parties, persons, days and place."""

from verbale.reading.contacts.days import (
    begins_after,
    date_bounds,
    days_between,
    gap_days,
    is_day,
    later,
    overlap,
)
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.persons import another_partner, persons_agree, same_visitors, share_person

SITTINGS = frozenset({"meeting", "conference", "call"})
AHEAD = frozenset({"planned", "possible"})
BEGUN = frozenset({"opened", "began", "started", "kicked", "convened", "resumed"})
_TAKEN_PLACE = frozenset({"took", "held", "happened", "occurred"})
ASSEMBLIES = frozenset({"noun:conference", "noun:summit", "noun:forum", "noun:session", "noun:assembly"})
TOLD = 2  # up to this weakness the words of a mention say whether it took place
_FACE_TO_FACE = frozenset(
    {"noun:meeting", "noun:summit", "noun:encounter", "noun:reception", "noun:gathering"}
)
_LESSER = frozenset({"minister", "ambassador", "envoy", "secretary", "negotiator", "representative"})
_SAME_VISIT_DAYS = 10
_LONGEST_SITTING = 14  # days


def compatible(occasion: Occasion, mention: ContactMention, day: str | None, *, full: bool) -> bool:
    """Tell whether the mention may tell of the occasion."""
    lead = occasion.lead
    if not _same_kind(occasion, mention, full=full) or _counts_apart(occasion, mention):
        return False
    states = occasion.states
    if not full:
        if _spoken_of_there(occasion, mention) or _done_before(occasion, mention, day):
            return False
        if mention.mode in SITTINGS and not places_agree(occasion, mention):
            return False
        told = _run(occasion, mention)
        known = occasion.effective(day)
        bounding = _ends_visit(mention, known, told) or _opened_before(occasion, mention, day)
        if told and known and not (overlap(known, told) or bounding):
            return False
        if lead.mode == "visit" == mention.mode and not same_visitors(occasion, mention):
            return False
        if occasion.format:  # those who attend a conference speak of it: "he said after the meeting"
            states |= {actor.party for actor in occasion.persons() if actor.party}
        there = mention.states <= states or _assembles(occasion, mention)
        if mention.attending and mention.anaphoric and there:
            return True
        return mention.anaphoric and mention.states <= states and persons_agree(occasion, mention)
    if not (mention.states <= states or states <= mention.states):
        return False
    if lead.mode == "visit":
        return _same_visit(occasion, mention) and not _then_and_now(occasion, mention, day)
    if occasion.format:
        return times_agree(occasion, mention, day) and places_agree(occasion, mention)
    if mention.states != states and not _part_of(occasion, mention):
        return False
    if mention.status == "cancelled" and occasion.status == "possible" and _is_another(mention):
        return False
    if mention.also and another_partner(occasion, mention):
        return False
    if mention.unnamed_partner and len({a.party for a in occasion.persons()}) > 1:
        return False
    return (
        persons_agree(occasion, mention)
        and times_agree(occasion, mention, day)
        and not _lies_behind(occasion, mention, day)
        and places_agree(occasion, mention)
    )


def _opened_before(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether talks of which no day is told yet were some days before: "the talks opened on Monday"."""
    told = mention.status == "held" and mention.predicate.lower_ in _TAKEN_PLACE
    began = (told or mention.predicate.lower_ in BEGUN) and mention.mode in SITTINGS
    gap = gap_days(mention.date, day[:10]) if day else None
    return began and occasion.dated is None and gap is not None and gap <= _LONGEST_SITTING


def _ends_visit(mention: ContactMention, known: str | None, told: str | None) -> bool:
    """Tell whether words say when a visit of which other days are known ends: "the visit ends on Friday"."""
    gap = gap_days(known, told)
    return mention.mode == "visit" and mention.ends and gap is not None and gap <= _SAME_VISIT_DAYS


def _is_another(mention: ContactMention) -> bool:
    """Tell whether words speak of one more occasion: "they had failed to agree on a meeting"."""
    return any(c.lower_ in ("a", "an") for c in mention.trigger.children)


def _assembles(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether others than an occasion's parties may attend it: "X will attend the summit as well"."""
    return mention.mode == "conference" and (occasion.format is not None or mention.rule in occasion.rules)


def _same_kind(occasion: Occasion, mention: ContactMention, *, full: bool) -> bool:
    mode = occasion.lead.mode
    if mode == mention.mode:
        return True
    if mode == "call" and mention.rule in _FACE_TO_FACE:
        return False
    if mention.rule in ASSEMBLIES and any(m.beside for m in occasion.mentions):
        return False  # "will meet on the sidelines of a conference", which is another thing
    if {mode, mention.mode} <= SITTINGS:
        return not full or (occasion.format is not None and occasion.format == mention.format)
    return False


def _counts_apart(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether number or rank keep two occasions apart: a second and a third round, say."""
    if mention.ordinal == "next" and occasion.held_firmly:
        return True
    if mention.ordinal == "last" and occasion.status in AHEAD:
        return True
    numbers = occasion.ordinals - {"next", "last"}
    if mention.ordinal and mention.ordinal.isdigit() and numbers and mention.ordinal not in numbers:
        return True
    if mention.level == "leaders" and not occasion.levels and _below_leaders(occasion):
        return True
    return bool(mention.level and occasion.levels and mention.level not in occasion.levels)


def _spoken_of_there(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether one sentence tells of dealings and of what they prepare: "met to discuss the summit"."""
    ahead = mention.status in AHEAD and mention.weakness <= TOLD and mention.mode in SITTINGS
    start = mention.trigger.sent.start
    return ahead and occasion.held_firmly and occasion.lead.trigger.sent.start == start


def _done_before(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether words tell what took place, and the occasion is on a day that is yet to come."""
    done = mention.status == "held" and mention.weakness <= 1 and mention.mode in SITTINGS
    bounds = date_bounds(occasion.dated.date or "") if occasion.dated else None
    return bool(done and occasion.status in AHEAD and bounds and day and bounds[0] > day[:10])


def _below_leaders(occasion: Occasion) -> bool:
    """Tell whether an occasion is one of ministers or envoys, and so no summit."""
    offices = [a.office for a in occasion.persons() if a.office]
    lesser = (set(office.split()) & _LESSER and "prime" not in office for office in offices)
    return occasion.lead.mode == "meeting" and occasion.format is None and any(lesser)


def _then_and_now(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether one journey lies ahead, on no day, and the other one was to be before the report."""
    if occasion.dated is not None or occasion.lead.status not in AHEAD or occasion.lead.weakness > 1:
        return False
    bounds = date_bounds(mention.date or "")
    return bool(bounds and day and bounds[1] < day[:10] and not mention.anaphoric)


def _part_of(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether words that name only some of the parties, or more of them, can still mean the occasion.

    A format of fixed parties is another thing than talks of two of them.
    """
    if bool(occasion.lead.fixed_parties) != bool(mention.fixed_parties):
        return False
    if mention.of_three and len(mention.states) > len(occasion.states):
        return False
    return _is_aim(occasion, mention) or mention.anaphoric or share_person(occasion, mention)


def _is_aim(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether somebody is met or received for these very talks: "met X for talks in Rome"."""
    noun, verb = mention.trigger, mention.trigger.head.head
    told = mention.mode == "meeting" and occasion.lead.rule.startswith("mutual:")
    return told and noun.dep_ == "pobj" and noun.head.lower_ == "for" and verb == occasion.lead.trigger


def long_before(told: str, day: str | None) -> bool:
    """Tell whether a date lies more than some days before the day on which the report's news took place."""
    bounds = date_bounds(told)
    gap = gap_days(told, day[:10]) if bounds and day and bounds[1] < day[:10] else None
    return gap is not None and gap > _SAME_VISIT_DAYS


def times_agree(occasion: Occasion, mention: ContactMention, day: str | None) -> bool:
    """Tell whether the mention may be of the occasion's days, by its date or, without one, by its status."""
    dated = occasion.dated
    if dated is not None and mention.date:
        return overlap(dated.date, _run(occasion, mention))
    if dated is None and mention.date and long_before(mention.date, occasion.effective(day)):
        return False
    if mention.again and day and occasion.held_firmly and begins_after(mention.date, day):
        return False  # "signed here; the two sides meet again in October"
    if mention.anaphoric and (mention.weakness > 1 or _of_the_conference(occasion, mention)):
        return True
    told = {occasion.lead.status, mention.status}
    weakness = max(mention.weakness, occasion.lead.weakness)
    return not ("held" in told and told & AHEAD and weakness <= TOLD)


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
    ahead = mention.status in AHEAD and mention.weakness <= TOLD and not mention.anaphoric
    bounds = date_bounds(occasion.dated.date or "") if occasion.dated else None
    told_ahead = occasion.lead.status == "planned"  # on the eve, "for talks later in the day"
    return bool(ahead and not told_ahead and bounds and day and bounds[1] < day[:10])


def places_agree(occasion: Occasion, mention: ContactMention) -> bool:
    """Tell whether no two states are named as the place."""
    where = occasion.where
    if where is None or mention.where is None or where.state is None or mention.where.state is None:
        return True
    return where.state == mention.where.state


def _was_meant(mention: ContactMention) -> bool:
    """Tell whether a journey is only one that was to be, or of which nothing else is told: "had to visit"."""
    if mention.status == "planned":
        return mention.status_rule.endswith(" then") or mention.status_rule.startswith("be to")
    return mention.status == "held" and mention.status_rule == "default" and not mention.recalled


def _same_visit(occasion: Occasion, mention: ContactMention) -> bool:
    if not same_visitors(occasion, mention):
        return False
    if not places_agree(occasion, mention):
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
