"""Rules for times of the clock and parts of the day."""

from datetime import date, timedelta

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
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
    "(k:CLOCK|h:HOUR) a:AMPM z:ZONE? > ON w:WEEKDAY",
    "n:HOURNAME > ON w:WEEKDAY",
    "(k:CLOCK|h:HOUR) a:AMPM z:ZONE? (COMMA? w:WEEKDAY|COMMA? m:ANYMONTH d:DAY|t:TODAY)?",
    "k:CLOCK z:ZONE? (w:WEEKDAY|t:TODAY)?",
    "h:HOUR IN THE p:PART",
    "h:HOUR O APOSTROPHE CLOCKWORD (IN THE p:PART)?",
    "n:HOURNAME (w:WEEKDAY|t:TODAY)?",
    "g:YEAR4 z:ZONE",
    "g:INTBIG z:ZONE",
)
def clock(m: Match, story: Story) -> Meaning | None:
    """Read 5 p.m. EST, Nov. 6; 10:35; 4 in the morning; midnight Friday; 1430 GMT."""
    told = _clock(m)
    if told is None or (m.has("n") and m.capital("n")):
        return None
    zone = "Z" if m.has("z") and m.word("z") == "Z" else ""
    return _on_day(_day_spoken(m, story), told + zone)


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
