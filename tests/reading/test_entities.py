"""The model's entities, put right."""

import pytest

from verbale.reading.findings import findings
from verbale.reading.pipeline import load
from verbale.report import Report


def names(text: str, dateline: str | None = None) -> dict[str, str]:
    nlp = load()
    doc = nlp.make_doc(text)
    findings(doc).report = Report(text=text, published="2016-03-09", dateline=dateline)
    doc = nlp(doc)
    return {span.text: span.label_ for span in doc.spans["entities"]}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (
            "Talks on Nagorno-Karabakh broke off, and Nagorno-Karabakh stayed quiet.",
            "Nagorno-Karabakh",
            "LOC",
        ),
        ("The DPRK will send a team, and officials of the DPRK agreed.", "DPRK", "GPE"),
        ("The Danish ministry was quoted by Yonhap as saying so.", "Yonhap", "ORG"),
        ("The regional daily Stuttgarter Zeitung wrote about the visit.", "Stuttgarter Zeitung", "ORG"),
        ("Porto Alegre, a port in the south of Brazil, will be the host.", "Porto Alegre", "GPE"),
        ("Danish Foreign Minister Kristian Jensen met reporters. Jensen was content.", "Jensen", "PERSON"),
    ],
)
def test_what_is_known_goes_before_the_model(text: str, name: str, label: str) -> None:
    assert names(text)[name] == label


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert names("BAKU, March 9 (Turan) - Officials of Turkey arrived on Wednesday.")["BAKU"] == "GPE"


def test_a_body_named_after_a_place_stays_a_body() -> None:
    found = names(
        "The Colombo Stock Exchange closed early. The Iraqi Ministry of Foreign Affairs said nothing."
    )
    assert found["The Colombo Stock Exchange"] == "ORG"
    assert found["The Iraqi Ministry of Foreign Affairs"] == "ORG"


def test_acronyms_of_things_are_no_names() -> None:
    assert "GMT" not in names("The meeting began at 0800 GMT in Oslo, and ended at 1000 GMT.")
