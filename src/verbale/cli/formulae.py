"""`verbale formulae` and `verbale positions`: what a party says again, and how its wording changes."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console, Group
from rich.text import Text

from verbale.api import Record
from verbale.cli.console import flat, print_json, safe, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    PartyOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
)
from verbale.cli.rows import QUIET, dated, parties, source_line
from verbale.errors import VerbaleError
from verbale.knowledge.states import usual_name
from verbale.record.formulae.rows import DriftRow, FormulaRow, FormulaUse, PositionRow
from verbale.record.statements import BETWEEN_PIECES

# In a list, the uses of one formula; `--json` gives more.
_MAX_USES = 3
_SHORT_ID = 8
_CHANGES = {"stopped": "no longer", "taken up": "new"}
_NOTHING = "No wording of theirs recurs in the record."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog=examples(
            'verbale formulae --by "foreign ministers of Azerbaijan"',
            "verbale formulae --party AZE --since 2019 --limit 20",
            "verbale formulae --drift 2017 2020 --party AZE",
        )
    )(formulae)
    app.command(
        epilog=examples(
            'verbale positions AZE --about "Minsk Group"',
            "verbale positions Russia --about territory --since 2020 --json",
        )
    )(positions)


def formulae(
    record: RecordOption = DEFAULT_RECORD,
    party: PartyOption = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help='Who speaks: a name in any spelling, or an office ("foreign ministers of Azerbaijan").',
        ),
    ] = None,
    drift: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--drift",
            metavar="DATE DATE",
            help="What was stopped between these two, and what was taken up: 2017 2020.",
        ),
    ] = None,
    uses: Annotated[
        int, typer.Option("--uses", min=2, metavar="N", help="List at most so many uses of each, in JSON.")
    ] = 24,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List formulae: wording that a party or speaker uses again and again, most used first.

    Each stands with its first and last use, its speakers, its other wordings, and the times in which it was
    not used although the party spoke on the matter. With --drift: which fell out of use, and which came in.
    """
    console = standard_output()
    with Record(record, create=False) as opened:
        if drift is not None:
            if since or until:
                raise VerbaleError("--drift has its two dates: leave out --since and --until")
            before, after = drift
            changed = opened.drift(before, after, party=party, by=by, limit=limit, offset=offset)
            if as_json:
                print_json({"rows": changed.to_dicts()})
            else:
                _print_drift(console, changed)
            return
        rows = opened.formulae(
            party=party, by=by, since=since, until=until, uses=uses, limit=limit, offset=offset
        )
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    for row in rows:
        console.print(dated(f"{row.first}/{row.last}", Group(*_formula(row), Text())))
    if not rows:
        console.print(words(_NOTHING, QUIET))


def _print_drift(console: Console, rows: Iterable[DriftRow]) -> None:
    empty = True
    for row in rows:
        empty = False
        formula = row.formula
        head = Text(f"{_CHANGES[row.change]}: ", "red" if row.change == "stopped" else "green")
        when = "since" if row.change == "stopped" else "before"
        silent = words(f"{row.statements} statements on the matter without it {when}", QUIET)
        body = Group(head.append(_quoted(formula)), _history(formula), silent, *_uses(formula), Text())
        console.print(dated(f"{formula.first}/{formula.last}", body))
    if empty:
        console.print(words("No formula of theirs was stopped or taken up between these dates.", QUIET))


def _formula(row: FormulaRow) -> Iterable[Text]:
    yield _quoted(row)
    yield _history(row)
    if len(row.variants) > 1:
        yield words("also: " + ", ".join(f"“{one.words}”" for one in row.variants[1:]), QUIET)
    for gap in row.gaps:
        counted = f"{gap.statements} statements" if gap.statements > 1 else "1 statement"
        yield words(f"not from {gap.after} to {gap.until}, in {counted} on the matter", "yellow")
    yield from _uses(row)


def _quoted(row: FormulaRow) -> Text:
    return words(f"“{row.words}”", "bold")


def _history(row: FormulaRow) -> Text:
    known = [usual_name(row.party), f"on {row.days} days", ", ".join(row.speakers)]
    if row.parties:
        known.append(f"also of {parties(row.parties)}")
    return words(" · ".join(part for part in known if part))


def _uses(row: FormulaRow) -> Iterable[Text]:
    for use in row.uses[:_MAX_USES]:
        yield _use(use)
    if len(row.uses) > _MAX_USES:
        yield words(f"… and {len(row.uses) - _MAX_USES} more uses (--json gives them)", QUIET)


def _use(use: FormulaUse) -> Text:
    return source_line(use.publisher, use.date, use.title, use.report)


def positions(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="The party, by ISO 3166-1 code or name.")],
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="TOPIC",
            help='A context of PLOVER (territory), or words that must all be said; "a phrase" in double '
            "quotation marks, beginnings with *.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Show what a party said on a topic over time, with the words marked that it uses again and again."""
    with Record(record, create=False) as opened:
        rows = opened.positions(party, about, since=since, until=until, limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    console = standard_output()
    for row in rows:
        console.print(dated(row.statement.date, Group(*_position(row), Text())))
    if not rows:
        console.print(words("No such statement in the record.", QUIET))


def _position(row: PositionRow) -> Iterable[Text]:
    said = row.statement
    head = words(said.speaker or said.source or "Speaker not named", "bold")
    if said.office:
        head.append(f" ({flat(said.office)})", "not bold")
    yield head
    yield _marked(row)
    for mark in row.formulae:
        yield words(f"“{mark.words}” on {mark.days} days, {mark.first} to {mark.last}", QUIET)
    yield source_line(said.publisher, None, said.title, said.report)


def _marked(row: PositionRow) -> Text:
    """Return the words of the statement, each piece at its place, with the formulae in colour."""
    line = Text(safe(row.statement.words).replace("\n", " "), "italic")
    offset = 0
    for start, end in row.statement.spans:
        for mark in row.formulae:
            if start <= mark.span[0] and mark.span[1] <= end:
                line.stylize("bold yellow", offset + mark.span[0] - start, offset + mark.span[1] - start)
        offset += end - start + len(BETWEEN_PIECES)
    return line
