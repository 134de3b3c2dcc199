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
