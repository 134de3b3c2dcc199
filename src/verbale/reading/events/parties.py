"""Who the words in an act's roles stand for: all who act, and the first who is acted upon."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Span, Token

from verbale.account import Actor
from verbale.knowledge.states import states
from verbale.reading.events.bare import (
    can_act,
    is_family,
    is_site,
    known_sector,
    sector_of_head,
    sector_of_people,
)
from verbale.reading.events.coded import (
    AGAINST_RULE,
    RULE,
    Coded,
    faces,
    is_whole,
    overthrows,
    phrase_offsets,
)
from verbale.reading.events.company import listed
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
_CROWDS = frozenset({
    "crowd", "crowds", "demonstrators", "protesters", "protestors", "students", "strikers", "rioters",
    "marchers", "demonstration", "rally",
})  # fmt: skip
# Those whom a state lays hands on at home, not abroad.
_OWN = frozenset({"OPP", "REL", "EDU", "LAB", "AGR", "SOC", "PTY", "JUD", "LEG", "CRM"})
_ANYBODY = "CVL"
_ADDRESSED = frozenset({"GOV", "MIL", "LEG", "COP", "REB", "UAF", "OPP"})
_MOST_WORDS = 30  # that are looked at for one role
_LONGEST_SENTENCE = 120  # words in which places are looked for


class Parties:
    """Fills the roles of acts."""

    def __init__(self, meant: Meant) -> None:
        self._meant = meant
        self.home = meant.home

    def acting(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return all who can act among those whom the tokens stand for, each party and sector once.

        "Police" and the like, of whom no word tells whose they are, are those of the place.
        """
        able = [token for token in islice(tokens, _MOST_WORDS) if can_act(token)]
        named = [coded for token in able for coded in self._meant.of(token)]
        found = named or [coded for token in able for coded in self._meant.bare(token, acting=True)]
        return tuple({(coded.party, coded.sector): coded for coded in reversed(found)}.values())[::-1]

    def people(self, tokens: Iterable[Token], sources: tuple[Coded, ...]) -> tuple[Coded, ...]:
        """Return a people that acts as a crowd as such, not as its state: "thousands of Greeks marched"."""
        if not any(t.tag_ == "NNPS" for token in tokens for t in (token, *phrase_span(token))):
            return sources
        return tuple(replace(c, sector=_ANYBODY) if c.sector is None else c for c in sources)

    def rulers_of(self, places: Iterable[Token]) -> tuple[Coded, ...]:
        """Return the authorities of the state in which the first place among the tokens lies."""
        return tuple(replace(coded, sector="GOV") for coded in self._meant.where(places))

    def rulers_around(self, sentence: Span) -> tuple[Coded, ...]:
        """Return the authorities of the only state in which a sentence names places."""
        places = (t for t in islice(sentence, _LONGEST_SENTENCE) if t.dep_ == "pobj")
        found = {c.party: c for place in places for c in self._meant.where([place])}
        return tuple(replace(coded, sector="GOV") for coded in found.values()) if len(found) == 1 else ()

    def addressed(self, slots: Iterable[Iterable[Token]], speaking: Sequence[Coded]) -> tuple[Coded, ...]:
        """Return those who rule or fight where the report comes from, to whom others speak of them as such.

        "Britain called on the army to free her": the army is that of the dateline. Of their own state those
        who speak so tell of rebels only: "the government blamed the rebels".
        """
        if self.home is None or not speaking:
            return ()
        at_home = {coded.party for coded in speaking} == {self.home}
        first = next((token for slot in slots for token in slot), None)
        sector = known_sector(first.text) if first is not None and first.tag_ in ("NN", "NNS") else None
        whom = _OUTLAWS if at_home else _ADDRESSED
        if first is None or sector not in whom or self._meant.names_others(first.sent, speaking):
            return ()
        return (Coded(self.home, sector, None, phrase_offsets(first)),)

    def siding(self, tokens: Iterable[Token], targets: Sequence[Coded]) -> tuple[Coded, ...]:
        """Return people who act, and of whom nothing tells whose they are, as those of whom they act upon.

        Rebels fight, and crowds stand up against, those of their own state, where it is that of the report.
        An army is another's as often as not, unless it drives out who rules it.
        """
        struck = {coded.party for coded in targets}
        abroad = self.home is not None or any(coded.sector == "MIL" for coded in targets)
        if len(struck) != 1 or not struck <= states().keys() or (abroad and struck != {self.home}):
            return ()
        found = []
        for token in islice(tokens, _MOST_WORDS):
            sector = sector_of_people(token)
            faced = any(faces(sector, coded.sector) or overthrows(sector, coded.sector) for coded in targets)
            if sector is not None and faced and sector not in ("COP", "PRM"):
                found.append(Coded(targets[0].party, sector, None, phrase_offsets(token)))
        return tuple(found)

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
                    for other in listed(token)
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
                someone = (sector_of_head(token) is not None and not is_site(token)) or (
                    suffers and token.ent_type_ == "PERSON"
                )
                if not found and token.i in suffering and someone:
                    stateless = suffers and _is_stateless(without)
                    found = [
                        coded
                        for other in conjuncts(token)
                        for coded in self._meant.bare(other, acting=stateless)
                    ]
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
                bare = (token.tag_ in ("NN", "NNS") or token.is_lower) and token.dep_ != "compound"
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
    if any(word.lower_ in _ABROAD for word in phrase if word.i <= token.i):
        return []
    if sector is None or (sector in _POWERFUL and not anybody):
        return []
    standing_up = sector in _OUTLAWS or any(word.lower_ in _CROWDS for word in phrase)
    toppled = overthrows("MIL", sector) and token.tag_[-1] != "S" and phrase[0].lower_ in ("the", "its")
    doers: frozenset[str | None] = sectors | {"MIL"} if anybody and (standing_up or toppled) else sectors
    if anybody and sectors and sector in _OWN:
        doers = doers | {None}
    home = [c.party for c in acting if c.sector in doers and c.party in states()]
    return (
        [Coded(home[0], sector, None, phrase_offsets(token))] if sector is not None and len(home) == 1 else []
    )


def _is_stateless(acting: Sequence[Coded]) -> bool:
    """Tell whether those who act are a movement that fights in its own country under its own name."""
    return bool(acting) and all(c.sector in _OUTLAWS and c.party not in states() for c in acting)


def _guessed(actor: Actor) -> bool:
    """Tell whether no more than the surroundings tell for whom a person acts who has no office."""
    weak = actor.score is not None and actor.score < _SURE
    return actor.kind == "person" and actor.office is None and weak
