"""Officials of whom a readout leaves unsaid whose they are: those of the government that puts it out."""

import verbale

TEXT = (
    "Homeland Security Advisor Liz Sherwood-Randall led a delegation to Panama and Colombia. "
    "While in Panama, Sherwood-Randall met with President Laurentino Cortizo."
)


def _parties(text: str, **told: str) -> dict[str, str | None]:
    account = verbale.read(text, published="2023-09-08", **told)  # type: ignore[arg-type]
    return {actor.name: actor.party for actor in account.actors if actor.kind == "person"}


def test_a_publisher_tells_whose_officials_are_meant() -> None:
    expected = {"Liz Sherwood-Randall": "USA", "Laurentino Cortizo": "PAN"}
    assert _parties(TEXT, publisher="The White House") == expected


def test_the_office_above_a_text_tells_it_as_well() -> None:
    text = f"THE WHITE HOUSE\nOffice of the Press Secretary\n\n{TEXT}"
    assert _parties(text)["Liz Sherwood-Randall"] == "USA"


def test_a_dateline_goes_before_the_publisher_and_agencies_and_newspapers_tell_nothing() -> None:
    assert _parties(TEXT, publisher="Jerusalem Post")["Liz Sherwood-Randall"] != "ISR"
    assert _parties(TEXT, publisher="Xinhua") == _parties(TEXT)


def test_the_president_of_whom_no_word_was_yet_is_that_of_who_puts_the_report_out() -> None:
    text = "The President spoke this afternoon with German Chancellor Angela Merkel."
    title = "Readout of the President's Call with Chancellor Merkel"
    account = verbale.read(text, published="2014-03-01", publisher="The White House", title=title)
    (call,) = account.contacts
    assert (call.mode, call.states) == ("call", ("DEU", "USA"))
    assert [one.name for one in call.participants] == ["President of United States", "Angela Merkel"]
    assert not verbale.read(text, published="2014-03-01", publisher="Xinhua").contacts


def test_a_government_has_only_the_offices_that_its_state_has() -> None:
    text = "The Prime Minister met with German Chancellor Angela Merkel."
    assert not verbale.read(text, published="2014-03-01", publisher="The White House").contacts
