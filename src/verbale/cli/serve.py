"""`verbale serve`: the record in a browser, and as an HTTP API."""

from typing import Annotated

import typer
from pydantic import ValidationError

from verbale.cli.console import standard_output
from verbale.cli.options import DEFAULT_RECORD, RecordOption, examples
from verbale.errors import Abort
from verbale.record.store import Store
from verbale.web.settings import Settings

_LIMITS = [
    name
    for name, field in Settings.model_fields.items()
    if field.annotation in (int, float) and name != "port"
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale serve --record caucasus.db",
            "verbale serve --workers 2",
            "verbale serve --host 0.0.0.0 --name archive.example --token-file token.txt",
        )
    )(serve)


def serve(
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8377,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A host name, besides loopback, under which it is reached."
        ),
    ] = None,
    token_file: Annotated[
        typer.FileText | None,
        typer.Option("--token-file", metavar="FILE", help="A file with the token that callers must show."),
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--setting", metavar="NAME=NUMBER", help="A limit of the server; a wrong NAME lists all of them."
        ),
    ] = None,
    workers: Annotated[
        int,
        typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that answer; each takes a core."),
    ] = 1,
    write: Annotated[
        bool, typer.Option("--write", help="Let judgements be made from the pages.", show_default=False)
    ] = False,
) -> None:
    """Open the record as pages in a browser, and as an HTTP API under /api/v1.

    Only this machine can reach it, unless --host says otherwise, which needs a token.
    """
    try:
        from verbale.web.guard import is_loopback
        from verbale.web.serving import serve as run
    except ImportError as error:
        raise Abort("the server's packages are not installed: run 'pip install verbale[web]'") from error
    token = token_file.read().strip() if token_file else None
    if not is_loopback(host) and not token:
        raise Abort(f"{host} can be reached from other machines: give a token with --token-file")
    limits = dict(one.partition("=")[::2] for one in setting or ())
    try:
        settings = Settings.model_validate(
            limits | {"host": host, "port": port, "token": token, "names": tuple(name or ()), "write": write}
        )
    except ValidationError as error:
        raise Abort(f"{_problem(error)}; what can be set: {', '.join(_LIMITS)}") from error
    Store(record, create=False).close()  # whatever is wrong with it is told now, and once
    standard_output().print(f"The record is at http://{host}:{port}/ (Ctrl+C ends it)", highlight=False)
    run(str(record), settings, workers)


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"--setting {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
