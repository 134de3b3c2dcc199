"""From the answers of a model to the account of a report: what has ground is kept, the rest is counted."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from verbale.account import (
    Account,
    Actor,
    Agreement,
    Contact,
    Event,
    Figure,
    Gate,
    Mention,
    Place,
    Quotation,
    Span,
)
from verbale.knowledge.officeholders import OfficeHolders
from verbale.llm_reader import deeds, people
from verbale.llm_reader.grounds import Grounds, UngroundedError
from verbale.llm_reader.reply import KINDS, Told
from verbale.locating import Locator
from verbale.reading.pipeline import turned_away
from verbale.reading.topics import topics_of
from verbale.report import Report

_SINGULAR = {kind: kind.removesuffix("s") for kind in KINDS}


class NotUnderstoodError(Exception):
    """An answer is not the JSON object that was asked for; the message says in what."""


@dataclass(slots=True)
class Draft:
    """An account in the making: what the pieces of a report gave until now."""

    report: Report
    holders: OfficeHolders
    max_items: int
    gate: Gate | None = None
    actors: dict[str, Actor] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    _locator: Locator | None = None

    def add(self, answer: str, piece: Span) -> None:
        """Take in the answer about one piece of the text. Raises NotUnderstoodError when it is none."""
        told = parse(answer)
        if self._locator is None:
            self._locator = Locator(self.report.text)
        published = self.report.published
        grounds = Grounds(self._locator, self.report.text, piece, published)
        named: dict[str, Actor] = {}

        def each[T](kind: str, make: Callable[[Any], T]) -> list[T]:
            return list(self._grounded(kind, told[kind], make, grounds))

        def join(item: Any) -> None:
            named[item.name] = self._join(people.actor(item, grounds, published, self.holders))

        each("actors", join)
        self.quotations += each("quotations", lambda item: people.quotation(item, grounds, named))
        self.contacts += each("contacts", lambda item: deeds.contact(item, grounds, named))
        self.events += each("events", lambda item: deeds.event(item, grounds, named))
        self.agreements += each("agreements", lambda item: deeds.agreement(item, grounds))
        self.figures += each("figures", lambda item: deeds.figure(item, grounds))
        self.rejected += grounds.rejected

    def _grounded[T](
        self, kind: str, items: list[Any], make: Callable[[Any], T], grounds: Grounds
    ) -> Iterable[T]:
        if len(items) > self.max_items:
            self.rejected[f"{_SINGULAR[kind]}: too many in one answer"] += len(items) - self.max_items
        for item in items[: self.max_items]:
            try:
                told: Told = KINDS[kind].model_validate_json(json.dumps(item))
                yield make(told)
            except ValidationError:
                grounds.refuse(_SINGULAR[kind], "not of the form asked for")
            except UngroundedError as error:
                grounds.refuse(_SINGULAR[kind], str(error))

    def _join(self, new: Actor) -> Actor:
        """Return the actor in the account that goes by the same name and party, with the new mentions."""
        key = "\t".join((new.kind, new.name.casefold(), new.party or ""))
        old = self.actors.get(key)
        if old is not None:
            spans: dict[Span, Mention] = {mention.span: mention for mention in (*old.mentions, *new.mentions)}
            mentions = tuple(spans[span] for span in sorted(spans))
            new = old.model_copy(update={"mentions": mentions, "office": old.office or new.office})
        else:
            new = new.model_copy(update={"id": f"a{len(self.actors) + 1}"})
        self.actors[key] = new
        return new

    def account(self, reader: str) -> Account:
        """Return the account."""
        topics = topics_of(self.report.text)
        contacts = _once(self.contacts, lambda one: (one.mode, one.states, one.evidence, one.date))
        found = Account(
            reader=reader,
            report=self.report.id,
            actors=tuple(self.actors.values()),
            places=tuple(self._places()),
            quotations=tuple(
                one.model_copy(update={"topics": topics.within(one.content)})
                for one in _once(self.quotations, lambda one: one.content)
            ),
            contacts=_numbered(
                "c",
                (one.model_copy(update={"topics": topics.within(one.evidence)}) for one in contacts),
            ),
            events=_numbered("e", _once(self.events, lambda one: (one.cameo, one.source, one.trigger))),
            figures=tuple(_once(self.figures, lambda one: one.span)),
            agreements=_numbered("g", _once(self.agreements, lambda one: one.name.casefold())),
        )
        items = {name: getattr(found, name) for name in (*KINDS, "places")}
        return turned_away(self.report, reader, self.gate).model_copy(update=items)

    def _places(self) -> Iterable[Place]:
        told = [one.place for one in self.contacts] + [one.place for one in self.events]
        names = [place for place in told if place is not None]
        for name in dict.fromkeys(names):
            spans = self._locator.places(name, most=100) if self._locator is not None else []
            if spans:
                yield Place(name=name, spans=tuple(spans))


def parse(answer: str) -> dict[str, list[Any]]:
    """Return the lists of an answer: a JSON object with all of them, bare or as one fenced block.

    Raises NotUnderstoodError when it is anything else.
    """
    text = answer.strip()
    if text.startswith("```") and text.endswith("```") and "\n" in text:
        text = text[text.index("\n") + 1 : -3]
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("the answer is not JSON") from error
    if not isinstance(found, dict) or set(found) != set(KINDS):
        raise NotUnderstoodError(f"the answer is not an object with the lists {', '.join(KINDS)} alone")
    if any(not isinstance(items, list) for items in found.values()):
        raise NotUnderstoodError("the answer holds something else where lists should be")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _once[T](items: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    """Return items without those that say the same as one before."""
    found: dict[Any, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def _numbered[T: (Contact, Event, Agreement)](letter: str, items: Iterable[T]) -> tuple[T, ...]:
    return tuple(
        item.model_copy(update={"id": f"{letter}{number}"}) for number, item in enumerate(items, start=1)
    )
