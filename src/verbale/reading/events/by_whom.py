"""The code that an act has by who does it: what crowds burn is a riot, states that clash only quarrel."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.knowledge.states import organisations
from verbale.reading.events.act import Act
from verbale.reading.events.coded import Coded
from verbale.reading.events.roles import prepositional
from verbale.reading.events.sieve import is_foreign_ban, is_power

_BOMB, _AERIAL = "183", "195"
_SANCTION, _PROTEST, _PROTEST_IN_WORDS, _RIOT = "163", "141", "113", "145"
_DISAGREE, _CONDEMN = "110", "111"
_CROWDS = frozenset({"CVL", "REL", "EDU", "LAB", "OPP", "SOC", "AGR", "REF", "MED"})
_AIR = frozenset({None, "GOV", "MIL"})  # whose bombs fall from the air
_COMPLAIN, _THREATEN_PROTEST = "114", "133"
_THREATS = frozenset({"138", "1384"})  # "threatened a strike" means the armed kind, but of workers
_THREATEN_ATTACK, _STRIKES = "1384", frozenset({"strike", "strikes"})
_POLICE = frozenset({"COP", "MIL"})
_IRREGULAR = frozenset({"REB", "UAF", "CRM"})
_ARMED = _POLICE | _IRREGULAR | {"PRM"}
_ATTACK = "190"
_BLOWING = frozenset({"blow", "blows", "blew", "blown", "blowing"})
_LAID = frozenset({"set off a bomb", "bomb goes off"})
_SHOW, _ARREST, _BLOCKADE, _OBSTRUCT = "150", "173", "191", "144"
_BLOCKADING = frozenset({"blockade", "blockades", "blockaded", "blockading"})
_CHARGING = frozenset({"charge", "charges", "charged", "charging"})
_MISSILES = frozenset({"missile", "missiles", "rocket", "rockets"})
_AIMED = ("at", "on", "against", "into", "in", "toward", "towards", "over")
_EMPTY = frozenset({"sea", "ocean", "waters", "gulf", "desert", "air", "space", "direction"})
_CALM = "082"
_EASED, _MASS, _LEAVE, _THREATEN_BOYCOTT = "085", "154", "166", "1312"
_BORDERS = frozenset({"border", "borders", "frontier", "frontiers"})
_BOYCOTTS = frozenset({"boycott", "boycotts", "boycotting"})
_MENACES = frozenset({"threaten", "warn"})
_AT_TABLE = frozenset({None, "GOV", "LEG"})


def by_whom(act: Act, sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> Act:
    """Return an act with the code that fits those who do it and suffer it."""
    crowds = bool(sources) and all(coded.sector in _CROWDS for coded in sources)
    if is_foreign_ban(act, sources, targets):
        act = replace(act, code=_SANCTION, mode=None)
    elif act.code == _PROTEST_IN_WORDS and crowds:
        act = replace(act, code=_PROTEST, mode=None)
    elif act.rule in ("plunder", "destroy") and crowds:
        act = replace(act, code=_RIOT, type=None, mode=None, by=None, needs_target=False)
    elif act.rule in ("fight", "attack") and crowds and targets and all(c.sector in _POLICE for c in targets):
        act = replace(act, code=_RIOT, mode=None, by=None, together=False)
    elif act.rule == "undergo" and act.code == _ATTACK and not all(c.sector in _ARMED for c in sources):
        act = replace(act, code=_CONDEMN, powers=True, by=None)  # "came under fire from the opposition"
    elif act.rule == "enter by force" and crowds:
        act = replace(act, code=_PROTEST, mode=None, by=None, powers=False)  # "students marched on"
    elif act.rule == "storm a building" and any(c.sector in _ARMED for c in sources):
        act = replace(act, code=_ATTACK, mode=None, by=None)
    elif act.rule == "lift ban" and _is_of_state(sources, targets) and _are_traded(targets):
        act = replace(act, code=_EASED)  # "lifted its ban on Danish beef"
    elif act.rule == "lift blockade" and crowds:
        act = replace(act, code=_CALM)  # "farmers lifted their blockade of the road"
    elif act.rule == "give arms" and _is_to_border(act.trigger[0]):
        act = replace(act, code=_MASS, mode=None)  # "sent tanks to its border with Chad"
    elif act.rule == "retreat" and targets and all(c.party in organisations() for c in targets):
        act = replace(act, code=_LEAVE, mode=None)  # "withdrew from the United Nations"
    elif act.rule in _MENACES and act.code == _THREATEN_PROTEST and _is_boycott(act, sources, targets):
        act = replace(act, code=_THREATEN_BOYCOTT)
    elif act.rule == "threaten" and act.code in _THREATS and crowds:
        act = replace(act, code=_THREATEN_PROTEST)
    elif act.rule == "threaten" and act.code == _THREATEN_PROTEST and _by_the_armed(act, sources):
        act = replace(act, code=_THREATEN_ATTACK)
    elif act.rule == "go on strike" and _by_the_armed(act, sources):  # "launched missile strikes on Chad"
        act = replace(act, code=_ATTACK, type=None, mode=None, rule="attack", needs_target=True)
    elif act.code == _PROTEST_IN_WORDS and act.rule in ("complain", "protest to"):
        act = replace(act, code=_COMPLAIN)
    elif act.rule == "fire weapons" and _is_show(act, targets):
        act = replace(act, code=_SHOW, mode="weapons", by="power", needs_target=False)
    elif act.rule == "accuse" and act.trigger[0].lower_ in _CHARGING and _of_law(act, sources):
        act = replace(act, code=_ARREST, mode="arrest")
    elif act.trigger[0].lower_ in _BLOCKADING and act.code == _OBSTRUCT and _by_armies(sources, targets):
        act = replace(act, code=_BLOCKADE, mode=None, by=None)
    elif act.rule == "block the way" and _is_of_state(sources, targets):
        act = replace(act, code=_BLOCKADE, mode=None)  # "Chad blocked all roads into Niger"
    elif act.rule == "boycott" and _is_of_state(sources, targets):
        act = replace(act, code=_SANCTION, mode=None)
    elif act.rule == "destroy" and act.trigger[0].lower_ in _BLOWING and _are_irregular(sources):
        act = replace(act, code=_BOMB, type=None, mode=None)
    elif act.rule == "protest" and sources and all(map(is_power, sources)):
        act = replace(act, code=_PROTEST_IN_WORDS)
    elif is_over_a_matter(act) and all(coded.sector in _AT_TABLE for coded in (*sources, *targets)):
        act = replace(act, code=_DISAGREE, rule="quarrel", by=None, powers=bool(targets))
    if (
        act.code == _BOMB
        and act.rule not in _LAID
        and sources
        and all(coded.sector in _AIR for coded in sources)
    ):
        act = replace(act, code=_AERIAL, mode=None)
    return act


def _is_show(act: Act, targets: tuple[Coded, ...]) -> bool:
    """Tell whether weapons hit nothing: "test-fired a missile", "fired one into the sea", "over Chad"."""
    verb = act.trigger[0]
    over = prepositional(verb, "over") if targets else []
    aimed = [t for t in prepositional(verb, *_AIMED) if t.ent_type_ not in ("DATE", "TIME")]
    if targets:
        return bool(over) and aimed == over and any(token.lower_ in _MISSILES for token in act.trigger)
    missile = any(token.lower_ in _MISSILES for token in act.trigger)
    return missile and all(token.lower_ in _EMPTY for token in aimed)


def _by_armies(sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether an army does it to somebody, or one state to another."""
    if _is_of_state(sources, targets):
        return True
    return bool(sources) and bool(targets) and all(c.sector == "MIL" for c in sources)


def _of_law(act: Act, sources: tuple[Coded, ...]) -> bool:
    """Tell whether police or courts do it, whose charge is no mere word: "police charged two men with"."""
    by_law = bool(sources) and all(coded.sector in ("COP", "JUD") for coded in sources)
    return by_law and bool(prepositional(act.trigger[0], "with"))


def _by_the_armed(act: Act, sources: tuple[Coded, ...]) -> bool:
    """Tell whether the strike that is threatened is one of armies: "threatened a strike on Chad"."""
    strike = any(token.lower_ in _STRIKES for token in act.trigger)
    return strike and bool(sources) and all(c.sector in _AT_TABLE | _ARMED for c in sources)


def _is_of_state(sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether a state does it, and to another one."""
    apart = {c.party for c in sources}.isdisjoint(c.party for c in targets)
    return bool(sources) and bool(targets) and apart and all(c.sector in _AT_TABLE for c in sources)


def _are_traded(targets: tuple[Coded, ...]) -> bool:
    return all(coded.sector in (None, "BUS", "AGR") for coded in targets)


def _is_to_border(verb: Token) -> bool:
    return any(t.lower_ in _BORDERS for t in prepositional(verb, "to", "toward", "towards"))


def _is_boycott(act: Act, sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    return _is_of_state(sources, targets) and any(token.lower_ in _BOYCOTTS for token in act.trigger)


def _are_irregular(sources: tuple[Coded, ...]) -> bool:
    return bool(sources) and all(coded.sector in _IRREGULAR for coded in sources)


def is_over_a_matter(act: Act) -> bool:
    """Tell whether a fight is told to be over something, as quarrels are: "clashed over fishing rights"."""
    return act.rule == "fight" and bool(prepositional(act.trigger[0], "over"))
