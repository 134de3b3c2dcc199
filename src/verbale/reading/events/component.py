"""The spaCy component `verbale_events`: who did what to whom, coded in PLOVER and CAMEO.

Acts are found first, by frames of verbs and nouns in the parse; then who fills their roles is looked up
among the actors of the report. Contacts are events too, and are not read twice.
"""

from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Event
from verbale.edtf import days
from verbale.reading.actors.context import home_state
from verbale.reading.actors.index import ActorIndex
from verbale.reading.events.acts import ActFinder
from verbale.reading.events.carried import Told
from verbale.reading.events.coding import event_of
from verbale.reading.events.contacted import contact_events
from verbale.reading.events.history import History
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.meant import Meant
from verbale.reading.events.once import apart_from, is_contact, of_offered, once
from verbale.reading.events.parties import Parties
from verbale.reading.events.sieve import is_of_sport, is_on_sport
from verbale.reading.events.when import date_of, time_of
from verbale.reading.findings import PARSE, Findings, assigned, findings, set_group, text_of
from verbale.reading.placed import Placed, sentences
from verbale.reading.wordforms import forms, tags


@Language.factory(
    "verbale_events",
    requires=[*PARSE, "doc._.verbale_actors", "doc._.verbale_times", "doc._.verbale_contacts"],
    assigns=assigned("events"),
)
class Events:
    """Codes events; needs the findings of times, actors and contacts, and a dependency parse."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._acts = ActFinder(lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Store the events on the findings and their triggers as `doc.spans["events"]`."""
        found = findings(doc)
        found.events = self.find(doc) if found.with_events else ()
        set_group(doc, "events", [span for event in found.events for span in event.trigger])
        return doc

    def find(self, doc: Doc) -> tuple[Event, ...]:
        """Return the events of a document: those of its contacts first, the others in text order."""
        if not doc.has_annotation("DEP"):
            return ()
        found = findings(doc)
        index = ActorIndex.of(doc)
        parties = Parties(Meant(index, doc, found.places, _home(found), _day(found)))
        contacts = list(contact_events(found))
        acts = [
            of_offered(event, contacts)
            for event in self._act_events(doc, parties, found)
            if not is_contact(event, contacts)
        ]
        events = once([*apart_from(contacts, acts), *acts])
        return tuple(
            event.model_copy(update={"id": f"e{number}"}) for number, event in enumerate(events, start=1)
        )

    def _act_events(self, doc: Doc, parties: Parties, found: Findings) -> Iterator[Event]:
        if is_on_sport(doc):
            return
        furniture = Placed((span, span) for span in found.layout.boilerplate)
        quoted = Placed(
            (span, span)
            for quotation in found.quotations
            if quotation.form != "indirect"
            for span in quotation.content
        )
        times = Placed(
            (time.span, time) for time in found.times if time.edtf and time.type in ("DATE", "TIME")
        )
        durations = [(time.span, time) for time in found.times if time.edtf and time.type == "DURATION"]
        lasting = Placed(durations) if durations else None
        history = History(found, times)
        text, words, kinds = text_of(doc), forms(doc), tags(doc)
        for sentence in sentences(doc):
            first, end = sentence.start, sentence.end
            if furniture.overlaps((sentence.start_char, sentence.end_char)):
                continue
            if is_of_sport(sentence, text, set(words[first:end])):
                continue
            before: dict[int, Told] = {}
            for act in self._acts.acts(sentence, kinds[first:end]):
                day = date_of(act, sentence, times)
                event = event_of(act, sentence, parties, times, day or found.published.date, before)
                if event is not None:
                    aside = (
                        quoted.overlaps(event.trigger[0])
                        or history.holds(day, event.evidence)
                        or (lasting is not None and history.spans(time_of(act, sentence, lasting)))
                    )
                    yield event.model_copy(update={"background": True}) if aside else event


def _home(found: Findings) -> str | None:
    """Return the state from which the report was sent."""
    return home_state(found.layout.dateline_place or (found.report.dateline if found.report else None))


def _day(found: Findings) -> date | None:
    """Return the first day on which the report can have been published."""
    told = days(found.published.date)
    return told[0] if told is not None else None
