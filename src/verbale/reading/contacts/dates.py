"""The date of a whole occasion, once all that tells of it is together."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.knowledge.states import states
from verbale.reading.contacts import itineraries, legs
from verbale.reading.contacts.days import begins_after, date_bounds, days_between, gap_days, overlap
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.sittings import in_the_lead, of_sitting
from verbale.reading.contacts.stays import LONGEST_VISIT, end_with_departures, of_visit, share_tours, widened
from verbale.reading.contacts.yet_to_come import yet_to_come
from verbale.reading.syntax import clause_head

_REACH = 60  # occasions to either side among which the visit around talks is looked for
_AFTERWARDS = frozenset({"afterwards", "afterward", "thereafter"})
_SOON = frozenset({"shortly", "immediately", "soon"})
_MONTH = 28  # days
_ALONG = frozenset({"order:during", "order:at"})


def settle(
    occasions: Sequence[Occasion],
    departures: Sequence[ContactMention],
    day: str | None,
    home: Where | None,
    news: str | None,
) -> None:
    """Give each occasion its date: its own, that of the visit around it, or the day of the report.

    `departures` are mentions of visitors who leave; `day` is the report's date of publication, `home`
    where it was written, `news` the day of what it tells without a day; a meeting without a place
    that the state around it took part in was held there. What a report tells as done without saying
    when was done on the day of the report, as wire style has it; what lies ahead stays undated.
    """
    share_tours(occasions)
    for occasion in occasions:
        if occasion.lead.mode == "visit":
            if yet_to_come(occasion, day):
                occasion.settled = "planned"
            if _is_there(occasion, occasions, home):
                occasion.settled = "held"
            occasion.when = of_visit(occasion, day, home, news)
            if occasion.status == "held" and occasion.guessed and day and begins_after(occasion.when, day):
                occasion.settled = "planned"  # "X, who arrives on Friday"
            if occasion.where is None and occasion.status != "possible":
                occasion.where = _hosts_state(occasion)
    _fall_together(occasions)
    end_with_departures([o for o in occasions if o.lead.mode == "visit"], departures)
    # Conferences first: talks at the edge of one have its days. Messages last: they are handed over at talks.
    for position, occasion in sorted(enumerate(occasions), key=_turn):
        if occasion.lead.mode == "visit":
            continue
        around = occasions[max(0, position - _REACH) : position + _REACH]
        visit = _visit_around(occasion, around, day)
        occasion.visit = visit
        stay = visit or itineraries.stay_around(occasion, around)
        occasion.stay = stay
        if visit is not None and visit.status == "cancelled" and _only_meant(occasion):
            occasion.settled = "cancelled"
        if visit is not None and occasion.where is None:
            occasion.where = _town_of_home(visit, occasion, home, day) or visit.where
        conference = _conference_around(occasion, around, stay)
        before = occasions[max(0, position - 2) : position]
        occasion.when = (
            _of_handing_over(occasion, around)
            or _shortly_after(occasion, before)
            or of_sitting(occasion, stay, conference, day, home, news)
        )
        beside = conference or (stay if occasion.lead.mode == "meeting" else None)
        if beside is not None and occasion.where is None:
            occasion.where = beside.where
        if occasion.when is None and any(m.then for m in occasion.mentions):
            occasion.when = _day_before_it(occasion, before)
        if occasion.status == "held" and day and begins_after(occasion.when, day):
            if occasion.guessed and not any(m.ends for m in occasion.mentions):
                occasion.settled = "planned"
            else:
                occasion.when = _until(occasion, day)
        if visit is not None and visit.status in ("held", "planned") and occasion.status != "cancelled":
            visit.when = widened(visit, occasion)
        if occasion.where is None and home is not None and _at_home(occasion, home, day):
            occasion.where = home
        if occasion.lead.mode == "call":
            occasion.where = None  # those who speak by telephone are in two places
    _fall_together(occasions)
    legs.bound(occasions)


def _hosts_state(visit: Occasion) -> Where | None:
    """Return the state of those who are visited, where nothing more of the place is told."""
    told = (p for m in visit.mentions for p in m.parties if p.role == "guest")
    guests = {p.actor.party for p in told if p.actor.kind in ("person", "office")}
    hosts = visit.states - guests
    code = next(iter(hosts)) if guests and len(hosts) == 1 else ""
    return Where(states()[code].name, code, city=False) if code in states() else None


def _turn(each: tuple[int, Occasion]) -> tuple[bool, bool]:
    return each[1].format is None, each[1].lead.mode == "message"


def _of_handing_over(message: Occasion, around: Sequence[Occasion]) -> str | None:
    """Return the day of the talks of which the words are "during the meeting he handed over a letter"."""
    if message.lead.mode != "message" or message.dated is not None:
        return None
    verb = message.lead.predicate
    talks = (o for o in around if o.lead.mode == "meeting" and o.when)
    at = (o for o in talks for m in o.mentions if m.status_rule in _ALONG and m.predicate == verb)
    return next((o.when for o in at), None)


def _is_there(visit: Occasion, occasions: Sequence[Occasion], home: Where | None) -> bool:
    """Tell whether a visitor has met his hosts where the report is written: "hoped that his visit would"."""
    if visit.status != "planned" or not visit.guessed or visit.dated is not None or not visit.is_in(home):
        return False
    guests = {a.id for a in visit.persons()}
    met = (o for o in occasions if o.lead.mode == "meeting" and o.held_firmly and o.states == visit.states)
    return any(guests & {a.id for a in o.persons()} and not o.is_over for o in met)


def _visit_around(occasion: Occasion, around: Sequence[Occasion], day: str | None) -> Occasion | None:
    """Return the visit during which the talks are: of several, one as real as they are, the first told."""
    visits = [v for v in around if v.lead.mode == "visit" and contains(v, occasion)]
    visits = [v for v in visits if not _long_over(v, occasion, day)]
    alike = [v for v in visits if (v.status == "held") == (occasion.status == "held")]
    return next(iter(alike or visits), None)


def _long_over(visit: Occasion, talks: Occasion, day: str | None) -> bool:
    """Tell whether a visit of another time is told only beside talks: "the first since X went in May"."""
    others = {a.id for a in visit.persons()}.isdisjoint(a.id for a in talks.persons())
    if visit.is_over and not talks.is_over and others:
        return True
    last = date_bounds(visit.when or "")
    if last is None or day is None or talks.is_over or talks.dated is not None:
        return False
    apart = all(m.trigger.sent != t.trigger.sent for m in visit.mentions for t in talks.mentions)
    return apart and days_between(last[1], day[:10]) > _MONTH


def _town_of_home(visit: Occasion, talks: Occasion, home: Where | None, day: str | None) -> Where | None:
    """Return the town of the report for talks there on a visit of which the country alone is told."""
    land = visit.where
    if land is None or land.city or home is None or land.state != home.state:
        return None
    return home if _at_home(talks, home, day) else None


def _shortly_after(occasion: Occasion, told: Sequence[Occasion]) -> str | None:
    """Return the day of the occasion told last, where another followed "shortly afterwards"."""
    order = (c for m in occasion.mentions for c in m.predicate.children if c.lower_ in _AFTERWARDS)
    soon = any(g.lower_ in _SOON for c in order for g in c.children)
    return _day_before_it(occasion, told) if soon and occasion.dated is None else None


def _day_before_it(occasion: Occasion, told: Sequence[Occasion]) -> str | None:
    """Return the day of the occasion told last, where somebody meets one and "another afterwards"."""
    sittings = [o for o in told if o.lead.mode != "visit" and o.when and o.states & occasion.states]
    return sittings[-1].when if sittings else None


def _conference_around(
    occasion: Occasion, around: Sequence[Occasion], stay: Occasion | None
) -> Occasion | None:
    """Return the conference at whose edge the talks are told to be, the one told last before them.

    Talks that are only planned are at the one conference ahead that one of those who meet attends, unless
    they are told of a `stay` in another state.
    """
    if occasion.format:
        return None
    told = [o for o in around if o.format and o.when]
    before = [o for o in told if o.lead.trigger.i < occasion.lead.trigger.i]
    if any(m.beside for m in occasion.mentions):
        return next(reversed(before), next(iter(told), None))
    persons = {actor.id for actor in occasion.persons()}
    attended = [o for o in before if o.status == "planned" and persons & {a.id for a in o.persons()}]
    if (
        occasion.status != "planned"
        or len(attended) != 1
        or (stay and itineraries.elsewhere(stay, attended[0]))
    ):
        return None
    return attended[0]


def _fall_together(occasions: Sequence[Occasion]) -> None:
    """Call off what one sentence planned together with what the report says is off: "was to meet A and B"."""
    off = {o.lead.trigger.i for o in occasions if o.status == "cancelled" and o.lead.status == "planned"}
    for occasion in occasions:
        if occasion.lead.trigger.i in off and occasion.status == "planned" and _only_meant(occasion):
            occasion.settled = "cancelled"


def _only_meant(occasion: Occasion) -> bool:
    """Tell whether talks were only to take place, so that they are off with what is around them."""
    return all(
        m.status == "planned"
        and (
            m.status_rule.startswith(("be to", "purpose", "due", "not yet"))
            or m.status_rule.endswith(" then")
        )
        for m in occasion.mentions
    )


def _until(occasion: Occasion, day: str) -> str:
    """Return the days left of what is held now: up to its end if told, or else the report's day."""
    bounds = date_bounds(occasion.when or "")
    ends = bounds is not None and any(m.ends and m.date == occasion.when for m in occasion.mentions)
    return f"{day[:10]}/{bounds[1]}" if bounds and ends else day


def _at_home(occasion: Occasion, home: Where, day: str | None) -> bool:
    told = date_bounds(occasion.when or "")
    if occasion.is_over or (told and day and days_between(told[1], day[:10]) > _MONTH):
        return False  # what lies long behind may have been anywhere
    if occasion.format and in_the_lead(occasion) and told and day and occasion.status == "held":
        return told[0] <= day[:10] <= told[1]  # the report is written where its news is
    hosts = {p.actor.party for m in occasion.mentions for p in m.parties if p.role == "host"}
    if hosts and home.state not in hosts:
        return False
    return (
        occasion.lead.mode == "meeting" and occasion.lead.status == "held" and home.state in occasion.states
    )


def contains(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the talks fall into the visit: the visitor takes part, the host state is a party."""
    if visit.status == "held" and all(_agreed_on(m) for m in talks.mentions):
        return False
    hosts = {m.host_state for m in visit.mentions if m.host_state}
    guests = {a.id for a in visit.persons()}
    if talks.dated is not None and (gap_days(talks.dated.date, visit.when) or 0) > LONGEST_VISIT:
        return False
    if visit.status == "denied" and talks.status != "denied":
        return False
    if visit.status == "cancelled" and talks.held_firmly:
        return False
    if _told_during(visit, talks) and guests & {a.id for a in talks.persons()}:
        return True
    if not hosts & talks.states or itineraries.elsewhere(visit, talks) or _received_at_home(visit, talks):
        return False
    open_yet = visit.status in ("planned", "possible")
    if talks.status == "held" and open_yet and (visit.when is None or visit.when != talks.when):
        known = talks.dated.date if talks.dated else None
        if not visit.when or not known or not overlap(visit.when, known):
            return False
    if not guests or _led_by_nobody(visit, talks):
        return bool(
            {p.actor.party for m in visit.mentions for p in m.parties if p.role == "guest"} & talks.states
        )
    if all(actor.kind == "office" for actor in visit.persons()):
        return bool({a.party for a in visit.persons()} & talks.states)
    return bool(guests & {a.id for a in talks.persons()})


def _received_at_home(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether those receive others who, on the visit, would be the guests."""
    receiving = {p.actor.party for m in talks.mentions for p in m.parties if p.role == "host"}
    visiting = {p.actor.party for m in visit.mentions for p in m.parties if p.role == "guest"}
    return len(receiving) == 1 and receiving <= visiting


def _agreed_on(mention: ContactMention) -> bool:
    """Tell whether it was agreed that talks be held, which are not those at which that was agreed."""
    verb = clause_head(mention.trigger)
    above = verb.head if verb.dep_ == "ccomp" else verb
    return mention.status == "planned" and above.lower_ in ("agreed", "agree", "agrees")


def _led_by_nobody(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the talks are during a visit, and name nobody of the visitors' party."""
    parties = {a.party for a in visit.persons()}
    named = any(a.party in parties for a in talks.persons())
    return any(m.during for m in talks.mentions) and not named


def _told_during(visit: Occasion, talks: Occasion) -> bool:
    """Tell whether the words are "will meet X during a visit to Y", of whatever party X is."""
    during = [m for m in visit.mentions if m.trigger.dep_ == "pobj" and m.trigger.head.lower_ == "during"]
    if any(m.predicate == t.predicate and m.trigger.i > t.trigger.i for m in during for t in talks.mentions):
        return True
    clauses = {c.i for m in visit.mentions for c in m.trigger.children if c.dep_ == "relcl" and _during_it(c)}
    return any(clause_head(t.trigger).i in clauses for t in talks.mentions)


def _during_it(clause: Token) -> bool:
    """Tell whether a clause on a visit is "during which he was to meet X"."""
    start = clause.left_edge
    return start.lower_ == "during" and any(c.lower_ == "which" for c in start.children)
