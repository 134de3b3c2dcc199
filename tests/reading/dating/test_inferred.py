"""Dates that a report doesn't state: what its words leave possible, what stands out, and why."""

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.account import Publication
from verbale.knowledge.officeholders import OfficeHolders, shipped
from verbale.knowledge.tenures import tenure_of
from verbale.reading.dating import publication
from verbale.reading.dating.holders import office_holders
from verbale.reading.findings import Findings, findings


def dated(text: str) -> Publication:
    return publication(text, Findings())


def names(text: str) -> list[str]:
    return [type(one).__name__ + " " + one.name for one in office_holders(text, shipped())]


def test_weekday_dateline_and_offices_give_the_year() -> None:
    text = (
        "MOSCOW, June 6. /TASS/. Russian Foreign Minister Sergey Lavrov receives US Secretary of State "
        "John Kerry on Thursday. The speaker of the State Duma, Sergey Naryshkin, joins them later."
    )
    told = dated(text)
    assert (told.date, told.basis) == ("2013-06-06", "inferred")
    assert told.candidates[0] == "2013-06-06"
    assert "John Kerry was secretary of state" in told.reason
    assert "Thursday" in told.reason


def test_where_several_years_fit_all_are_kept() -> None:
    told = dated("OSLO, May 3. Norwegian Prime Minister Erna Solberg spoke of trade.")
    assert told.date is None
    assert told.basis is None
    assert told.candidates == tuple(f"{year}-05-03" for year in range(2014, 2022))
    assert "Erna Solberg was prime minister 2013 to 2021" in told.reason


def test_a_stretch_of_years_is_one_interval() -> None:
    told = dated("German Chancellor Angela Merkel spoke of trade.")
    assert told.date is None
    assert told.candidates == ("2005-11/2021-12",)


def test_users_tenures_date_reports_too() -> None:
    row = {"given": "Ada", "family": "Quill", "office": "foreign minister", "party": "ISL",
           "start": "2031-01-05", "end": "2031-12-20", "source": ""}  # fmt: skip
    known = OfficeHolders([*shipped().tenures, tenure_of(row)])
    told = publication("Foreign Minister Ada Quill spoke of trade.", Findings(knowledge=known))
    assert told.candidates[0] == "2031"


def test_what_reports_attest_fades_out_around_the_attestations() -> None:
    row = {"given": "Ada", "family": "Quill", "office": "foreign minister", "party": "ISL",
           "start": "../2012-03-04", "end": "2012-10-09/..", "source": "reports"}  # fmt: skip
    (holder,) = office_holders("Foreign Minister Ada Quill spoke.", OfficeHolders([tenure_of(row)]))
    weights = [holder.weight(date(year, 6, 1)) for year in (2012, 2013, 2014, 2017, 2024)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US Secretary of State John Kerry spoke.", ["Holder John Kerry"]),
        ("John Kerry, the US secretary of state, spoke.", ["Holder John Kerry"]),
        ("He spoke of former US Secretary of State John Kerry.", ["FormerHolder John Kerry"]),
        ("President Yeltsin spoke.", ["Holder Yeltsin"]),
        ("John Kerry spoke.", ["NamedPerson John Kerry"]),
        ("The deputy secretary of state, John Kerry, spoke.", ["NamedPerson John Kerry"]),
        ("President-elect Barack Obama spoke.", ["NamedPerson Barack Obama"]),
        ("Kerry spoke to the president.", []),
    ],
)
def test_what_an_office_beside_a_name_says(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_former_holders_bound_the_date_from_below() -> None:
    told = dated("OSLO, May 3. The former US president Barack Obama met Prime Minister Erna Solberg.")
    assert told.candidates[-1] >= "2017"
    assert "Barack Obama had been president until 2017" in told.reason


def test_two_of_one_name_count_as_one() -> None:
    (holder,) = office_holders("President George Bush spoke.", shipped())
    assert (
        holder.weight(date(1990, 5, 1)) == holder.weight(date(2005, 5, 1)) > holder.weight(date(1997, 5, 1))
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The minister hopes that 2021 will be easier for both peoples than last year was.", "2021"),
        ("Both sides marked the 25th anniversary of the accord, which was signed in 1992.", "2017"),
        ("The poet, born in 1950, aged 62, spoke of next year's 2013 fair.", "2012"),
        ("They prepare for next year's 2018 summit.", "2017"),
        ("Trade grew by a tenth in 2014, last year.", "2015"),
        ("He had spoken at the 60th session of the UN General Assembly; 2006 will be hard.", "2006"),
    ],
)
def test_years_told_give_the_year_by_reckoning(text: str, year: str) -> None:
    told = dated(text)
    assert (told.date or told.candidates[0])[:4] == year
    assert told.reason


def test_an_anniversary_and_a_weekday_give_the_day() -> None:
    told = dated("LYON, May 3. -- The 25th anniversary of the treaty of 1992 was marked on Wednesday.")
    assert told.date == "2017-05-03"


def test_a_weekday_beside_a_day_of_the_text_counts() -> None:
    told = dated(
        "LYON, May 3. -- The talks go on until Friday, May 5. France's president Emmanuel Macron left."
    )
    assert told.candidates[0] == "2023-05-03"


def test_nothing_tells() -> None:
    assert dated("The ministers met on Monday and spoke about trade.") == Publication()
    assert dated("ROME, May 3. The ministers met.").date is None


def test_component_works_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("verbale_dating")
    doc = nlp("LIMA, 2 August 2012 -- The presidents met.")
    assert findings(doc).published.date == "2012-08-02"


WORDS = "Angela Merkel|chancellor|former|president|George Bush|Putin|2003|Monday|May 3|ROME, May 3. |,|."
NAMES = st.sampled_from([*WORDS.split("|"), "25th anniversary", "born in", "last year"])


@settings(deadline=None)  # the first call loads tables
@given(st.lists(NAMES, max_size=20))
def test_any_words_give_a_bounded_set(words: list[str]) -> None:
    told = dated(" ".join(words))
    assert (told.date is None) == (told.basis is None)
    assert len(told.candidates) <= 8
    assert told.date is None or told.date in told.candidates or told.basis == "stated"
