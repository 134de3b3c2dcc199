"""Finds the states, organisations and non-state parties that act or are named in a report."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.account import ActorKind, MentionKind
from verbale.knowledge.lexicon import Entry, EntryKind
from verbale.knowledge.states import organisations, parties, states
from verbale.knowledge.words import word_list
from verbale.reading.actors.people import NameUse, Person, Seen
from verbale.reading.actors.view import Named, View
from verbale.reading.inflection import verb_forms

_KINDS: dict[EntryKind, tuple[ActorKind, MentionKind]] = {
    "state": ("state", "name"),
    "adjective": ("state", "demonym"),
    "people": ("state", "demonym"),
    "capital": ("state", "metonym"),
    "seat": ("state", "metonym"),
    "organisation": ("organisation", "name"),
    "part": ("organisation", "name"),
    "party": ("party", "name"),
    "party people": ("party", "demonym"),
    "body": ("organisation", "name"),
}
OWN_NAME = "own name"
# Verbs whose subject is someone who decides or speaks: a capital before one is its government.
_HOLDING = verb_forms("hold")
_HYPHENS = frozenset({"-", "–", "/"})
# What two governments have with each other, as railways and flights between their capitals are not.
_DEALINGS = frozenset({
    "talks", "dialogue", "meeting", "meetings", "negotiations", "consultations", "summit", "relations",
    "ties", "agreement", "accord", "deal", "treaty", "pact", "contacts", "process", "dispute",
    "cooperation", "rapprochement",
})  # fmt: skip
_NEXT = 5  # words from one name to another joined to it
_ACTS = frozenset(form for verb in word_list("verb of acting") for form in verb_forms(verb))
# Those from a capital speak for its government.
_OFFICIALS = frozenset(
    {
        "officials",
        "diplomats",
        "negotiators",
        "envoys",
        "delegates",
        "delegations",
        "representatives",
        "ministers",
    }
)


# Words for those who fight a state, and whether they stand for the whole party by themselves.
_REBELS = {
    word: word.endswith("s")
    for stem in ("rebel", "guerrilla", "guerilla", "insurgent", "separatist")
    for word in (stem, stem + "s")
}
_REBEL_GROUPS = frozenset(
    {
        "alliance",
        "army",
        "camp",
        "delegates",
        "delegation",
        "forces",
        "front",
        "group",
        "leaders",
        "leadership",
        "movement",
        "negotiators",
        "officials",
        "representatives",
        "side",
        "team",
    }
)


@dataclass(slots=True)
class PartyActor:
    """A state, organisation or non-state party with its mentions.

    `acts_for` is the party that it is or acts for, None for an organisation of which no more is known;
    `sector` that of a name which a user keeps.
    """

    kind: ActorKind
    code: str
    name: str
    acts_for: str | None = None
    sector: str | None = None
    mentions: list[Seen] = field(default_factory=list)


def named_codes(view: View) -> frozenset[str]:
    """Return the codes of all parties that the report names in any form."""
    return frozenset(named.party.code for named in view.names if named.party is not None)


def find_parties(view: View, uses: list[NameUse], people: Sequence[Person]) -> list[PartyActor]:
    """Return the parties of the report in order of their first mention."""
    taken = {i for use in uses for i in range(use.run.start, use.run.end)}
    found: dict[tuple[ActorKind, str, str], PartyActor] = {}
    for named in view.names:
        if any(i in taken for i in range(named.start, named.end)):
            continue
        entry = _meant(view, named)
        if entry is None or not entry.code:
            continue
        actor_kind, mention_kind = _KINDS[entry.kind]
        actor = found.get((actor_kind, entry.code, entry.sector))
        if actor is None:
            name = view.coined[entry.code].name if entry.code in view.coined else _name(entry)
            actor = found[actor_kind, entry.code, entry.sector] = PartyActor(actor_kind, entry.code, name)
            actor.acts_for = view.coined[entry.code].within if entry.kind == "body" else entry.code
            actor.sector = entry.sector or None
        rule = f"{OWN_NAME}: {entry.kind}" if entry.own else f"lexicon: {entry.kind}"
        seat = mention_kind == "metonym" and _seats_ministry(view, named.start)
        actor.mentions.append(Seen(named.start - 2 if seat else named.start, named.end, mention_kind, rule))
    _add_rebels(view, people, found)
    return list(found.values())


def _add_rebels(
    view: View, people: Sequence[Person], found: dict[tuple[ActorKind, str, str], PartyActor]
) -> None:
    """Add "the rebels" to the one non-state party that the report names, itself or by its leader."""
    codes = [code for _, code, _ in found] + [person.party for person in people if person.party is not None]
    fighting = [
        code for code in dict.fromkeys(codes) if code in parties() and not parties()[code].territorial
    ]
    if len(fighting) != 1:
        return
    code = fighting[0]
    for i, word in enumerate(view.lower):
        if word not in _REBELS or view.name_at[i] is not None:
            continue
        follows = view.lower[i + 1] if i + 1 < len(view) else ""
        if _REBELS[word] or follows in _REBEL_GROUPS:
            actor = found.setdefault(("party", code, ""), PartyActor("party", code, code, code))
            actor.mentions.append(Seen(i, i + 1, "definite", "rebels of the party named"))


def _meant(view: View, named: Named) -> Entry | None:
    """Return what the name stands for where it is, or None if it is only a place there."""
    own = named.of("party")
    if own is not None and own.own:
        return own
    entry = named.of("state", "organisation", "part", "body")
    if entry is not None:
        return entry
    entry = named.of("adjective", "people")
    if entry is not None:
        return entry
    entry = named.of("party", "party people")
    if entry is not None and not entry.territorial:
        return entry
    entry = entry or named.of("seat", "capital")
    return entry if entry is not None and acts(view, named) else None


def acts(view: View, named: Named) -> bool:
    """Whether the place on these tokens acts: its government is meant."""
    if _seats_ministry(view, named.start) or _is_half_of_pair(view, named):
        return True
    root = view.root(named.start, named.end)
    dep, head = view.deps[root], view.heads[root]
    while dep == "conj":
        root = head
        dep, head = view.deps[root], view.heads[root]
    if dep == "agent":
        return True
    if dep in ("nsubj", "nsubjpass"):
        return view.lower[head] in _ACTS or (view.lower[head] in _HOLDING and _with_another(view, root))
    if dep == "poss":
        return True
    if dep == "pobj":
        officials = view.lower[head] == "from" and view.lower[view.heads[head]] in _OFFICIALS
        facing = view.lower[head] in ("between", "with", "against", "by") and named.end - named.start <= 2
        return facing or officials
    return dep == "dobj" and view.lower[head] in _ACTS


def _is_half_of_pair(view: View, named: Named) -> bool:
    """Whether two capitals joined by a hyphen deal with each other: "the Belgrade-Pristina dialogue"."""
    ends = ((named.end, named.end + 1), (named.start - 1, named.start - 2))
    joined = (
        other
        for mark, other in ends
        if 0 < mark < len(view) and 0 <= other < len(view) and view.words[mark] in _HYPHENS
    )
    paired = any((n := view.name_at[i]) is not None and n.of("capital", "state") is not None for i in joined)
    noun = view.root(named.start, named.end)
    for _ in range(_NEXT):
        if not paired or view.deps[noun] not in ("compound", "nmod", "amod"):
            break
        noun = view.heads[noun]
    return paired and view.lower[noun] in _DEALINGS


def _seats_ministry(view: View, i: int) -> bool:
    """Whether a ministry is told by its town: "the foreign ministry in X" is that of the state of X."""
    return i > 1 and view.lower[i - 1] == "in" and view.lower[i - 2] == "ministry"


def _with_another(view: View, root: int) -> bool:
    """Whether two capitals do it together: "Moscow and Tokyo held consultations"."""
    near = range(root + 1, min(root + _NEXT, len(view)))
    others = (i for i in near if view.heads[i] == root and view.deps[i] == "conj")
    names = (view.name_at[i] for i in others)
    return any(named is not None and named.of("capital", "state") is not None for named in names)


def _name(entry: Entry) -> str:
    if entry.own:
        return entry.own
    if entry.kind in ("organisation", "part"):
        return organisations()[entry.code].name
    state = states().get(entry.code)
    return state.name if state is not None else entry.code
