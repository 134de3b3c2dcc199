"""Rules for dates told by how far they lie from another: "two days ago", "a month later"."""

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.periods import from_here, period
from verbale.reading.times.story import Story

DISTANCES = Grammar()


@DISTANCES.rule("ago", "n:NUM u:ANYUNIT AGO", "A u:UNIT AGO", "ANOTHER? A c:COUPLE OF u:UNITS AGO")
def ago(m: Match, story: Story) -> Meaning | None:
    """Read two days ago; a year ago."""
    unit = m.word("u")
    if unit.startswith("T"):
        return None
    count = m.number("n") if m.has("n") else 2 if m.has("c") else 1
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return from_here(story, unit, -count) or Meaning("DATE", "PAST_REF", moves=False)


@DISTANCES.rule("long-ago", "A? FEW u:UNITS AGO", "u:UNITS AGO", "LONG AGO")
def long_ago(_m: Match, _story: Story) -> Meaning:
    """Read several years ago."""
    return Meaning("DATE", "PAST_REF", moves=False)


@DISTANCES.rule(
    "earlier",
    "n:NUM u:ANYUNIT c:COMPARED",
    "A u:UNIT c:COMPARED",
    "n:NUM u:ANYUNIT c:BEFORE",
    "A u:UNIT c:BEFORE",
    "THE u:UNIT c:BEFORE",
)
def earlier(m: Match, story: Story) -> Meaning | None:
    """Read two days earlier; a month later; the year before, where no noun or clause follows."""
    if m.is_class("c", "BEFORE") and not _stands_alone(m, story):
        return None
    unit = m.word("u")
    if m.number("c") > 0 and not story.has_spoken:
        return None
    count = (m.number("n") if m.has("n") else 1) * m.number("c")
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return period(story.anchor(unit, m.begin), unit, count)


def _stands_alone(m: Match, story: Story) -> bool:
    """Tell whether the match ends its phrase: nothing follows that "before" could govern."""
    if m.around()[1] in ("DOT", "COMMA", "GAP", "CLOSE", "AND", "DASH", ""):
        return True
    return story.tag(m.next_offset()) in ("IN", "TO", "CC", "VBD", "VBZ", ":", ".", ",", "''")


@DISTANCES.rule("hours-ago", "n:NUM u:ANYUNIT AGO", "A u:UNIT AGO")
def hours_ago(m: Match, story: Story) -> Meaning | None:
    """Read an hour ago; 48 hours ago: a time of the day, or a day."""
    if not m.word("u").startswith("T") or story.published is None:
        return None
    hours = (m.number("n") if m.has("n") else 1) if m.word("u") == "TH" else 0
    there = almanac.shifted(story.published, "D", -(hours // 24))
    if there is None:
        return None
    day = there.isoformat()
    return Meaning("DATE", day) if hours >= 24 else Meaning("TIME", f"{day}TXX:XX", moves=False)


@DISTANCES.rule("from-day", "(n:NUM|A) u:ANYUNIT FROM w:WEEKDAY", "(n:NUM|A) u:ANYUNIT FROM t:TODAY")
def from_day(m: Match, story: Story) -> Meaning | None:
    """Read a week from Sunday; two weeks from today."""
    if m.word("u") not in ("D", "W", "F"):
        return None
    if m.has("w"):
        day = story.weekday(m.number("w"), 2, m.start)
    else:
        day = almanac.shifted(story.published, "D", m.number("t")) if story.published else None
    count = m.number("n") if m.has("n") else 1
    return period(almanac.shifted(day, m.word("u"), count), "D", 0) if day else None


@DISTANCES.rule(
    "ahead", "IN < n:NUM u:ANYUNIT > APOSTROPHE TIME", "n:NUM u:ANYUNIT FROM NOW", "A u:UNIT FROM NOW"
)
def ahead(m: Match, story: Story) -> Meaning | None:
    """Read two weeks from now."""
    return from_here(story, m.word("u"), m.number("n") if m.has("n") else 1)
