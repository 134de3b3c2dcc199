"""`verbale knowledge`: who held which office when, as it ships, as the user keeps it, as reports tell it."""

import typer

from verbale.cli.knowledge import checking, importing, learning, who
from verbale.cli.options import examples


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        no_args_is_help=True,
        help=(
            "Ask who held which office when, and add to what is known.\n\n"
            "A table of office-holders ships with Verbale. Your own file of them, which '--knowledge' names, "
            "is made by 'import' out of collections, or by 'learn' out of a record."
        ),
        epilog=examples(
            'verbale knowledge who "foreign minister" AZE --on 2016-01-01',
            "verbale knowledge import peps.ftm.json.gz --knowledge mine.tsv",
            "verbale read reports/ --knowledge mine.tsv",
        ),
    )
    for module in (who, importing, learning, checking):
        module.register(group)
    app.add_typer(group, name="knowledge")
