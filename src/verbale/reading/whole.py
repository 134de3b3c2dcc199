"""The component `verbale`: all of Verbale's reading, added to anybody's parsed pipeline in one step."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from verbale.reading.findings import PARSE, RESULTS, assigned
from verbale.reading.pipeline import COMPONENTS_AFTER_PARSING, COMPONENTS_BEFORE_PARSING


class Whole:
    """Runs all components in their order; in a pipeline with tagger, parser and ner before it."""

    def __init__(self, components: list[Callable[[Doc], Doc]]) -> None:
        self.components = components

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.verbale` and the span groups of all components."""
        for component in self.components:
            doc = component(doc)
        return doc


@Language.factory("verbale", requires=[*PARSE, "doc.ents"], assigns=assigned(*RESULTS))
def make_whole(nlp: Language, name: str) -> Whole:
    """Make the component; it has no settings."""
    return Whole([nlp.create_pipe(each) for each in (*COMPONENTS_BEFORE_PARSING, *COMPONENTS_AFTER_PARSING)])
