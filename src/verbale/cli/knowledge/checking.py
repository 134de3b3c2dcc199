"""`verbale knowledge check`: tells where the known office-holders contradict each other."""

import typer

from verbale.cli.console import print_json, standard_output, words
from verbale.cli.options import JsonOption, KnowledgeOption, examples
from verbale.cli.rows import QUIET
from verbale.knowledge.importing.outcome import describe
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.seats import two_at_once

CONTRADICTED = 1


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command(
        epilog=examples("verbale knowledge check", "verbale knowledge check --knowledge mine.tsv --json")
    )(check)


def check(knowledge: KnowledgeOption = None, as_json: JsonOption = False) -> None:
    """Find two persons in one office at the same time, in what ships and in your own file together.

    Exit code: 0 when there are none, 1 otherwise.
    """
    clashes = list(two_at_once(load_knowledge(knowledge).holders.tenures))
    if as_json:
        rows = [
            {"kind": one.kind, "days": one.days, "one": describe(one.one), "other": describe(one.other)}
            for one in clashes
        ]
        print_json({"rows": rows})
    else:
        console = standard_output()
        for clash in clashes:
            one, other = clash.one, clash.other
            console.print(
                words(f"{one.party}, {one.office}: {one.name} and {other.name} for {clash.days:,} days, ")
                + words(f"from {other.since}", QUIET)
            )
        if not clashes:
            console.print(words("No two hold one office at once.", QUIET))
    if clashes:
        raise typer.Exit(CONTRADICTED)
