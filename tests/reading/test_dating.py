"""Dating: what tells when a report was published, and what doesn't."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from verbale.account import Publication
from verbale.reading.dating import publication
from verbale.reading.dating_inference import office_holders
from verbale.reading.findings import Findings, findings
from verbale.report import Report


def dated(text: str) -> Publication:
    return publication(text, Findings())


def test_metadata_goes_before_all() -> None:
    found = Findings(report=Report(text="PARIS, 3 March 2011 -- Talks began.", published="2011-03-04"))
    told = publication("PARIS, 3 March 2011 -- Talks began.", found)
    assert (told.date, told.basis) == ("2011-03-04", "metadata")


def test_a_header_states_the_date() -> None:
    text = "Envoys meet again\n\n14 june 2019, 10:05\n\nThe envoys of both sides met for the third time."
    told = dated(text)
    assert (told.date, told.basis) == ("2019-06-14", "stated")
    assert told.span is not None
    assert text[slice(*told.span)] == "14 june 2019"


def test_a_dateline_with_its_year_states_the_date() -> None:
    assert dated("VIENNA, 9 May 2016 -- Both sides agreed to further rounds.").date == "2016-05-09"


def test_an_address_states_the_date() -> None:
    told = dated("The envoys met. Source: https://news.example/world/2018/09/06/envoys-meet")
    assert told.date == "2018-09-06"


def test_weekday_dateline_and_offices_give_the_year() -> None:
    text = (
        "MOSCOW, June 6. /TASS/. Russian Foreign Minister Sergey Lavrov receives US Secretary of State "
        "John Kerry on Thursday. The speaker of the State Duma, Sergey Naryshkin, joins them later."
    )
    told = dated(text)
    assert (told.date, told.basis) == ("2013-06-06", "inferred")
    assert "John Kerry was secretary of state" in told.reason
    assert "Thursday" in told.reason


def test_former_holders_bound_nothing() -> None:
    assert not office_holders("He spoke of former US Secretary of State John Kerry.")
    assert [holder.name for holder in office_holders("US Secretary of State John Kerry spoke.")] == [
        "John Kerry"
    ]


def test_a_year_that_will_be_is_the_year() -> None:
    told = dated("The minister hopes that 2021 will be easier for both peoples than last year was.")
    assert (told.date, told.basis) == ("2021", "inferred")


def test_nothing_tells() -> None:
    assert dated("The ministers met on Monday and spoke about trade.") == Publication()
    assert dated("ROME, May 3. The ministers met on Monday.").date is None


def test_component_works_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("verbale_dating")
    doc = nlp("LIMA, 2 August 2012 -- The presidents met.")
    assert findings(doc).published.date == "2012-08-02"


@given(st.text(alphabet="0123456789-/., XMayJune\nBAKUMonday", max_size=300))
def test_any_text_is_dated_or_not(text: str) -> None:
    told = dated(text)
    assert (told.date is None) == (told.basis is None)
