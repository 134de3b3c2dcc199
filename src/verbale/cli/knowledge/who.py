"""`verbale knowledge who` and `verbale knowledge person`: who held an office, and what a person held."""

from datetime import date
from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.console import print_json, standard_output, words
from verbale.cli.knowledge.tables import known_table, learned_table, to_dict
from verbale.cli.options import JsonOption, KnowledgeOption, examples
from verbale.cli.rows import QUIET
from verbale.errors import SkipInput
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.naming import party_code
from verbale.knowledge.states import usual_name
from verbale.knowledge.tenures import Tenure, bounds
from verbale.record.rows import LearnedTenureRow

RecordToAsk = Annotated[
    str | None,
    typer.Option(
        "--record", "-r", metavar="FILE", help="A record: show beside it whom its reports attest.",
    ),
]  # fmt: skip


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command(
        epilog=examples(
            'verbale knowledge who "foreign minister" AZE --on 2016-01-01',
            'verbale knowledge who "head of government" Germany',
            'verbale knowledge who "secretary general" NATO --record caucasus.db',
        )
    )(who)
    group.command(
        epilog=examples("verbale knowledge person Lavrov", 'verbale knowledge person "Igor Ivanov" --json')
    )(person)


def who(
    office: Annotated[
        str, typer.Argument(metavar="OFFICE", help="An office by any English name: 'foreign minister'.")
    ],
    party: Annotated[
        str, typer.Argument(metavar="PARTY", help="Whose: an ISO 3166-1 code or a name: AZE, Armenia, UN.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only those in office on a day, month or year.")
    ] = None,
    knowledge: KnowledgeOption = None,
    record: RecordToAsk = None,
    as_json: JsonOption = False,
) -> None:
    """Tell who held an office, as a table of the whole succession or on one date.

    An open end reads '–', with the last day for which the holder is known. What a record's reports attest
    stands apart, by first and last attestation.
    """
    code = party_code(party)
    asked = _days(on)
    held = load_knowledge(knowledge).holders.succession(office, code)
    learned: list[LearnedTenureRow] = []
    if record is not None:
        with Record(record, create=False) as opened:
            learned = list(opened.tenures(office=office, party=code, knowledge=knowledge))
    if asked is not None:
        held = [tenure for tenure in held if _meets(asked, tenure.start, tenure.end)]
        learned = [row for row in learned if _meets(asked, bounds(row.first)[0], bounds(row.last)[1])]
    said = f"{office.lower()}, {usual_name(code)}"
    _print(said, held, learned, record=record, as_json=as_json, offices=False)


def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A full or a family name, in any spelling.")],
    knowledge: KnowledgeOption = None,
    record: RecordToAsk = None,
    as_json: JsonOption = False,
) -> None:
    """Tell which offices a person held; a family name alone gives all who bear it."""
    held = load_knowledge(knowledge).holders.persons(name)
    learned: list[LearnedTenureRow] = []
    if record is not None:
        with Record(record, create=False) as opened:
            learned = list(opened.tenures(person=name, knowledge=knowledge))
    _print(name, held, learned, record=record, as_json=as_json, offices=True)


def _print(
    asked: str,
    held: list[Tenure],
    learned: list[LearnedTenureRow],
    *,
    record: str | None,
    as_json: bool,
    offices: bool,
) -> None:
    if as_json:
        rows = [to_dict(tenure) for tenure in held]
        print_json({"rows": rows, "attested": [row.model_dump(mode="json") for row in learned]})
        return
    console = standard_output()
    if held:
        console.print(known_table(held, with_office=offices))
    else:
        console.print(words(f"Nobody is known: {asked}.", QUIET))
    if record is not None:
        console.print(words("Attested by reports:" if learned else "No report attests anybody."))
        if learned:
            console.print(learned_table(learned, with_office=offices))


def _days(on: str | None) -> tuple[date, date] | None:
    if on is None:
        return None
    try:
        return bounds(on)
    except ValueError as error:
        raise SkipInput(str(error)) from error


def _meets(asked: tuple[date, date], start: date, end: date | None) -> bool:
    return start <= asked[1] and (end is None or asked[0] <= end)
