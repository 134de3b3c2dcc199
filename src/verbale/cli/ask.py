"""`verbale ask`: questions kept under a name, and what is new in their answers."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from verbale.api import Record
from verbale.cli.answers import look, print_answer
from verbale.cli.console import flat, print_json, standard_output, words
from verbale.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, examples
from verbale.cli.rows import QUIET
from verbale.errors import VerbaleError
from verbale.record.saved.rows import FieldChange, NewsRow, SavedRow
from verbale.record.sequence import Rows

NO_NEWS = 1
_KINDS = {"quotes": "statements"}
_STYLES = {"new": "green", "changed": "yellow", "gone": "red"}
# What says how an answer is shown, not what is asked.
_SHOWING = frozenset({"as_json", "facets", "record", "sources", "uses"})
_PAGING = frozenset({"after", "limit", "offset"})


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale ask --save caucasus -- contacts --between RUS AZE",
            "verbale ask caucasus --new",
            "verbale ask caucasus --new --keep --json",
            "verbale ask --list",
            "verbale ask --delete caucasus",
        )
    )(ask)


def ask(
    context: typer.Context,
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] | [-- COMMAND ...]",
            help="The name of a saved question; with --save, after --, the command to keep: "
            "contacts, quotes, timeline, events, agreements, figures, search ... with its options.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Only what is new since --new was last asked, and is then no more.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="With --new: tell the same news again the next time.")
    ] = False,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Keep the command after -- under this name.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="With --save: put it in the place of another of this name.")
    ] = False,
    delete: Annotated[
        str | None, typer.Option("--delete", metavar="NAME", help="Delete a saved question.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the saved questions.")] = False,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Keep questions under a name, ask them again, and tell what is new in their answers.

    News is what the record took in since, whatever the dates of reports: new rows, rows that say something
    else now (planned, then held), rows that are gone. Before the first time all is new. Without --new the
    whole answer is shown, and nothing becomes old by it.

    Exit code with --new: 0 when there is news, 1 when there is none, 2 after an error.
    """
    asked = question or []
    tasks = [save is not None, delete is not None, list_all, save is None and bool(asked)]
    if sum(tasks) != 1:
        raise VerbaleError("give one thing to do: NAME, --save NAME -- COMMAND, --delete NAME or --list")
    with Record(record, create=False) as opened:
        if save is not None:
            kind, conditions = _parse(context, asked)
            opened.save_question(save, kind, replacing=replace, **conditions)
        elif delete is not None:
            opened.forget_question(delete)
        elif list_all:
            _list(opened.saved_questions(), as_json)
        elif len(asked) > 1:
            raise VerbaleError("give one name; to keep a question: --save NAME -- COMMAND")
        elif new:
            _tell(opened.news(asked[0], keep=keep), as_json)
        else:
            rows = opened.ask(asked[0])
            if as_json:
                print_json({"rows": rows.to_dicts()})
            else:
                print_answer(standard_output(), rows, nothing="Nothing in the record answers it.")


def _parse(context: typer.Context, asked: list[str]) -> tuple[str, dict[str, Any]]:
    """Return the kind of question that a command line asks, and its conditions."""
    if not asked:
        raise VerbaleError("what is to be saved? Write it after --: ask --save NAME -- contacts --party AZE")
    name, *arguments = asked
    root = context.find_root()
    commands: dict[str, Any] = getattr(root.command, "commands", {})
    command = commands.get(name)
    if command is None or name == context.info_name:
        raise VerbaleError(f"there is no command {name!r} to save a question of")
    parsed = command.make_context(name, list(arguments), parent=root)
    given = {key for key in parsed.params if parsed.get_parameter_source(key).name == "COMMANDLINE"}
    if given & _PAGING:
        raise VerbaleError("a saved question is about all its rows: leave out --limit, --offset and --after")
    if given & _SHOWING:
        raise VerbaleError(
            "--record, --json and --uses belong before --save: they are no part of the question"
        )
    conditions = {key: value for key, value in parsed.params.items() if key not in _PAGING | _SHOWING}
    if name == "search":
        conditions = {"words": " ".join(conditions["text"])}
    if conditions.get("drift") is not None:
        before, after = conditions.pop("drift")
        return "drift", {"before": before, "after": after, **conditions}
    conditions.pop("drift", None)
    return _KINDS.get(name, name), conditions


def _list(rows: Rows[SavedRow], as_json: bool) -> None:
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    console = standard_output()
    for row in rows:
        told = ", ".join(f"{key} {_plain(value)}" for key, value in row.conditions.items()) or "all"
        line = words(row.name, "bold").append(f"  {row.question}: {flat(told)}", "not bold")
        console.print(line if row.asked else line.append("  (not asked yet)", QUIET))
    if not rows:
        console.print(words("No question is saved in this record.", QUIET))


def _tell(rows: Rows[NewsRow], as_json: bool) -> None:
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        console = standard_output()
        for row in rows:
            _print(console, row)
        if not rows:
            console.print(words("Nothing new.", QUIET))
    if not rows:
        raise typer.Exit(NO_NEWS)


def _print(console: Console, row: NewsRow) -> None:
    head = Text(row.change, f"bold {_STYLES[row.change]}")
    for one in row.changes:
        head.append(flat(f"\n  {one.field}: {_told(one)}"), "not bold")
    console.print(head)
    if row.row is not None:
        console.print(look(row.row))


def _told(one: FieldChange) -> str:
    return f"{_plain(one.before)} → {_plain(one.after)}" if one.after is not None else _plain(one.before)


def _plain(value: Any) -> str:
    """Return a value in few words: lists with commas, rows by their names."""
    if isinstance(value, list | tuple):
        return ", ".join(_plain(part) for part in value) or "none"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("words") or value)
    return "none" if value is None else str(value)
