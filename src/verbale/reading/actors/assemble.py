"""Runs the steps of the actor reading and makes the account's actors of what they found."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from verbale.account import Actor, Mention
from verbale.knowledge.tenures import Tenure
from verbale.reading.actors.authors import resolve_author
from verbale.reading.actors.context import Context, meeting_place
from verbale.reading.actors.grounds import named
from verbale.reading.actors.inference import SINGLE, infer_parties
from verbale.reading.actors.knowing import (
    VAGUE,
    held_on,
    in_office_on,
    know_nationality,
    know_officeholders,
    own_office,
)
from verbale.reading.actors.leads import join_leads
from verbale.reading.actors.linking import link_names
from verbale.reading.actors.months import put_right
from verbale.reading.actors.parties import PartyActor, find_parties, named_codes
from verbale.reading.actors.people import Person, Seen, gather, join_known
from verbale.reading.actors.placing import view_of
from verbale.reading.actors.pronouns import resolve_pronouns
from verbale.reading.actors.references import Holder, name_counterparts, resolve_titles
from verbale.reading.actors.sectoring import sector_of_office, sector_of_party, sector_of_words
from verbale.reading.actors.sides import resolve_sides
from verbale.reading.actors.titles import find_titles
from verbale.reading.actors.view import View
from verbale.reading.findings import findings


def read_actors(doc: Doc, context: Context | None = None) -> tuple[Actor, ...]:
    """Return the actors of a tagged, parsed document with entities, in order of first mention."""
    context = context or Context()
    view = view_of(doc, last=False)
    titles = find_titles(view)
    codes = named_codes(view)
    knowledge = context.knowledge
    families: dict[str, Sequence[Tenure]] = {}
    if context.day is not None:
        families = {**knowledge.at_the_head(context.day), **knowledge.families(context.day, codes)}
    uses, linked = link_names(view, titles, families, in_office_on(context.day, knowledge))
    put_right(doc, view, (use.run.end - 1 for use in uses))
    people = gather(view, uses)
    know_officeholders(people, context.day, families, knowledge)
    people = join_known(people)
    held = held_on(context.day, knowledge)
    infer_parties(view, people, uses, context.home, held, source=context.source)
    know_nationality(people, context.day, knowledge)
    host = context.home or context.source or meeting_place(view)
    own = own_office(context.source, held)
    holders = join_leads(view, people, resolve_titles(view, titles, linked, people, host, own))
    name_counterparts(people)
    resolve_pronouns(view, people, holders)
    layout = findings(doc).layout
    if not layout.turns:
        resolve_author(view, people, layout.headings, layout.paragraphs)
    parties = find_parties(view, uses, people)
    resolve_sides(view, people, parties)
    found = [
        *(_person(view, person) for person in people),
        *(_office(view, holder, context) for holder in holders),
        *(_party(view, party) for party in parties),
    ]
    found.sort(key=lambda actor: (actor.mentions[0].span, actor.kind, actor.name))
    return tuple(actor.model_copy(update={"id": f"a{n}"}) for n, actor in enumerate(found, start=1))


def _person(view: View, person: Person) -> Actor:
    # "the minister" says less than "foreign minister".
    telling = [office for office in person.offices if office.rank not in VAGUE] or person.offices
    office = telling[0].name if telling else None
    ground = person.ground
    return Actor(
        id="",
        kind="person",
        name=person.name,
        party=person.party,
        office=office,
        sector=_own_sector(view, person)
        or sector_of_office(office, person.party, former=person.once is not None),
        basis=person.basis,
        score=ground.score if ground is not None else None,
        reason=ground.reason if ground is not None else "",
        mentions=_mentions(view, person.mentions),
    )


def _own_sector(view: View, person: Person) -> str | None:
    """Return the sector that a user keeps with the person's name."""
    named = [view.name_at[i] for seen in person.mentions for i in range(seen.start, seen.end)]
    entries = (each.of("person") for each in named if each is not None)
    return next((entry.sector for entry in entries if entry is not None and entry.sector), None)


def _office(view: View, holder: Holder, context: Context) -> Actor:
    return Actor(
        id="",
        kind="office",
        name=holder.name,
        party=holder.party,
        office=holder.office.name,
        holder=_known_holder(holder, context),
        sector=sector_of_office(holder.office.name, holder.party),
        basis=holder.ground.basis,
        score=holder.ground.score,
        reason=holder.ground.reason,
        mentions=_mentions(view, holder.mentions),
    )


def _known_holder(holder: Holder, context: Context) -> str | None:
    """Return who held the office on the day of the report, where the knowledge base has one and no other."""
    if context.day is None or holder.office.rank not in SINGLE:
        return None
    names = {
        tenure.name for tenure in context.knowledge.succession(holder.office.name, holder.party, context.day)
    }
    return names.pop() if len(names) == 1 else None


def _party(view: View, party: PartyActor) -> Actor:
    mentions = _mentions(view, party.mentions)
    kinds = {mention.kind for mention in mentions}
    ground = named("metonym" if kinds == {"metonym"} else "name")
    if party.kind == "state":
        sector = "GOV" if kinds == {"metonym"} else None
    else:
        coined = view.coined.get(party.code)
        sector = sector_of_words(coined.name) if coined is not None else sector_of_party(party.code)
        sector = "REB" if coined is not None and coined.armed else sector
    sector = party.sector or sector
    return Actor(
        id="",
        kind=party.kind,
        name=party.name,
        party=party.acts_for,
        sector=sector,
        basis=ground.basis,
        score=ground.score if party.acts_for is not None else None,
        reason=ground.reason,
        mentions=mentions,
    )


def _mentions(view: View, seen: Iterable[Seen]) -> tuple[Mention, ...]:
    mentions: dict[tuple[int, int], Mention] = {}
    for each in sorted(seen, key=lambda s: (s.start, -s.end)):
        span = view.chars(each.start, each.end)
        mentions.setdefault(span, Mention(span=span, kind=each.kind, rule=each.rule))
    return tuple(mentions.values())
