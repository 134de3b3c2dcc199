"""The components in anybody's spaCy pipeline, without importing Verbale first."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from spacy.language import Language

from verbale.reading.findings import findings
from verbale.reading.pipeline import load_base

TEXT = (
    'Danish Foreign Minister Jeppe Kofod met his Dutch counterpart Stef Blok in Copenhagen on Tuesday. '
    '"We agree on most things," Kofod said.'
)  # fmt: skip
FACTORIES = {
    "verbale",
    "verbale_actors",
    "verbale_contacts",
    "verbale_events",
    "verbale_agreements",
    "verbale_figures",
    "verbale_dating",
    "verbale_layout",
    "verbale_places",
    "verbale_quotations",
    "verbale_times",
}


def test_spacy_knows_the_factories_by_name_alone() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('verbale_times'); "
        "doc = nlp('They spoke on 3 May 2011.'); print([span.text for span in doc.spans['times']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['3 May 2011']"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_base()


def test_the_list_of_factories_is_what_we_promise() -> None:
    entries = entry_points(group="spacy_factories")
    assert {entry.name for entry in entries if entry.value.startswith("verbale.")} == FACTORIES


@pytest.mark.parametrize("name", sorted(FACTORIES))
def test_each_component_works_alone(nlp: Language, name: str) -> None:
    nlp.add_pipe(name)
    try:
        assert nlp(TEXT)._.verbale is not None
    finally:
        nlp.remove_pipe(name)


def test_one_step_adds_them_all(nlp: Language) -> None:
    nlp.add_pipe("verbale")
    found = findings(nlp(TEXT))
    nlp.remove_pipe("verbale")
    assert found.contacts[0].states == ("DNK", "NLD")
    for part in (found.quotations, found.times, found.actors, found.places, found.layout.paragraphs):
        assert part
