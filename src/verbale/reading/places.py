"""The `verbale_places` component: places that a report names, told apart by the states in it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from verbale.account import Actor, Place, PlaceKind
from verbale.account import Span as Offsets
from verbale.knowledge.gazetteer import Locality, gazetteer, state_localities
from verbale.knowledge.lexicon import plain
from verbale.knowledge.states import seated_on, states
from verbale.knowledge.words import word_list
from verbale.reading.actors.placing import view_of
from verbale.reading.actors.view import Named, View
from verbale.reading.entities import entities
from verbale.reading.findings import assigned, findings, set_group
from verbale.reading.localities import Chooser

_KINDS: Mapping[str, PlaceKind] = {
    "city": "city",
    "division": "region",
    "region": "region",
    "territory": "state",
    "water": "region",
    "state": "state",
    "venue": "site",
    "building": "site",
}
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "to", "from", "outside", "via", "around", "of", "for", "into", "visit"}
)
_SURE_WEIGHT = 5.0
_NAMED_AFTER = word_list("named after places")
# Capitalised words before a town that are no part of its name.
_NOT_INSIDE = frozenset(
    {"the", "central", "downtown", "greater", "northern", "southern", "eastern", "western", "old"}
)
_QUOTES = frozenset('"“”')


def read_places(doc: Doc, view: View, actors: Sequence[Actor], dateline: str | None) -> tuple[Place, ...]:
    """Return the places of a tagged, parsed document with entities, in order of first mention.

    `actors` tell the states that the report is about, and which names stand for persons and
    governments; `dateline` is the place from which it was sent, the meaning of "here".
    """
    chooser = Chooser(view, _state_weights(actors))
    refused = _refused(actors)
    found: dict[tuple[str, str], tuple[Locality, list[Offsets]]] = {}

    def add(place: Locality, span: Offsets) -> None:
        found.setdefault((place.name, place.state), (place, []))[1].append(span)

    named_places = []
    for start, end, candidates in gazetteer().scan(plain(view.whole)):
        tokens = doc.char_span(start, end)
        if tokens is None or (start, end) in refused:
            continue
        if _is_place(view, tokens.start, tokens.end, candidates, chooser):
            named_places.append((tokens.start, tokens.end, candidates))
            chooser.note(tokens.start, tokens.end, candidates)
    for first, last, candidates in named_places:
        add(chooser.choose(first, last, candidates), view.chars(first, last))
    for named in view.names:
        place = _as_place(named)
        if place is not None and not _modifies(view, named):
            span = view.chars(named.start, named.end)
            if not any(span[0] >= s and span[1] <= e for _, spans in found.values() for s, e in spans[-1:]):
                add(place, span)
    home = _home(dateline, chooser)
    _add_descriptions(view, home, add)
    ordered = sorted(found.values(), key=lambda item: min(item[1]))
    return tuple(
        Place(
            name=place.name,
            kind=_KINDS[place.kind],
            state=seated_on(place.state, view.day) or None,
            geonames=place.geonames,
            coordinates=place.coordinates,
            spans=tuple(sorted(set(spans))),
        )
        for place, spans in ordered
    )


def _as_place(named: Named) -> Locality | None:
    """Return the state that a name stands for as a place, or the place of a user's own."""
    entry = named.of("state", "capital")
    if entry is None:
        return None
    if entry.own:
        return Locality(entry.own, "state" if entry.kind == "state" else "city", entry.code)
    return state_localities()[entry.code] if entry.kind == "state" else None


def _modifies(view: View, named: Named) -> bool:
    """Whether a name that is an adjective as well ("Taiwan") only describes what follows it."""
    root = view.root(named.start, named.end)
    return named.of("adjective") is not None and view.deps[root] in ("compound", "amod", "nmod")


def _state_weights(actors: Sequence[Actor]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for actor in actors:
        if actor.party:
            counts[actor.party] += len(actor.mentions)
    return counts


def _refused(actors: Sequence[Actor]) -> set[Offsets]:
    """Spans at which a name stands for a government or a person, and not for a place."""
    return {
        mention.span
        for actor in actors
        for mention in actor.mentions
        if actor.kind == "person" or (mention.kind == "metonym")
    }


def _is_place(view: View, start: int, end: int, candidates: Sequence[Locality], chooser: Chooser) -> bool:
    if _only_names(view, start, end):
        return False
    named = view.name_at[start]
    if named is not None:
        if named.end > end or named.start < start or named.of("none", "organisation", "part"):
            return False
        if named.of("capital", "region", "seat"):
            return True
        if named.of("state", "adjective", "people"):
            return _other_of_the_name(view, start, end, candidates, chooser)
    label = view.entities[start]
    if (
        end < len(view)
        and view.capital(end)
        and view.deps[end - 1] == "compound"
        and label not in _PLACE_LABELS
    ):
        return False
    if start and label and view.entities[start - 1] == label and _inside_name(view, start):
        return False
    placed = start > 0 and view.lower[start - 1] in _PREPOSITIONS
    heavy = max(place.weight for place in candidates) >= _SURE_WEIGHT
    if label in _PLACE_LABELS:
        return heavy or placed or chooser.named_state(candidates)
    if label == "PERSON":
        # The actor reading sees no person here.
        return (placed or (heavy and end - start > 1)) and chooser.named_state(candidates)
    return heavy and placed


def _only_names(view: View, start: int, end: int) -> bool:
    """Whether the place only lends its name to a thing: 'the Oslo accords', 'the Treaty of Versailles'."""
    if end < len(view) and view.lower[end] in _NAMED_AFTER:
        return True
    return start > 1 and view.lower[start - 1] == "of" and view.lower[start - 2] in _NAMED_AFTER


def _inside_name(view: View, start: int) -> bool:
    """Whether a capitalised word before belongs to the same name: 'Cheung Kong'."""
    before = start - 1
    return view.capital(before) and view.name_at[before] is None and view.lower[before] not in _NOT_INSIDE


def _other_of_the_name(
    view: View, start: int, end: int, candidates: Sequence[Locality], chooser: Chooser
) -> bool:
    """Tell whether the words make another place of a state's name: 'Georgia, USA'."""
    state, _ = chooser.stated(start, end)
    return state in {place.state for place in candidates}


def _home(dateline: str | None, chooser: Chooser) -> Locality | None:
    """Return the place of the dateline."""
    if not dateline:
        return None
    for form in (dateline, dateline.title(), dateline.split(",")[0], dateline.split(",")[0].title()):
        candidates = gazetteer().get(plain(form.strip()))
        if candidates:
            return chooser.usual(candidates)
    return None


def _add_descriptions(view: View, home: Locality | None, add: Callable[[Locality, Offsets], None]) -> None:
    """Add "here" for the dateline's place and "the Russian capital" for the state's."""
    quoted = False
    for i, word in enumerate(view.lower):
        if word in _QUOTES:
            quoted = not quoted
        elif word == "here" and home is not None and not quoted:
            add(home, view.chars(i, i + 1))
        elif word == "capital" and i > 0 and view.tags[i] == "NN":
            named = _before_capital(view, i)
            entry = named.of("adjective", "state") if named is not None else None
            state = states().get(entry.code) if entry is not None else None
            if named is not None and state is not None and state.capitals:
                candidates = [p for p in gazetteer().get(plain(state.capitals[0])) if p.state == state.code]
                if candidates:
                    add(max(candidates, key=lambda p: p.weight), view.chars(named.start, i + 1))


def _before_capital(view: View, i: int) -> Named | None:
    k = i - 1
    if view.lower[k] in ("'s", "’s") and k:
        k -= 1
    return view.name_at[k]


class PlaceReader:
    """Finds the places of a document: `findings(doc).places` and `doc.spans["places"]`.

    As the last of the two that read names it also leaves the model's entities, put right, in
    `doc.spans["entities"]`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read the places of `doc`; actors read before it help, but need not be there."""
        found = findings(doc)
        dateline = found.layout.dateline_place or (found.report.dateline if found.report else None)
        view = view_of(doc, last=True)
        found.places = read_places(doc, view, found.actors, dateline)
        if not found.with_groups:
            return doc
        set_group(doc, "places", sorted(span for place in found.places for span in place.spans))
        names = entities(doc, view, found.actors, found.places)
        doc.spans["entities"] = [Span(doc, name.start, name.end, label=name.label) for name in names]
        return doc


@Language.factory("verbale_places", requires=["token.tag", "doc.ents"], assigns=assigned("places"))
def make_place_reader(nlp: Language, name: str) -> PlaceReader:
    """Make the component for `nlp.add_pipe("verbale_places")`."""
    return PlaceReader()
