"""The spans of a report that something was read out of, with what that is."""

from collections.abc import Iterator

from verbale.account import Account, Actor, Span
from verbale.assistants.quoting import NAME_CHARACTERS, clipped
from verbale.assistants.told import Mark

_WORDS = 120


def marks(account: Account, text: str, within: Span) -> list[Mark]:
    """Return the marks that lie in a piece of the text at least partly, in order of place."""
    found = [
        Mark(
            kind=kind,
            item=item,
            span=span,
            words=clipped(text[span[0] : span[1]], _WORDS)[0],
            means=clipped(means, NAME_CHARACTERS)[0],
        )
        for kind, item, span, means in _spans(account)
        if span[0] < within[1] and span[1] > within[0]
    ]
    return sorted(found, key=lambda mark: (mark.span[0], -mark.span[1], mark.kind, mark.item))


def _spans(account: Account) -> Iterator[tuple[str, str, Span, str]]:
    for contact in account.contacts:
        told = " ".join(part for part in (contact.status, contact.mode, contact.date, contact.place) if part)
        means = f"{told}: {', '.join(contact.states)}"
        yield from (("contact", contact.id, span, means) for span in contact.evidence)
    for number, quotation in enumerate(account.quotations):
        means = f"{quotation.form}, {quotation.speaker_name or _name(account.actor(quotation.speaker))}"
        yield from (("statement", str(number), span, means) for span in quotation.content)
    for event in account.events:
        if event.contact is None:
            who = ", ".join(one.party for one in event.source)
            whom = ", ".join(one.party for one in event.target)
            means = f"{event.status} {event.type} by {who}" + (f" to {whom}" if whom else "")
            yield from (("event", event.id, span, means) for span in event.trigger)
    for agreement in account.agreements:
        means = ", ".join(part for part in (agreement.name, agreement.date, agreement.status) if part)
        yield from (("agreement", agreement.id, span, means) for span in agreement.spans)
    for number, figure in enumerate(account.figures):
        means = " ".join(part for part in (figure.measure, figure.low, figure.unit, figure.period) if part)
        yield "figure", str(number), figure.span, means
    for actor in account.actors:
        yield from ((actor.kind, actor.id, mention.span, _name(actor)) for mention in actor.mentions)
    for place in account.places:
        means = f"{place.name} ({place.state})" if place.state else place.name
        yield from (("place", place.name, span, means) for span in place.spans)
    for number, time in enumerate(account.times):
        yield "time", str(number), time.span, time.edtf or time.value


def _name(actor: Actor | None) -> str:
    if actor is None:
        return "speaker unknown"
    return ", ".join(part for part in (actor.name, actor.office, actor.party) if part)
