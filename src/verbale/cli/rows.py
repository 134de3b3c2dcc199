"""How rows of the record look: the date beside a few lines that end with the words and their source."""

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from verbale.cli.console import flat, words
from verbale.knowledge.states import usual_name
from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow
from verbale.record.figures.rows import FigureRow
from verbale.record.rows import ContactRow, ParticipantRow, Source, StatementRow

QUIET = "dim"
STATUS_STYLES = {
    "held": "green",
    "planned": "cyan",
    "possible": "yellow",
    "cancelled": "red",
    "denied": "red",
    "postponed": "yellow",
    "unconfirmed": "yellow",
}
_VERBS = {
    "speech": "said",
    "writing": "wrote",
    "belief": "took the view",
    "intention": "had in mind",
    "perception": "took note",
}
JUDGED = {"merge": "merged", "split": "parted", "undo": "undone"}
_HOW = {"direct": "", "mixed": ", in part word for word", "indirect": ", as reported", "turn": " in turn"}
# In a list, the sources of one contact; `--json` gives all.
MAX_SOURCES = 3
SHORT_ID = 8
_OPENING_MARKS = frozenset("\"“„«'‘‹`")
_DATE_COLUMNS = 12


def print_rows(
    console: Console,
    rows: Iterable[ContactRow | StatementRow],
    *,
    nothing: str,
    most_sources: int | None = MAX_SOURCES,
) -> None:
    """Print contacts and statements one beneath the other, or `nothing` when there are none.

    `most_sources` is how many sources of a contact are shown, None for all of them.
    """
    empty = True
    for row in rows:
        empty = False
        console.print(entry(row, most_sources))
    if empty:
        console.print(words(nothing, QUIET))


def entry(row: ContactRow | StatementRow, most_sources: int | None = MAX_SOURCES) -> RenderableType:
    """Return one row as its date and what there is to say."""
    lines = _contact(row, most_sources) if isinstance(row, ContactRow) else _statement(row)
    return dated(row.date, Group(*lines, Text()))


def dated(date: str | None, body: RenderableType) -> RenderableType:
    """Return `body` with an EDTF date in a column on its left."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_DATE_COLUMNS, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(_date(date), body)
    return grid


def parties(codes: Iterable[str]) -> str:
    """Return the usual names of parties in alphabetical order: 'Azerbaijan, Russia and Turkey'."""
    names = sorted(usual_name(code) for code in codes)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def source_line(publisher: str | None, published: str | None, title: str | None, report: str) -> Text:
    """Return where words are from, on one line: the id of the report, publisher, date and title."""
    known = [part for part in (report[:SHORT_ID], publisher, published, title and f"“{title}”") if part]
    line = words("— " + " · ".join(known), QUIET)
    line.no_wrap, line.overflow = True, "ellipsis"
    return line


def _date(date: str | None) -> Text:
    if date is None:
        return Text("undated", style=QUIET)
    first, slash, last = date.partition("/")
    return (
        words(first, "bold")
        if not slash
        else Text("\n").join((words(first, "bold"), words(f"– {last}", "bold")))
    )


def _contact(row: ContactRow, most_sources: int | None) -> Iterable[Text]:
    head = Text()
    head.append(row.mode.capitalize(), style="bold")
    moved = f" to {row.moved_to}" if row.moved_to else ""
    head.append(" ").append(flat(row.status + moved), STATUS_STYLES[row.status])
    if row.states:
        head.append(" · ").append(flat(parties(row.states)), "bold")
    if row.place:
        head.append(" · ").append(flat(row.place))
    head.append(f" · {row.id[:SHORT_ID]}", QUIET)
    yield head
    if row.participants:
        yield words(", ".join(_participant(participant) for participant in row.participants))
    if len({step.word for step in row.history}) > 1:
        told = (f"{step.published or 'undated'} {step.word}" for step in row.history)
        yield words("told as: " + ", ".join(told), QUIET)
    for disagreement in row.disagreements:
        if disagreement.field != "status":
            yield words(
                f"reports differ on the {disagreement.field}: {' | '.join(disagreement.values)}", "yellow"
            )
    for one in row.judgements:
        yield words(f"{JUDGED[one.verdict]} by {one.by} on {one.at[:10]}: {one.reason}", QUIET)
    yield from counted(row)
    shown = row.sources[:most_sources]
    for source in shown:
        yield from _told_by(source)
    if len(row.sources) > len(shown):
        yield Text(f"… and {len(row.sources) - len(shown)} more (--sources or --json give all)", style=QUIET)


def counted(row: ContactRow | StatementRow | EventRow | AgreementRow | FigureRow) -> Iterable[Text]:
    """Yield how many reports tell a row, and how many of them are sources of their own, where several do."""
    if len(reports := {source.report for source in row.sources}) > 1:
        yield words(f"{len(reports)} reports, {row.independent_sources} independent", QUIET)


def _participant(participant: ParticipantRow) -> str:
    known = [participant.office, participant.party and usual_name(participant.party)]
    inside = ", ".join(part for part in known if part)
    return f"{participant.name} ({inside})" if inside else participant.name


def _told_by(source: Source) -> Iterable[Text]:
    for told in source.words:
        yield words(told, "italic")
    yield source_line(source.publisher, source.published, source.title, source.report)


def _statement(row: StatementRow) -> Iterable[Text]:
    head = words(row.speaker or row.source or "Speaker not named", "bold")
    known = [row.office, row.party and usual_name(row.party)]
    if inside := ", ".join(part for part in known if part and part != row.speaker):
        head.append(f" ({flat(inside)})", "not bold")
    verb = "asked" if row.modality == "questioned" else _VERBS[row.reported]
    head.append(f" {verb}{_HOW[row.form]}", "not bold dim")
    if row.addressees:
        head.append(f" to {flat(', '.join(row.addressees))}", "not bold dim")
    yield head
    is_bare = row.form in ("direct", "turn") and row.words[:1] not in _OPENING_MARKS
    yield words(f"“{row.words}”" if is_bare else row.words, "italic")
    if row.contact is not None:
        yield words(f"at {row.contact[:SHORT_ID]}", QUIET)
    yield from counted(row)
    for source in row.sources[:MAX_SOURCES]:
        yield source_line(source.publisher, source.published, source.title, source.report)
    if len(row.sources) > MAX_SOURCES:
        yield Text(f"… and {len(row.sources) - MAX_SOURCES} more reports (--json gives all)", style=QUIET)
