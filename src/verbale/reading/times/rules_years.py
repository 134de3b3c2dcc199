"""Rules for years, their halves, middles and ends, decades and centuries."""

from verbale.reading.times import almanac
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.ranges import run
from verbale.reading.times.story import Story

YEARS = Grammar()
_FIRST_YEAR, _LAST_YEAR = 1500, 2100  # bare numbers beyond these are counts
# Words that a number follows: "Resolution 1973".
_NUMBERED = frozenset({
    "resolution", "resolutions", "article", "law", "act", "flight", "bill", "decree", "number", "no", "room",
    "route", "highway", "page", "channel", "boeing", "form", "order", "case", "section", "paragraph",
})  # fmt: skip
_NO_YEAR_AFTER = frozenset({"PERCENT", "UNITS", "SLASH", "COLON"})
_NO_YEAR_BEFORE = frozenset({"CURRENCY", "SLASH", "COLON"})


def _stands_as_year(m: Match, story: Story) -> bool:
    """Tell whether a bare number of four digits stands where a year does, and not a count."""
    if not _FIRST_YEAR <= m.number("y") <= _LAST_YEAR:
        return False
    before, after = m.around()
    if before in _NO_YEAR_BEFORE or after in _NO_YEAR_AFTER or m.word_before() in _NUMBERED:
        return False
    return story.tag(m.next_offset()) != "NNS" or before in ("IN", "FROM")


@YEARS.rule("year", "y:YEAR", "THE u:UNIT y:YEAR", "THE u:UNIT w:NUMBERWORD")
def year(m: Match, story: Story) -> Meaning | None:
    """Read 1988; the year 2000; the year two thousand."""
    if m.has("u") and m.word("u") != "Y":
        return None
    if not m.has("u") and not _stands_as_year(m, story):
        return None
    told = m.number("y") if m.has("y") else m.number("w")
    if not _FIRST_YEAR <= told <= _LAST_YEAR:
        return None
    return Meaning("DATE", f"{told:04}")


@YEARS.rule("short-year", "IN < APOSTROPHE y:INT99", "FROM < APOSTROPHE y:INT99")
def short_year(m: Match, _story: Story) -> Meaning:
    """Read in '93."""
    return Meaning("DATE", f"19{m.number('y')}")


@YEARS.rule("fiscal-year", "THE? FISCAL u:UNIT? y:YEAR", "THE y:YEAR FISCAL u:UNIT")
def fiscal_year(m: Match, _story: Story) -> Meaning | None:
    """Read fiscal 1989; fiscal year 1989."""
    return None if m.has("u") and m.word("u") != "Y" else Meaning("DATE", f"{m.number('y'):04}")


@YEARS.rule(
    "years",
    "y:YEAR4 HYPHEN z:INT99",
    "y:YEAR4 HYPHEN z:INT59",
    "y:YEAR4 HYPHEN z:INT31",
    "y:YEAR4 HYPHEN z:INT24",
    "y:YEAR4 HYPHEN z:INT12",
    "y:YEAR4 SLASH z:INT99",
    "y:YEAR4 SLASH z:INT12",
    "y:YEAR4 SLASH z:INT24",
)
def years(m: Match, _story: Story) -> Meaning | None:
    """Read 1996-97."""
    first, last = m.number("y"), m.number("z")
    end = first // 100 * 100 + last
    if not _FIRST_YEAR <= first < end <= _LAST_YEAR or m.lexed.ends[m.end - 1] - m.lexed.starts[
        m.start
    ] != len("1996-97"):
        return None
    return run(Meaning("DATE", f"{first}"), Meaning("DATE", f"{end}"), m.token("y") + 1, m.token("z"))


@YEARS.rule("open-year", "y:YEAR AND b:BEYOND", "y:YEAR OR c:COMPARED")
def open_year(m: Match, _story: Story) -> Meaning:
    """Read 1990 and beyond; 1994 or later."""
    back = m.has("c") and m.number("c") < 0
    return Meaning("DATE", f"{m.number('y'):04}", mod="ON_OR_BEFORE" if back else "ON_OR_AFTER")


@YEARS.rule(
    "half",
    "THE? n:ORDINAL HALF OF y:YEAR",
    "THE? l:LAST HALF OF y:YEAR",
    "THE? n:ORDINAL HALF OF THIS u:UNIT",
    "THE? n:ORDINAL HALF OF s:LAST u:UNIT",
    "THE? n:ORDINAL HALF OF s:NEXT u:UNIT",
    "THE? n:ORDINAL HALF OF THE u:UNIT",
    "THE n:ORDINAL HALF",
    "THE? n:ORDINAL HYPHEN HALF",
    "THE? n:ORDINAL HALF OF m:ANYMONTH",
)
def half(m: Match, story: Story) -> Meaning | None:
    """Read the first half of 1989; the second half of this year; the first half of May."""
    number = 2 if m.has("l") else m.number("n")
    here = story.this_year
    if number > 2 or (m.has("u") and m.word("u") != "Y"):
        return None
    if m.has("m"):
        told = story.year_for(m.number("m"), None, m.direction(story, "m"), m.start)
        if told is None:
            return None
        first, last = almanac.month_bounds(told, m.number("m"))
        bounds = (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
        return Meaning(
            "DATE", almanac.month(told, m.number("m")), mod="START" if number == 1 else "END", bounds=bounds
        )
    if m.has("y"):
        here = m.number("y")
    elif here is not None and m.has("s"):
        here += m.number("s")
    return Meaning("DATE", f"{here or 'XXXX'}-H{number}")


@YEARS.rule("half-of-decade", "THE n:ORDINAL HALF OF THE d:DECADE", "THE l:LAST HALF OF THE d:DECADE")
def half_of_decade(m: Match, story: Story) -> Meaning | None:
    """Read the second half of the 1990s."""
    whole = decade(m, story)
    if whole is None or (m.has("n") and m.number("n") > 2):
        return None
    return whole.marked("START" if m.has("n") and m.number("n") == 1 else "END")


@YEARS.rule(
    "decade-word", "THE d:DECADEWORD", "STAGE < d:DECADEWORD", "HYPHEN < d:DECADEWORD",
    "THE? n:NUMBERWORD HYPHEN? d:DECADEWORD",
)  # fmt: skip
def decade_word(m: Match, _story: Story) -> Meaning | None:
    """Read the nineties; the nineteen sixties."""
    century = m.number("n") if m.has("n") else 19
    return Meaning("DATE", f"{century}{m.number('d')}") if century in (18, 19) else None


@YEARS.rule("decade", "THE? d:DECADE")
def decade(m: Match, _story: Story) -> Meaning | None:
    """Read the 1980s; the '80s."""
    word = m.word("d")
    digits = "".join(char for char in word if char.isdigit())
    if len(digits) == 4:
        if not "1500" <= digits <= "2100" or digits[3] != "0":
            return None
        return Meaning("DATE", digits[:2] if digits.endswith("00") else digits[:3])
    marked = not word[0].isdigit() or m.around()[0] == "APOSTROPHE"
    return Meaning("DATE", f"19{digits[0]}") if digits[1] == "0" and digits[0] > "1" and marked else None


@YEARS.rule("century", "THE? n:ANYORDINAL HYPHEN? u:UNIT")
def century(m: Match, _story: Story) -> Meaning | None:
    """Read the 20th century."""
    number = m.number("n")
    if m.word("u") != "C" or not 1 <= number <= 22:
        return None
    return Meaning("DATE", f"{number - 1:02}")


@YEARS.rule(
    "year-end", "THE? u:UNIT HYPHEN? e:STAGENOUN", "e:YEAREND", "THE? u:UNIT APOSTROPHE GENITIVE e:STAGENOUN"
)
def year_end(m: Match, story: Story) -> Meaning | None:
    """Read year-end; year's end."""
    here = story.this_year
    if (m.has("u") and m.word("u") != "Y") or m.word("e") != "END" or here is None:
        return None
    return Meaning("DATE", f"{here:04}", mod="END")


@YEARS.rule("middle", "x:STAGE HYPHEN u:UNIT")
def middle(m: Match, story: Story) -> Meaning | None:
    """Read mid-week; mid-year."""
    here = story.published
    if m.word("x") != "MID" or m.word("u") not in ("W", "M", "Y") or here is None:
        return None
    return Meaning("DATE", almanac.value_of(here, m.word("u")), mod="MID")
