"""What components share on a document."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from verbale.reading.findings import findings, sentence_bounds, set_group

WORDS = ["Envoys", "came", ".", "They", "left", ".", "\n\n", "Silence"]


def _doc(nlp: Language) -> Doc:
    begins: list[bool | int | None] = [True, False, False, True, False, False, False, True]
    return Doc(nlp.vocab, WORDS, sent_starts=begins)


def test_bounds_are_those_of_the_sentence() -> None:
    doc = _doc(spacy.blank("en"))
    assert [sentence_bounds(token) for token in doc] == [(token.sent.start, token.sent.end) for token in doc]


def test_the_first_word_begins_a_sentence_whatever_is_marked() -> None:
    doc = Doc(spacy.blank("en").vocab, ["Both", "agreed"])
    assert sentence_bounds(doc[1]) == (0, 2)


def test_findings_are_those_of_the_extension() -> None:
    doc = _doc(spacy.blank("en"))
    assert findings(doc) is doc._.verbale


def test_groups_are_left_out_where_nobody_sees_them() -> None:
    doc = _doc(spacy.blank("en"))
    set_group(doc, "envoys", [(0, 6)])
    findings(doc).with_groups = False
    set_group(doc, "others", [(0, 6)])
    assert [span.text for span in doc.spans["envoys"]] == ["Envoys"]
    assert "others" not in doc.spans
