"""Which of the acts that words tell are events: those between parties, and of politics."""

from spacy.tokens import Doc

from verbale.reading.events.act import Act
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.parties import Coded

_ARMED = frozenset({"MIL", "REB", "COP", "PRM", "UAF", "SPY", "CRM", "PRE"})
_RULING = frozenset({"GOV", "LEG", "JUD", "SPY"})
_SPORT_SHARE, _SPORT_LEAST = 0.015, 5


def is_event(act: Act, kind: str, sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether an act of these actors is an event of PLOVER type `kind`."""
    if not sources and not (kind in ("ASSAULT", "COERCE") and targets and not act.background):
        return False
    if act.needs_target and not targets:
        return False
    sectors = {coded.sector for coded in sources}
    if act.by == "armed" and not (sectors & _ARMED or None in sectors or not sources):
        return False
    if act.by == "crowd" and sectors & (_RULING | {"MIL", "COP"}):
        return False
    return {(c.party, c.sector) for c in sources} != {(c.party, c.sector) for c in targets} or act.together


def is_on_sport(doc: Doc) -> bool:
    """Tell whether a report is on sport, by the share of its words that are of sport."""
    words = lexicon().sport
    told = sum(token.lower_ in words for token in doc)
    return told >= _SPORT_LEAST and told > _SPORT_SHARE * len(doc)
