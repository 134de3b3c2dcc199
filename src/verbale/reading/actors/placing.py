"""Places the names of the lexicon, of a user and of the report's own bodies on the tokens of a document."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from verbale.knowledge.lexicon import Entry, Hit, Phrases, find_names, plain
from verbale.knowledge.offices import office_words
from verbale.knowledge.states import named_on, organisations, organised_on, seated_on
from verbale.reading.actors.bearers import settle_bearers
from verbale.reading.actors.coined import find_coined
from verbale.reading.actors.twins import settle_twins
from verbale.reading.actors.view import Coined, Named, View
from verbale.reading.findings import findings

# Prefixes that stand for a state only before a hyphen ("Sino-Russian"); alone they are other words.
_PREFIXES = frozenset({"Sino", "Franco", "Anglo", "Indo", "Turco", "Russo", "Italo", "Hispano"})
# Ministries of this name are Britain's where Britain is told of: Germany, Pakistan and Japan have others.
_SHARED_SEATS = frozenset({"Foreign Office"})
_COUNCILS = frozenset({"Security Council"})
_OF_THE_UN = frozenset(
    {"The", "UN", "U.N", "Nation", "Nations", "That", "This", "When", "In", "As", "If", "While"}
)
_LONGEST_WORD = 20
_SHARED = "verbale_view"


def view_of(doc: Doc, *, last: bool) -> View:
    """Return the view of `doc` that a component before has left, or a new one; `last` takes it away."""
    view: View | None = doc.user_data.pop(_SHARED, None)
    if view is None:
        view = View(doc)
        _place_names(view, findings(doc).names.find(view.whole, view.day))
    if not last:
        doc.user_data[_SHARED] = view
    return view


def _place_names(view: View, own: Sequence[Hit]) -> None:
    """Place the names of the lexicon, and before them those in `own`, which a user keeps."""
    token_at = {begin: i for i, begin in enumerate(view.begins)}
    text = view.whole
    inside = {i for hit in own for i in range(hit.start, hit.end)}
    told = [_as_of(hit, text[hit.start : hit.end], view.day) for hit in find_names(text)]
    known = (
        hit
        for hit in _at_home(told, text)
        if not _of_a_state(hit, text)
        if not inside or inside.isdisjoint(range(hit.start, hit.end))
    )
    for hit in sorted((*own, *known), key=lambda hit: hit.start) if own else known:
        start = token_at.get(hit.start)
        if start is None:
            continue
        if text[hit.start : hit.end] in _PREFIXES and text[hit.end : hit.end + 1] != "-":
            continue
        end = start + 1
        while end < len(view.words) and view.begins[end] < hit.end:
            end += 1
        if own and _is_borne(view, start, hit):
            hit = replace(hit, entries=tuple(replace(e, kind="person") for e in hit.entries))
        named = Named(start, end, hit)
        view.names.append(named)
        for i in range(start, end):
            view.name_at[i] = named
    settle_twins(view)
    settle_bearers(view)
    _add_coined(view)


def _is_borne(view: View, start: int, hit: Hit) -> bool:
    """Tell whether a user's name stands behind a title, as names of persons do: "President X".

    Dictionaries of event coders list those who rule a country among its names.
    """
    titled = start > 0 and view.capital(start - 1) and view.lower[start - 1] in office_words("head")
    return titled and all(entry.own and entry.kind == "state" for entry in hit.entries)


def _add_coined(view: View) -> None:
    """Add what the report calls by a name and an acronym of its own wherever either stands."""
    view.coined = {coined.acronym: coined for coined in find_coined(view)}
    if not view.coined:
        return
    forms = Phrases(
        (plain(form), entry)
        for coined in view.coined.values()
        for form in (coined.name, coined.acronym)
        for entry in _entries(coined)
    )
    token_at = {begin: i for i, begin in enumerate(view.begins)}
    added: list[Named] = []
    inside: set[int] = set()
    for first, last, entries in forms.scan(plain(view.whole)):
        start = token_at.get(first)
        if start is None:
            continue
        end = bisect_left(view.begins, last)
        named = Named(start, end, Hit(first, last, entries))
        inside.update(each.start for each in view.name_at[start:end] if each is not None)
        added.append(named)
        view.name_at[start:end] = [named] * (end - start)
    view.names = [each for each in view.names if each.start not in inside] + added
    view.names.sort(key=lambda each: each.start)


def _at_home(hits: Sequence[Hit], text: str) -> Sequence[Hit]:
    """Leave out names that several bear, where the report names by no other the one that they may be."""
    shared = [hit for hit in hits if _is_shared(hit, text[hit.start : hit.end])]
    if not shared:
        return hits
    told = {entry.code for hit in hits if hit not in shared for entry in hit.entries}
    return [hit for hit in hits if hit not in shared or any(entry.code in told for entry in hit.entries)]


def _is_shared(hit: Hit, name: str) -> bool:
    """Tell whether others bear the name as well: ministries by their house, organisations by an acronym."""
    known = organisations()
    return name in _SHARED_SEATS or all(e.code in known and name in known[e.code].shared for e in hit.entries)


def _of_a_state(hit: Hit, text: str) -> bool:
    """Tell whether a council is none of the United Nations: "the National Security Council"."""
    if text[hit.start : hit.end] not in _COUNCILS:
        return False
    before = text[max(0, hit.start - _LONGEST_WORD) : hit.start].split()
    return bool(before) and before[-1][:1].isupper() and before[-1].strip(".'’s") not in _OF_THE_UN


def _as_of(hit: Hit, name: str, day: date | None) -> Hit:
    """Let a name, a capital or a seat of government stand for the state or organisation that had it then."""
    then = [organised_on(named_on(name, e.code, day), day) for e in hit.entries]
    if any(e.code != code for e, code in zip(hit.entries, then, strict=True)):
        entries = (replace(e, code=code) for e, code in zip(hit.entries, then, strict=True))
        hit = replace(hit, entries=tuple(entries))
    seats = [e for e in hit.entries if e.kind in ("capital", "seat") and seated_on(e.code, day) != e.code]
    if not seats:
        return hit
    seated = (replace(e, code=seated_on(e.code, day)) if e in seats else e for e in hit.entries)
    return replace(hit, entries=tuple(seated))


def _entries(coined: Coined) -> Iterator[Entry]:
    """Yield what a body stands for: itself, and the party for which its people act."""
    yield Entry("party" if coined.armed else "body", coined.acronym)
    if coined.within is not None:
        yield Entry("seat", coined.within)
