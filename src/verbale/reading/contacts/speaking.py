"""For whom people speak where no state is named before them: "an envoy of President X"."""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from verbale.account import Actor

_OF = frozenset({"of", "from"})
_SENT = frozenset(
    {"envoy", "emissary", "messenger", "representative", "delegation", "adviser", "advisor", "aide"}
)
_SENT_TOO = _SENT | {f"{word}s" for word in _SENT}
_OF_TWO = frozenset({"countries", "nations", "states", "sides", "governments", "neighbours", "neighbors"})


def spoken_for(
    people: Token, actors: Callable[[Token], tuple[Actor, ...]], states: Mapping[str | None, Actor]
) -> tuple[Actor, ...]:
    """Return the states for which people speak whose "of" phrase names others: who sent them, or two states.

    "An envoy of President X" speaks for X's state, "the foreign ministers of the two countries" for both.
    `states` are the states that the report names, by their codes.
    """
    of = [n for c in people.children if c.dep_ == "prep" and c.lower_ in _OF for n in c.children]
    if people.lower_ in _SENT_TOO:
        of += [c for c in people.children if c.dep_ == "poss"]
        meant = [n for n in of if n.lower_ not in _OF_TWO]
    elif people.tag_ in ("NNS", "NNPS"):
        meant = [n for n in of if n.lower_ in _OF_TWO]
    else:
        meant = []
    codes = {actor.party: None for noun in meant for actor in actors(noun) if actor.party}
    return tuple(states[code] for code in codes if code in states)
