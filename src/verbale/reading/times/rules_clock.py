"""Rules for times of the clock and parts of the day."""

from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.ranges import pair
from verbale.reading.times.story import Story

CLOCK = Grammar()
_PM = {"AF", "EV", "NI"}


def _on_day(day: date | None, clock: str) -> Meaning:
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock}", moves=False)


def _day_spoken(m: Match, story: Story) -> date | None:
    """Return the day that a match names besides the clock, or else the day last spoken of."""
    if m.has("s") and story.published is not None:
        return story.published - timedelta(days=(story.published.isoweekday() - m.number("w") - 1) % 7 + 1)
    if m.has("w"):
        return story.weekday(m.number("w"), m.direction(story, "w"), m.start)
    if m.has("m"):
        year = story.year_for(m.number("m"), m.number("d"), m.direction(story, "m"), m.start)
        try:
            return date(year, m.number("m"), m.number("d")) if year else None
        except ValueError:
            return None
    if m.has("t"):
        return almanac.shifted(story.published, "D", m.number("t")) if story.published else None
    return story.day_near(m.start, m.begin)


def _clock(m: Match) -> str | None:
    """Return hours and minutes in 24 hours, or None when there is no such time."""
    if m.has("n"):
        return m.word("n")
    if m.has("k"):
        hours, minutes = (int(part) for part in m.word("k").split(":")[:2])
    elif m.has("g"):
        hours, minutes = divmod(m.number("g"), 100)
    elif m.has("f"):
        hours, minutes = divmod(round(float(m.get("f") or 0) * 100), 100)
    else:
        hours, minutes = m.number("h"), 0
    late = m.has("a") and m.word("a")[0] in "Pp"
    late = late or (m.has("p") and m.word("p") in _PM)
    if late and hours < 12:
        hours += 12
    elif m.has("a") and not late and hours == 12:
        hours = 0
    return f"{hours:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


@CLOCK.rule(
    "clock",
    "(k:CLOCK|h:HOUR|f:DECIMAL) a:AMPM z:ZONE? > (LOCAL TIME)? ON w:WEEKDAY",
    "(k:CLOCK|h:HOUR|f:DECIMAL) a:AMPM > (LOCAL TIME)? OPEN (HOURS4|CLOCK) ZONE CLOSE ON? w:WEEKDAY",
    "(k:CLOCK|g:HOURS4) z:ZONE > CLOSE? ON? w:WEEKDAY",
    "k:CLOCK > (LOCAL TIME)? ON w:WEEKDAY",
    "n:HOURNAME > ON w:WEEKDAY",
    "(k:CLOCK|h:HOUR|f:DECIMAL) a:AMPM z:ZONE? (COMMA? w:WEEKDAY|COMMA? m:ANYMONTH d:DAY|t:TODAY)?",
    "k:CLOCK z:ZONE? (w:WEEKDAY|t:TODAY)?",
    "z:ZONE k:CLOCK",
    "h:HOUR IN THE p:PART",
    "h:HOUR O APOSTROPHE CLOCKWORD (IN THE p:PART)?",
    "n:HOURNAME (w:WEEKDAY|t:TODAY)?",
    "g:HOURS4 z:ZONE",
)
def clock(m: Match, story: Story) -> Meaning | None:
    """Read 5 p.m. EST, Nov. 6; 10:35; 4 in the morning; midnight Friday; 1430 GMT."""
    told = _clock(m)
    if told is None or (m.has("n") and m.capital("n")):
        return None
    zone = "Z" if m.has("z") and m.word("z") == "Z" else ""
    return _on_day(_day_spoken(m, story), told + zone)


@CLOCK.rule(
    "clock-to-clock",
    "h:HOUR (HYPHEN|DASH|TO) i:HOUR a:AMPM z:ZONE?",
    "BETWEEN < h:HOUR AND i:HOUR a:AMPM z:ZONE?",
)
def clock_to_clock(m: Match, story: Story) -> Meaning | None:
    """Read from 9 to 11 a.m.: both have the half of the day that is told."""
    first, last = (_half_day(m.number(name), m.word("a")) for name in ("h", "i"))
    day = _day_spoken(m, story)
    if first is None or last is None or first >= last:
        return None
    return pair(_on_day(day, f"{first:02}:00"), _on_day(day, f"{last:02}:00"), m.token("h") + 1, m.token("i"))


def _half_day(hour: int, half: str) -> int | None:
    """Return an hour of the 12-hour clock in 24 hours, or None when there is no such hour."""
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half[0] in "Pp" else 0)


@CLOCK.rule(
    "clock-in-words",
    "HALF p:PAST h:HOUR",
    "AT < A? u:UNIT p:PAST h:HOUR",
    "AT < A? u:UNIT TO h:HOUR",
    "AT < n:INT p:PAST h:HOUR",
    "AT < g:HOURS4 u:UNITS",
)
def clock_in_words(m: Match, story: Story) -> Meaning | None:
    """Read half past five; at a quarter to six; at 2200 hours."""
    if m.has("g"):
        hours, minutes = divmod(m.number("g"), 100)
        if m.word("u") != "TH":
            return None
    elif m.has("u") and m.word("u") != "Q":
        return None
    else:
        minutes = m.number("n") if m.has("n") else 15 if m.has("u") else 30
        hours = m.number("h") - (not m.has("p"))
        minutes = minutes if m.has("p") else 60 - minutes
    if not (0 <= hours <= 24 and 0 <= minutes < 60):
        return None
    return _on_day(_day_spoken(m, story), f"{hours:02}:{minutes:02}")


@CLOCK.rule("overnight", "p:OVERNIGHT")
def overnight(m: Match, story: Story) -> Meaning | None:
    """Read overnight, said of an event: the night before publication."""
    if story.tag(m.offset("p")) not in ("RB", ""):
        return None
    before = almanac.shifted(story.published, "D", -1) if story.published else None
    return Meaning("TIME", f"{before.isoformat() if before else 'XXXX-XX-XX'}T{m.word('p')}", moves=False)


@CLOCK.rule(
    "part-of-day",
    "w:WEEKDAY p:PART",
    "t:TODAY p:PART",
    "AT < p:PART w:WEEKDAY",
    "p:TONIGHT",
    "THIS p:PART",
    "l:LAST p:PART",
    "s:BACK w:WEEKDAY p:PART",
    "IN < THE p:PART",
    "THAT p:PART",
    "THE SAME p:PART",
    "x:STAGE HYPHEN? p:PART (t:TODAY|w:WEEKDAY)?",
    "m:ANYMONTH d:DAY p:PART",
)
def part_of_day(m: Match, story: Story) -> Meaning | None:
    """Read Monday night; yesterday evening; tonight; this morning; last night."""
    part = m.word("p")
    if m.has("w") and m.capital("p"):
        return None
    if m.has("l"):
        there = (
            almanac.shifted(story.published, "D", -1) if story.published and part in ("NI", "EV") else None
        )
        if part not in ("NI", "EV"):
            return None
    elif m.has("w") or m.has("t") or m.has("m"):
        there = _day_spoken(m, story)
    else:
        is_here = m.named(m.start) in ("THIS", "TONIGHT")
        there = story.published if is_here else story.anchor("D", m.begin)
    mod = m.word("x") if m.has("x") else None
    return Meaning("TIME", f"{there.isoformat() if there else 'XXXX-XX-XX'}T{part}", mod=mod)
