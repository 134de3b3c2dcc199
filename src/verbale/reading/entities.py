"""The model's entities with their labels put right by what has been read and is known.

A statistical model takes Nagorno-Karabakh for an organisation, a minister for a town and a
newspaper for a person. What the actors and places of the report say goes before it; where they
say nothing, its label stands, except that persons are only those whom the actor reading has found.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from verbale.account import Actor, ActorKind, MentionKind, Place, PlaceKind
from verbale.account import Span as Offsets
from verbale.knowledge.person_names import name_parts
from verbale.knowledge.words import word_list
from verbale.reading.actors.names import Run, medium
from verbale.reading.actors.view import View

_LABELS: dict[tuple[ActorKind, MentionKind], str] = {
    ("person", "name"): "PERSON",
    ("state", "name"): "GPE",
    ("state", "metonym"): "GPE",
    ("state", "demonym"): "NORP",
    ("party", "demonym"): "NORP",
    ("party", "name"): "ORG",
    ("organisation", "name"): "ORG",
}
_PLACES: dict[PlaceKind, str] = {"city": "GPE", "state": "GPE", "region": "LOC", "site": "FAC"}
_OF_NAMES = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
_NAMED_AFTER = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LOC"})
_MAY_BE_MEDIA = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART"})
_DISTRICTS = frozenset({"county", "district", "province", "prefecture", "governorate", "oblast", "region"})
_OF_PLACE = frozenset({"GPE", "LOC", "NORP", "FAC"})
_LAWS = word_list("named law")
_EVENTS = word_list("named event")
_BUILDINGS = word_list("named building")
_NO_NAMES = word_list("no name")


@dataclass(frozen=True, slots=True)
class Label:
    """A name on tokens `start` to `end` (exclusive), and what it names, in the model's labels."""

    start: int
    end: int
    label: str


def entities(doc: Doc, view: View, actors: Sequence[Actor], places: Sequence[Place]) -> list[Label]:
    """Return the names of `doc` in order, none inside another, each with its label put right."""
    read = sorted(_read(doc, actors, places), key=lambda each: (each.end - each.start, each.start))
    covered: dict[int, Label] = {}
    for label in read:
        for i in range(label.start, label.end):
            covered.setdefault(i, label)
    names = [entity for entity in doc.ents if entity.label_ in _OF_NAMES]
    media = {
        entity.text
        for entity in names
        if entity.label_ in _MAY_BE_MEDIA
        and not any(i in covered for i in range(entity.start, entity.end))
        and medium(view, Run(entity.start, entity.end, entity=True))
    }
    for entity in names:
        within = range(entity.start, entity.end)
        kept = "ORG" if media and entity.text in media else _kept(view, entity, covered)
        if kept:
            covered.update(dict.fromkeys(within, Label(entity.start, entity.end, kept)))
    return sorted(set(covered.values()), key=lambda each: (each.start, each.end, each.label))


def _kept(view: View, entity: Span, covered: Mapping[int, Label]) -> str:
    """Return the label under which an entity stays, empty where something else has been read of it."""
    label = _label_by_words(view, entity)
    if any(i in covered for i in range(entity.start, entity.end)):
        return label if _names_more(entity, covered) else ""
    if view.text(entity.start, entity.end).removeprefix("the ") in _NO_NAMES:
        return ""
    return "" if label == "PERSON" else label


def _label_by_words(view: View, entity: Span) -> str:
    """Return the label that the last word of the entity tells, or the next one, else the model's."""
    last = view.lower[entity.end - 1]
    if entity.end - entity.start > 1 and entity.label_ in _NAMED_AFTER:
        if last in _LAWS:
            return "LAW"
        if last in _EVENTS:
            return "EVENT"
    after = view.lower[entity.end] if entity.end < len(view) else ""
    if entity.label_ == "PERSON" and after in _BUILDINGS and not view.capital(entity.end):
        return "FAC"
    return entity.label_


def _names_more(entity: Span, covered: Mapping[int, Label]) -> bool:
    """Whether the entity names a body or thing after the place or people read in it: 'the Iraqi army'."""
    over = [covered[i] for i in range(entity.start, entity.end) if i in covered]
    if entity.label_ not in _NAMED_AFTER and entity[-1].lower_ not in _DISTRICTS:
        return False
    if any(each.label not in _OF_PLACE or each.start < entity.start for each in over):
        return False
    last = covered.get(entity.end - 1)
    if last is None:
        return True
    return last.start > entity.start + 1 and entity.doc[last.start - 1].lower_ in ("of", "for")


def _read(doc: Doc, actors: Sequence[Actor], places: Sequence[Place]) -> Iterator[Label]:
    for actor in actors:
        for mention in actor.mentions:
            label = _LABELS.get((actor.kind, mention.kind))
            if label is None:
                continue
            span = _tokens(doc, mention.span)
            start = _name_start(span, actor.name) if label == "PERSON" else span.start
            yield Label(start, span.end, label)
    for place in places:
        for offsets in place.spans:
            span = _tokens(doc, offsets)
            if not span[-1].text[:1].isupper():
                continue  # "here", "the Russian capital"
            yield Label(span.start, span.end, _of_place(span, place))


def _of_place(span: Span, place: Place) -> str:
    label = _PLACES[place.kind] if place.kind is not None else "GPE"
    theirs = span[-1].ent_type_
    open_ = (label == "LOC" and theirs == "GPE") or (label == "FAC" and theirs == "ORG")
    return theirs if open_ else label


def _tokens(doc: Doc, offsets: Offsets) -> Span:
    span = doc.char_span(*offsets, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token at {offsets}")
    return span


def _name_start(span: Span, name: str) -> int:
    """Return the first token of the name at the end of a mention that begins with a title."""
    parts = set(name_parts(name))
    start = span.end - 1
    while start > span.start and (
        not span.doc[start - 1].is_alpha or parts & set(name_parts(span.doc[start - 1].text))
    ):
        start -= 1
    return start
