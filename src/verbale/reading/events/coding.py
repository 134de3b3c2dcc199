"""The event that an act of a sentence is: who did it to whom, and what that makes of its code."""

from dataclasses import replace

from spacy.tokens import Span

from verbale.account import Event, EventActor, TimeExpression
from verbale.knowledge.plover import event_codes
from verbale.reading.events.act import Act
from verbale.reading.events.by_whom import by_whom, is_over_a_matter
from verbale.reading.events.carried import Told, carried_over, joined_forces
from verbale.reading.events.coded import Coded, faces
from verbale.reading.events.complements import complement
from verbale.reading.events.finer import finer_code
from verbale.reading.events.kinds import kind_of
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.magnitude import magnitude
from verbale.reading.events.parties import Parties
from verbale.reading.events.roles import patients, prepositional
from verbale.reading.events.sieve import is_event, is_figurative, is_private_loss
from verbale.reading.events.when import is_dated
from verbale.reading.placed import Placed
from verbale.reading.syntax import is_verb

# What authorities do, so that a passive without "by" tells of those of the place.
_BY_AUTHORITY = frozenset({"COERCE", "ACCUSE"})
# Acts that people suffer in person.
_BODILY = frozenset({"violence", "coerce", "aid"})
_CONVICT, _RESTRICTIONS = "116", "172"
_FORCES = frozenset({"COP", "JUD", "REB", "UAF", "CRM", "PRM"})
_RULERS = frozenset({"GOV", "LEG", "COP", "JUD"})
# Words to somebody: who is not named by his state is of that which the report is about.
_SPOKEN = frozenset({"02", "05", "10", "11"})
# Words and deeds by which people stand up against those who rule them.
_AGAINST_RULERS = frozenset({"02", "10", "11", "13", "14", "19"})
_BY_ARMIES = frozenset({"shell", "bomb", "air strike"})
# Acts upon a stretch of land, not upon those who live there: "left the Chadian town of Abeche".
_OF_LAND, _DWELLERS = frozenset({"0874", "154", "191", "192"}), "CVL"
_AIMING = ("at", "into", "on", "against")
_MARCHES = frozenset({"demonstrate", "stage protest"})
_FIRE = ("193", "194", "175")


def event_of(
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
        suffering += prepositional(act.trigger[0], *_AIMING)
        if (purpose := complement(act.trigger[0])) is not None:  # "used tear gas to disperse the crowd"
            suffering += patients(purpose)
    elif act.rule == "fight":
        suffering += prepositional(act.trigger[0], "with")
    if act.rule in _MARCHES:
        sources = parties.people(act.sources, sources)
    targets = _apart(sources, parties.first_of(
        act.targets, sources, suffering, bodily=bodily, at_home=_at_home(act, bodily=bodily)
    ))  # fmt: skip
    if not targets and act.code[:2] in _AGAINST_RULERS:
        targets = parties.rulers(act.targets, sources)
    if not targets and act.code[:2] in _SPOKEN:
        targets = parties.addressed(act.targets, sources)
    targets = carried_over(act, sources, targets, before, bodily=bodily)
    sources = joined_forces(act, sources, targets, before)
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
        if kind == "MOBILIZE" or act.code.startswith(_RESTRICTIONS):
            targets = ()  # "deployed police in Rome", "imposed martial law in its capital"
        elif act.rule in _BY_ARMIES and all(c.sector is None for c in sources):
            sources = tuple(replace(c, sector="MIL") for c in sources)  # "Chad shelled a town in its north"
        elif kind == "PROTEST":
            targets = tuple(replace(c, sector="GOV") for c in targets)  # "Danes marched against Danish laws"
    if not is_event(act, kind, sources, targets) or is_private_loss(act, sources, targets, parties.home):
        return None
    if act.nominal and not targets and not is_dated(act.trigger[0], times):
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
    if kind_of(act.code) in ("coerce", "investigate") or act.code == _CONVICT:
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
