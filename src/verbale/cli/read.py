"""`verbale read`: brings reports into a record."""

from typing import TYPE_CHECKING, Annotated

import typer

from verbale.api import Record
from verbale.cli.archive import (
    AccountsOption,
    AddressOption,
    EngineOption,
    ReportSecondsOption,
    read_into_accounts,
)
from verbale.cli.console import print_json, standard_error, standard_output
from verbale.cli.language_model import (
    CacheOption,
    ModelOption,
    ReaderOption,
    SettingOption,
    UrlOption,
    add_usage,
    language_model,
)
from verbale.cli.options import (
    DEFAULT_RECORD,
    AllowHostOption,
    GateOption,
    InputsArgument,
    KnowledgeOption,
    MapOption,
    RecordOption,
    examples,
    source_settings,
)
from verbale.cli.outcome import SOME_FAILED, Count, counting, counts_table, print_failures
from verbale.errors import Abort

if TYPE_CHECKING:
    from verbale.intake import Summary


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale read reports/ --record caucasus.db",
            "verbale read 2017.jsonl.gz 2018.jsonl.gz --workers 4",
            "verbale read https://www.example.org/news/readout.html",
            "verbale read archive.csv --map text=body,published=date",
            "cat report.txt | verbale read -",
            "verbale read s3://archive/2017/ --accounts s3://archive/accounts --engine ray --address auto",
            "verbale read reports/ --reader llm --llm-url http://localhost:11434/v1 --llm-model llama3.1",
        )
    )(read)


def read(
    inputs: InputsArgument,
    record: RecordOption = DEFAULT_RECORD,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", "-w", min=1, metavar="N", help="Processes that read; without it, as many as pay off."
        ),
    ] = None,
    knowledge: KnowledgeOption = None,
    gate: GateOption = True,
    reread: Annotated[
        bool,
        typer.Option(
            "--reread", help="Read reports again that the record holds already.", show_default=False
        ),
    ] = False,
    reader: ReaderOption = "rules",
    llm_url: UrlOption = None,
    llm_model: ModelOption = None,
    llm_cache: CacheOption = None,
    llm_setting: SettingOption = None,
    report_seconds: ReportSecondsOption = None,
    field_map: MapOption = None,
    allow_host: AllowHostOption = None,
    accounts: AccountsOption = None,
    engine: EngineOption = "pool",
    address: AddressOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON.", show_default=False)
    ] = False,
) -> None:
    """Read reports into a record, which is made if it does not exist.

    Reports that the record holds already, read with the same knowledge, are left alone: after an
    interruption the same command goes on from there. A bad input is told in one line, and the others are
    read. What an input is, its content tells; of a feed's address, all that it links to is read. A
    plain-text file may begin with lines such as 'Title: ...', 'Publisher: ...', 'Date: 2017-11-20', ended
    by a blank line. Reports in languages that are not read yet are kept, and counted. So are those in which
    the gate finds nothing that could be told; --no-gate parses them all.

    With --reader llm a language model reads instead of Verbale's rules. Whatever it tells must quote the
    report, or is rejected. Its key, if it needs one, is taken from the environment variable VERBALE_LLM_KEY.

    An archive of large files (shards) is read with --accounts PLACE: what is found lies there as Parquet, and
    'verbale load PLACE' takes it into a record. With --engine ray a Ray cluster reads.

    Exit code: 0 when all is well, 1 when some inputs failed, 2 when nothing could be done.
    """
    sources = source_settings(field_map, allow_host)
    model = language_model(reader, llm_url, llm_model, llm_cache, llm_setting)
    if accounts is not None or engine == "ray":
        if model is not None:
            raise Abort("a language model reads into a record: leave out --accounts and --engine")
        read_into_accounts(
            inputs,
            accounts,
            engine=engine,
            address=address,
            workers=workers,
            knowledge=knowledge,
            gate=gate,
            reread=reread,
            report_seconds=report_seconds,
            sources=sources,
            as_json=as_json,
        )
        return
    with Record(record) as opened, counting("Reading", standard_error()) as (bar, task):

        def tell(summary: "Summary", total: int | None) -> None:
            bar.update(task, completed=summary.done, total=total)

        summary = opened.add(
            *inputs,
            workers=workers,
            knowledge=knowledge,
            language_model=model,
            gate=gate,
            reread=reread,
            report_seconds=report_seconds,
            sources=sources,
            progress=tell,
        )
    if as_json:
        print_json(summary.to_dict())
    else:
        print_summary(summary)
    if summary.failed:
        raise typer.Exit(SOME_FAILED)


def print_summary(summary: "Summary") -> None:
    """Print each failure to standard error in a line, and the counts to standard output."""
    print_failures(summary.failed)
    counts: list[Count] = [("read", summary.read, ""), ("unchanged", summary.unchanged, "")]
    if summary.turned_away:
        counts.append(("turned away", summary.turned_away, "kept, but not parsed: they can tell nothing"))
    if summary.unread:
        languages = ", ".join(f"{count:,} {language}" for language, count in sorted(summary.unread.items()))
        counts.append(("kept unread", summary.unread.total(), f"in languages not read yet: {languages}"))
    counts.append(("failed", len(summary.failed), ""))
    table = counts_table(counts)
    if summary.language_model is not None:
        add_usage(table, summary.language_model)
    standard_output().print(table)
