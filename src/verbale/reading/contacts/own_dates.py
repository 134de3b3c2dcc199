"""The date that a mention tells of its occasion, out of the times around it, its status and its order."""

from datetime import date, timedelta

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.around import AFTER_ALL
from verbale.reading.contacts.auxiliaries import bare_present, be_to, had_done, modal_of
from verbale.reading.contacts.belonging import is_lasting
from verbale.reading.contacts.calling_off import UNDONE
from verbale.reading.contacts.clause_times import hangs_on, is_when, of_a_deed, was_due
from verbale.reading.contacts.counted_days import by_order, of_weekend
from verbale.reading.contacts.days import date_bounds, days_between, is_day, later, length_days, moved_years
from verbale.reading.contacts.deciding import WOULD_HAVE
from verbale.reading.contacts.durations import nth_day
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.plain_verbs import WAS_TO_HAVE
from verbale.reading.contacts.status_words import Told
from verbale.reading.contacts.told_times import LONGEST_STAY, Dated
from verbale.reading.contacts.when import Closeness, Times
from verbale.reading.syntax import clause_head, is_verb

_WEEK = 7  # days
_YEAR = 364  # days between its first and its last
_LATELY = 45  # days behind a month of which what is ahead may have been agreed in it
_LONGEST_STAY = 21  # days
_LATER = frozenset({"later", "afterwards", "afterward", "subsequently", "thereafter"})
_BEGAN = frozenset({"began", "begun", "opened", "started"})
_RETURNING = frozenset({"return", "returns", "returned", "returning"})
_MEANS = frozenset({"intends", "intend", "plans", "plan", "expects", "expect"})
_GOVERNED = ("governor", "beside:")
_MISSED = tuple(f"governor:{word}" for word in ("skipped", "boycotted", "snubbed", "away", "absent"))
_GIVEN_UP = ("had been", WAS_TO_HAVE)
_PREPARING = ("governor:prepar", "governor:arrang")


def date_of(
    mention: ContactMention, times: Times, told: Told, day: str | None, words: Lexicon
) -> tuple[str | None, Closeness | None]:
    """Return the date that a mention's words give its occasion, and how near they stand.

    `told` is the status by grammar alone, with its rule; `day` the report's date of publication. A day
    that belongs to what was said or agreed, and not to the occasion, is none.
    """
    status, rule = told
    near = times.near(mention)
    moved = by_order(mention, near[0] if near else None, rule, day)
    told_itself = near is not None and near[1] == "own" and near[0].token.i > mention.trigger.i
    if moved is not None and not told_itself:
        return moved, "own"
    weekend = of_weekend(mention, day, held=status == "held")
    if weekend is not None and (near is None or near[1] != "own"):
        return weekend, "own"
    if near is None:
        nth = nth_day(mention, words)
        held = nth and day is not None and status == "held"
        return (_around_day(day[:10], nth, mention.days), "clause") if held and day else (None, None)
    if mention.rule.startswith("carry") and near[1] == "above" and is_day(near[0].edtf):
        if not mention.days:
            return None, None  # "is expected in Rome on Tuesday on a tour that will also take him to"
        if _is_over(mention.trigger.head, words):
            return f"{later(near[0].edtf, 1 - mention.days)}/{near[0].edtf}", "clause"
        return f"{near[0].edtf}/{later(near[0].edtf, mention.days - 1)}", "clause"
    if _names_the_year(near[0], day) or length_days(near[0].edtf) > _YEAR + 1:
        return None, None  # "this year's summit"; what took years was no occasion
    if told == ("held", "default") and day and _is_scheduled(near[0], mention.trigger, times, day[:10]):
        return later(near[0].edtf, _WEEK), near[1]
    edtf, closeness = _told(mention.trigger, near, status, rule, day)
    if closeness == "above" and rule.startswith(_PREPARING):
        return None, closeness  # "will travel on Friday to prepare for the summit"
    if mention.mode == "visit" and closeness == "beside" and _of_return(near[0].token, mention):
        return None, None  # "will visit Utopia and return home on Friday"
    if closeness in ("beside", "above") and _is_next_stop(mention, rule):
        return None, None  # "will fly to Utopia on Monday and later visit Ruritania before going to"
    if closeness == "above" and mention.recalled:
        return None, None  # "arrived on Tuesday from Utopia, where he held talks"
    behind_us = closeness in ("above", "beside") and rule == "past tense"
    if behind_us and day and (date_bounds(edtf) or ("",))[0] > day[:10]:
        return None, None  # "X, who met Y, will travel next week": the day belongs to the journey
    if near[0].weekday and rule.startswith("governor:announc") and mention.trigger.dep_ == "dobj":
        return None, None  # "plans to announce the visit on Thursday"
    if closeness != "own" and _is_of_something_said(mention, near, (edtf, closeness), told, day, words):
        return None, closeness
    bounds = date_bounds(edtf)
    later_on = bounds is not None and day is not None and bounds[0] > day[:10]
    if rule == "progressive" and later_on and mention.rule.startswith("discuss"):
        return None, closeness  # "are discussing a visit in March"
    if rule == "under way" and later_on and closeness in ("beside", "above"):
        return None, closeness  # "is on a visit to Utopia, and leaves on Wednesday"
    behind = rule in ("order:after", "order:following", AFTER_ALL) and closeness != "own"
    if behind and (later_on or _is_ahead(clause_head(near[0].token))):
        return None, closeness  # "after the visit to China he will hold talks next week"
    lately = bounds and day and 0 < days_between(bounds[1], day[:10]) <= _WEEK
    if rule.startswith("purpose of") and closeness != "own" and lately:
        # "Arrived on Monday for talks": the day is the journey's.
        return (edtf, "own") if _later_that_day(near[0], mention, times) else (None, closeness)
    if mention.ends and is_day(edtf) and clause_head(near[0].token).lower_ in _BEGAN:
        return _since_it_began(edtf, mention.days, day), "own"
    nth = nth_day(mention, words)
    if nth and is_day(edtf):
        return _around_day(edtf, nth, mention.days), "own"
    return edtf, closeness


def _around_day(day: str, nth: int, days: int | None) -> str:
    """Return the days of which one is the second, third: up to it, or all of those that are counted."""
    first = later(day, 1 - nth)
    return f"{first}/{max(day, later(first, (days or 1) - 1))}"


def _is_next_stop(mention: ContactMention, rule: str) -> bool:
    """Tell whether a journey follows upon another one, whose day is told, at some later time."""
    if mention.mode != "visit" or not mention.rule.startswith("travel"):
        return False
    verb = clause_head(mention.predicate.head) if rule == "order:before" else mention.predicate
    return any(c.lower_ in _LATER and c.dep_ == "advmod" and c.i < verb.i for c in verb.children)


def _of_return(time: Token, mention: ContactMention) -> bool:
    """Tell whether a time is that on which the visitor comes home."""
    verb = clause_head(time)
    return verb != mention.predicate and verb.lower_ in _RETURNING and verb.i > mention.trigger.i


def _is_over(tour: Token, words: Lexicon) -> bool:
    """Tell whether the words are "ended a tour", "returned home after a tour"."""
    if tour.dep_ == "pobj":
        return tour.head.lower_ in ("after", "following", "from")
    return tour.dep_ == "dobj" and tour.head.lower_ in words.ending


def _since_it_began(first: str, days: int | None, day: str | None) -> str:
    """Return the days of "a visit which ends today and began on Monday": so many, or up to the report's."""
    if days:
        return f"{first}/{later(first, days - 1)}"
    lately = day is not None and 0 < days_between(first, day[:10]) <= _LONGEST_STAY
    return f"{first}/{day[:10]}" if day and lately else first


def _later_that_day(time: Dated, mention: ContactMention, times: Times) -> bool:
    """Tell whether the journey has a time of its own: "arrived on Monday for talks later in the day"."""
    told = times.of_sentence(mention.trigger.sent.start)
    return time.token.i > mention.trigger.i and any(t.token.i < mention.trigger.i for t in told)


def _is_of_something_said(
    mention: ContactMention,
    near: tuple[Dated, Closeness],
    dated: tuple[str, Closeness],
    told: Told,
    day: str | None,
    words: Lexicon,
) -> bool:
    """Tell whether a day beside the occasion is that of an announcement, of an act at it, or of a journey."""
    (status, rule), (edtf, closeness) = told, dated
    bounds = date_bounds(edtf)
    denied = status == "denied" and closeness == "clause"  # "denied holding talks in January"
    ahead = rule.startswith("order:") and status == "planned" and not is_verb(mention.trigger)
    if ahead and near[0].token.i < mention.trigger.i:
        return True  # "said on Monday ahead of the talks"
    if status != "held" and not denied and bounds and day and bounds[1] <= day[:10]:
        if bounds[1] == day[:10] and is_verb(mention.trigger) and _is_ahead(clause_head(near[0].token)):
            return False  # "is to be received on Thursday before meeting the premier"
        if bounds[1] == day[:10] and hangs_on(near[0].token, mention):
            return False  # "was due to hold talks here on Thursday"
        if bounds[1] == day[:10] and clause_head(near[0].token).lower_ in _MEANS:
            return False  # "on Wednesday the president intends to hold talks"
        told_of = rule.startswith(_GOVERNED) and rule not in _MISSED
        return closeness in ("beside", "above") or told_of
    if mention.mode == "conference" and mention.anaphoric and rule.startswith("topic"):
        return status in ("planned", "possible")
    journey = rule in ("order:after", AFTER_ALL) and mention.mode == "visit"
    return journey and _is_of_next_journey(mention, closeness, words)


def _names_the_year(time: Dated, day: str | None) -> bool:
    """Tell whether a year only says which of a row is meant: "this year's summit"."""
    bounds = date_bounds(time.edtf)
    if bounds is None or day is None or not bounds[0] <= day[:10] <= bounds[1]:
        return False
    return time.token.dep_ == "poss" and days_between(*bounds) >= _YEAR


def _is_ahead(verb: Token) -> bool:
    """Tell whether a clause tells of something planned: "will be received", "was to be received"."""
    return modal_of(verb) == "planned" or be_to(verb)


def _told(
    trigger: Token, near: tuple[Dated, Closeness], status: Status, rule: str, day: str | None
) -> tuple[str, Closeness]:
    """Return the date and its closeness, a bare weekday turned towards the side of `day` of the status.

    "Will meet on Friday" lies ahead and "met on Friday" lies behind, whichever way the weekday was
    first read.
    """
    time, closeness = near
    if closeness != "own" and is_when(clause_head(trigger), time):
        bounds = date_bounds(time.edtf) if time.ends else None  # "stays until Tuesday, when he flies to"
        return (bounds[1] if bounds else time.edtf), closeness
    if day is not None and len(day) >= 10 and (bounds := date_bounds(time.edtf)) is not None:
        if time.later and status != "held" and bounds[0] <= day[:10] < bounds[1]:
            first = later(day, 1)
            return (first if first == bounds[1] else f"{first}/{bounds[1]}"), closeness
        if time.current and bounds[0] < day[:10] < bounds[1] and days_between(*bounds) < LONGEST_STAY:
            first, last = (bounds[0], day[:10]) if status == "held" else (day[:10], bounds[1])
            return f"{first}/{last}", closeness
        if time.until_end and bounds[1] > day[:10] and status != "held":
            return f"{day[:7]}/{bounds[1][:7]}", closeness
        since = time.token.head.lower_ == "since" and is_lasting(time.token.head.head)
        if since and status == "held" and bounds[0] < day[:10]:
            return f"{bounds[0]}/{day[:10]}", closeness
        if time.ends and status == "held" and bounds[0] > day[:10]:
            return f"{day[:10]}/{bounds[1]}", closeness
    if time.yearless and day and status == "held" and not rule.startswith(("default", "topic")):
        bounds = date_bounds(time.edtf)
        if bounds and bounds[0] > day[:10] and _of_what_was(time.token):
            return moved_years(time.edtf, -1), closeness
    firm = closeness in ("own", "clause") and not rule.startswith(("default", "topic"))
    if rule.startswith("purpose of") or (rule.startswith(_GOVERNED) and time.token.i < trigger.i):
        firm = False  # "agreed on Monday to hold talks"
    if rule.startswith("governor") and of_a_deed(time.token, trigger, rule):
        firm = False  # "discussed preparations for a trip by telephone on Monday"
    firm = firm or (status == "held" and rule == "past tense")
    if firm and time.yearless and day and (bounds := date_bounds(time.edtf)):
        open_yet = status in ("planned", "possible") and not rule.endswith(" then")
        if (open_yet or rule == WAS_TO_HAVE) and _LATELY < days_between(bounds[1], day[:10]) < _YEAR:
            return moved_years(time.edtf, 1), closeness
        if status == "held" and bounds[0] > day[:10] and had_done(clause_head(trigger)):
            return moved_years(time.edtf, -1), closeness  # "had agreed at a June meeting"
    if not time.weekday or day is None or len(day) < 10 or not firm:
        return time.edtf, closeness
    if not is_day(time.edtf):
        return _turned(time.edtf, status, day[:10]), closeness
    own, published = date.fromisoformat(time.edtf), date.fromisoformat(day[:10])
    if status in ("planned", "possible") and own < published:
        own += timedelta(days=7)
    elif status == "cancelled" and rule.startswith(_GIVEN_UP) and (published - own).days > _WEEK // 2:
        own += timedelta(days=7)  # "was to have met him on Friday", told on Wednesday
    elif status == "cancelled" and (own - published).days > _WEEK // 2 and was_due(time.token):
        own -= timedelta(days=7)  # "talks that were due to open on Monday are delayed", told on Tuesday
    elif rule in (UNDONE, WOULD_HAVE) and own > published:
        own -= timedelta(days=_WEEK)
    elif status == "held" and own > published and time.ahead and rule != "order:after":
        return f"{day[:10]}/{own.isoformat()}", closeness
    elif status == "held" and own > published:
        own -= timedelta(days=7)
    return own.isoformat(), closeness


def _of_what_was(time: Token) -> bool:
    """Tell whether a time is of what was done: "in September ties soured", told in May."""
    verb = clause_head(time)
    past = verb.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had") for c in verb.children)
    return past and time.dep_ == "pobj" and time.head.head == verb and not be_to(verb)


def _is_scheduled(time: Dated, verb: Token, times: Times, day: str) -> bool:
    """Tell whether the words are "meet on Monday", and the weekday was taken for the last one.

    A dispatch that bears the date of the day after may mean its own day.
    """
    behind = time.weekday and is_day(time.edtf) and time.edtf < day
    own = time.token.i > verb.i and clause_head(time.token) == verb and bare_present(verb)
    today = any(other.edtf == day for other in times.of_sentence(verb.sent.start))
    return behind and own and (today or days_between(time.edtf, day) > 1)


def _turned(run: str, status: Status, day: str) -> str:
    """Return weekdays told as a run, "met on Monday and Tuesday", turned to the side of the report's day."""
    bounds = date_bounds(run)
    ahead = bounds is not None and bounds[0] > day
    behind = bounds is not None and bounds[1] < day
    if bounds is None or not ((status == "held" and ahead) or (status == "planned" and behind)):
        return run
    return "/".join(later(end, -_WEEK if ahead else _WEEK) for end in bounds)


def _is_of_next_journey(mention: ContactMention, closeness: Closeness, words: Lexicon) -> bool:
    """Tell whether the day is that of another journey: "he arrived on Monday after a visit to Britain"."""
    verb = mention.predicate
    if verb == mention.trigger and closeness == "above":
        verb = clause_head(verb.head)  # "arrived on Monday after visiting A and B"
    lemma = words.verb_lemmas.get(verb.lower_, "")
    travels = words.verb_frames.get(lemma) == "travel" and lemma not in ("return", "leave")
    back = any(child.lower_ in ("home", "back") for child in verb.children)
    return travels and not back and verb != mention.trigger and closeness != "own"
