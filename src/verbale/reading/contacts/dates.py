"""The date of a whole occasion, once all that tells of it is together."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from verbale.edtf import mark_of, marked
from verbale.reading.contacts.mentions import Where
from verbale.reading.contacts.occasion import Occasion, length_days
from verbale.reading.contacts.settings import date_bounds

_REACH = 60  # occasions to either side among which the visit around talks is looked for
_LONGEST_VISIT = 7  # days between a visit's known days and talks that are still taken to belong to it


def settle(occasions: Sequence[Occasion], day: str | None, home: Where | None) -> None:
    """Give each occasion its date: its own, that of the visit around it, or the day of the report.

    `day` is the report's date of publication, `home` where it was written; a meeting without a place
    that the state around it took part in was held there. What a report tells as done without saying
    when was done on the day of the report, as wire style has it; what lies ahead stays undated.
    """
    for occasion in occasions:
        if occasion.lead.mode == "visit":
            occasion.when = visit_dates(occasion)
            if occasion.when is None and occasion.lead.status == "held" and _under_way(occasion, home):
                occasion.when = day
            elif day and any(m.ends for m in occasion.mentions) and _begins_after(occasion.when, day):
                occasion.when = f"{day[:10]}/{(occasion.when or '').rpartition('/')[2]}"
    for position, occasion in enumerate(occasions):
        if occasion.lead.mode == "visit":
            continue
        dated = occasion.dated
        around = occasions[max(0, position - _REACH) : position + _REACH]
        visit = next((v for v in around if v.lead.mode == "visit" and _contains(v, occasion)), None)
        occasion.visit = visit
        if visit is not None and occasion.where is None:
            occasion.where = visit.where
        if dated is not None:
            spread = occasion.format and any(m.days for m in occasion.mentions)
            occasion.when = visit_dates(occasion) if spread else _sharpened(dated.date, visit)
        elif (
            visit is not None and visit.when and not (occasion.lead.status == "held" and _goes_on(visit, day))
        ):
            occasion.when = visit.when
        elif (
            occasion.lead.status == "held"
            and not _recalled(occasion)
            and (occasion.lead.mode != "conference" or _here(occasion, home) or _in_the_lead(occasion))
        ):
            occasion.when = next((m.reported for m in occasion.mentions if m.reported), day)
        if occasion.lead.status == "held" and day and _begins_after(occasion.when, day):
            occasion.when = day
        if visit is not None and visit.lead.status == "held":
            visit.when = _widened(visit.when, occasion.when)
        if occasion.where is None and home is not None and _at_home(occasion, home):
            occasion.where = home


def _sharpened(told: str | None, visit: Occasion | None) -> str | None:
    """Return the visit's days where the talks are told of a longer stretch around them ("this week")."""
    around, within = date_bounds(told or ""), date_bounds((visit.when if visit else None) or "")
    if around and within and around[0] <= within[0] and within[1] <= around[1]:
        return visit.when if visit else told
    return told


def _begins_after(edtf: str | None, day: str) -> bool:
    bounds = date_bounds(edtf or "")
    return bounds is not None and bounds[0] > day[:10]


def _under_way(visit: Occasion, home: Where | None) -> bool:
    """Tell whether the visitor is where the report is written."""
    return any(m.rule == "visiting" for m in visit.mentions) or _here(visit, home)


def _here(occasion: Occasion, home: Where | None) -> bool:
    where = occasion.where
    return home is not None and where is not None and home.state is not None and where.state == home.state


def _recalled(occasion: Occasion) -> bool:
    """Tell whether the occasion is known from somebody's speech alone, which may look back a long way."""
    return all(mention.in_speech for mention in occasion.mentions)


def _in_the_lead(occasion: Occasion) -> bool:
    """Tell whether one of the report's first sentences tells of the occasion."""
    trigger = occasion.lead.trigger
    return any(sentence.start == trigger.sent.start for sentence in islice(trigger.doc.sents, 2))


def _goes_on(visit: Occasion, day: str | None) -> bool:
    """Tell whether the visit lasts on the day of the report and is not told as over."""
    bounds = date_bounds(visit.when) if visit.when else None
    if bounds is None or day is None or any(m.ends for m in visit.mentions):
        return False
    return bounds[0] <= day[:10] <= bounds[1]


def _widened(visit: str | None, talks: str | None) -> str | None:
    """Return the visit's days with those of talks held during it taken in, as far as both are known days."""
    a, b = date_bounds(visit or ""), date_bounds(talks or "")
    if a is None or b is None or b[0] != b[1] or abs((_day(b[0]) - _day(a[1])).days) > _LONGEST_VISIT:
        return visit
    first, last = min(a[0], b[0]), max(a[1], b[1])
    return first if first == last else f"{first}/{last}"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _at_home(occasion: Occasion, home: Where) -> bool:
    return (
        occasion.lead.mode == "meeting" and occasion.lead.status == "held" and home.state in occasion.states
    )


def _contains(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the talks fall into the visit: the visitor takes part, the host state is a party."""
    hosts = {m.host_state for m in visit.mentions if m.host_state}
    guests = {a.id for a in visit.persons()}
    if not hosts & talks.states:
        return False
    if all(actor.kind == "office" for actor in visit.persons()):
        return bool({a.party for a in visit.persons()} & talks.states)
    return bool(guests & {a.id for a in talks.persons()})


def visit_dates(occasion: Occasion) -> str | None:
    """Return the days over which the report lets a visit run, as EDTF."""
    dated = [(m, b) for m in occasion.mentions if m.date and (b := date_bounds(m.date))]
    single = [(m, b) for m, b in dated if b[0] == b[1]]
    intervals = [(m, b) for m, b in dated if length_days(m.date) < 28]
    chosen = single or intervals
    if not chosen:
        return occasion.dated.date if occasion.dated else None
    spans = [b for m, b in intervals if m.date and "/" in m.date and any(s[1][0] == b[0] for s in single)]
    first = min(b[0] for _, b in chosen)
    last = max([b[1] for _, b in chosen] + [b[1] for b in spans])
    mark = _mark_of_all([m.date or "" for m, _ in chosen])
    days = next((m.days for m in occasion.mentions if m.days), None)
    if days and first == last:
        length = timedelta(days=days - 1)
        if all(m.ends for m, _ in chosen):
            first = (date.fromisoformat(last) - length).isoformat()
        else:
            last = (date.fromisoformat(first) + length).isoformat()
    return marked(first if first == last else f"{first}/{last}", mark)


def _mark_of_all(dates: Sequence[str]) -> str:
    """Return the mark of the first of several dates, "" when one of them stands without doubt."""
    marks = [mark_of(told) for told in dates]
    return marks[0] if all(marks) else ""
