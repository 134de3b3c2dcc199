"""`verbale merge`, `split`, `undo` and `judgements`: what merging put together wrongly, or did not."""

import getpass
from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from verbale.api import Record
from verbale.cli.console import print_json, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    examples,
)
from verbale.cli.rows import QUIET, SHORT_ID, dated
from verbale.record.judgements import JudgementRow, NamedActor, ToldContact

BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", help="Why: it is kept and shown.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="VERBALE_USER", help="Who judges, you unless told."),
]
RuleOption = Annotated[
    bool,
    typer.Option(
        "--rule", help="A rule judges, not a person: persons' words outweigh it.", show_default=False
    ),
]
ScoreOption = Annotated[
    float | None, typer.Option("--score", min=0.0, max=1.0, metavar="N", help="How sure a rule is, 0 to 1.")
]
_VERDICTS = {"merge": "are one", "split": "are not one", "undo": "lifted"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog=examples('verbale merge 3f9a20c1 77b0d9e2 --because "both tell of the talks on the margins"')
    )(merge)
    app.command(
        epilog=examples('verbale split 3f9a20c1 b0e21c77 --because "this report tells of the day before"')
    )(split)
    app.command(epilog=examples('verbale undo 8c1f0a2b --because "read the reports again"'))(undo)
    app.command(epilog=examples("verbale judgements", "verbale judgements --json"))(judgements)


def merge(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID ID...",
            help="Contacts, or persons, by the beginnings of their ids, as other commands print them.",
        ),
    ],
    because: BecauseOption,
    record: RecordOption = DEFAULT_RECORD,
    by: ByOption = None,
    rule: RuleOption = False,
    score: ScoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge that contacts are one, or that persons are.

    The judgement names what the reports tell, so it holds when reports are read anew or come later.
    """
    with Record(record, create=False) as opened:
        _print(opened.merge(*ids, because=because, by=_judge(by), rule=rule, score=score), as_json)


def split(
    id_or_prefix: Annotated[
        str, typer.Argument(metavar="ID", help="The contact, or person, by the beginning of its id.")
    ],
    away: Annotated[
        list[str],
        typer.Argument(
            metavar="AWAY...",
            help="Reports that tell of another contact, by the beginnings of their ids; or names of another "
            "person.",
        ),
    ],
    because: BecauseOption,
    record: RecordOption = DEFAULT_RECORD,
    by: ByOption = None,
    rule: RuleOption = False,
    score: ScoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge that some reports tell of another contact, or that some names are another person's.

    What later reports add stays with the rest, unless it was told together with what is taken away.
    """
    with Record(record, create=False) as opened:
        _print(
            opened.split(id_or_prefix, *away, because=because, by=_judge(by), rule=rule, score=score), as_json
        )


def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="The judgement, by the beginning of its id.")
    ],
    because: BecauseOption = "undone",
    record: RecordOption = DEFAULT_RECORD,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lift a merge or a split; undoing an undo restores it. Nothing is forgotten."""
    with Record(record, create=False) as opened:
        _print(opened.undo(judgement, because=because, by=_judge(by)), as_json)


def judgements(
    record: RecordOption = DEFAULT_RECORD,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List the judgements in order of time: who judged what, why, and whether it still holds."""
    with Record(record, create=False) as opened:
        rows = opened.judgements(limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    console = standard_output()
    for row in rows:
        console.print(dated(row.judgement.at[:10], Group(*_lines(row), Text())))
    if not rows:
        console.print(words("Nobody has judged anything in this record.", QUIET))


def _judge(by: str | None) -> str:
    return by or getpass.getuser()


def _print(row: JudgementRow, as_json: bool) -> None:
    if as_json:
        print_json({"rows": [row.model_dump(mode="json")]})
    else:
        standard_output().print(Group(*_lines(row)))


def _lines(row: JudgementRow) -> list[Text]:
    given = row.judgement
    what = f"{len(given.one)} and {len(given.other)} tellings" if given.subject == "contact" else "names"
    head = words(row.id[:SHORT_ID], "bold").append("  ")
    if given.undoes is None:
        head.append(f"{what} {_VERDICTS[given.verdict]}", "not bold")
    else:
        head.append(f"undoes {given.undoes[:SHORT_ID]}", "not bold")
    head.append("" if row.in_force else "  (undone)", "not bold yellow")
    score = "" if given.score is None else f", score {given.score:.2f}"
    judge = f"rule {given.by}" if given.rule else given.by
    lines = [head, words(f"{given.reason} — {judge}{score}", "italic")]
    for side, name in ((given.one, "one"), (given.other, "other")):
        if side:
            lines.append(words(f"{name}: " + "; ".join(_named(one) for one in side), QUIET))
    return lines


def _named(one: ToldContact | NamedActor) -> str:
    if isinstance(one, NamedActor):
        return f"{one.name} ({one.party or one.type})"
    told = [one.report[:SHORT_ID], one.mode, one.date, " ".join(one.states)]
    return " ".join(part for part in told if part)
