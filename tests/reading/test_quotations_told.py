"""What is told of a quotation besides its words: how it stands, to whom, by whom together, when, of what."""

import pytest

from verbale.account import Account, Quotation
from verbale.reading.pipeline import read_report
from verbale.report import Report


def read(text: str) -> Account:
    return read_report(Report(text=text, published="2019-06-12"))


def said(text: str, words: str) -> Quotation:
    """Return the innermost quotation that holds the words."""
    found = [q for q in read(text).quotations if any(words in text[start:end] for start, end in q.content)]
    return min(found, key=lambda q: sum(end - start for start, end in q.content))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Minister Pekka Haavisto said that the border would stay open.", "asserted"),
        ("Minister Pekka Haavisto denied that the border would stay open.", "asserted"),
        ("Minister Pekka Haavisto did not say that the border would stay open.", "negated"),
        ("Minister Pekka Haavisto never said that the border would stay open.", "negated"),
        ("Minister Pekka Haavisto declined to say whether the border would stay open.", "negated"),
        ("Minister Pekka Haavisto refused to confirm that the border would stay open.", "negated"),
        ("Minister Pekka Haavisto neither confirmed nor denied that the border would stay open.", "negated"),
        ("No official said that the border would stay open.", "negated"),
        ("Minister Pekka Haavisto asked whether the border would stay open.", "questioned"),
        ("Reporters asked the minister if the border would stay open.", "questioned"),
        ("If the minister says that the border would stay open, people will travel.", "hypothetical"),
        ("Minister Pekka Haavisto will announce that the border would stay open.", "hypothetical"),
        ("Minister Pekka Haavisto is expected to say that the border would stay open.", "hypothetical"),
        ('"Will they say that the border would stay open?" Minister Pekka Haavisto asked.', "hypothetical"),
    ],
)
def test_how_speech_stands(text: str, modality: str) -> None:
    assert said(text, "the border would stay open").modality == modality


def test_a_question_in_marks_is_a_question() -> None:
    text = '"Who will pay for the bridge?" Minister Pekka Haavisto asked.'
    assert said(text, "Who will pay").modality == "questioned"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Minister Pekka Haavisto told reporters on Monday that the road was open.", ["reporters"]),
        (
            "Minister Pekka Haavisto told Foreign Minister Ine Eriksen Soreide that the road was open.",
            ["Ine Eriksen Soreide"],
        ),
        ("Minister Pekka Haavisto, speaking to journalists, said that the road was open.", ["journalists"]),
        ("Minister Pekka Haavisto said in an interview with Reuters that the road was open.", ["Reuters"]),
        ("Minister Pekka Haavisto said that the road was open.", []),
        ("Minister Pekka Haavisto told the story that the road was open.", []),
    ],
)
def test_to_whom_it_is_said(text: str, names: list[str]) -> None:
    assert [addressee.name for addressee in said(text, "the road was open").addressees] == names


def test_an_addressee_is_an_actor_of_the_report() -> None:
    text = "Minister Pekka Haavisto wrote to President Sauli Niinisto that the road was open."
    account = read(text)
    [quotation] = account.quotations
    [addressee] = quotation.addressees
    actor = account.actor(addressee.actor)
    assert actor is not None
    assert actor.name == "Sauli Niinisto"
    assert text[slice(*addressee.span)].endswith("Sauli Niinisto")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Foreign Minister Pekka Haavisto and Foreign Minister Ann Linde said in a joint statement "
            "that the road was open.",
            ["Pekka Haavisto", "Ann Linde"],
        ),
        (
            "Foreign Minister Pekka Haavisto met Foreign Minister Ann Linde. "
            "The two ministers said that the road was open.",
            ["Ann Linde", "Pekka Haavisto"],
        ),
        ("Foreign Minister Pekka Haavisto said that the road was open.", ["Pekka Haavisto"]),
    ],
)
def test_who_says_it_together(text: str, names: list[str]) -> None:
    account = read(text)
    [quotation] = [q for q in account.quotations if q.kind == "speech"]
    found = [actor.name for one in quotation.speakers if (actor := account.actor(one)) is not None]
    assert sorted(found) == sorted(names)
    assert quotation.speakers[0] == quotation.speaker


def test_editors_insertions_are_marked_and_stay_in_the_text() -> None:
    text = (
        '"The plan [of the two capitals] was drawn up (in Tampere on May 3 - editor) and nobody (Finnish) '
        'can change it," Minister Pekka Haavisto said.'
    )
    quotation = said(text, "was drawn up")
    inserted = [text[start:end] for start, end in quotation.insertions]
    assert inserted == ["[of the two capitals]", "(in Tampere on May 3 - editor)", "(Finnish)"]
    assert "[of the two capitals]" in text[slice(*quotation.content[0])]


def test_brackets_of_the_report_itself_are_no_insertions() -> None:
    text = "Minister Pekka Haavisto (Greens) said that the plan (of May) was dead."
    assert said(text, "was dead").insertions == ()


def test_a_question_that_ends_a_paragraph_is_answered_by_the_other_speaker() -> None:
    text = (
        '"Will the bridge be built?" asked the moderator, Anna Berg.\n\n'
        '"It will be built," said Minister Pekka Haavisto.\n\n'
        '"And who will pay?" Berg asked.\n\n'
        '"We will pay for it together."\n\n'
        "The hall was full."
    )
    assert said(text, "We will pay").speaker_name == "Pekka Haavisto"


def test_whoever_is_named_after_the_words_has_said_them() -> None:
    text = 'The hall was full. "The bridge will be open by autumn." So said Minister Pekka Haavisto.'
    assert said(text, "The bridge will").speaker_name == "Pekka Haavisto"
    text = '"We came to listen, and we listened.\n\n"Now we go home," said Minister Pekka Haavisto.'
    assert said(text, "We came to listen").speaker_name == "Pekka Haavisto"


def test_a_stretch_without_its_closing_mark_ends_at_the_cue() -> None:
    text = '"We cannot wait for ever, Minister Pekka Haavisto said, "and everybody knows it."'
    quotation = said(text, "We cannot wait")
    assert next(text[start:end] for start, end in quotation.content) == '"We cannot wait for ever,'


def test_according_to_names_the_speaker_of_what_is_quoted() -> None:
    text = '"The bridge has stood for a hundred years and will stand," according to Minister Pekka Haavisto.'
    assert said(text, "The bridge").speaker_name == "Pekka Haavisto"


def test_an_answer_in_an_interview_is_that_of_the_person_asked() -> None:
    text = (
        "Interview with Foreign Minister Pekka Haavisto\n\n"
        "Question: Will you sign the treaty?\n\nAnswer: We will sign it when I am convinced.\n\n"
        "They talked on.\n\nQuestion: And when do you think that will be?\n\nAnswer: I hope in May."
    )
    answer, question = said(text, "We will sign"), said(text, "Will you sign")
    assert (answer.form, answer.speaker_name) == ("turn", "Pekka Haavisto")
    assert (question.speaker_name, question.modality) == (None, "questioned")


def test_when_and_of_what_it_is_said() -> None:
    text = "Minister Pekka Haavisto said on Monday that troops had crossed the border."
    quotation = said(text, "troops had crossed")
    assert quotation.date == "2019-06-10"
    assert quotation.topics == ("military", "territory")


@pytest.mark.parametrize(
    "text",
    [
        "The talks seem to be stuck.",
        "The minister reportedly left the hall in anger.",
        "The envoy is expected to travel to Oslo.",
    ],
)
def test_hearsay_has_no_source(text: str) -> None:
    [quotation] = read(text).quotations
    assert (quotation.source, quotation.speaker, quotation.form) == ((), None, "indirect")


def test_slogans_that_nobody_says_are_no_quotations() -> None:
    text = 'The square was full of posters.\n\n"Bread and peace will win" and "Down with the war" (2015)'
    assert read(text).quotations == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Minister Pekka Haavisto made clear that the bridge would stand.", "that the bridge would stand"),
        ("Minister Pekka Haavisto spelled out the terms of the treaty.", "the terms of the treaty"),
        ("Minister Pekka Haavisto proposed building a bridge.", "building a bridge"),
        ("Finnish criticism of the treaty grew louder.", "the treaty"),
        ("Minister Pekka Haavisto's position is that the treaty holds.", "that the treaty holds"),
        (
            "If the ice melts, Minister Pekka Haavisto said, the bridge will be needed.",
            "the bridge will be needed",
        ),
        (
            "Minister Pekka Haavisto called for talks on the bridge, which was built long ago.",
            "talks on the bridge",
        ),
    ],
)
def test_more_frames_of_indirect_speech(text: str, content: str) -> None:
    pieces = [text[start:end] for q in read(text).quotations for start, end in q.content]
    assert content in pieces
