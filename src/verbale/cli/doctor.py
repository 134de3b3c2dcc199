"""`verbale doctor`: checks the installation, the model and the record, and says what to do."""

from typing import Annotated

import typer
from rich.table import Table

from verbale.cli.console import print_json, standard_output, words
from verbale.cli.options import DEFAULT_RECORD, KnowledgeOption, RecordOption, examples

SOMETHING_WRONG = 1
_STYLES = {"good": "green", "odd": "yellow", "bad": "red"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("verbale doctor", "verbale doctor --record caucasus.db"))(doctor)


def doctor(
    record: RecordOption = DEFAULT_RECORD,
    knowledge: KnowledgeOption = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print JSON: one object with the list 'rows'.", show_default=False),
    ] = False,
) -> None:
    """Check the installation, the language model and the record, and say what to do about what is wrong.

    The record is checked for damage, for rows that lead nowhere, and for reports that an older Verbale read.
    Nothing is changed. Exit code: 0 when nothing is bad, 1 otherwise.
    """
    from verbale.examining import examine

    found = list(examine(record, knowledge))
    if as_json:
        print_json({"rows": [finding.to_dict() for finding in found]})
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        for finding in found:
            table.add_row(words(finding.state, _STYLES[finding.state]), finding.what, words(finding.words))
            if finding.remedy:
                table.add_row("", "", words(f"-> {finding.remedy}", "bold"))
        standard_output().print(table)
    if any(finding.state == "bad" for finding in found):
        raise typer.Exit(SOMETHING_WRONG)
