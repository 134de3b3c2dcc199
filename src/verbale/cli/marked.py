"""A report's text with its marks, and the list of what was read out of it."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from verbale.account import (
    Account,
    Actor,
    Agreement,
    Contact,
    Event,
    EventActor,
    Figure,
    Quotation,
    Span,
)
from verbale.cli.console import flat, safe, words
from verbale.cli.rows import QUIET, parties
from verbale.knowledge.states import usual_name
from verbale.report import Report

_STYLES = {
    "person": "bold cyan",
    "state": "bold blue",
    "organisation": "bold magenta",
    "party": "bold magenta",
    "office": "cyan",
    "place": "green",
    "time": "yellow",
    "quotation": "italic",
    "contact": "underline",
}
_LEGEND = ("person", "office", "state", "organisation", "place", "time", "quotation", "contact")


def print_marked(console: Console, report: Report, account: Account, *, why: bool = False) -> None:
    """Print the text of a report with marks and legend, and beneath it what was read; `why` adds reasons."""
    console.print(Rule(words(report.title or report.origin or report.id, "bold"), style=QUIET))
    console.print(_published(report, account))
    console.print(Padding(marked_text(report.text, account), (1, 0)))
    if console.is_terminal and not console.no_color:
        console.print(_legend())
    for heading, lines in items(report.text, account, why=why):
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=12, no_wrap=True)
        table.add_column(ratio=1)
        for position, line in enumerate(lines):
            table.add_row(Text(heading if position == 0 else "", style="bold"), line)
        console.print(table)
    console.print()


def marked_text(text: str, account: Account) -> Text:
    """Return the text of a report with everything that the account holds marked in colour."""
    marked = Text(safe(text))
    for style, span in _marks(account):
        marked.stylize(_STYLES[style], *span)
    return marked


def items(text: str, account: Account, *, why: bool = False) -> Iterator[tuple[str, list[Text]]]:
    """Yield what was read out of a report, each heading with its lines; headings without any are left out.

    With `why`, contacts carry their score, what it rests on, the rules, and the sentences that tell of them.
    """
    lists = {
        "Contacts": [
            _contact(contact).append(_reasons(text, contact) if why else "") for contact in account.contacts
        ],
        "Quotations": [_quotation(text, quotation, account) for quotation in account.quotations],
        "Events": [_event(event, account) for event in account.events if event.contact is None],
        "Agreements": [_agreement(agreement) for agreement in account.agreements],
        "Figures": [_figure(text, figure) for figure in account.figures],
        "Actors": [_actor(actor) for actor in account.actors],
        "Places": [
            words(f"{place.name} ({place.state})" if place.state else place.name) for place in account.places
        ],
        "Times": [words(f"{text[slice(*time.span)]} → {time.edtf or time.value}") for time in account.times],
    }
    for heading, lines in lists.items():
        if lines:
            yield heading, lines


def _marks(account: Account) -> Iterator[tuple[str, Span]]:
    """Yield spans with the kind of their mark, wide ones first, so that narrow ones stay visible."""
    yield from (("contact", span) for contact in account.contacts for span in contact.evidence)
    yield from (("quotation", span) for quotation in account.quotations for span in quotation.content)
    yield from (("time", time.span) for time in account.times)
    yield from (("place", span) for place in account.places for span in place.spans)
    for actor in account.actors:
        yield from ((actor.kind, mention.span) for mention in actor.mentions)


def _legend() -> Text:
    legend = Text("  ").join(Text(name, style=_STYLES[name]) for name in _LEGEND)
    return legend.append("\n")


def _published(report: Report, account: Account) -> Text:
    published = account.published
    parts = [report.publisher, published.date and f"published {published.date}", account.dateline, report.id]
    line = words(" · ".join(part for part in parts if part), QUIET)
    if published.basis:
        reason = f": {flat(published.reason)}" if published.reason else ""
        line.append(f" (date {published.basis}{reason})")
    elif published.candidates:
        fitting = " or ".join(published.candidates)
        line.append(f" (undated; {fitting} would fit: {flat(published.reason)})")
    return line


def _contact(contact: Contact) -> Text:
    said = [f"{contact.mode} {contact.status}", parties(contact.states), contact.place]
    line = words(contact.date or "undated", "bold")
    line.append("  " + flat(" · ".join(part for part in said if part)), "not bold")
    if contact.participants:
        names = ", ".join(participant.name for participant in contact.participants)
        line.append("\n" + flat(names), "not bold")
    return line


def _reasons(text: str, contact: Contact) -> Text:
    """Return why a contact is in the account: score, features, rules, topics and evidence, a line each."""
    score = "" if contact.score is None else f"score {contact.score:.2f}: "
    lines = [score + ", ".join(contact.reasons), "rules: " + " | ".join(contact.rules)]
    if contact.topics:
        lines.append("topics: " + ", ".join(contact.topics))
    lines += [f"“{flat(text[start:end])}”" for start, end in contact.evidence]
    told = Text()
    for line in lines:
        told.append("\n").append(words(line, QUIET))
    return told


def _quotation(text: str, quotation: Quotation, account: Account) -> Text:
    actor = account.actor(quotation.speaker)
    named = quotation.speaker_name or (actor.name if actor else None)
    source = named or " ".join(text[start:end] for start, end in quotation.source)
    said = " ... ".join(text[start:end] for start, end in quotation.content)
    line = words(f"{source or 'speaker not named'}:", "bold")
    return line.append(f" {flat(said)}", "not bold").append(f" ({quotation.form})", QUIET)


def _event(event: Event, account: Account) -> Text:
    line = words(event.date or "undated", "bold")
    sides = [", ".join(_side(one, account) for one in side) for side in (event.source, event.target)]
    told = [f"{event.type} {event.cameo}", " → ".join(side for side in sides if side), event.place]
    line.append("  " + flat(" · ".join(part for part in told if part)), "not bold")
    standing: list[str] = [event.status] if event.status != "held" else []
    standing += ["in passing"] if event.background else []
    return line.append(f" ({', '.join(standing)})" if standing else "", QUIET)


def _side(one: EventActor, account: Account) -> str:
    actor = account.actor(one.actor)
    return actor.name if actor else usual_name(one.party)


def _agreement(agreement: Agreement) -> Text:
    line = words(agreement.name, "bold")
    told = [parties(agreement.parties), agreement.date, agreement.status]
    line.append("  " + flat(" · ".join(part for part in told if part)), "not bold")
    return line.append(f" (also: {flat(', '.join(agreement.aliases))})" if agreement.aliases else "", QUIET)


def _figure(text: str, figure: Figure) -> Text:
    line = words(text[slice(*figure.span)], "bold")
    told = [figure.words, parties(figure.parties), figure.period]
    line.append("  " + flat(" · ".join(part for part in told if part)), "not bold")
    return line.append(f" (given by {flat(figure.source)})" if figure.source else "", QUIET)


def _actor(actor: Actor) -> Text:
    known = [actor.kind, actor.office, actor.party and usual_name(actor.party)]
    inside = ", ".join(part for part in known if part)
    return words(actor.name).append(f" ({flat(inside)}; {len(actor.mentions)}×)", QUIET)
