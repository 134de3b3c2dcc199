"""Time expressions: what is found, and what it means."""

from datetime import date

import pytest
import spacy

from verbale.account import TimeExpression
from verbale.reading.times import Story, read_times

WEDNESDAY = date(2005, 11, 16)


def read(text: str, published: date | None = WEDNESDAY) -> list[TimeExpression]:
    return read_times(text, Story(published=published, year=published.year if published else None))


def only(text: str) -> TimeExpression:
    (time,) = read(text)
    return time


# Expression, type and value, EDTF; read on Wednesday, 16 November 2005, without tags.
MEANINGS = """
2005-10-31 | DATE 2005-10-31 | 2005-10-31
31.10.2005 | DATE 2005-10-31 | 2005-10-31
Nov. 3 | DATE 2005-11-03 | 2005-11-03
3 November 2004 | DATE 2004-11-03 | 2004-11-03
Monday, November 14 | DATE 2005-11-14 | 2005-11-14
the 3rd of December | DATE 2005-12-03 | 2005-12-03
May 24-26 | DATE 2005-05-24/2005-05-26 | 2005-05-24/2005-05-26
24 to 26 November | DATE 2005-11-24/2005-11-26 | 2005-11-24/2005-11-26
November 18 and 19 | DATE 2005-11-18/2005-11-19 | 2005-11-18/2005-11-19
Nov. 29-Dec. 2 | DATE 2005-11-29/2005-12-02 | 2005-11-29/2005-12-02
Dec. 30-Jan. 2 | DATE 2005-12-30/2006-01-02 | 2005-12-30/2006-01-02
Wednesday | DATE 2005-11-16 | 2005-11-16
Monday | DATE 2005-11-14 | 2005-11-14
last Wednesday | DATE 2005-11-09 | 2005-11-09
next Wednesday | DATE 2005-11-23 | 2005-11-23
this coming Friday | DATE 2005-11-18 | 2005-11-18
Monday next week | DATE 2005-11-21 | 2005-11-21
Monday and Tuesday | DATE 2005-11-14/2005-11-15 | 2005-11-14/2005-11-15
today | DATE 2005-11-16 | 2005-11-16
the day before yesterday | DATE 2005-11-14 | 2005-11-14
tonight | TIME 2005-11-16TNI | 2005-11-16
Tuesday morning | TIME 2005-11-15TMO | 2005-11-15
5 p.m. Tuesday | TIME 2005-11-15T17:00 | 2005-11-15
0830 GMT | TIME 2005-11-16T08:30Z | 2005-11-16
4 o'clock | TIME 2005-11-16T04:00 | 2005-11-16
last week | DATE 2005-W45 | 2005-11-07/2005-11-13
the week of December 5 | DATE 2005-W49 | 2005-12-05/2005-12-11
two weeks ago | DATE 2005-W44 | 2005-10-31/2005-11-06
the week before last | DATE 2005-W44 | 2005-10-31/2005-11-06
last weekend | DATE 2005-W45-WE | 2005-11-12/2005-11-13
early next month | DATE 2005-12 | 2005-12-01/2005-12-10~
mid-December | DATE 2005-12 | 2005-12-11~/2005-12-20~
late October | DATE 2005-10 | 2005-10-21~/2005-10-31
late 2004 | DATE 2004 | 2004-10~/2004-12
mid-2004 | DATE 2004 | 2004-04~/2004-09~
earlier this year | DATE 2005 | 2005-01-01/2005-11-16
later this month | DATE 2005-11 | 2005-11-16/2005-11-30
July last year | DATE 2004-07 | 2004-07
last July | DATE 2005-07 | 2005-07
last summer | DATE 2005-SU | 2005-22
the winter of 2003 | DATE 2003-WI | 2003-12/2004-02
the first half of 2004 | DATE 2004-H1 | 2004-40
the third quarter of 2004 | DATE 2004-Q3 | 2004-35
the end of the 1980s | DATE 198 | 1987~/1989
the 20th century | DATE 19 | 19XX
nineteen ninety-six | DATE 1996 | 1996
1996-97 | DATE 1996/1997 | 1996/1997
three years ago | DATE 2002 | 2002
day before yesterday | DATE 2005-11-14 | 2005-11-14
Thursday last | DATE 2005-11-10 | 2005-11-10
Christmas Eve | DATE 2005-12-24 | 2005-12-24
Good Friday 2005 | DATE 2005-03-25 | 2005-03-25
two and a half years | DURATION P2Y6M | None
a minute and a half | DURATION PT1M30S | None
three-day | DURATION P3D | None
half a century | DURATION P50Y | None
several months | DURATION PXM | None
the past two weeks | DURATION P2W | 2005-11-02/2005-11-16
the coming three days | DURATION P3D | 2005-11-16/2005-11-18
twice a week | SET P1W | None
every Friday | SET XXXX-WXX-5 | None
recently | DATE PAST_REF | None
September 8 last year | DATE 2004-09-08 | 2004-09-08
the first Monday of December | DATE 2005-12-05 | 2005-12-05
the last Friday in October | DATE 2005-10-28 | 2005-10-28
1988-1994 | DATE 1988/1994 | 1988/1994
2005/06 | DATE 2005/2006 | 2005/2006
October-November | DATE 2005-10/2005-11 | 2005-10/2005-11
mid-week | DATE 2005-W46 | 2005-11-16~/2005-11-18~
a week from Sunday | DATE 2005-11-27 | 2005-11-27
48 hours ago | DATE 2005-11-14 | 2005-11-14
the year before | DATE 2004 | 2004
overnight | TIME 2005-11-15TNI | 2005-11-15
half past five | TIME 2005-11-16T05:30 | 2005-11-16
at a quarter to six | TIME 2005-11-16T05:45 | 2005-11-16
at 2200 hours | TIME 2005-11-16T22:00 | 2005-11-16
7.30pm | TIME 2005-11-16T19:30 | 2005-11-16
GMT 18:45 | TIME 2005-11-16T18:45Z | 2005-11-16
9 to 11 a.m. | TIME 2005-11-16T09:00/2005-11-16T11:00 | 2005-11-16
4 p.m. on Tuesday | TIME 2005-11-15T16:00/2005-11-15 | 2005-11-15
midnight on Sunday | TIME 2005-11-13T24:00/2005-11-13 | 2005-11-13
in '93 | DATE 1993 | 1993
the nineteen sixties | DATE 196 | 196X
an additional year | DURATION P1Y | None
each weekend | SET XXXX-WXX-WE | None
every second Tuesday | SET XXXX-WXX-2 | None
every summer | SET XXXX-SU | None
Orthodox Easter | DATE 2005-05-01 | 2005-05-01
Eid al-Fitr | DATE 2005-11-03 | 2005-11-03~
World AIDS Day | DATE 2005-12-01 | 2005-12-01
Labor Day weekend | DATE 2005-W35-WE | 2005-09-03/2005-09-04
"""


@pytest.mark.parametrize("line", MEANINGS.strip().split("\n"))
def test_expression_alone(line: str) -> None:
    words, told, edtf = (part.strip() for part in line.split("|"))
    text = f"They spoke of it {words}."
    times = read(text)  # two where the words name the ends of a range
    assert text[times[0].span[0] : times[-1].span[1]] == words.removeprefix("at ").removeprefix("in ")
    assert f"{times[0].type} {'/'.join(time.value for time in times)}" == told
    assert {str(time.edtf) for time in times} == {edtf}


def test_modifiers_and_rules_are_kept() -> None:
    time = only("It took more than four hours.")
    assert (time.value, time.mod, time.rule) == ("PT4H", "MORE_THAN", "more-or-less+duration")
    assert only("They come three times a year.").freq == "3X"
    assert only("They meet each month.").quant == "EACH"


def test_months_at_the_beginning_of_a_year_know_how_long_they_are() -> None:
    whole, year = read("during the first nine months of this year")
    assert (whole.value, whole.edtf, year.edtf) == ("P9M", "2005-01/2005-09", "2005")


def test_story_goes_on_from_the_date_last_spoken_of() -> None:
    assert [t.value for t in read("On May 22, 1995, he left. The following year he came back.")] == [
        "1995-05-22",
        "1996",
    ]
    assert read("In October he resigned. The following month he was back.")[1].value == "2005-11"
    assert read("They met on November 9. That evening they dined.")[1].value == "2005-11-09TEV"


def test_through_leads_to_the_end_of_a_stretch() -> None:
    for words in ("May 3 through 6", "from 3 May through 6 May"):
        assert [t.edtf for t in read(f"It was held {words}.")] == ["2005-05-03/2005-05-06"] * 2
    assert [t.value for t in read("The vote of Thursday last year was close.")][1:] == ["2004"]


def test_a_story_on_a_quarter_compares_with_that_quarter() -> None:
    values = [t.value for t in read("Profit in the third quarter rose from that of a year earlier.")]
    assert values == ["2005-Q3", "2004-Q3"]


@pytest.mark.parametrize(
    "text",
    [
        "A 44-year-old man spoke.",
        "Some 2,000 people marched.",
        "It cost $1990.",
        "You may march on.",
        "CBS showed 60 Minutes.",
        "He came second.",
        "Resolution 1701 still holds.",
        "They watched Saturday Night Live.",
        "He is Man of the Year.",
        "She saw three-quarters of them.",
        "The 25th anniversary was marked.",
        "Vice President Taha Yasin Ramadan and Mr. Ramadan's aides left.",
    ],
)
def test_no_time_is_seen(text: str) -> None:
    assert not read(text)


def test_without_a_publication_date_values_stay_open() -> None:
    assert [(t.value, t.edtf) for t in read("On Monday, May 25, and last week", None)] == [
        ("XXXX-05-25", "XXXX-05-25"),
        ("XXXX-XX-XX", None),
    ]
    year_only = read_times("In May, and last year", Story(year=2015))
    assert [t.value for t in year_only] == ["2015-05", "2014"]


def test_component_works_alone_without_tags() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("verbale_times")
    doc = nlp("They met on 3 May 2011 and in June 2012.")
    assert [span.text for span in doc.spans["times"]] == ["3 May 2011", "June 2012"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They will meet on Monday (November 7).", ["2005-11-07", "2005-11-07"]),
        ("They meet again on Monday (14 November 2005) in Oslo.", ["2005-11-14", "2005-11-14"]),
        ("It opened on 4 November [Friday].", ["2005-11-04", "2005-11-04"]),
        ("They talked on Monday (November 3).", ["2005-11-14", "2005-11-03"]),
        ("They talked on Monday (it was the first time on November 7).", ["2005-11-14", "2005-11-07"]),
    ],
)
def test_date_in_brackets_settles_which_weekday_is_meant(text: str, days: list[str]) -> None:
    assert [time.edtf for time in read(text)] == days
