"""The spaCy component `verbale_events`: who did what to whom, coded in PLOVER and CAMEO.

Acts are found first, by frames of verbs and nouns in the parse; then who fills their roles is looked up
among the actors of the report. Contacts are events too, and are not read twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from verbale.account import Event, EventActor, TimeExpression
from verbale.knowledge.plover import MUTUAL_TYPES, event_codes
from verbale.reading.actors.context import home_state
from verbale.reading.actors.index import ActorIndex
from verbale.reading.events.act import Act
from verbale.reading.events.acts import ActFinder
from verbale.reading.events.by_whom import by_whom, is_over_a_matter
from verbale.reading.events.carried import Told, carried_over
from verbale.reading.events.coded import Coded, faces
from verbale.reading.events.contacted import contact_events
from verbale.reading.events.finer import finer_code
from verbale.reading.events.history import History
from verbale.reading.events.kinds import kind_of
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.magnitude import magnitude
from verbale.reading.events.meant import Meant
from verbale.reading.events.parties import Parties
from verbale.reading.events.roles import patients, prepositional
from verbale.reading.events.sieve import (
    is_event,
    is_figurative,
    is_of_sport,
    is_on_sport,
    is_private_loss,
)
from verbale.reading.findings import PARSE, Findings, assigned, findings, set_group, text_of
from verbale.reading.placed import Placed, sentences
from verbale.reading.syntax import clause_head, is_verb
from verbale.reading.wordforms import forms, tags

# What authorities do, so that a passive without "by" tells of those of the place.
_BY_AUTHORITY = frozenset({"COERCE", "ACCUSE"})
# Acts that people suffer in person.
_BODILY = frozenset({"violence", "coerce", "aid"})
_CONVICT = "116"
_FORCES = frozenset({"COP", "JUD", "REB", "UAF", "CRM", "PRM"})
_RULERS = frozenset({"GOV", "LEG", "COP", "JUD"})
# Words and deeds by which people stand up against those who rule them.
_AGAINST_RULERS = frozenset({"02", "10", "11", "13", "14", "19"})
# Acts upon a stretch of land, not upon those who live there: "left the Chadian town of Abeche".
_OF_LAND, _DWELLERS = frozenset({"0874", "154", "191", "192"}), "CVL"
_AIMING = ("at", "into", "on", "against")
_MARCHES = frozenset({"demonstrate", "stage protest"})
_FIRE = ("193", "194", "175")
_MEETING = ("036", "04")
_DEEPEST = 8  # clauses within clauses
_NEAR = 400  # characters to either side within which a time is looked for


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
        parties = Parties(Meant(index, doc, found.places, _home(found)))
        contacts = list(contact_events(found))
        acts = (event for event in self._act_events(doc, parties, found) if not _is_contact(event, contacts))
        events = _once([*contacts, *acts])
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
                day = _date(act, sentence, times)
                event = _event(act, sentence, parties, times, day or found.published.date, before)
                if event is not None:
                    aside = (
                        quoted.overlaps(event.trigger[0])
                        or history.holds(day, event.evidence)
                        or (lasting is not None and history.spans(_time_of(act, sentence, lasting)))
                    )
                    yield event.model_copy(update={"background": True}) if aside else event


def _home(found: Findings) -> str | None:
    """Return the state from which the report was sent."""
    return home_state(found.layout.dateline_place or (found.report.dateline if found.report else None))


def _event(
    act: Act,
    sentence: Span,
    parties: Parties,
    times: Placed[TimeExpression],
    day: str | None,
    before: dict[int, Told],
) -> Event | None:
    """Return the event of an act; `before` are who did those told so far and upon whom, to which it adds."""
    over = is_over_a_matter(act)
    if not over and is_figurative(act):
        return None
    sources = parties.acting(act.sources)
    bodily = kind_of(act.code) in _BODILY or act.code == _CONVICT
    told = next((token for token in act.trigger if is_verb(token)), act.trigger[0])
    suffering = patients(told)
    if act.code in _FIRE:
        suffering += [t for word in _AIMING for t in prepositional(act.trigger[0], word)]
    elif act.rule == "fight":
        suffering += prepositional(act.trigger[0], "with")
    if act.rule in _MARCHES:
        sources = parties.people(act.sources, sources)
    targets = _apart(sources, parties.first_of(
        act.targets, sources, suffering, bodily=bodily, at_home=_at_home(act, bodily=bodily)
    ))  # fmt: skip
    if not targets and act.code[:2] in _AGAINST_RULERS:
        targets = parties.rulers(act.targets, sources)
    targets = carried_over(act, sources, targets, before, bodily=bodily)
    if not sources:
        sources = parties.siding(act.sources, targets)
    if not act.sources and (act.type or event_codes()[act.code].type) in _BY_AUTHORITY:
        sources = parties.rulers_of(prepositional(act.trigger[0], "in"))
        if not sources and targets:
            sources = parties.rulers_around(sentence)
        if _are_the_same(sources, targets):  # "a minister was arrested in Lome"
            sources = tuple(replace(coded, sector=None) for coded in sources)
    if act.code in _OF_LAND:
        targets = tuple(replace(c, sector=None) if c.sector == _DWELLERS else c for c in targets)
    act = by_whom(act, sources, targets)
    if over and act.rule == "fight" and is_figurative(act):
        return None
    act = replace(act, code=finer_code(act.code, act.trigger, lexicon().finer))
    code = event_codes()[act.code]
    kind = act.type or code.type
    if kind is None:
        return None
    if _are_the_same(sources, targets):
        if kind == "MOBILIZE":
            targets = ()  # "deployed police in Rome"
        elif kind == "PROTEST":
            targets = tuple(replace(c, sector="GOV") for c in targets)  # "Danes marched against Danish laws"
    if not is_event(act, kind, sources, targets) or is_private_loss(act, sources, targets, parties.home):
        return None
    if act.nominal and not targets and not _is_dated(act.trigger[0], times):
        return None
    before[act.trigger[0].i] = sources, targets
    return Event(
        id="", type=kind, mode=act.mode or (code.mode if act.type is None else None), contexts=code.contexts,
        cameo=act.code, goldstein=code.goldstein, quad_class=code.quad_class or 1,
        source=tuple(map(_actor, sources)), target=tuple(map(_actor, targets)),
        status=act.status,
        date=day, magnitude=magnitude(act),
        trigger=tuple((t.idx, t.idx + len(t)) for t in sorted(act.trigger, key=lambda t: t.i)),
        evidence=(sentence.start_char, sentence.end_char), background=act.background, rule=act.rule,
    )  # fmt: skip


def _at_home(act: Act, *, bodily: bool) -> frozenset[str]:
    """Return the sectors of those who do an act to the people of their own country, as a rule."""
    if act.code[:2] in ("02", "10"):
        return _RULERS
    if kind_of(act.code) == "coerce" or act.code == _CONVICT:
        return _FORCES | _RULERS
    return _FORCES if bodily else frozenset()


def _apart(sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """Leave out who acts among several targets: "will meet the foreign ministers of both states"."""
    ours = {coded.party: coded.sector for coded in sources}
    others = tuple(c for c in targets if c.party not in ours or faces(ours[c.party], c.sector))
    return others if others and len(others) < len(targets) else targets


def _are_the_same(sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    return {(c.party, c.sector) for c in sources} == {(c.party, c.sector) for c in targets}


def _actor(coded: Coded) -> EventActor:
    return EventActor(
        party=coded.party, sector=coded.sector, actor=coded.actor.id if coded.actor else None, span=coded.span
    )


def _date(act: Act, sentence: Span, times: Placed[TimeExpression]) -> str | None:
    """Return the day or time nearest to the act in its sentence, those of other acts left out.

    "Accused them of sheltering rebels who have fought since 1983" is no accusation of 1983.
    """
    at = act.trigger[0].idx
    near = times.starting_in(max(sentence.start_char, at - _NEAR), min(sentence.end_char, at + _NEAR))
    clauses = _clauses(act.trigger[0])
    own = [time for time in near if _clause_at(sentence, time.span[0]) in clauses]
    return min(own, key=lambda time: abs(time.span[0] - at)).edtf if own else None


def _time_of(act: Act, sentence: Span, lasting: Placed[TimeExpression]) -> str | None:
    """Return the time over which an act goes on, or of a perfect the first that its sentence gives."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in act.trigger[0].children)
    told = lasting.starting_in(sentence.start_char, sentence.end_char) if perfect else ()
    return told[0].edtf if told else _date(act, sentence, lasting)


def _clauses(token: Token) -> set[int]:
    """Return the heads of the clauses that a word stands in, the smallest and those around it."""
    found: set[int] = set()
    for _ in range(_DEEPEST):
        token = clause_head(token)
        found.add(token.i)
        if token.head is token:
            break
        token = token.head
    return found


def _clause_at(sentence: Span, offset: int) -> int | None:
    span = sentence.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return clause_head(span[0]).i if span is not None else None


def _is_dated(noun: Token, times: Placed[TimeExpression]) -> bool:
    """Tell whether a time stands in the phrase of a noun: "the attack on 12 July"."""
    return bool(times.starting_in(noun.left_edge.idx, min(noun.right_edge.idx + 1, noun.idx + _NEAR)))


def _is_contact(event: Event, contacts: Sequence[Event]) -> bool:
    """Tell whether an act of meeting is a contact that its sentence tells: "will meet" is seen twice."""
    if not event.cameo.startswith(_MEETING):
        return False
    start, end = event.evidence
    who = {actor.party for actor in (*event.source, *event.target)}
    return any(
        start < contact.evidence[1]
        and contact.evidence[0] < end
        and who <= {actor.party for actor in (*contact.source, *contact.target)}
        for contact in contacts
    )


def _once(events: Iterable[Event]) -> list[Event]:
    """Leave out events that tell again what another one tells, or less of it."""
    kept: dict[tuple[str, frozenset[str], frozenset[str]], Event] = {}
    for event in events:
        key = _key(event)
        if key not in kept or _firmness(event) > _firmness(kept[key]):
            kept[key] = event
    fuller = {(kind, source) for kind, source, target in kept if target}
    return [event for (kind, source, target), event in kept.items() if target or (kind, source) not in fuller]


def _firmness(event: Event) -> tuple[bool, bool]:
    """Return how firmly an event is told: a fact goes before a plan, news before what is told aside."""
    return event.status == "held", not event.background


def _key(event: Event) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return what makes two events one: type and parties, whoever of them is named first."""
    source = frozenset(a.party for a in event.source)
    target = frozenset(a.party for a in event.target)
    if event.type in MUTUAL_TYPES:
        return event.type, source | target, frozenset()
    return event.type, source, target
