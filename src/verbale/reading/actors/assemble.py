"""Runs the steps of the actor reading and makes the account's actors of what they found."""

from collections.abc import Iterable

from spacy.tokens import Doc

from verbale.account import Actor, ActorKind, Basis, Mention
from verbale.reading.actors.context import Context, meeting_place
from verbale.reading.actors.inference import infer_parties
from verbale.reading.actors.knowing import VAGUE, know_nationality, know_officeholders
from verbale.reading.actors.leads import join_leads
from verbale.reading.actors.linking import link_names
from verbale.reading.actors.parties import PartyActor, find_parties, named_codes
from verbale.reading.actors.people import Person, Seen, gather, join_known
from verbale.reading.actors.pronouns import resolve_pronouns
from verbale.reading.actors.references import Holder, name_counterparts, resolve_titles
from verbale.reading.actors.titles import find_titles
from verbale.reading.actors.view import View


def read_actors(doc: Doc, context: Context | None = None) -> tuple[Actor, ...]:
    """Return the actors of a tagged, parsed document with entities, in order of first mention."""
    context = context or Context()
    view = View.shared(doc, last=False)
    titles = find_titles(view)
    named = named_codes(view)
    knowledge = context.knowledge
    known = knowledge.families(context.day, named) if context.day is not None else ()
    uses, linked = link_names(view, titles, known)
    people = gather(view, uses)
    know_officeholders(people, context.day, named, knowledge)
    people = join_known(people)
    infer_parties(view, people, uses, context.home)
    know_nationality(people, context.day, knowledge)
    host = context.home or meeting_place(view)
    holders = join_leads(view, people, resolve_titles(view, titles, linked, people, host))
    name_counterparts(people)
    resolve_pronouns(view, people)
    parties = find_parties(view, uses, people)
    found = [
        *(_person(view, person) for person in people),
        *(_office(view, holder) for holder in holders),
        *(_party(view, party) for party in parties),
    ]
    found.sort(key=lambda actor: (actor.mentions[0].span, actor.kind, actor.name))
    return tuple(actor.model_copy(update={"id": f"a{n}"}) for n, actor in enumerate(found, start=1))


def _person(view: View, person: Person) -> Actor:
    # "the minister" says less than "foreign minister".
    telling = [office for office in person.offices if office.rank not in VAGUE] or person.offices
    office = telling[0].name if telling else None
    return _actor(view, "person", person.name, person.party, office, person.basis, person.mentions)


def _office(view: View, holder: Holder) -> Actor:
    return _actor(
        view, "office", holder.name, holder.party, holder.office.name, holder.basis, holder.mentions
    )


def _party(view: View, party: PartyActor) -> Actor:
    return _actor(view, party.kind, party.name, party.acts_for, None, "stated", party.mentions)


def _actor(
    view: View,
    kind: ActorKind,
    name: str,
    party: str | None,
    office: str | None,
    basis: Basis | None,
    seen: Iterable[Seen],
) -> Actor:
    mentions: dict[tuple[int, int], Mention] = {}
    for each in sorted(seen, key=lambda s: (s.start, -s.end)):
        span = view.chars(each.start, each.end)
        mentions.setdefault(span, Mention(span=span, kind=each.kind, rule=each.rule))
    return Actor(
        id="",
        kind=kind,
        name=name,
        party=party,
        office=office,
        basis=basis,
        mentions=tuple(mentions.values()),
    )
