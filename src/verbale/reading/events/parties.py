"""Who the words in an act's roles stand for: all who act, and the first who is acted upon."""

from collections.abc import Iterable, Sequence
from itertools import islice

from spacy.tokens import Token

from verbale.account import Actor
from verbale.knowledge.states import states
from verbale.reading.events.bare import can_act, is_family, known_sector, sector_of_head
from verbale.reading.events.coded import (
    AGAINST_RULE,
    RULE,
    Coded,
    faces,
    is_whole,
    overthrows,
    phrase_offsets,
)
from verbale.reading.events.meant import Meant
from verbale.reading.events.roles import phrase_span
from verbale.reading.syntax import conjuncts

_SURE = 0.8
_OF_STATE = frozenset({None, "GOV", "LEG"})  # who speaks for a state is not told to speak to it
_POWERFUL = frozenset({"GOV", "MIL", "REB", "UAF", "SPY", "PTY"})
_ABROAD = frozenset({
    "international", "foreign", "foreigners", "world", "nationals", "overseas", "other",
    "immigrant", "immigrants", "migrant", "migrants", "refugee", "refugees", "expatriates",
})  # fmt: skip
_OUTLAWS = frozenset({"CRM", "UAF", "REB"})  # whom an army fights at home, where no place is told
_ANYBODY = "CVL"
_MOST_WORDS = 30  # that are looked at for one role


class Parties:
    """Fills the roles of acts."""

    def __init__(self, meant: Meant) -> None:
        self._meant = meant
        self.home = meant.home
        self.where = meant.where

    def acting(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return all who can act among those whom the tokens stand for, each party and sector once.

        "Police" and the like, of whom no word tells whose they are, are those of the place.
        """
        able = [token for token in islice(tokens, _MOST_WORDS) if can_act(token)]
        named = [coded for token in able for coded in self._meant.of(token)]
        found = named or [coded for token in able for coded in self._meant.bare(token, acting=True)]
        return tuple({(coded.party, coded.sector): coded for coded in reversed(found)}.values())[::-1]

    def first_of(
        self,
        slots: Iterable[Iterable[Token]],
        without: Sequence[Coded],
        patients: Iterable[Token] = (),
        *,
        bodily: bool = False,
        at_home: frozenset[str] = frozenset(),
    ) -> tuple[Coded, ...]:
        """Return whom the first word stands for that stands for anybody, with what is coordinated with it.

        Those in `without` are passed over: whoever acts is not the one acted upon. Of `patients`, people to
        whom the act is done, it is asked whose they are where no word tells; what is done `bodily` to them
        is done to nobody else, even where nothing tells it. Sectors `at_home` deal with the people of
        their own state, unless words tell otherwise.
        """
        suffering = {token.i for token in patients}
        spans = {coded.span for coded in without}
        actors = {c.actor.id: c.sector for c in without if c.actor is not None}
        own = (
            {c.party for c in without}
            if not bodily and all(c.sector in _OF_STATE for c in without)
            else set()
        )
        for slot in slots:
            for token in islice(slot, _MOST_WORDS):
                if is_family(token):
                    break
                found = [
                    coded
                    for other in conjuncts(token)
                    for coded in self._meant.of(other)
                    if coded.span not in spans
                    and (
                        coded.actor is None
                        or coded.actor.id not in actors
                        or faces(actors[coded.actor.id], coded.sector)
                        or (bodily and overthrows(actors[coded.actor.id], coded.sector))
                    )
                    and not (coded.party in own and is_whole(coded, other))
                ]
                suffers = bodily and token.i in suffering
                if suffers and any(c.actor is not None and _guessed(c.actor) for c in found):
                    return ()
                someone = sector_of_head(token) is not None or (suffers and token.ent_type_ == "PERSON")
                if not found and token.i in suffering and someone:
                    found = [coded for other in conjuncts(token) for coded in self._meant.bare(other)]
                    if not found:
                        found = _at_home(token, without, at_home, anybody=suffers)
                    if suffers:
                        return tuple({(c.party, c.sector): c for c in found}.values())
                if found:
                    return tuple({(c.party, c.sector): c for c in found}.values())
        return ()

    def rulers(self, slots: Iterable[Iterable[Token]], acting: Sequence[Coded]) -> tuple[Coded, ...]:
        """Return those who rule whom somebody stands up against at home: "students marched on parliament".

        None where it is not the people of one state who act, or where words may tell of another one's rulers.
        """
        home = {coded.party for coded in acting}
        if len(home) != 1 or not home <= states().keys() or not all(c.sector in AGAINST_RULE for c in acting):
            return ()
        for slot in slots:
            for token in islice(slot, _MOST_WORDS):
                bare = token.tag_ in ("NN", "NNS") and token.dep_ != "compound"
                sector = known_sector(token.text) if bare else None
                if sector in RULE and not any(word.lower_ in _ABROAD for word in phrase_span(token)):
                    return (Coded(home.pop(), sector, None, phrase_offsets(token)),)
        return ()


def _at_home(token: Token, acting: Sequence[Coded], sectors: frozenset[str], *, anybody: bool) -> list[Coded]:
    """Return people of whom nothing tells whose they are as those of the police or rebels who act.

    Where it is not done to `anybody`, the powerful are left out: they may be another state's.
    """
    phrase = phrase_span(token)
    sector = known_sector(phrase.text) or (_ANYBODY if anybody and sectors else None)
    if any(word.lower_ in _ABROAD for word in phrase):
        return []
    if sector is None or (sector in _POWERFUL and not anybody):
        return []
    doers = sectors | {"MIL"} if anybody and sector in _OUTLAWS else sectors
    home = [c.party for c in acting if c.sector in doers and c.party in states()]
    return (
        [Coded(home[0], sector, None, phrase_offsets(token))] if sector is not None and len(home) == 1 else []
    )


def _guessed(actor: Actor) -> bool:
    """Tell whether no more than the surroundings tell for whom a person acts who has no office."""
    weak = actor.score is not None and actor.score < _SURE
    return actor.kind == "person" and actor.office is None and weak
