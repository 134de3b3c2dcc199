"""Makes the reference out of the code: the commands, the schema of accounts, settings and components.

Each directive writes Markdown, which is parsed where it stands:

    {verbale-commands}            every command with its options and examples
    {verbale-schema}              the models of the account, field by field
    {verbale-settings} MODULE:CLASS   the fields of a class of settings, with what they are unless set
    {verbale-component} NAME      what a spaCy component requires and assigns
"""

import dataclasses
import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, ClassVar

import typer
from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx.application import Sphinx

import verbale.reading.whole  # noqa: F401  (registers all components)
from verbale.account import Account
from verbale.cli import app


class _Written(Directive):
    """A directive that writes Markdown."""

    optional_arguments = 1
    has_content = False

    def lines(self) -> Iterator[str]:
        """Yield the lines of Markdown."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Parse the Markdown where the directive stands."""
        holder = nodes.section()
        holder.document = self.state.document
        written = [line for text in self.lines() for line in text.split("\n")]
        self.state.nested_parse(StringList(written, "reference"), 0, holder, match_titles=True)
        return list(holder.children)


class Commands(_Written):
    """Every command, subcommands too."""

    def lines(self) -> Iterator[str]:
        """Yield a section for each command."""
        yield from _commands(typer.main.get_command(app), "verbale")


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        told = re.split(r"\n\s*\n", inspect.cleandoc(command.help or ""))
        yield from (f"## {path} {name}", "", "\n\n".join(_plain(paragraph) for paragraph in told), "")
        if getattr(command, "commands", None):
            yield from _commands(command, f"{path} {name}")
            continue
        rows = [row for parameter in command.params if (row := _parameter(parameter))]
        if rows:
            yield from ("| | |", "|---|---|", *rows, "")
        if command.epilog:
            yield from _examples(command.epilog)


def _parameter(parameter: Any) -> str | None:
    if parameter.name == "help" or getattr(parameter, "hidden", False):
        return None
    names = [*parameter.opts, *parameter.secondary_opts]
    metavar = parameter.metavar or ""
    is_argument = parameter.param_type_name == "argument"
    shown = metavar or parameter.name.upper() if is_argument else " ".join((*names, metavar)).strip()
    told = _plain(getattr(parameter, "help", None) or "")
    notes = []
    if getattr(parameter, "envvar", None):
        notes.append(f"environment variable `{parameter.envvar}`")
    default = parameter.default
    if isinstance(default, str | int | float) and not isinstance(default, bool) and default != "":
        notes.append(f"`{default}` unless told")
    closing = f" ({'; '.join(notes)})" if notes else ""
    return f"| `{shown.replace('|', '\\|')}` | {told.replace('|', '\\|')}{closing} |"


def _examples(epilog: str) -> Iterator[str]:
    lines = [line.strip() for line in epilog.split("\n") if line.strip()]
    commands = [line for line in lines if line.startswith("verbale")]
    yield from ("```", *commands, "```", "")


def _plain(text: str) -> str:
    """Return help as one paragraph of Markdown."""
    text = re.sub(r"\s+", " ", inspect.cleandoc(text)).strip()
    return re.sub(r"([*_<>`\[\]])", r"\\\1", text)


class Schema(_Written):
    """The models of the account."""

    def lines(self) -> Iterator[str]:
        """Yield a section with a table for each model of the schema."""
        schema = Account.model_json_schema()
        aliases = schema.get("$defs", {})
        models = {"Account": schema, **aliases}
        for name, model in models.items():
            if "properties" not in model:
                continue
            yield from (f"## {name}", "", _plain(model.get("description", "")), "")
            yield from ("| field | holds | |", "|---|---|---|")
            for field, told in model["properties"].items():
                about = _plain(told.get("description", "")).replace("|", "\\|")
                yield f"| `{field}` | {_type(told, aliases)} | {about} |"
            yield ""


def _type(told: dict[str, Any], models: dict[str, Any]) -> str:
    if "$ref" in told:
        name = told["$ref"].rsplit("/", 1)[-1]
        is_model = "properties" in models[name]
        return f"[{name}](#{name.lower()})" if is_model else _type(models[name], models)
    if "enum" in told:
        return ", ".join(f"`{value}`" for value in told["enum"])
    if "const" in told:
        return f"`{told['const']}`"
    if "anyOf" in told:
        kinds = dict.fromkeys(_type(each, models) for each in told["anyOf"])
        return " or ".join(kinds).replace("null", "nothing")
    if told.get("type") == "array":
        items = told.get("prefixItems")
        return (
            f"{len(items)} {_type(items[0], models)}s" if items else f"list: {_type(told['items'], models)}"
        )
    return str(told.get("type", ""))


class Settings(_Written):
    """The fields of a dataclass of settings."""

    required_arguments = 1
    optional_arguments = 0

    def lines(self) -> Iterator[str]:
        """Yield a table of the fields."""
        module, name = self.arguments[0].split(":")
        settings: Any = getattr(import_module(module), name)
        yield from (_plain(inspect.getdoc(settings) or ""), "", "| field | unless set |", "|---|---|")
        for field, default in _defaults(settings):
            yield f"| `{field}` | `{default}` |"


def _defaults(settings: Any) -> Iterator[tuple[str, str]]:
    if dataclasses.is_dataclass(settings):
        for field in dataclasses.fields(settings):
            if field.default is not dataclasses.MISSING:
                yield field.name, _number(field.default)
            elif field.default_factory is not dataclasses.MISSING:
                yield field.name, _number(field.default_factory())
            else:
                yield field.name, "must be given"
    else:
        for name, field in settings.model_fields.items():
            if field.is_required():
                yield name, "must be given"
            else:
                yield name, _number(field.get_default(call_default_factory=True))


def _number(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return json.dumps(value) if isinstance(value, float | str) else str(value)


class Component(_Written):
    """What a spaCy component requires and assigns."""

    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[dict[str, Any]] = {}

    def lines(self) -> Iterator[str]:
        """Yield the table of the declaration."""
        from spacy.lang.en import English

        meta = English.get_factory_meta(self.arguments[0])
        yield from ("| declared to spaCy | |", "|---|---|")
        yield f"| requires | {_listed(meta.requires)} |"
        yield f"| assigns | {_listed(meta.assigns)} |"


def _listed(attributes: Any) -> str:
    return ", ".join(f"`{attribute}`" for attribute in attributes) or "nothing"


def mark_code(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Tell Sphinx which indented lines of a docstring are code."""
    marked: list[str] = []
    for line in lines:
        is_code = line.startswith("    ") and (not marked or not marked[-1].strip())
        if is_code and not any(text.startswith("    ") for text in marked[-2:]):
            marked += [".. code-block:: python", ""]
        marked.append(line)
    lines[:] = marked


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives with Sphinx."""
    app.add_directive("verbale-commands", Commands)
    app.add_directive("verbale-schema", Schema)
    app.add_directive("verbale-settings", Settings)
    app.add_directive("verbale-component", Component)
    app.connect("autodoc-process-docstring", mark_code)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
