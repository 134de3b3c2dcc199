"""Puts the commands together, and turns errors into one line and an exit code."""

import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from verbale.cli import (
    account,
    actors,
    agreements,
    archive,
    ask,
    contacts,
    doctor,
    events,
    export,
    figures,
    formulae,
    intensity,
    judging,
    knowledge,
    mcp,
    quotes,
    read,
    reports,
    resolve,
    search,
    serve,
    show,
    timeline,
    watch,
)
from verbale.cli.bringing_up import bringing_up
from verbale.cli.console import complain
from verbale.errors import VerbaleError
from verbale.record.gradual import told_of_steps

STOPPED = 2
INTERRUPTED = 130


class _Commands(TyperGroup):
    """The group of all commands; errors made on purpose become one line, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            with told_of_steps(bringing_up):
                return super().invoke(ctx)
        except VerbaleError as error:
            complain(str(error))
            raise typer.Exit(STOPPED) from error
        except KeyboardInterrupt as error:
            complain(
                "stopped; what was read until now is in the record, and the same command goes on from there"
            )
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    name="verbale",
    cls=_Commands,
    help=(
        "Keep the record of diplomacy: who met whom, when and where, and who said what.\n\n"
        "'read' brings reports into a record; the other commands ask it. Each line of an answer stands with "
        "the words that it rests on."
    ),
    epilog=(
        "Begin with:  verbale read reports/ --record caucasus.db\n\n"
        "Then ask:  verbale timeline --between Russia Azerbaijan --record caucasus.db"
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verbale {version('verbale')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Take the options that stand before a command, and print what a terminal can't show as '?'."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


for _module in (
    read,
    archive,
    watch,
    contacts,
    quotes,
    timeline,
    events,
    intensity,
    agreements,
    figures,
    formulae,
    search,
    ask,
    actors,
    reports,
    show,
    judging,
    export,
    serve,
    mcp,
    account,
    knowledge,
    resolve,
    doctor,
):
    _module.register(app)
