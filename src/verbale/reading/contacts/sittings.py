"""The days of talks, calls and conferences: their own, those of the visit around them, or the report's."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from verbale.reading.contacts.agreeing import BEGUN
from verbale.reading.contacts.around import AFTER_ALL
from verbale.reading.contacts.days import date_bounds, days_between, is_loose, later, length_days, overlap
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.syntax import clause_head, is_verb, nearby

_HAVE = frozenset({"has", "have", "had", "'ve", "having"})
_GATHERING = frozenset({"gather", "gathered", "gathering"})
_OPENED = frozenset({"opened", "began", "started", "resumed", "opens", "begins", "starts", "resumes"})
_LOOSE = frozenset({"above", "beside"})
_ADDRESSED = frozenset({"told", "addressed", "addressing"})
_TO_AFTER = 4  # steps in the tree from "talks" to "after" in "after two days of talks"
_RUNNING = frozenset({"runs", "ran", "run", "lasts", "lasted", "last"})
_LONGEST_RUN = 14  # days of a conference


def of_sitting(
    occasion: Occasion,
    visit: Occasion | None,
    conference: Occasion | None,
    day: str | None,
    home: Where | None,
    news: str | None,
) -> str | None:
    """Return the day of talks: their own, that of what is around them, or that of the report's `news`."""
    held = occasion.status == "held"
    dated = min(occasion.dating(day), key=lambda m: length_days(m.date), default=None)
    if dated is not None:
        if occasion.format and (run := _run_around(dated, occasion.dating(day))) is not None:
            return run
        days = next((m.days for m in occasion.mentions if m.days), None)
        if (run := _from_first_to_last(occasion.dating(day), days)) is not None:
            return run
        bounded = any(m.ends or _opens(m) or _is_behind(m) for m in occasion.mentions if m.days)
        bounded = bounded or dated.predicate.lower_ in _OPENED
        if days and (occasion.format or bounded or occasion.status == "planned"):
            return _spread(next((m for m in occasion.mentions if m.days and m.date), dated), days)
        beside = dated.closeness in _LOOSE and any(m.beside for m in occasion.mentions)
        if beside and conference is not None and overlap(dated.date, conference.when):
            return conference.when  # "will speak on Monday and meet X on the sidelines"
        return _sharpened(dated, visit)
    if visit is not None and visit.when and any(m.on_arrival for m in occasion.mentions):
        return next(iter(date_bounds(visit.when) or ()), None)
    if visit is not None and (nth := next((m.day_of_stay for m in occasion.mentions if m.day_of_stay), 0)):
        return _day_of(visit.when, nth)
    if conference is not None and conference.when and not (held and _goes_on(conference, day)):
        return conference.when
    perfect = all(_is_perfect(m) for m in occasion.mentions)
    if visit is not None and visit.when:
        of_the_day = _is_news(occasion) or perfect
        if not (held and _goes_on(visit, day) and of_the_day):
            return visit.when
    if not held or _recalled(occasion) or occasion.is_over or perfect:
        return None
    if _in_passing(occasion, home):
        return None
    if occasion.format and not (occasion.is_in(home) or in_the_lead(occasion) or _speaking_there(occasion)):
        return None
    told = next((m.reported for m in occasion.mentions if m.reported), None)
    if told is None and occasion.lead.mode == "message" and not in_the_lead(occasion):
        return None  # when a letter was written is seldom known from when it is spoken of
    told = told or news
    days = next((m.days for m in occasion.mentions if m.days), None)
    if occasion.format and told and days and any(_opens(m) for m in occasion.mentions):
        return f"{told}/{later(told, days - 1)}"
    if told and days and any(m.ends or _is_behind(m) for m in occasion.mentions if m.days):
        return f"{later(told, 1 - days)}/{told[:10]}"
    return told


def _is_news(occasion: Occasion) -> bool:
    """Tell whether talks during a visit are what the report comes from: its opening, "said after the talks".

    Whom else a visitor saw is told of any day of his visit.
    """
    if in_the_lead(occasion):
        return True
    return any(
        m.reported or m.status_rule.startswith("order") or m.status_rule == AFTER_ALL
        for m in occasion.mentions
        if not m.during
    )


def _in_passing(occasion: Occasion, home: Where | None) -> bool:
    """Tell whether talks are only told of beside the news: "stops in Rome, where they met the premier"."""
    aim = any(m.trigger.head.lower_ == "for" for m in occasion.mentions)
    if aim or occasion.format or in_the_lead(occasion):
        return False  # "went on to Rome for talks": on the day of the journey
    if home is not None and any(
        m.where is not None and m.where.state != home.state for m in occasion.mentions
    ):
        return True
    return not _is_news(occasion) and all(_where(clause_head(m.trigger)) for m in occasion.mentions)


def _where(clause: Token) -> bool:
    """Tell whether a clause says what took place at a stop: "stops in Rome, where they met"."""
    return clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children)


def _day_of(stay: str | None, number: int) -> str | None:
    """Return the day of a stay by its number, -1 for the last; the whole stay where it has no such day."""
    bounds = date_bounds(stay or "")
    if bounds is None:
        return stay
    day = bounds[1] if number < 0 else later(bounds[0], number - 1)
    return day if bounds[0] <= day <= bounds[1] else stay


def _run_around(dated: ContactMention, told: Sequence[ContactMention]) -> str | None:
    """Return the days from first to last that a conference is told to run, around one of them."""
    day = date_bounds(dated.date or "")
    for mention in told:
        run = date_bounds(mention.date or "")
        runs = mention.closeness == "own" or mention.predicate.lower_ in _RUNNING
        if day is None or run is None or "/" not in (mention.date or "") or not runs:
            continue
        short = days_between(*run) <= _LONGEST_RUN and not is_loose(*run)
        if short and run[0] <= day[0] and day[1] <= run[1]:
            return mention.date
    return None


def _from_first_to_last(told: Sequence[ContactMention], length: int | None) -> str | None:
    """Return the days from the one on which talks opened to the one on which they are told to end.

    Where nobody says when they end, or how long they take, it is the last day on which they were held.
    """
    days = [(m, b[0]) for m in told if (b := date_bounds(m.date or "")) and b[0] == b[1]]
    last = next((day for m, day in days if m.ends), None)
    first = next((day for m, day in days if not m.ends), None)
    opened = next((day for m, day in days if m.status == "held" and not m.ends and _opened(m)), None)
    if last is None and length is None and opened is not None and all(m.status == "held" for m, _ in days):
        first, last = opened, max(day for _, day in days)
    if first is None or last is None or not 0 < days_between(first, last) <= _LONGEST_RUN:
        return None
    return f"{first}/{last}"


def _opened(mention: ContactMention) -> bool:
    """Tell whether the day told is that on which it began: "opened on Monday", "which began on Monday"."""
    verbs = (mention.predicate, *(c for c in mention.trigger.children if c.dep_ == "relcl"))
    return any(verb.lower_ in BEGUN for verb in verbs)


def _is_behind(mention: ContactMention) -> bool:
    """Tell whether the days counted were over: "after three days of talks"."""
    above = mention.trigger
    for _ in range(_TO_AFTER):
        above = above.head
        if is_verb(above):
            return False
        if above.lower_ == "after":
            return True
    return False


def _spread(dated: ContactMention, days: int) -> str | None:
    """Return the days of a conference of which the first or the last one is told."""
    bounds = date_bounds(dated.date or "")
    if bounds is None or bounds[0] != bounds[1]:
        return dated.date
    if dated.ends or _is_behind(dated):
        return f"{later(bounds[0], 1 - days)}/{bounds[0]}"
    return f"{bounds[0]}/{later(bounds[0], days - 1)}"


def _opens(mention: ContactMention) -> bool:
    """Tell whether the day told is the first one: "opened on Monday", "after the first day"."""
    sentence = {token.lower_ for token in nearby(mention.trigger)}
    return bool(
        sentence
        & {
            "opened",
            "opens",
            "began",
            "begins",
            "starts",
            "start",
            "started",
            "beginning",
            "first",
            *_GATHERING,
        }
    )


def _speaking_there(occasion: Occasion) -> bool:
    """Tell whether somebody speaks at the occasion: "said on the sidelines of the summit"."""
    return any(
        (m.status_rule in ("order:at", "order:on") and not m.recalled)
        or _are_meeting(m.trigger)
        or _is_addressed(m.trigger)
        or _goes_along(m.trigger)
        for m in occasion.mentions
    )


def _goes_along(verb: Token) -> bool:
    """Tell whether the news was while it went on: "the protest came as ministers met in Brussels"."""
    mark = any(c.dep_ == "mark" and c.lower_ in ("as", "while") for c in verb.children)
    return mark and verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.head.tag_ == "VBD"


def _is_addressed(noun: Token) -> bool:
    """Tell whether somebody speaks to those gathered: "told the annual meeting of the bank"."""
    return noun.head.lower_ in _ADDRESSED and noun.dep_ in ("dobj", "dative") and noun.head.tag_ != "VBN"


def _are_meeting(noun: Token) -> bool:
    """Tell whether a noun is a participle in truth: "ministers meeting in Luxembourg called for"."""
    bare = noun.lower_ == "meeting" and noun.i > 0 and noun.nbor(-1).tag_ in ("NNS", "NNPS")
    return bare and not any(c.dep_ in ("det", "poss") for c in noun.children)


def _sharpened(dated: ContactMention, visit: Occasion | None) -> str | None:
    """Return the visit's days where the day told is the journey's, or a longer stretch around the visit."""
    told, purpose = dated.date, dated.status_rule.startswith("purpose") and dated.closeness != "own"
    around, within = date_bounds(told or ""), date_bounds((visit.when if visit else None) or "")
    inside = around and within and within[0] <= around[0] and around[1] <= within[1]
    if inside and around and "/" in (told or "") and not is_loose(*around):
        return told  # "will be in Rome from Monday to Wednesday for talks", and then elsewhere
    of_journey = (purpose or dated.closeness == "above") and dated.status != "cancelled"
    if visit is not None and of_journey and overlap(told, visit.when):
        return visit.when
    if around and within and around[0] <= within[0] and within[1] <= around[1]:
        return visit.when if visit else told
    return told


def _recalled(occasion: Occasion) -> bool:
    """Tell whether the occasion is known from somebody's speech alone, which may look back a long way.

    What a report opens with is its news, whoever says it.
    """
    return all(mention.in_speech for mention in occasion.mentions) and not in_the_lead(occasion)


def _is_perfect(mention: ContactMention) -> bool:
    """Tell whether the words are "has met", "had been received": done at a time that stays open."""
    verb = mention.predicate
    perfect = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _HAVE for c in verb.children)
    carries = verb == mention.trigger or mention.trigger.dep_ in ("dobj", "nsubj", "nsubjpass")
    return perfect and carries and verb.tag_ in ("VBN", "VBG")


def in_the_lead(occasion: Occasion) -> bool:
    """Tell whether one of the report's first sentences tells of the occasion."""
    trigger = occasion.lead.trigger
    return any(sentence.start == trigger.sent.start for sentence in islice(trigger.doc.sents, 2))


def _goes_on(visit: Occasion, day: str | None) -> bool:
    """Tell whether a visit or conference lasts on the day of the report and does not end on it."""
    when = visit.when or (visit.dated.date if visit.dated else None)
    bounds = date_bounds(when) if when else None
    if bounds is None or day is None:
        return False
    over = any(m.ends for m in visit.mentions)
    return bounds[0] <= day[:10] <= bounds[1] and not (over and bounds[1] <= day[:10])
