"""The date of a whole occasion, once all that tells of it is together."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Token

from verbale.edtf import mark_of, marked
from verbale.reading.contacts.days import (
    begins_after,
    date_bounds,
    days_between,
    gap_days,
    later,
    length_days,
    overlap,
)
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.syntax import nearby

_REACH = 60  # occasions to either side among which the visit around talks is looked for
_ARRIVALS = frozenset({"travel:arrive", "travel:land", "noun:arrival"})
_MOTIONS = _ARRIVALS | {
    "travel:leave",
    "travel:depart",
    "travel:fly",
    "travel:go",
    "travel:travel",
    "travel:head",
}
_LEAVING = _MOTIONS - _ARRIVALS | {"travel:proceed"}
_HAVE = frozenset({"has", "have", "had", "'ve", "having"})
_REAL = frozenset({"held", "planned"})
_STILL_THERE = 5  # days after an arrival on which the visitor is taken to be there, unless told otherwise
_FIRM = 2  # weakness up to which words say whether it took place
_MONTH = 28  # days
_WEEK = 7  # days
_LONGEST_RUN = 14  # days of a conference
_LONGEST_VISIT = 7  # days between a visit's known days and talks that are still taken to belong to it


def settle(
    occasions: Sequence[Occasion], departures: Sequence[ContactMention], day: str | None, home: Where | None
) -> None:
    """Give each occasion its date: its own, that of the visit around it, or the day of the report.

    `departures` are mentions of visitors who leave; `day` is the report's date of publication, `home`
    where it was written; a meeting without a place
    that the state around it took part in was held there. What a report tells as done without saying
    when was done on the day of the report, as wire style has it; what lies ahead stays undated.
    """
    for occasion in occasions:
        if occasion.lead.mode == "visit":
            occasion.when = _of_visit(occasion, day, home)
    _end_with_departures([o for o in occasions if o.lead.mode == "visit"], departures)
    for position, occasion in enumerate(occasions):
        if occasion.lead.mode == "visit":
            continue
        around = occasions[max(0, position - _REACH) : position + _REACH]
        visit = next((v for v in around if v.lead.mode == "visit" and contains(v, occasion)), None)
        occasion.visit = visit
        if visit is not None and visit.status == "cancelled" and _falls_with(occasion):
            occasion.settled = "cancelled"
        if visit is not None and occasion.where is None:
            occasion.where = visit.where
        occasion.when = _of_sitting(occasion, visit, day, home)
        if occasion.status == "held" and day and begins_after(occasion.when, day):
            if occasion.guessed and not any(m.ends for m in occasion.mentions):
                occasion.settled = "planned"
            else:
                occasion.when = _until(occasion, day)
        if visit is not None and visit.status in ("held", "planned") and occasion.status != "cancelled":
            visit.when = _widened(visit, occasion)
        if occasion.where is None and home is not None and _at_home(occasion, home, day):
            occasion.where = home


def _of_visit(visit: Occasion, day: str | None, home: Where | None) -> str | None:
    """Return the days of a visit; who has arrived where the report is written is there on its day."""
    when = visit_dates(_dating(visit, day), next((m.days for m in visit.mentions if m.days), None))
    if visit.status != "held" or day is None:
        return when
    bounds = date_bounds(when) if when else None
    if bounds is None and (_over(visit) or not (_under_way(visit, home) or _sets_out(visit))):
        return when
    if bounds is None:
        days = next((m.days for m in visit.mentions if m.days and m.rule in _MOTIONS), None)
        return f"{day[:10]}/{later(day, days - 1)}" if days and _sets_out(visit) else day[:10]
    over = any(m.ends for m in visit.mentions)
    if over and begins_after(when, day):
        return f"{day[:10]}/{bounds[1]}"
    arrived = any(m.rule in _ARRIVALS and m.date == when for m in visit.mentions)
    lately = 0 < days_between(bounds[1], day[:10]) <= _STILL_THERE
    if arrived and lately and not over and _under_way(visit, home):
        return f"{bounds[0]}/{day[:10]}"
    return when


def _falls_with(occasion: Occasion) -> bool:
    """Tell whether talks were only to take place, so that they are off with the visit around them."""
    return all(
        m.status_rule.startswith(("be to", "purpose")) and m.status == "planned" for m in occasion.mentions
    )


def _end_with_departures(visits: Sequence[Occasion], departures: Sequence[ContactMention]) -> None:
    """Let visits whose end is not told last until the visitor leaves, for home or another country."""
    onward = [(m, v) for v in visits for m in v.mentions if m.rule in _LEAVING and not m.ends]
    for departure, leg in [*((m, None) for m in departures), *onward]:
        leavers = {actor.id for actor in departure.persons}
        left = date_bounds(departure.date or "")
        before = (v for v in reversed(visits) if v is not leg and v.lead.trigger.i < departure.trigger.i)
        visit = next((v for v in before if not leavers or leavers & {a.id for a in v.persons()}), None)
        if visit is None or left is None or left[0] != left[1] or any(m.days for m in visit.mentions):
            continue
        stay = date_bounds(visit.when or "")
        if departure.days and stay:
            stay = min(stay[0], later(left[0], 1 - departure.days)), stay[1]
        if stay and visit.status in _REAL and 0 < days_between(stay[1], left[0]) <= _LONGEST_VISIT:
            visit.when = f"{stay[0]}/{left[0]}"


def _sets_out(visit: Occasion) -> bool:
    """Tell whether the report's own news is that the visitor came or left."""
    return any(
        m.rule in _MOTIONS and m.status == "held" and not m.in_speech and _is_news(m.trigger)
        for m in visit.mentions
    )


def _is_news(verb: Token) -> bool:
    """Tell whether a verb stands in a main clause, in a past tense without "had" or in the present."""
    auxiliary = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ROOT", "conj", "ccomp") and not auxiliary


def _dating(occasion: Occasion, day: str | None) -> list[ContactMention]:
    """Return the mentions whose date is the occasion's, not the day on which it was spoken of."""
    dated = [m for m in occasion.mentions if m.date]
    if day is None or occasion.status == "held":
        return dated
    return [
        m
        for m in dated
        if _reaches_past(m.date, day) or (m.closeness in ("own", "clause") and m.weakness <= _FIRM)
    ]


def _reaches_past(edtf: str | None, day: str) -> bool:
    bounds = date_bounds(edtf or "")
    return bounds is not None and bounds[1] > day[:10]


def _of_sitting(
    occasion: Occasion, visit: Occasion | None, day: str | None, home: Where | None
) -> str | None:
    """Return the day of talks: their own, that of the visit around them, or the day of the report."""
    held = occasion.status == "held"
    dated = min(_dating(occasion, day), key=lambda m: length_days(m.date), default=None)
    if dated is not None:
        if occasion.format and (run := _run_around(dated, _dating(occasion, day))) is not None:
            return run
        days = next((m.days for m in occasion.mentions if m.days), None)
        if days and (occasion.format or any(m.ends or _opens(m) for m in occasion.mentions if m.days)):
            return _spread(next((m for m in occasion.mentions if m.days and m.date), dated), days)
        return _sharpened(dated, visit)
    if visit is not None and visit.when and not (held and _goes_on(visit, day)):
        return visit.when
    if not held or _recalled(occasion) or _over(occasion) or all(_is_perfect(m) for m in occasion.mentions):
        return None
    if occasion.format and not (_here(occasion, home) or _in_the_lead(occasion) or _speaking_there(occasion)):
        return None
    told = next((m.reported for m in occasion.mentions if m.reported), day)
    days = next((m.days for m in occasion.mentions if m.days), None)
    if occasion.format and told and days and any(_opens(m) for m in occasion.mentions):
        return f"{told}/{later(told, days - 1)}"
    return told


def _run_around(dated: ContactMention, told: Sequence[ContactMention]) -> str | None:
    """Return the days from first to last that a conference is told to run, around one of them."""
    day = date_bounds(dated.date or "")
    for mention in told:
        run = date_bounds(mention.date or "")
        if day is None or run is None or "/" not in (mention.date or "") or mention.closeness != "own":
            continue
        short = days_between(*run) <= _LONGEST_RUN and not _is_loose(*run)
        if short and run[0] <= day[0] and day[1] <= run[1]:
            return mention.date
    return None


def _spread(dated: ContactMention, days: int) -> str | None:
    """Return the days of a conference of which the first or the last one is told."""
    bounds = date_bounds(dated.date or "")
    if bounds is None or bounds[0] != bounds[1]:
        return dated.date
    if dated.ends:
        return f"{later(bounds[0], 1 - days)}/{bounds[0]}"
    return f"{bounds[0]}/{later(bounds[0], days - 1)}"


def _opens(mention: ContactMention) -> bool:
    """Tell whether the day told is the first one: "opened on Monday", "after the first day"."""
    sentence = {token.lower_ for token in nearby(mention.trigger)}
    return bool(sentence & {"opened", "opens", "began", "begins", "starts", "started", "first"})


def _speaking_there(occasion: Occasion) -> bool:
    """Tell whether somebody speaks at the occasion: "said on the sidelines of the summit"."""
    return any(
        (m.status_rule in ("order:at", "order:on") and not m.recalled) or _are_meeting(m.trigger)
        for m in occasion.mentions
    )


def _are_meeting(noun: Token) -> bool:
    """Tell whether a noun is a participle in truth: "ministers meeting in Luxembourg called for"."""
    bare = noun.lower_ == "meeting" and noun.i > 0 and noun.nbor(-1).tag_ in ("NNS", "NNPS")
    return bare and not any(c.dep_ in ("det", "poss") for c in noun.children)


def _until(occasion: Occasion, day: str) -> str:
    """Return the days left of what is held now: up to its end if told, or else the report's day."""
    bounds = date_bounds(occasion.when or "")
    ends = bounds is not None and any(m.ends and m.date == occasion.when for m in occasion.mentions)
    return f"{day[:10]}/{bounds[1]}" if bounds and ends else day


def _over(occasion: Occasion) -> bool:
    """Tell whether the occasion is told as one of the past: "the just-concluded visit"."""
    return any(m.recalled for m in occasion.mentions)


def _sharpened(dated: ContactMention, visit: Occasion | None) -> str | None:
    """Return the visit's days where the day told is the journey's, or a longer stretch around the visit."""
    told, purpose = dated.date, dated.status_rule.startswith("purpose") and dated.closeness != "own"
    of_journey = (purpose or dated.closeness == "above") and dated.status != "cancelled"
    if visit is not None and of_journey and overlap(told, visit.when):
        return visit.when
    around, within = date_bounds(told or ""), date_bounds((visit.when if visit else None) or "")
    if around and within and around[0] <= within[0] and within[1] <= around[1]:
        return visit.when if visit else told
    return told


def _under_way(visit: Occasion, home: Where | None) -> bool:
    """Tell whether the visitor is where the report is written."""
    return any(m.rule == "visiting" or m.status_rule == "under way" for m in visit.mentions) or _here(
        visit, home
    )


def _here(occasion: Occasion, home: Where | None) -> bool:
    where = occasion.where
    return home is not None and where is not None and home.state is not None and where.state == home.state


def _recalled(occasion: Occasion) -> bool:
    """Tell whether the occasion is known from somebody's speech alone, which may look back a long way."""
    return all(mention.in_speech for mention in occasion.mentions)


def _is_perfect(mention: ContactMention) -> bool:
    """Tell whether the words are "has met", "had been received": done at a time that stays open."""
    verb = mention.predicate
    perfect = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _HAVE for c in verb.children)
    carries = verb == mention.trigger or mention.trigger.dep_ in ("dobj", "nsubj", "nsubjpass")
    return perfect and carries and verb.tag_ in ("VBN", "VBG")


def _in_the_lead(occasion: Occasion) -> bool:
    """Tell whether one of the report's first sentences tells of the occasion."""
    trigger = occasion.lead.trigger
    return any(sentence.start == trigger.sent.start for sentence in islice(trigger.doc.sents, 2))


def _goes_on(visit: Occasion, day: str | None) -> bool:
    """Tell whether the visit lasts on the day of the report and does not end on it."""
    bounds = date_bounds(visit.when) if visit.when else None
    if bounds is None or day is None:
        return False
    over = any(m.ends for m in visit.mentions)
    return bounds[0] <= day[:10] <= bounds[1] and not (over and bounds[1] <= day[:10])


def _widened(visit: Occasion, talks: Occasion) -> str | None:
    """Return the visit's days with those of talks held during it taken in, as far as both are known days.

    A visit ahead whose own day is not told is on that of its talks.
    """
    a, b = date_bounds(visit.when or ""), date_bounds(talks.when or "")
    if visit.when is None and visit.status == "planned" and talks.dated is not None:
        return talks.when
    if a is None or b is None or b[0] != b[1] or abs((_day(b[0]) - _day(a[1])).days) > _LONGEST_VISIT:
        return visit.when
    first, last = min(a[0], b[0]), max(a[1], b[1])
    return first if first == last else f"{first}/{last}"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _at_home(occasion: Occasion, home: Where, day: str | None) -> bool:
    told = date_bounds(occasion.when or "")
    if _over(occasion) or (told and day and days_between(told[1], day[:10]) > _MONTH):
        return False  # what lies long behind may have been anywhere
    hosts = {p.actor.party for m in occasion.mentions for p in m.parties if p.role == "host"}
    if hosts and home.state not in hosts:
        return False
    return (
        occasion.lead.mode == "meeting" and occasion.lead.status == "held" and home.state in occasion.states
    )


def contains(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the talks fall into the visit: the visitor takes part, the host state is a party."""
    hosts = {m.host_state for m in visit.mentions if m.host_state}
    guests = {a.id for a in visit.persons()}
    if talks.dated is not None and (gap_days(talks.dated.date, visit.when) or 0) > _LONGEST_VISIT:
        return False
    if not hosts & talks.states:
        return False
    if talks.status == "held" and visit.status in ("planned", "possible") and visit.when != talks.when:
        known = talks.dated.date if talks.dated else None
        if not visit.when or not known or not overlap(visit.when, known):
            return False
    if not guests:
        return bool(
            {p.actor.party for m in visit.mentions for p in m.parties if p.role == "guest"} & talks.states
        )
    if all(actor.kind == "office" for actor in visit.persons()):
        return bool({a.party for a in visit.persons()} & talks.states)
    return bool(guests & {a.id for a in talks.persons()})


def visit_dates(mentions: Sequence[ContactMention], days: int | None) -> str | None:
    """Return the days over which dated mentions let a visit of so many `days` run, as EDTF."""
    dated = [(m, b) for m in mentions if m.date and (b := date_bounds(m.date))]
    single = [(m, b) for m, b in dated if b[0] == b[1]]
    intervals = [(m, b) for m, b in dated if length_days(m.date) < _MONTH]
    chosen = single or intervals
    if not chosen:
        return min((m.date for m, _ in dated), key=length_days, default=None)
    first = min(b[0] for _, b in chosen)
    last = max(b[1] for _, b in chosen)
    for m, b in intervals:
        if "/" in (m.date or "") and b[0] <= first and last <= b[1] and not _is_loose(*b):
            first, last = b  # told from one day to another
        # "Left on Friday" and "the visit from November 3 to 4" tell of one stay.
        if "/" in (m.date or "") and any(b[0] == s[0] or b[1] == s[1] for _, s in single):
            first, last = min(first, b[0]), max(last, b[1])
    if days and first == last and not all(m.rule == "visiting" for m, _ in chosen):
        if all(m.ends for m, _ in chosen):
            first = later(last, 1 - days)
        else:
            last = later(first, days - 1)
    mark = _mark_of_all([m.date or "" for m, _ in chosen])
    return marked(first if first == last else f"{first}/{last}", mark)


def _is_loose(first: str, last: str) -> bool:
    """Tell whether the days are those of a week or a third of a month, during which a visit takes place."""
    a, b = _day(first), _day(last)
    week = a.weekday() == 0 and days_between(first, last) == _WEEK - 1
    return week or (a.day in (1, 11, 21) and (b.day in (10, 20) or b.month != (b + timedelta(days=1)).month))


def _mark_of_all(dates: Sequence[str]) -> str:
    """Return the mark of the first of several dates, "" when one of them stands without doubt."""
    marks = [mark_of(told) for told in dates]
    return marks[0] if all(marks) else ""
