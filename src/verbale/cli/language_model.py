"""The options by which a language model is asked to read, and how what it came to is told."""

import os
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError
from rich.table import Table

from verbale.cli.console import words
from verbale.errors import Abort

if TYPE_CHECKING:
    from verbale.llm_reader import LanguageModel, Usage

KEY = "VERBALE_LLM_KEY"
_REASONS = 8

ReaderOption = Annotated[
    str,
    typer.Option(
        "--reader", metavar="rules|llm", help="What reads: Verbale's rules, or a language model (--llm-...)."
    ),
]
UrlOption = Annotated[
    str | None,
    typer.Option(
        "--llm-url",
        metavar="URL",
        envvar="VERBALE_LLM_URL",
        help="The language model's endpoint, of OpenAI's kind: http://localhost:11434/v1.",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--llm-model", metavar="NAME", envvar="VERBALE_LLM_MODEL", help="The language model's name there."
    ),
]
CacheOption = Annotated[
    str | None,
    typer.Option(
        "--llm-cache",
        metavar="FOLDER",
        envvar="VERBALE_LLM_CACHE",
        help="Keep the language model's answers here, so that none is paid for twice.",
    ),
]
SettingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--llm-setting",
        metavar="NAME=NUMBER",
        help="A price or limit of the language model; a wrong NAME lists all of them.",
    ),
]


def language_model(
    reader: str, url: str | None, model: str | None, cache: str | None, settings: list[str] | None
) -> "LanguageModel | None":
    """Return the language model that the options ask for, None where rules read. Raises Abort."""
    if reader == "rules":
        if settings:
            raise Abort("--llm-setting is for language models: give --reader llm as well")
        return None
    if reader != "llm":
        raise Abort(f"--reader {reader}: give rules or llm")
    if not url or not model:
        raise Abort(
            "a language model needs an endpoint and a name: give --llm-url and --llm-model, as in "
            "--llm-url http://localhost:11434/v1 --llm-model llama3.1"
        )
    from verbale.llm_reader import LanguageModel

    given = dict(one.partition("=")[::2] for one in settings or ())
    named = [name for name in LanguageModel.model_fields if name not in ("url", "model", "key", "cache")]
    if unknown := sorted(given.keys() - set(named)):
        raise Abort(f"--llm-setting {unknown[0]}: is unknown; what can be set: {', '.join(named)}")
    try:
        return LanguageModel.model_validate(
            given | {"url": url, "model": model, "key": os.environ.get(KEY) or None, "cache": cache}
        )
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise Abort(f"--llm-setting {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}") from error


def add_usage(table: Table, usage: "Usage") -> None:
    """Add rows on what reading by a language model came to: requests, tokens, cost, and items."""
    cached = f", {usage.cached:,} answers from the cache" if usage.cached else ""
    table.add_row("requests", f"{usage.requests:,}", words(f"to {usage.model}{cached}"))
    uncounted = f"{usage.uncounted:,} requests told no tokens" if usage.uncounted else ""
    table.add_row("tokens sent", f"{usage.input_tokens:,}", uncounted)
    table.add_row("tokens answered", f"{usage.output_tokens:,}")
    if usage.cost is not None:
        table.add_row("cost", f"{usage.cost:,.4f}", "by the prices given")
    kept = ", ".join(f"{count:,} {kind}" for kind, count in sorted(usage.kept.items()))
    table.add_row("items kept", f"{usage.kept.total():,}", kept)
    table.add_row("rejected", f"{usage.rejected.total():,}", words("; ".join(_reasons(usage))))


def _reasons(usage: "Usage") -> list[str]:
    most = sorted(usage.rejected.items(), key=lambda one: (-one[1], one[0]))
    told = [f"{count:,} {reason}" for reason, count in most[:_REASONS]]
    return told + (["..."] if len(most) > _REASONS else [])
