"""Who was at the conference from which a report comes: those in office who speak there.

"Ministers of the bloc met here on Monday. Minister X warned of delays": he said so as one of them, for
a dispatch from the place of a conference lets those speak who take part in it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from verbale.account import Actor, Quotation
from verbale.reading.contacts.days import date_bounds, later
from verbale.reading.contacts.mentions import Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.sittings import in_the_lead
from verbale.reading.findings import findings, token_span
from verbale.reading.syntax import clause_head, prepositional_objects

_SECTORS = frozenset({"GOV", "LEG", "MIL", "IGO", "REB"})
_PLACING = frozenset({"in", "at", "from"})


def add(occasions: Sequence[Occasion], nominals: Nominals, doc: Doc, day: str | None) -> None:
    """Let those who speak in a report take part in the conference that it opens with and comes from."""
    home = nominals.home
    here = (o for o in occasions if o.format and _is_news(o, home, day))
    conference = next(here, None)
    if conference is None:
        return
    known = {actor.id for actor in conference.persons()}
    conference.present = tuple(a for a in _speakers(doc, nominals, home) if a.id not in known)


def _is_news(occasion: Occasion, home: Where | None, day: str | None) -> bool:
    """Tell whether a conference took place where and when the report was written, and opens it."""
    bounds = date_bounds(occasion.when or "")
    if occasion.status != "held" or bounds is None or day is None or not in_the_lead(occasion):
        return False
    here = home is not None and occasion.where is not None and occasion.where.name == home.name
    return here and bounds[0] <= day[:10] <= later(bounds[1], 1)


def _speakers(doc: Doc, nominals: Nominals, home: Where | None) -> Iterator[Actor]:
    """Yield the people in office who say something in the report, and not in another place, each once."""
    actors = {actor.id: actor for actor in findings(doc).actors}
    told: set[str] = set()
    for said in findings(doc).quotations:
        for name in said.speakers or ((said.speaker,) if said.speaker else ()):
            actor = actors.get(name)
            if actor is None or name in told or not _acts_for_a_party(actor):
                continue
            if (
                said.kind == "speech"
                and said.modality == "asserted"
                and not _elsewhere(said, doc, nominals, home)
            ):
                told.add(name)
                yield actor


def _acts_for_a_party(actor: Actor) -> bool:
    office = actor.office or ""
    return (
        actor.kind == "person" and bool(actor.party) and actor.sector in _SECTORS and "spokes" not in office
    )


def _elsewhere(said: Quotation, doc: Doc, nominals: Nominals, home: Where | None) -> bool:
    """Tell whether words were said in another place or before: "said in Paris", "told Radio X"."""
    for span in said.cue[:1]:
        verb = clause_head(token_span(doc, span).root)
        for place in _places(verb, nominals):
            if home is None or place.state != home.state:
                return True
    return False


def _places(verb: Token, nominals: Nominals) -> Iterator[Where]:
    links = (c for c in verb.children if c.lower_ in _PLACING)
    for noun in (n for link in links for n in prepositional_objects(link)):
        where = nominals.place(noun)
        if where is not None:
            yield where
