"""Whom an act is aimed at where what was told before says so: "seized a trawler and held its crew"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from verbale.knowledge.states import states
from verbale.reading.events.act import Act
from verbale.reading.events.bare import is_thing, known_sector
from verbale.reading.events.coded import Coded
from verbale.reading.events.roles import patients, phrase_span

# Demands, words against somebody and threats: who is meant need not be named again.
_SPOKEN = ("02", "10", "11", "13")
# Who did an act, and upon whom.
type Told = tuple[tuple[Coded, ...], tuple[Coded, ...]]

_THERE = frozenset({
    "region", "area", "country", "province", "territory", "city", "town", "enclave", "island",
})  # fmt: skip
# Those whom an army fights in its own country.
_UNRULY = frozenset({"REB", "UAF", "CRM", "OPP"})
_AGAIN = frozenset({"it", "them", "him", "her"})


def carried_over(
    act: Act,
    sources: Sequence[Coded],
    targets: tuple[Coded, ...],
    before: Mapping[int, Told],
    *,
    bodily: bool,
) -> tuple[Coded, ...]:
    """Return the targets of an act, those of the act before it where nothing else tells them.

    `before` are who did the acts told so far in the sentence and upon whom, by the place of their verb. Who
    suffered one turns on its doer: "was raided by Chad and vowed revenge". What is done `bodily` to people
    of no party behind an act on another state is done to people of that state.
    """
    verb = act.trigger[0]
    doers, struck = before.get(verb.head.i, ((), ()))
    ours = {(c.party, c.sector) for c in sources}
    known = doers if ours and ours <= {(c.party, c.sector) for c in struck} else struck
    if not known or act.nominal or not _goes_on(verb):
        return targets
    first = next((token for slot in act.targets for token in slot), None)
    again = first is not None and first.lower_ in _AGAIN
    spoken = act.code.startswith(_SPOKEN) and all(map(is_thing, patients(verb)))
    there = any(map(_is_there, (token for slot in act.targets for token in slot)))
    if not targets and (spoken or again or there):
        return known
    if again and len(known) == 1 and first is not None and first.lower_ == "it":
        return known  # "cut ties with X, accusing it": whoever else is told later
    abroad = {c.party for c in known} - {c.party for c in sources}
    if not bodily or len(abroad) != 1 or not abroad <= states().keys() or any(c.actor for c in targets):
        return targets
    hurt = [phrase_span(token) for token in patients(verb)[:1]]
    told = [(span, sector) for span in hurt if (sector := known_sector(span.text)) is not None]
    party = abroad.pop()
    return tuple(Coded(party, sector, None, (s.start_char, s.end_char)) for s, sector in told) or targets


def joined_forces(
    act: Act, sources: tuple[Coded, ...], targets: Sequence[Coded], before: Mapping[int, Told]
) -> tuple[Coded, ...]:
    """Return soldiers of whom no word tells whose they are as those of a state that strikes the same one.

    "Danish jets bombed the port and the navy mined the coast of X": the navy is not that of X.
    """
    struck = {c.party for c in targets}
    alone = all(c.actor is None and c.sector == "MIL" for c in sources) and not any(
        child.tag_ in ("NNP", "JJ") for token in act.sources for child in token.lefts
    )
    if (
        not sources
        or not alone
        or {c.party for c in sources} != struck
        or {c.sector for c in targets} & _UNRULY
    ):
        return sources
    for doers, others in before.values():
        abroad = {c.party for c in doers} - struck
        if struck == {c.party for c in others} and len(abroad) == 1 and abroad <= states().keys():
            return tuple(replace(c, party=min(abroad)) for c in sources)
    return sources


def _is_there(token: Token) -> bool:
    """Tell whether a word takes up a place: "declared martial law in X and sent troops to the region"."""
    return token.lower_ in _THERE and [child.lower_ for child in token.children] == ["the"]


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb goes on from another one, with the same subject: "and held", "accusing it"."""
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
        return False
    return verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
