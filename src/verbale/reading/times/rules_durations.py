"""Rules for durations and for what comes back at intervals."""

from datetime import date

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

DURATIONS = Grammar()
_LONG = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}
_LOWER = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_LEADS_DURATION = frozenset({"FOR", "WITHIN", "ABOUT", "AROUND", "OVER", "THAN", "LEAST", "UNTIL", "AFTER"})


def period(count: float | str, unit: str) -> str:
    """Return the TIMEX3 value of `count` units; "X" is an unknown number."""
    if unit in _LONG and not isinstance(count, str):
        factor, unit = _LONG[unit]
        count *= factor
    if isinstance(count, float) and count % 1 == 0.5 and unit in _LOWER and count > 1:
        factor, lower = _LOWER[unit]
        whole, part = f"{count // 1:.15g}", f"{factor // 2}{lower[-1]}"
        return (
            f"PT{whole}{unit[-1]}{part}"
            if unit.startswith("T")
            else f"P{whole}{unit}{'T' * (unit == 'D')}{part}"
        )
    number = count if isinstance(count, str) else f"{count:.15g}"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _count(m: Match, name: str) -> float:
    value = m.get(name)
    return value if isinstance(value, int | float) else 0


def _plain(m: Match) -> bool:
    """Tell whether a length is no age ("6-year-old"), title ("60 Minutes") or share ("three-quarters")."""
    after = m.around()[1]
    if after == "APOSTROPHE" and m.end + 1 < len(m.lexed.classes) and m.named(m.end + 1) == "TIME":
        return False
    at = m.end + (after == "HYPHEN")
    if at < len(m.lexed.classes) and m.named(at) == "OLD":
        return False
    is_share = m.word("u") == "Q" and (after == "OF" or "-" in m.words())
    return not m.capital("u") and not (is_share and (m.is_class("u", "UNITS") or m.number("n") == 1))


# A word before "last" that makes it a verb.
_VERBAL = frozenset({"to", "will", "would", "may", "might", "could", "should"})


@DURATIONS.rule("one-day", "n:INT u:UNIT")
def one_day(m: Match, story: Story) -> Meaning | None:
    """Read they may one day meet: some day to come."""
    if m.number("n") != 1 or m.word("u") != "D" or story.tag(m.offset_before()) != "MD":
        return None
    return Meaning("DATE", "FUTURE_REF", moves=False)


@DURATIONS.rule(
    "duration",
    "n:NUM HYPHEN? u:ANYUNIT",
    "n:NUM MORE u:ANYUNIT",
    "ANOTHER n:NUM u:ANYUNIT",
    "A? ANOTHER u:UNIT",
)
def duration(m: Match, _story: Story) -> Meaning | None:
    """Read three days; ten-year; 20 more years; an additional year."""
    return (
        Meaning("DURATION", period(_count(m, "n") if m.has("n") else 1, m.word("u")), moves=False)
        if _plain(m)
        else None
    )


@DURATIONS.rule(
    "duration-range",
    "n:INT OR k:INT HYPHEN? u:ANYUNIT",
    "n:INT TO k:INT HYPHEN? u:ANYUNIT",
    "n:INT HYPHEN k:INT HYPHEN? u:ANYUNIT",
)
def duration_range(m: Match, _story: Story) -> Meaning | None:
    """Read two or three days: the longer of them."""
    if not _plain(m) or m.number("n") >= m.number("k"):
        return None
    return Meaning("DURATION", period(m.number("k"), m.word("u")), moves=False)


@DURATIONS.rule("unit-long", "u:UNIT HYPHEN LONG", "v:UNITLONG")
def unit_long(m: Match, _story: Story) -> Meaning:
    """Read year-long; weeklong."""
    return Meaning("DURATION", m.word("v") if m.has("v") else period(1, m.word("u")), moves=False)


@DURATIONS.rule(
    "part-of-century",
    "HALF A u:UNIT",
    "HALF HYPHEN u:UNIT",
    "A? q:UNIT HYPHEN u:UNIT",
    "A q:UNIT OF A u:UNIT",
)
def part_of_century(m: Match, _story: Story) -> Meaning | None:
    """Read half a century; a quarter-century."""
    if m.word("u") != "C" or (m.has("q") and m.word("q") != "Q"):
        return None
    return Meaning("DURATION", "P25Y" if m.has("q") else "P50Y", moves=False)


@DURATIONS.rule(
    "duration-and-half",
    "n:NUM HYPHEN? f:FRACTION HYPHEN? u:ANYUNIT",
    "n:NUM AND A HALF u:UNITS",
    "w:A u:UNIT AND A h:HALF",
    "h:HALF A u:UNIT",
    "h:HALF HYPHEN u:UNIT",
    "A h:HALF HYPHEN? u:UNIT",
)
def duration_and_half(m: Match, _story: Story) -> Meaning | None:
    """Read 2 1/2 years; a minute and a half; half an hour."""
    if m.has("f") and m.word("f") != "1/2":
        return None
    whole = _count(m, "n") if m.has("n") else 1 if m.has("w") else 0
    unit = m.word("u")
    if whole == 0:
        if unit not in _LOWER:
            return None
        factor, lower = _LOWER[unit]
        return Meaning("DURATION", period(factor // 2, lower), moves=False)
    return Meaning("DURATION", period(whole + 0.5, unit), moves=False)


@DURATIONS.rule(
    "vague-duration",
    "A? f:FEW u:UNITS",
    "A c:COUPLE OF u:UNITS",
    "u:UNITS OR UNITS",
    "FOR < u:UNITS",
    "WITHIN < u:UNITS",
    "IN < u:UNITS > (DOT|COMMA)",
    "A w:WHILE",
    "THE u:UNITS AHEAD",
    "THE (BACK|LATEST) u:UNITS",
)
def vague_duration(m: Match, _story: Story) -> Meaning | None:
    """Read a few days; for years; weeks or months."""
    if m.has("w"):
        return Meaning("DURATION", "PXX", moves=False) if m.around()[0] == "FOR" else None
    return Meaning("DURATION", period(2 if m.has("c") else "X", m.word("u")), moves=False)


@DURATIONS.rule("one-unit", "A u:UNIT")
def one_unit(m: Match, _story: Story) -> Meaning | None:
    """Read within a year."""
    is_joined = m.around()[1] == "HYPHEN" and m.next_offset() == m.lexed.ends[m.end - 1]
    if m.around()[0] not in _LEADS_DURATION or is_joined or m.word("u") == "Q":
        return None
    return Meaning("DURATION", period(1, m.word("u")), moves=False)


@DURATIONS.rule(
    "near-stretch",
    "(THE|THESE)? s:BACK n:INT u:ANYUNIT",
    "THE? s:NEXT n:INT u:ANYUNIT",
    "THE? s:COMING n:INT u:ANYUNIT",
    "THE? s:BACK f:FEW u:UNITS",
    "THE? s:NEXT f:FEW u:UNITS",
    "THE? s:COMING f:FEW u:UNITS",
    "THE? s:BACK c:COUPLE OF? u:UNITS",
    "THE? s:NEXT c:COUPLE OF? u:UNITS",
    "THE s:LATEST n:INT u:ANYUNIT",
)
def near_stretch(m: Match, story: Story) -> Meaning:
    """Read the past two weeks; the next few years: a duration that ends or begins at publication."""
    unit = m.word("u")
    if m.has("f"):
        return Meaning("DURATION", period("X", unit), moves=False)
    count = m.number("n") if m.has("n") else 2
    if m.word_before() in _VERBAL and m.offset("s") == m.begin:
        return Meaning("DURATION", period(count, unit), moves=False)  # "the talks are to last two days"
    story.is_over_months = story.is_over_months or (m.is_class("s", "LATEST") and unit == "M" and count > 3)
    # Today is the first or the last of "the coming three days" and "the past two days".
    steps = (count - (unit == "D")) * m.number("s")
    there = almanac.shifted(story.published, unit, steps) if story.published else None
    bounds: tuple[date, date] | None = None
    if there is not None and story.published is not None:
        bounds = min(there, story.published), max(there, story.published)
    return Meaning("DURATION", period(count, unit), bounds=bounds, moves=False)


@DURATIONS.rule(
    "first-months",
    "THE s:ORDINAL n:INT u:UNITS > OF THIS y:UNIT",
    "THE s:ORDINAL n:INT u:UNITS > OF l:LAST y:UNIT",
    "THE s:ORDINAL n:INT u:UNITS > OF z:YEAR",
    "THE s:ORDINAL n:INT u:UNITS",
    "THE s:LAST n:INT u:UNITS > OF THIS y:UNIT",
    "THE s:LAST n:INT u:UNITS > OF l:LAST y:UNIT",
    "THE s:LAST n:INT u:UNITS > OF z:YEAR",
    "THE n:INT u:UNITS",
)
def first_months(m: Match, story: Story) -> Meaning | None:
    """Read the first nine months of this year: a duration whose place in the calendar is known."""
    count, unit = m.number("n"), m.word("u")
    if m.has("s") and m.number("s") not in (1, -1):
        return None
    story.is_over_months = story.is_over_months or (unit == "M" and count > 3)
    here = story.this_year
    year = m.number("z") if m.has("z") else (here - 1 if m.has("l") and here else here)
    bounds = None
    if year and m.has("s") and unit == "M" and 1 <= count <= 12 and (not m.has("y") or m.word("y") == "Y"):
        first = 1 if m.number("s") == 1 else 13 - count
        bounds = date(year, first, 1), almanac.month_bounds(year, first + count - 1)[1]
    return Meaning("DURATION", period(count, unit), bounds=bounds, moves=False)


@DURATIONS.rule(
    "fiscal-year-length",
    "THE u:UNIT > ENDED",
    "THE FISCAL u:UNIT",
    "THE u:UNIT HYPHEN COMPARED n:INT v:UNITS",
)
def fiscal_year_length(m: Match, _story: Story) -> Meaning | None:
    """Read the year ended June 30; the fiscal year; the year-earlier nine months."""
    if m.word("u") != "Y":
        return None
    value = period(m.number("n"), m.word("v")) if m.has("n") else "P1Y"
    return Meaning("DURATION", value, moves=False)


@DURATIONS.rule("rate", "r:RATE")
def rate(m: Match, story: Story) -> Meaning | None:
    """Read daily; weekly."""
    following = m.next_offset()
    if story.tag(m.offset("r")) not in ("RB", "JJ", "") or m.lexed.text[following : following + 1].isupper():
        return None
    if m.around()[0] == "HYPHEN" or m.next_word().rstrip("s") in (
        "newspaper",
        "paper",
        "magazine",
        "tabloid",
    ):
        return None
    return Meaning("SET", m.word("r"), freq="1X", moves=False)


@DURATIONS.rule(
    "every",
    "e:EVERY q:PART",
    "e:EVERY FISCAL? u:UNIT",
    "e:EVERY n:INT u:UNITS",
    "e:EVERY w:WEEKDAY",
    "e:EVERY w:WEEKDAY p:PART",
    "e:EVERY ORDINAL w:WEEKDAY",
    "e:EVERY WEEKEND",
    "e:EVERY o:MONTH",
    "e:EVERY s:SEASON",
    "e:EVERY FEW v:UNITS",
)
def every(m: Match, _story: Story) -> Meaning:
    """Read every day; every two weeks; each Thursday; every summer."""
    if m.has("o") or m.has("s"):
        told = f"XXXX-{m.number('o'):02}" if m.has("o") else f"XXXX-{m.word('s')}"
        return Meaning("SET", told, quant=m.word("e"), moves=False)
    if m.has("v"):
        return Meaning("SET", period("X", m.word("v")), quant=m.word("e"), moves=False)
    if not (m.has("w") or m.has("q") or m.has("u")):
        return Meaning("SET", "XXXX-WXX-WE", quant=m.word("e"), moves=False)
    if m.has("w"):
        part = f"T{m.word('p')}" if m.has("p") else ""
        return Meaning("SET", f"XXXX-WXX-{m.number('w')}{part}", quant=m.word("e"), moves=False)
    if m.has("q"):
        return Meaning("SET", f"XXXX-XX-XXT{m.word('q')}", quant=m.word("e"), moves=False)
    count = m.number("n") if m.has("n") else 1
    return Meaning("SET", period(count, m.word("u")), quant=m.word("e"), moves=False)


@DURATIONS.rule(
    "times-a-unit", "t:TIMESOVER (A|PER|EVERY) u:UNIT", "n:INT TIMES (A|PER|EVERY) u:UNIT", "PER u:UNIT"
)
def times_a_unit(m: Match, _story: Story) -> Meaning:
    """Read twice a week; three times a year; per day."""
    count = m.number("t") if m.has("t") else m.number("n") if m.has("n") else None
    return Meaning("SET", period(1, m.word("u")), freq=f"{count}X" if count else None, moves=False)


@DURATIONS.rule("weekdays", "w:WEEKDAYS p:PART?", "w:WEEKDAY p:PARTS")
def weekdays(m: Match, _story: Story) -> Meaning:
    """Read Mondays; Tuesday nights."""
    part = f"T{m.word('p')}" if m.has("p") else ""
    return Meaning("SET", f"XXXX-WXX-{m.number('w')}{part}", moves=False)
