from collections.abc import Sequence
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from verbale.account import Span
from verbale.reading.findings import findings
from verbale.reading.layout import read_layout

WIRE = """ date 2019-03-04 TBILISI, March 4. /NEWS/. Ministers met today. They spoke at length.

Old ties

The minister said: "We agree."

All rights reserved."""

TRANSCRIPT = """Minister receives the ambassador

3 march 2019, 10:15

The ambassador came with five colleagues.

Greeting the guests, Minister Ana Orlova said:

- I am glad to see you here.

We have waited long for this day.

Ambassador Jan Kral said:

-Thank you for your welcome. We are glad too.

Minister Ana Orlova thanked for the visit and wished success."""


def words(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_header_dateline_headings_and_furniture_are_told_apart() -> None:
    layout = read_layout(WIRE)
    assert words(WIRE, [layout.header or (0, 0)]) == ["date 2019-03-04"]
    assert words(WIRE, [layout.dateline or (0, 0)]) == ["TBILISI, March 4. /NEWS/."]
    assert layout.dateline_place == "Tbilisi"
    assert words(WIRE, layout.headings) == ["Old ties"]
    assert words(WIRE, layout.paragraphs) == [
        "Ministers met today. They spoke at length.",
        'The minister said: "We agree."',
    ]
    assert words(WIRE, layout.boilerplate) == ["All rights reserved."]


def test_turns_run_over_paragraphs_and_end_where_the_narrator_resumes() -> None:
    layout = read_layout(TRANSCRIPT)
    assert [TRANSCRIPT[slice(*turn.speaker)] for turn in layout.turns] == [
        "Minister Ana Orlova",
        "Ambassador Jan Kral",
    ]
    assert [words(TRANSCRIPT, turn.content) for turn in layout.turns] == [
        ["I am glad to see you here.", "We have waited long for this day."],
        ["Thank you for your welcome. We are glad too."],
    ]
    assert words(TRANSCRIPT, [layout.header or (0, 0)]) == ["3 march 2019, 10:15"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("OSLO, May 25. /TASS/. The talks began.", "Oslo"),
        ("BEIJING, Nov. 5 (Xinhua) -- The talks began.", "Beijing"),
        ("RENO, Nev. (AP) — The talks began.", "Reno"),
        ("NEW YORK - The talks began.", "New York"),
        ("PORT-AU-PRINCE, Haiti, Jan. 3 (Reuters) - The talks began.", "Port-au-Prince"),
        ("YEREVAN, NOVEMBER 20, ARMENPRESS. The talks began.", "Yerevan"),
        ("Baku, November 20, AZERTAC The talks began.", "Baku"),
        ("Ankara, 3 May 2019 /Agency/ The talks began.", "Ankara"),
        ("WASHINGTON, D.C. (Agency) -- The talks began.", "Washington"),
        ("KYIV/WARSAW, March 20 (Reuters) - The talks began.", "Kyiv"),
        ("Astana. 27 May 2019. Kazinform - The talks began.", "Astana"),
        ("Munich, 17 February 2024\n\nThe talks began.", "Munich"),
        ("By Our Correspondent\nNairobi, Saturday November 12, 2022\n\nThe talks began.", "Nairobi"),
        ("Oslo, November 20, AGENCY\nThe talks began.", "Oslo"),
    ],
)
def test_datelines(line: str, place: str) -> None:
    layout = read_layout(line + "\n\nMore was said later.")
    assert layout.dateline_place == place
    assert words(line, layout.paragraphs[:1]) == ["The talks began."]


@pytest.mark.parametrize(
    "line",
    [
        "EXCLUSIVE - The talks began.",
        "US officials - all of them - agreed.",
        "In Baku, November 20 is a holiday.",
        "Moscow, which had objected, agreed.",
        "Moscow, 5 May 2020 was a day to remember.",
    ],
)
def test_what_only_resembles_a_dateline(line: str) -> None:
    assert read_layout(line).dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "12/11/2022 14:05 GMT",
        "Monday, 12 November 2022, 3:05 PM EST",
        "Press release | 12 November 2022",
        "2023/05/06 22:10",
        "Wednesday 2022-11-12T10:00:00+03:00",
        "Issued on: 12-Nov-2022",
    ],
)
def test_headers(line: str) -> None:
    layout = read_layout(line + "\nThe talks began.")
    assert layout.header == (0, len(line))


def test_a_sentence_that_begins_with_a_date_is_no_header() -> None:
    assert read_layout("March 5, 2020 was a fine day for talks.").header is None


def test_question_and_answer() -> None:
    text = "Q: Will you go?\n\nA: I will.\n\nAnd soon.\n\nQ: When?\n\nA: Tomorrow."
    layout = read_layout(text)
    assert [words(text, turn.content) for turn in layout.turns] == [
        ["Will you go?"],
        ["I will.", "And soon."],
        ["When?"],
        ["Tomorrow."],
    ]


def test_lists_with_colons_are_no_transcript() -> None:
    text = "Population: 3 million people in 2010.\n\nCapital: A town by the sea.\n\nArmy: 9,000 soldiers."
    assert read_layout(text).turns == ()


def test_introduction_of_a_quotation_is_no_turn() -> None:
    text = 'The minister said:\n\n"We will not go there."\n\nNobody answered.'
    assert read_layout(text).turns == ()


def test_closing_signature_in_one_unbroken_paragraph() -> None:
    text = "The sides met on Monday. “It was good,” the minister said. ZZ"
    layout = read_layout(text)
    assert words(text, layout.paragraphs) == [text[:-3]]
    assert words(text, layout.boilerplate) == ["ZZ"]


def test_hard_wrapped_text_keeps_its_paragraphs() -> None:
    line = "the delegations spoke about trade and transit and about the long road"
    text = "\n".join(["Today " + line, line, line, "and parted.", "", line, line, "at last."])
    assert len(read_layout(text).paragraphs) == 2


def test_no_sentence_crosses_a_block_and_a_parsed_document_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("verbale_layout")
    doc = nlp(WIRE)
    assert {token.text for token in doc if token.is_sent_start} >= {"Ministers", "Old", "The", "TBILISI"}
    assert [span.text for span in doc.spans["headings"]] == ["Old ties"]
    parsed = spacy.blank("en")("One met. Two left.")
    for token in parsed:
        token.head, token.dep_ = parsed[0], "dep"
    before = [token.is_sent_start for token in parsed]
    again = nlp.get_pipe("verbale_layout")(parsed)
    assert [token.is_sent_start for token in again] == before
    assert findings(again).layout.paragraphs == ((0, 18),)


@given(st.text(alphabet=st.sampled_from(list('ABab .:,\n"-/()2019 May©Q')), max_size=200))
def test_spans_are_inside_the_text_in_order_and_apart(text: str) -> None:
    layout = read_layout(text)
    spans = sorted((*layout.paragraphs, *layout.headings, *layout.boilerplate))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(start < end <= len(text) for turn in layout.turns for start, end in turn.content)


@pytest.mark.parametrize(
    "line",
    [
        "(Adds quotes, background)",
        "(Updates with comments by the minister, changes dateline)",
        "ENDS",
        "- ends -",
        "/END/",
        "Read also: Ministers to meet in Oslo",
        "You may also like",
        "© 2019 Alpine Courier",
        "Copyright 2019. All rights reserved.",
        "FILE PHOTO: Ministers shake hands before talks in Bern",
        "Photo: Ministry of Foreign Affairs",
        "Image courtesy of the ministry",
        "Swiss Foreign Minister Ignazio Cassis waves to reporters in Bern. AGENCY/Ann Example",
        "The minister arrives for the talks in Bern on Monday. (Photo by Ann Example)",
        "This story has been updated with the reaction of the ministry.",
        "Editor's note: the first version gave a wrong date.",
        "Correction: the visit is in May.",
        "Reporting by Ann Example in Bern; Editing by Bob Example",
        "(Additional reporting by Ann Example)",
        "No:097/22",
        "No. 123-04-2020",
        "Tags: Switzerland, Norway, Arctic",
        "Advertisement",
    ],
)
def test_what_is_no_part_of_the_report_is_marked_off(line: str) -> None:
    text = f"The talks began on Monday.\n\n{line}\n\nThey went on until noon."
    layout = read_layout(text)
    assert words(text, layout.boilerplate) == [line]
    assert words(text, layout.paragraphs) == ["The talks began on Monday.", "They went on until noon."]


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the talks were shown to reporters.",
        "Corrections to the treaty were agreed upon.",
        "No 3 of the treaty was not spoken of.",
        "Ends do not justify means, the minister said.",
        "Updates were given to the ambassador (adds to the file).",
        "The report was published by the ministry on Friday, he said.",
        "Reporting by the observers was praised by both sides.",
        "Watch the border, the minister told the guards.",
    ],
)
def test_what_only_resembles_furniture(line: str) -> None:
    text = f"The talks began on Monday.\n\n{line}\n\nThey went on until noon."
    assert words(text, read_layout(text).paragraphs)[1:2] == [line]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LAHORE: The premiers of India and Pakistan met on Sunday.", "Lahore"),
        ("NEW DELHI: The foreign secretary left for Kathmandu.", "New Delhi"),
        ("LAVROV: We met today.\n\nQUESTION: What about?", None),
        ("SUMMARY: Two ministers met.", None),
    ],
)
def test_a_known_town_before_a_colon_is_a_dateline(text: str, place: str | None) -> None:
    assert read_layout(text).dateline_place == place
