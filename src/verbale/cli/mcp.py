"""`verbale mcp`: the record for assistants."""

from contextlib import suppress
from typing import Annotated

import typer

from verbale.cli.console import standard_error
from verbale.cli.options import DEFAULT_RECORD, RecordOption, examples
from verbale.errors import Abort
from verbale.record.store import Store

_LOOPBACK = "127.0.0.1"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale mcp --record caucasus.db",
            "verbale mcp --http --port 8378 --record caucasus.db",
        )
    )(mcp)


def mcp(
    record: RecordOption = DEFAULT_RECORD,
    http: Annotated[
        bool,
        typer.Option(
            "--http", help="Serve on this machine's loopback address instead of stdio.", show_default=False
        ),
    ] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port for --http.")] = 8378,
) -> None:
    """Let an assistant ask the record, over the Model Context Protocol.

    The assistant's program starts this command and talks to it over standard input and output; with --http it
    is found at /mcp of the port instead, by programs on this machine only. The record is opened for reading
    only: nothing that an assistant asks can change it. docs/mcp.md tells how to set assistants up.
    """
    try:
        from verbale.assistants.server import LONGEST_QUESTION_SECONDS, create_server
    except ImportError as error:
        raise Abort("the protocol's package is not installed: run 'pip install verbale[mcp]'") from error
    with Store(record, create=False, read_only=True, read_seconds=LONGEST_QUESTION_SECONDS) as store:
        server = create_server(store)
        with suppress(KeyboardInterrupt):
            if http:
                standard_error().print(f"The record is at http://{_LOOPBACK}:{port}/mcp (Ctrl+C ends it)")
                server.run("streamable-http", host=_LOOPBACK, port=port)
            else:
                server.run()
