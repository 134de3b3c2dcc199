"""Contacts seen as events: a meeting is a CONSULT, one that is planned an AGREE."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Contact, Event, EventActor
from verbale.knowledge.plover import event_codes
from verbale.reading.actors.index import ActorIndex
from verbale.reading.findings import Findings
from verbale.reading.syntax import conjuncts

_CODES = {"call": "041", "visit": "042", "meeting": "040", "conference": "040", "message": "040"}
_DESCRIBING = frozenset({"poss", "amod", "compound", "nmod"})
_DEEPEST = 6  # phrases within phrases that are climbed


def contact_events(found: Findings, index: ActorIndex) -> Iterator[Event]:
    """Yield the contacts as events, those left out that were called off or denied."""
    for contact in found.contacts:
        if contact.status in ("cancelled", "denied") or len(contact.states) < 2:
            continue
        held = contact.status == "held"
        code = event_codes()[_CODES[contact.mode] if held else "036"]
        source, target = _sides(contact, index)
        yield Event(
            id="", type="CONSULT" if held else "AGREE", mode=code.mode,
            contexts=code.contexts or ("diplomatic",), cameo=code.code, goldstein=code.goldstein,
            quad_class=1, source=source, target=target,
            status=contact.status, date=contact.date, place=contact.place, trigger=contact.evidence[:1],
            evidence=contact.evidence[0], contact=contact.id, rule="contact",
        )  # fmt: skip


def _sides(contact: Contact, index: ActorIndex) -> tuple[tuple[EventActor, ...], tuple[EventActor, ...]]:
    """Return who comes and who receives, else who is told first; all are sources where nobody is."""
    people = {p.party: p for p in reversed(contact.participants) if p.party}
    actors = {
        state: EventActor(party=state, sector="GOV" if state in people else None,
                          actor=people[state].actor if state in people else None, span=None)
        for state in contact.states
    }  # fmt: skip
    hosts = {p.party for p in contact.participants if p.role == "host"}
    guests = {p.party for p in contact.participants if p.role == "guest"} - hosts
    coming = tuple(actor for state, actor in actors.items() if state in guests)
    staying = tuple(actor for state, actor in actors.items() if state not in guests)
    if coming and staying:
        return coming, staying
    first = _named_first(contact, index)
    if first and len(first) < len(actors):
        leading = tuple(actor for state, actor in actors.items() if state in first)
        return leading, tuple(actor for state, actor in actors.items() if state not in first)
    return tuple(actors.values()), ()


def _named_first(contact: Contact, index: ActorIndex) -> frozenset[str]:
    """Return the party that the first sentence names first, with those joined to it: who "met" whom.

    Empty where a party is not named there: nobody then goes before the others.
    """
    named = [f for f in index.within(*contact.evidence[0]) if f.actor.party in contact.states]
    if {f.actor.party for f in named} != set(contact.states):
        return frozenset()
    joined = {token.i for token in conjuncts(_top(named[0].span.root))}
    return frozenset(f.actor.party for f in named if _top(f.span.root).i in joined and f.actor.party)


def _top(token: Token) -> Token:
    """Return the head of the phrase in which a name describes somebody: "Karshi leaders" are the leaders."""
    for _ in range(_DEEPEST):
        noun = token.head.head
        if token.dep_ == "conj" or (token.dep_ in _DESCRIBING and token.head.tag_.startswith("NN")):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ in ("of", "from") and noun.tag_.startswith("NN"):
            token = noun
        else:
            break
    return token
