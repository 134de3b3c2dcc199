"""How events, agreements and figures look in a list."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from verbale.cli.console import flat, words
from verbale.cli.rows import MAX_SOURCES, QUIET, SHORT_ID, STATUS_STYLES, counted, dated, parties, source_line
from verbale.knowledge.states import usual_name
from verbale.record.agreements.rows import AgreementRow, AgreementSource
from verbale.record.events.rows import EventParty, EventRow, EventSource, IntensityRow
from verbale.record.figures.rows import FigureRow, FigureSource

_QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
_GOVERNMENT = "GOV"
_BOUNDS = {"over": "more than ", "under": "less than ", "about": "about ", None: ""}
_SIGNS = {"up": "+", "down": "−", None: ""}
_MAX_CLAUSES = 5


def event(row: EventRow) -> RenderableType:
    """Return an event as its date and what there is to say."""
    return dated(row.date, Group(*_event(row), Text()))


def agreement(row: AgreementRow) -> RenderableType:
    """Return an agreement as the day of its making and what there is to say."""
    return dated(row.date, Group(*_agreement(row), Text()))


def figure(row: FigureRow) -> RenderableType:
    """Return a figure as the time that it holds for and what there is to say."""
    return dated(row.period, Group(*_figure(row), Text()))


def intensity(row: IntensityRow) -> RenderableType:
    """Return what two parties did to each other in one period, on a line."""
    arrow = "↔" if row.direction == "both" else "→"
    who = f"{usual_name(row.source)} {arrow} {usual_name(row.target)}"
    return dated(
        row.period, words(f"{who} · {row.events} events, sum {row.total:+.1f}, mean {row.mean:+.2f}")
    )


def _event(row: EventRow) -> Iterable[Text]:
    head = words(row.type, _QUAD_STYLES.get(row.quad_class, "bold"))
    if row.mode:
        head.append(f" {flat(row.mode)}", "not bold")
    if row.status != "held":
        head.append(f" {row.status}", STATUS_STYLES.get(row.status, ""))
    head.append(" · ", "not bold").append(flat(_who(row)), "not green not yellow not red bold")
    if row.place:
        head.append(f" · {flat(row.place)}", "not bold")
    yield head.append(f" · {row.id[:SHORT_ID]}", QUIET)
    value = "" if row.goldstein is None else f" ({row.goldstein:+.1f})"
    told = [f"{row.cameo} {row.label}{value}"]
    told += [f"{number} {name}" for name, number in row.magnitude if number is not None]
    told += ["in passing"] if row.background else []
    told += [f"contact {row.contact[:SHORT_ID]}"] if row.contact else []
    yield words(" · ".join(told), QUIET)
    yield from counted(row)
    yield from _told_by(row.sources)


def _who(row: EventRow) -> str:
    if row.mutual:
        return " ↔ ".join(map(_party, row.source))
    source = ", ".join(map(_party, row.source)) or "?"
    return f"{source} → {', '.join(map(_party, row.target))}" if row.target else source


def _party(party: EventParty) -> str:
    name = usual_name(party.party)
    return f"{name} {party.sector}" if party.sector not in (None, _GOVERNMENT) else name


def _agreement(row: AgreementRow) -> Iterable[Text]:
    head = words(row.name, "bold")
    if row.status:
        head.append(f" {row.status}", "not bold cyan")
    if row.parties:
        head.append(" · ", "not bold").append(flat(parties(row.parties)), "not bold")
    if row.place:
        head.append(f" · {flat(row.place)}", "not bold")
    yield head.append(f" · {row.id[:SHORT_ID]}", QUIET)
    if row.also:
        yield words("also: " + ", ".join(row.also), QUIET)
    if len({step.status for step in row.history}) > 1:
        told = (f"{step.published or 'undated'} {step.status}" for step in row.history)
        yield words("told as: " + ", ".join(told), QUIET)
    for clause in row.clauses[:_MAX_CLAUSES]:
        yield words(f"– {clause.words}")
    yield from counted(row)
    yield from _told_by(row.sources)


def _figure(row: FigureRow) -> Iterable[Text]:
    amount = f"{_number(row.low)}–{_number(row.high)}" if row.high else _number(row.low)
    unit = "" if row.unit is None else row.unit if row.unit == "%" else f" {row.unit}"
    head = words(f"{_BOUNDS[row.bound]}{_SIGNS[row.change]}{amount}{unit}", "bold")
    head.append(f" {flat(row.what)}", "not bold")
    if row.measure.casefold() != row.what.casefold():
        head.append(f" ({row.measure})", QUIET)
    if row.parties:
        head.append(" · ", "not bold").append(flat(parties(row.parties)), "not bold")
    yield head
    if row.source:
        yield words(f"given by {row.source}", QUIET)
    yield from counted(row)
    yield from _told_by(row.sources)


def _number(decimal: str) -> str:
    """Return a decimal with its thousands parted."""
    whole, point, rest = decimal.partition(".")
    return f"{int(whole):,}{point}{rest}"


def _told_by(sources: Sequence[EventSource | AgreementSource | FigureSource]) -> Iterable[Text]:
    for source in sources[:MAX_SOURCES]:
        for told in (source.words,) if isinstance(source.words, str) else source.words:
            yield words(told, "italic")
        yield source_line(source.publisher, source.published, source.title, source.report)
    if len(sources) > MAX_SOURCES:
        yield Text(f"… and {len(sources) - MAX_SOURCES} more reports (--json gives all)", style=QUIET)
