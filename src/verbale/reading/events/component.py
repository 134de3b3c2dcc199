"""The spaCy component `verbale_events`: who did what to whom, coded in PLOVER and CAMEO.

Acts are found first, by frames of verbs and nouns in the parse; then who fills their roles is looked up
among the actors of the report. Contacts are events too, and are not read twice.
"""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from verbale.account import Contact, Event, EventActor, TimeExpression
from verbale.knowledge.plover import event_codes
from verbale.reading.actors.index import ActorIndex
from verbale.reading.events.act import Act
from verbale.reading.events.acts import ActFinder
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.magnitude import magnitude
from verbale.reading.events.parties import Coded, Parties
from verbale.reading.events.roles import prepositional
from verbale.reading.events.sieve import is_event, is_on_sport
from verbale.reading.findings import Findings, findings, set_group
from verbale.reading.placed import Placed, sentences

# What authorities do, so that a passive without "by" tells of those of the place.
_BY_AUTHORITY = frozenset({"COERCE", "ACCUSE"})
_NEAR = 400  # characters to either side within which a time is looked for
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_CONTACT_CODES = {"call": "041", "visit": "042", "meeting": "040", "conference": "040", "message": "040"}


@Language.factory("verbale_events")
class Events:
    """Codes events; needs the findings of times, actors and contacts, and a dependency parse."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._acts = ActFinder(lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Store the events on the findings and their triggers as `doc.spans["events"]`."""
        found = findings(doc)
        found.events = self.find(doc)
        set_group(doc, "events", [span for event in found.events for span in event.trigger])
        return doc

    def find(self, doc: Doc) -> tuple[Event, ...]:
        """Return the events of a document: those of its contacts first, the others in text order."""
        if not doc.has_annotation("DEP"):
            return ()
        found = findings(doc)
        parties = Parties(ActorIndex(found.actors, doc), doc, found.places)
        events = _once([*_contact_events(found), *self._act_events(doc, parties, found)])
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
        for sentence in sentences(doc):
            if furniture.overlaps((sentence.start_char, sentence.end_char)):
                continue
            for act in self._acts.acts(sentence):
                event = _event(act, sentence, parties, times, found.published.date)
                if event is not None:
                    claimed = quoted.overlaps(event.trigger[0])
                    yield event.model_copy(update={"background": True}) if claimed else event


def _event(
    act: Act, sentence: Span, parties: Parties, times: Placed[TimeExpression], day: str | None
) -> Event | None:
    code = event_codes()[act.code]
    kind = act.type or code.type
    if kind is None:
        return None
    sources = parties.all_of(act.sources)
    targets = parties.first_of(act.targets, sources)
    if not sources and kind in _BY_AUTHORITY:
        sources = parties.where(prepositional(act.trigger[0], "in"))
    if not is_event(act, kind, sources, targets):
        return None
    if act.nominal and not targets and not _is_dated(act.trigger[0], times):
        return None
    return Event(
        id="", type=kind, mode=act.mode or (code.mode if act.type is None else None), contexts=code.contexts,
        cameo=act.code, goldstein=code.goldstein, quad_class=code.quad_class or 1,
        source=tuple(map(_actor, sources)), target=tuple(map(_actor, targets)),
        status="planned" if act.planned and code.quad_class in (2, 4) else "held",
        date=_date(act, sentence, times) or day, magnitude=magnitude(act),
        trigger=tuple((t.idx, t.idx + len(t)) for t in sorted(act.trigger, key=lambda t: t.i)),
        evidence=(sentence.start_char, sentence.end_char), background=act.background, rule=act.rule,
    )  # fmt: skip


def _actor(coded: Coded) -> EventActor:
    return EventActor(
        party=coded.party, sector=coded.sector, actor=coded.actor.id if coded.actor else None, span=coded.span
    )


def _date(act: Act, sentence: Span, times: Placed[TimeExpression]) -> str | None:
    """Return the day or time that stands nearest to the act in its sentence."""
    at = act.trigger[0].idx
    near = times.starting_in(max(sentence.start_char, at - _NEAR), min(sentence.end_char, at + _NEAR))
    return min(near, key=lambda time: abs(time.span[0] - at)).edtf if near else None


def _is_dated(noun: Token, times: Placed[TimeExpression]) -> bool:
    """Tell whether a time stands in the phrase of a noun: "the attack on 12 July"."""
    return bool(times.starting_in(noun.left_edge.idx, min(noun.right_edge.idx + 1, noun.idx + _NEAR)))


def _contact_events(found: Findings) -> Iterator[Event]:
    for contact in found.contacts:
        if contact.status in ("cancelled", "denied") or len(contact.states) < 2:
            continue
        held = contact.status == "held"
        code = event_codes()[_CONTACT_CODES[contact.mode] if held else "036"]
        source, target = _sides(contact)
        yield Event(
            id="", type="CONSULT" if held else "AGREE", mode=code.mode,
            contexts=code.contexts or ("diplomatic",), cameo=code.code, goldstein=code.goldstein,
            quad_class=1, source=source, target=target,
            status=contact.status, date=contact.date, place=contact.place, trigger=contact.evidence[:1],
            evidence=contact.evidence[0], contact=contact.id, rule="contact",
        )  # fmt: skip


def _sides(contact: Contact) -> tuple[tuple[EventActor, ...], tuple[EventActor, ...]]:
    """Return who comes and who receives; where nobody does, all are sources."""
    people = {p.party: p for p in reversed(contact.participants) if p.party}
    actors = {
        state: EventActor(party=state, sector="GOV" if state in people else None,
                          actor=people[state].actor if state in people else None, span=None)
        for state in contact.states
    }  # fmt: skip
    hosts = {p.party for p in contact.participants if p.role == "host"}
    guests = {p.party for p in contact.participants if p.role == "guest"} - hosts
    coming = tuple(actor for state, actor in actors.items() if state in guests)
    staying = tuple(actor for state, actor in actors.items() if state not in guests)
    if coming and staying:
        return coming, staying
    return tuple(actors.values()), ()


def _once(events: Iterable[Event]) -> list[Event]:
    """Leave out events that tell again what another one tells, or less of it."""
    kept: dict[tuple[str, frozenset[str], frozenset[str]], Event] = {}
    for event in events:
        kept.setdefault(_key(event), event)
    fuller = {(kind, source) for kind, source, target in kept if target}
    return [event for (kind, source, target), event in kept.items() if target or (kind, source) not in fuller]


def _key(event: Event) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return what makes two events one: type and parties, whoever of them is named first."""
    source = frozenset(a.party for a in event.source)
    target = frozenset(a.party for a in event.target)
    if event.type in _SYMMETRIC:
        return event.type, source | target, frozenset()
    return event.type, source, target
