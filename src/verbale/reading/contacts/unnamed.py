"""Parties that words stand for without naming them: "the government", "Tuareg rebels"."""

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Span, Token

from verbale.account import Actor
from verbale.knowledge.states import parties, states
from verbale.reading.actors.index import ActorIndex

REBELS = frozenset(
    {"rebel", "rebels", "guerrilla", "guerrillas", "insurgent", "insurgents", "separatist", "separatists"}
)
_RULING = frozenset({"government", "authorities"})
_BANDS = frozenset({"group", "movement", "militia", "faction"})
_WINDOW = 60  # words
_BEFORE = frozenset({"amod", "compound", "nmod"})


def ruling(sentence: Span, facing: Iterable[str]) -> list[str]:
    """Return the states whose government a sentence sets beside the parties to conflicts that it faces.

    "Talks between the government and the XYZ": of the state in which they fight.
    """
    told = (t for t in sentence if t.lower_ in _RULING and [c.lower_ for c in t.lefts] == ["the"])
    if not any(not any(c.dep_ == "prep" for c in t.rights) for t in told):
        return []
    return [parties()[code].within for code in facing if code in parties()]


def band(head: Token, index: ActorIndex) -> Actor | None:
    """Return the party to a conflict for which "the group", "the movement" stands: the last one named."""
    if head.lower_ not in _BANDS or [c.lower_ for c in head.children] != ["the"]:
        return None
    start = head.doc[max(0, head.i - _WINDOW)].idx
    named = (found.actor for found in reversed(index.within(start, head.idx)))
    return next((a for a in named if a.kind == "party" or (a.kind == "organisation" and a.party)), None)


def fighters(rebels: Token) -> Actor | None:
    """Return the party for which those who fight a state stand by what they are called: "Tuareg rebels".

    The name is that of the words, for the report has no other.
    """
    top = rebels if rebels.lower_ in REBELS else None
    inside = next((c for c in rebels.lefts if c.lower_ in REBELS), None)
    armed = top or inside
    if armed is None:
        return None
    called = armed.doc[armed.i - 1] if armed.i else armed
    of_both = called.dep_ == "conj" and called.tag_ in ("JJ", "NNP")  # "the government and Maoist rebels"
    if not of_both and (called.head not in (armed, rebels) or called.dep_ not in _BEFORE):
        return None
    if not called.text[0].isupper() or (called.is_sent_start and called.tag_ not in ("NNP", "NNPS")):
        return None
    kind = armed.lower_ if armed.lower_.endswith("s") else f"{armed.lower_}s"
    name = f"{called.text} {kind}"
    return Actor(id=f"unnamed:{name}", kind="party", name=name, party=name, sector="REB", basis="stated")


def most_told(index: ActorIndex) -> Actor | None:
    """Return the party to a conflict of which the report tells most: whom it means by "the rebels"."""
    told: Counter[str] = Counter()
    first: dict[str, Actor] = {}
    for each in index:
        if each.actor.kind == "party" and each.actor.party and each.actor.party not in states():
            told[each.actor.party] += 1
            first.setdefault(each.actor.party, each.actor)
    return first[told.most_common(1)[0][0]] if told else None
