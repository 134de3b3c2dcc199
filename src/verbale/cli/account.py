"""`verbale account`: reads reports without a record, for other programs."""

import typer

from verbale.cli.console import complain
from verbale.cli.options import (
    AllowHostOption,
    InputsArgument,
    KnowledgeOption,
    MapOption,
    examples,
    source_settings,
)
from verbale.cli.outcome import SOME_FAILED
from verbale.cli.reading import accounts_of
from verbale.errors import SkipInput


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale account report.txt",
            "verbale account reports/ > accounts.jsonl",
        )
    )(account)


def account(
    inputs: InputsArgument,
    knowledge: KnowledgeOption = None,
    field_map: MapOption = None,
    allow_host: AllowHostOption = None,
) -> None:
    """Read reports and print their accounts as JSON, one a line, storing nothing.

    An account is all that one report says, with character spans into its text; its JSON Schema is
    docs/account.schema.json. Exit code 1 when some inputs failed.
    """
    failed = False
    for item in accounts_of(inputs, knowledge, source_settings(field_map, allow_host)):
        if isinstance(item, SkipInput):
            complain(str(item))
            failed = True
        else:
            typer.echo(item[1].to_json())
    if failed:
        raise typer.Exit(SOME_FAILED)
