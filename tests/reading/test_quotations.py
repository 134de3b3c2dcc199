"""Quotations as a reader would take them out of short reports."""

import pytest

from verbale.account import Quotation
from verbale.reading.findings import findings
from verbale.reading.pipeline import load_base, read_report
from verbale.report import Report


def read(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Return form, speaker's name and the pieces of content of each quotation of the report itself."""
    return [
        (q.form, q.speaker_name, [text[a:b] for a, b in q.content])
        for q in quotations(text)
        if q.within is None
    ]


def quotations(text: str) -> tuple[Quotation, ...]:
    return read_report(Report(text=text, published="2019-06-12")).quotations


@pytest.mark.parametrize(
    "text",
    [
        '"The border will stay open," Foreign Minister Ine Eriksen Soreide said.',
        "“The border will stay open,” said Foreign Minister Ine Eriksen Soreide.",
        "''The border will stay open,'' Foreign Minister Ine Eriksen Soreide said.",
        "Foreign Minister Ine Eriksen Soreide said: «The border will stay open.»",
        'Foreign Minister Ine Eriksen Soreide told reporters on Monday, "The border will stay open."',
    ],
)
def test_direct_speech_in_all_marks(text: str) -> None:
    [(form, speaker, [content])] = read(text)
    assert (form, speaker) == ("direct", "Ine Eriksen Soreide")
    assert "The border will stay open" in content
    assert "said" not in content


def test_an_interrupted_quotation_is_one() -> None:
    text = '"We have waited long," Minister Pekka Haavisto said. "We will not wait longer."'
    [(form, _, pieces)] = read(text)
    assert form == "direct"
    assert pieces == ['"We have waited long,"', '"We will not wait longer."']


def test_short_answers_and_interrupted_sentences_are_speech() -> None:
    text = 'Asked about the road, Minister Pekka Haavisto replied: "Yes, of course."'
    assert ("direct", "Pekka Haavisto", ['"Yes, of course."']) in read(text)
    text = '"The road," Minister Pekka Haavisto went on, "is for everybody."'
    assert read(text) == [("direct", "Pekka Haavisto", ['"The road,"', '"is for everybody."'])]


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed() -> None:
    text = (
        'Minister Pekka Haavisto spoke to the press. "We have waited long," he said. "Nobody came.\n\n'
        '"Now we go home."\n\nThe hall was empty.'
    )
    direct = [pieces for form, _, pieces in read(text) if form == "direct"]
    assert direct == [['"We have waited long,"', '"Nobody came.', '"Now we go home."']]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister said that the bridge would be built soon.", "that the bridge would be built soon"),
        ("The minister said the bridge would be built soon.", "the bridge would be built soon"),
        ("The bridge would be built soon, the minister said.", "The bridge would be built soon"),
        ("According to the minister, the bridge will be built soon.", "the bridge will be built soon"),
        ("The minister stressed the importance of the bridge.", "the importance of the bridge"),
        ("The minister called for a new bridge.", "a new bridge"),
        ("The minister expressed satisfaction with the new bridge.", "the new bridge"),
        ("The minister pointed out that the bridge was old.", "that the bridge was old"),
        ("The minister vowed to build a bridge.", "to build a bridge"),
        ("The minister urged the town to build a bridge.", "the town to build a bridge"),
    ],
)
def test_indirect_speech_in_its_frames(text: str, content: str) -> None:
    [(form, _, [found])] = read(text)
    assert form == "indirect"
    assert found == content


def test_words_in_marks_inside_indirect_speech_make_it_mixed() -> None:
    text = 'The minister said the bridge was "very old."'
    assert [(form, pieces) for form, _, pieces in read(text)] == [("mixed", ['the bridge was "very old."'])]


def test_an_inserted_cue_parts_the_content() -> None:
    [(form, _, pieces)] = read("The bridge, the minister said, is very old.")
    assert (form, pieces) == ("indirect", ["The bridge", "is very old"])


def test_what_the_speaker_adds_is_a_quotation_of_its_own() -> None:
    text = "The envoy said the talks were useful, adding that a new round would follow."
    assert [pieces for _, _, pieces in read(text)] == [
        ["the talks were useful"],
        ["that a new round would follow"],
    ]
    first, second = quotations(text)
    assert first.source == second.source


def test_a_passive_cue_names_nobody() -> None:
    text = "It was noted that the bridge was old."
    [quotation] = quotations(text)
    assert quotation.source == ()
    assert quotation.speaker_name is None


def test_ministries_and_capitals_speak_under_their_own_names() -> None:
    text = (
        "The Norwegian Foreign Ministry said that the border was open. Oslo noted that trade had grown. "
        '"We are pleased," the ministry said.'
    )
    assert [name for _, name, _ in read(text)] == [
        "Norwegian Foreign Ministry",
        "Oslo",
        "Norwegian Foreign Ministry",
    ]


def test_a_report_of_speech_inside_speech_keeps_both_levels() -> None:
    text = '"The president of Finland said that the road is closed," Minister Ine Eriksen Soreide said.'
    outer, inner = quotations(text)
    assert (outer.form, outer.within) == ("direct", None)
    assert inner.within == 0
    assert text[slice(*inner.content[0])].startswith("that the road is closed")


def test_speakers_who_speak_of_themselves_are_no_second_source() -> None:
    [quotation] = quotations('"I believe that the road is closed," Minister Ine Eriksen Soreide said.')
    assert quotation.form == "direct"


def test_kinds_tell_speech_from_thought_and_intention() -> None:
    text = "The envoy believes that peace is near. He plans to travel on Friday. He said he was glad to go."
    kinds = {q.rule.split(":")[1]: q.kind for q in quotations(text) if ":" in q.rule}
    assert (kinds["believe"], kinds["plan"], kinds["say"]) == ("belief", "intention", "speech")


def test_turns_of_a_transcript() -> None:
    text = (
        "Greeting the guests, President Sauli Niinisto said:\n\n- I am glad to see you.\n\n"
        "We have much to discuss.\n\nForeign Minister Ine Eriksen Soreide said:\n\n"
        "- Thank you. We are glad too."
    )
    turns = [(speaker, pieces) for form, speaker, pieces in read(text) if form == "turn"]
    assert turns == [
        ("Sauli Niinisto", ["I am glad to see you.", "We have much to discuss."]),
        ("Ine Eriksen Soreide", ["Thank you. We are glad too."]),
    ]


def test_a_signed_quotation() -> None:
    [(_, _, [content])] = read("“We need this road more than anything else.” ― Ana Orlova, teacher")
    [quotation] = quotations("“We need this road more than anything else.” ― Ana Orlova, teacher")
    assert content == "“We need this road more than anything else.”"
    assert quotation.speaker_name == "Ana Orlova"


def test_titles_and_single_words_in_marks_are_nobodys_speech() -> None:
    assert read('She played in "The Long Road Home" and sang well.') == []
    assert read('The so-called "summit" ended on Friday.') == []


def test_a_headline_with_its_speaker() -> None:
    text = "Haavisto: talks will go on\n\nThe talks in Helsinki ended on Friday without a result."
    assert ("indirect", ["talks will go on"]) in [(form, pieces) for form, _, pieces in read(text)]


def test_the_component_works_alone_after_a_parser() -> None:
    nlp = load_base()
    nlp.add_pipe("verbale_quotations")
    doc = nlp('"The road is closed," the officer said. He added that it would stay closed.')
    assert [span.text for span in doc.spans["quotation_cues"]] == ["said", "added"]
    assert len(findings(doc).quotations) == 2


def test_nothing_is_read_out_of_nothing() -> None:
    assert quotations("") == ()
    assert quotations('"') == ()


@pytest.mark.parametrize("text", [
    "The talks touched on the new bridge.",
    "The conversation also dwelt on trade between the two towns.",
])  # fmt: skip
def test_an_occasion_says_nothing(text: str) -> None:
    assert quotations(text) == ()
