"""What the components declare to spaCy is so; and what they find survives storing, as the pipeline does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import load_model_from_config

from verbale.account import Account
from verbale.reading.findings import RESULTS, Findings, findings
from verbale.reading.pipeline import (
    COMPONENTS_AFTER_PARSING,
    COMPONENTS_BEFORE_PARSING,
    load,
    load_base,
    to_account,
)
from verbale.report import Report

TEXT = (
    "Title: Trade talks\n\n"
    "LIMA, May 14, 2019. Peruvian Foreign Minister Nestor Popolizio met his Norwegian counterpart Ine "
    'Eriksen Soreide in Lima on Tuesday. "We shall trade more," Popolizio said. Norway and Peru signed a '
    "free trade agreement on March 4. Exports of Peru to Norway rose by 12 percent last year. Norway "
    "condemned Peru on Monday."
)
COMPONENTS = (*COMPONENTS_BEFORE_PARSING, *COMPONENTS_AFTER_PARSING)
NEED_A_PARSE = ("contacts", "events", "agreements", "figures")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def bare() -> Language:
    return load_base()


@pytest.fixture
def base(bare: Language) -> Iterator[Language]:
    """Yield the bare pipeline, which each test adds to."""
    before = list(bare.pipe_names)
    yield bare
    for name in bare.pipe_names:
        if name not in before:
            bare.remove_pipe(name)


def account(doc: Doc) -> Account:
    return to_account(doc, Report(text=doc.text), "reader")


def problems(pipeline: Language) -> dict[str, Any]:
    analysis = pipeline.analyze_pipes()
    assert analysis is not None
    found: dict[str, Any] = analysis["problems"]
    return found


def filled(doc: Doc) -> set[str]:
    empty = Findings()
    return {result for result in RESULTS if getattr(doc._, f"verbale_{result}") != getattr(empty, result)}


def test_the_whole_pipeline_lacks_nothing(nlp: Language, base: Language) -> None:
    base.add_pipe("verbale")
    for pipeline in (nlp, base):
        assert problems(pipeline) == {name: [] for name in pipeline.pipe_names}
    assert filled(nlp(TEXT)) == filled(base(TEXT)) == set(RESULTS)


def test_a_component_in_front_of_what_it_requires_is_told(base: Language) -> None:
    base.add_pipe("verbale_contacts")
    base.add_pipe("verbale_actors")
    told = problems(base)
    assert sorted(told["verbale_contacts"]) == ["doc._.verbale_actors", "doc._.verbale_times"]
    assert told["verbale_actors"] == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_assigns_what_it_says(nlp: Language, name: str) -> None:
    before = nlp.pipe_names[: nlp.pipe_names.index(name)]
    with nlp.select_pipes(enable=before):
        without = nlp(TEXT)
    with nlp.select_pipes(enable=[*before, name]):
        done = nlp(TEXT)
    declared = nlp.get_pipe_meta(name).assigns
    assert {f"doc._.verbale_{result}" for result in filled(done) - filled(without)} == {
        attribute for attribute in declared if attribute.startswith("doc._.verbale_")
    }
    assert ("doc.spans" in declared) == (set(done.spans) != set(without.spans))


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_needs_what_it_says(nlp: Language, name: str) -> None:
    """Without what a component requires of another it finds less, or says that it can't go on."""
    (result,) = (
        a.removeprefix("doc._.") for a in nlp.get_pipe_meta(name).assigns if a.startswith("doc._.verbale_")
    )
    whole = getattr(nlp(TEXT)._, result)
    for attribute in nlp.get_pipe_meta(name).requires:
        if not attribute.startswith("doc._."):
            continue
        source = next(other for other in COMPONENTS if attribute in nlp.get_pipe_meta(other).assigns)
        with nlp.select_pipes(disable=[source]):
            assert getattr(nlp(TEXT)._, result) != whole, attribute


@pytest.mark.parametrize("result", NEED_A_PARSE)
def test_without_a_parse_nothing_is_found(result: str) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(f"verbale_{result}")
    doc = blank(TEXT)
    assert getattr(doc._, f"verbale_{result}") == ()
    assert list(doc.spans[result]) == []


@pytest.mark.parametrize("name", ["verbale", "verbale_quotations"])
def test_without_a_parse_quotations_are_refused(name: str) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(name)
    with pytest.raises(ValueError, match="tagger and a parser earlier in the pipeline"):
        blank(TEXT)


def test_a_pipeline_written_and_loaded_reads_the_same(base: Language, tmp_path: Path) -> None:
    base.add_pipe(COMPONENTS[0], first=True)
    for name in COMPONENTS[1:]:
        base.add_pipe(name)
    base.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == base.pipe_names
    assert account(loaded(TEXT)) == account(base(TEXT))


def test_the_whole_in_one_step_survives_as_bytes(base: Language) -> None:
    base.add_pipe("verbale")
    packed = base.to_bytes(exclude=["vocab"])
    other = load_model_from_config(base.config, vocab=base.vocab).from_bytes(packed, exclude=["vocab"])
    assert other.pipe_names == base.pipe_names
    assert account(other(TEXT)) == account(base(TEXT))


def test_documents_are_stored_with_what_was_found(nlp: Language) -> None:
    doc = nlp(TEXT)
    findings(doc).report = Report(text=TEXT, publisher="Courier")
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (opened,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    for other in (opened, Doc(nlp.vocab).from_bytes(doc.to_bytes())):
        assert account(other) == account(doc)
        assert findings(other).layout == findings(doc).layout
        assert findings(other).report == findings(doc).report
        assert [span.text for span in other.spans["contacts"]] == [
            span.text for span in doc.spans["contacts"]
        ]


def test_processes_send_back_what_they_found(nlp: Language) -> None:
    texts = [TEXT, "Nothing happened."]
    assert [account(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == [
        account(nlp(text)) for text in texts
    ]
