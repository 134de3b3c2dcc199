"""The lean vectors are those of the pipeline, whatever is read beside a text."""

import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from verbale.reading.lean.affine import lean_affine
from verbale.reading.lean.vectors import make_lean
from verbale.reading.pipeline import load_base

TEXTS = [
    "Riga.",
    "The foreign ministers of Chad and Niger spoke by telephone on Friday.\n\nNothing else was said.",
    "\n\n   \n",
    "A qqzzx of the Wugwug came.  Can't he've stayed? " * 40,
    "",
]
_EXTENSIONS = np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", [])
DECISIONS: list[int | str] = ["TAG", "HEAD", "DEP", "ENT_TYPE", "ENT_IOB"]


@pytest.fixture(scope="module")
def lean() -> Language:
    nlp = load_base()
    make_lean(nlp)
    return nlp


def test_vectors_and_decisions_are_those_of_the_pipeline(lean: Language) -> None:
    usual = load_base()
    for text in TEXTS:
        if not text:
            continue
        expected, got = usual(text), lean(text)
        np.testing.assert_allclose(got.tensor, expected.tensor, atol=1e-4)
        assert (got.to_array(DECISIONS) == expected.to_array(DECISIONS)).all()


def test_a_text_has_the_same_bits_alone_and_in_company(lean: Language) -> None:
    alone = [lean(text).tensor.tobytes() for text in TEXTS]
    together = [doc.tensor.tobytes() for doc in lean.pipe(TEXTS, batch_size=len(TEXTS))]
    backwards = [doc.tensor.tobytes() for doc in lean.pipe(TEXTS[::-1], batch_size=2)]
    assert alone == together == backwards[::-1]


@pytest.mark.skipif("X86_V3" not in _EXTENSIONS, reason="the processor has no code for Haswell")
def test_bits_are_the_same_with_code_that_rounds_otherwise_at_edges() -> None:
    test = f"{__file__}::{test_a_text_has_the_same_bits_alone_and_in_company.__name__}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    ran = subprocess.run(
        command,
        env={**os.environ, "OPENBLAS_CORETYPE": "Haswell"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


def test_more_forms_than_are_remembered_change_nothing(
    lean: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.reading.lean.forms._CAPACITY", 3)
    forgetful = load_base()
    make_lean(forgetful)
    for text in (TEXTS[1], TEXTS[3], TEXTS[1]):
        assert forgetful(text).tensor.tobytes() == lean(text).tensor.tobytes()


def test_pipelines_of_another_make_are_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    make_lean(nlp)
    assert [sent.text for sent in nlp("One. Two.").sents] == ["One.", "Two."]


def test_what_words_add_to_states_is_the_same_in_any_company() -> None:
    parser: Any = load_base().get_pipe("parser")
    usual = parser.model.get_ref("lower")
    lean = lean_affine(usual)
    words = np.random.default_rng(5).normal(size=(300, usual.get_dim("nI"))).astype(np.float32)
    together = lean.predict(words)
    np.testing.assert_allclose(together, usual.predict(words), atol=1e-4)
    for first, last in ((0, 1), (17, 80), (40, 300)):
        assert (lean.predict(words[first:last])[1:] == together[first + 1 : last + 1]).all()
