"""The `verbale_actors` component: states, organisations, parties, offices and persons of a report."""

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Actor
from verbale.reading.actors.assemble import read_actors
from verbale.reading.actors.context import Context
from verbale.reading.actors.index import ActorIndex
from verbale.reading.findings import PARSE, assigned, findings, set_group, text_of

__all__ = ["ActorIndex", "ActorReader", "read_actors"]


class ActorReader:
    """Finds the actors of a document: `findings(doc).actors` and `doc.spans["actors"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the actors of `doc`, which must be tagged, parsed and have entities."""
        found = findings(doc)
        actors = read_actors(doc, Context.of(found, text_of(doc)))
        found.actors = actors
        set_group(doc, "actors", mention_spans(actors))
        return doc


def mention_spans(actors: tuple[Actor, ...]) -> list[tuple[int, int]]:
    """Return the spans of all mentions in text order, each once."""
    return sorted({mention.span for actor in actors for mention in actor.mentions})


@Language.factory("verbale_actors", requires=[*PARSE, "doc.ents"], assigns=assigned("actors"))
def make_actor_reader(nlp: Language, name: str) -> ActorReader:
    """Make the component for `nlp.add_pipe("verbale_actors")`."""
    return ActorReader()
