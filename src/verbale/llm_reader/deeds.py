"""Contacts, events, agreements and figures of an account, out of what a model tells of them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from verbale.account import Actor, Agreement, Contact, Event, EventActor, Figure, Participant, Span
from verbale.knowledge.plover import event_codes
from verbale.llm_reader.grounds import Grounds, UngroundedError
from verbale.llm_reader.people import RULE
from verbale.llm_reader.reply import ToldAgreement, ToldContact, ToldEvent, ToldFigure, ToldParty
from verbale.reading.figures.lexicon import lexicon
from verbale.reading.figures.quantities import quantities


def contact(told: ToldContact, grounds: Grounds, actors: Mapping[str, Actor]) -> Contact:
    """Return a contact, without an id; those who take part are among `actors`. Raises UngroundedError."""
    sentences = grounds.sentences(told.sentences, "contact")
    grounds.status(told.status, told.status_words, sentences)
    participants = list(_participants(told.participants, grounds, actors))
    parties = set(grounds.parties("contact", told.parties))
    parties |= {one.party for one in participants if one.party is not None}
    if len(parties) < (1 if told.mode == "conference" else 2):
        raise UngroundedError("fewer than two parties")
    return Contact(
        id="",
        mode=told.mode,
        status=told.status,
        date=grounds.date("contact", told.date, told.date_words, sentences, told.status),
        place=grounds.place("contact", told.place_words, sentences),
        states=tuple(sorted(parties)),
        participants=tuple(participants),
        evidence=sentences,
        rules=(RULE,),
    )


def _participants(
    names: Iterable[str], grounds: Grounds, actors: Mapping[str, Actor]
) -> Iterable[Participant]:
    for name in dict.fromkeys(names):
        found = actors.get(name)
        if found is None:
            grounds.refuse("contact participant", "is no actor told")
        elif found.kind in ("person", "office"):
            yield Participant(name=found.name, actor=found.id, party=found.party)


def event(told: ToldEvent, grounds: Grounds, actors: Mapping[str, Actor]) -> Event:
    """Return an event, without an id. Raises UngroundedError."""
    sentence = grounds.the_one(told.sentence)
    trigger = grounds.inside(told.trigger, [sentence])
    code = event_codes().get(told.code)
    if code is None or code.type is None or code.quad_class is None:
        raise UngroundedError("unknown code of event")
    grounds.status(told.status, told.status_words, [sentence])
    sources = _event_actors(told.sources, grounds, actors)
    if not sources:
        raise UngroundedError("nobody who acts")
    return Event(
        id="",
        type=code.type,
        mode=code.mode,
        contexts=code.contexts,
        cameo=code.code,
        goldstein=code.goldstein,
        quad_class=code.quad_class,
        source=sources,
        target=_event_actors(told.targets, grounds, actors),
        status=told.status,
        date=grounds.date("event", told.date, told.date_words, [sentence], told.status),
        place=grounds.place("event", told.place_words, [sentence]),
        trigger=(trigger,),
        evidence=sentence,
        rule=RULE,
    )


def _event_actors(
    told: Iterable[ToldParty], grounds: Grounds, actors: Mapping[str, Actor]
) -> tuple[EventActor, ...]:
    found = []
    for party, span in sorted(grounds.parties("event", told).items()):
        actor = _at(span, party, actors.values())
        sector = actor.sector if actor else None
        found.append(EventActor(party=party, span=span, actor=actor.id if actor else None, sector=sector))
    return tuple(found)


def _at(span: Span, party: str, actors: Iterable[Actor]) -> Actor | None:
    """Return the actor of that party whose mention is at the span."""
    for one in actors:
        if one.party == party and any(
            mention.span[0] < span[1] and span[0] < mention.span[1] for mention in one.mentions
        ):
            return one
    return None


def agreement(told: ToldAgreement, grounds: Grounds) -> Agreement:
    """Return an agreement, without an id, with all places of its name. Raises UngroundedError."""
    sentence = grounds.the_one(told.sentence)
    grounds.inside(told.name, [sentence])
    status = told.status
    if status is not None:
        try:
            grounds.status(status, told.status_words or "", [sentence])
        except UngroundedError as error:
            grounds.refuse("agreement status", str(error))
            status = None
    return Agreement(
        id="",
        name=" ".join(told.name.split()),
        parties=tuple(sorted(grounds.parties("agreement", told.parties))),
        date=grounds.date("agreement", told.date, told.date_words, [sentence]),
        status=status,
        spans=tuple(grounds.all([told.name])),
        evidence=(sentence,),
    )


def figure(told: ToldFigure, grounds: Grounds) -> Figure:
    """Return a figure: number and unit are taken from the words by rule. Raises UngroundedError."""
    sentence = grounds.the_one(told.sentence)
    start, end = grounds.inside(told.quantity, [sentence])
    if told.measure not in measures():
        raise UngroundedError("unknown measure")
    grounds.inside(told.words, [sentence])
    found = list(quantities(grounds.text[start:end], lexicon().bounds))
    if len(found) != 1:
        raise UngroundedError("no single quantity in its words")
    quantity = found[0]
    return Figure(
        measure=told.measure,
        words=" ".join(told.words.split()),
        low=_written(quantity.low),
        high=_written(quantity.high) if quantity.high is not None else None,
        unit=quantity.unit,
        bound=quantity.bound,
        period=grounds.date("figure", told.period, told.period_words, [sentence]),
        parties=tuple(sorted(grounds.parties("figure", told.parties))),
        span=(start + quantity.span[0], start + quantity.span[1]),
        evidence=sentence,
    )


def measures() -> frozenset[str]:
    """Return what figures can be of."""
    return frozenset(lexicon().measures.values()) | frozenset(lexicon().counted.values())


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
