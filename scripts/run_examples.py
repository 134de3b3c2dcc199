"""Runs the examples of the documentation on the sample reports, and tells where a page says something else.

Usage: python scripts/run_examples.py [--write] [PAGE...]

Pages that say `<!-- The examples of this page are run. -->`, and the README, are run: their blocks one after
the other, in a folder that holds the sample reports as `reports/`, and, where the page reads none, the record
made of them as `caucasus.db`. A `console` block holds commands behind
"$ ", each with what it prints; a line of only "..." stands for any lines. Where a `text` block follows a
`python` block, it is what that prints. Python finds `nlp`, a bare English pipeline, and `text`, a report.
`--write` puts into the pages what is printed now.

In all pages, commands of blocks without a language must exist, with their options.
"""

import argparse
import contextlib
import difflib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from verbale import Record
from verbale.cli import app
from verbale.reading.pipeline import load_base

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "examples" / "south-caucasus"
README = ROOT / "README.md"
MARK = "<!-- The examples of this page are run. -->"
COLUMNS = "100"
_BLOCK = re.compile(r"^```(?P<kind>\S*)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY = "..."
_ENDLESS = ("verbale watch", "verbale serve", "verbale mcp")


class WrongExampleError(Exception):
    """An example that does not run."""


def pages() -> list[Path]:
    """Return all pages that may hold examples."""
    return [README, *sorted(page for page in (ROOT / "docs").rglob("*.md") if "site" not in page.parts)]


def run_page(text: str, *, is_readme: bool) -> str:
    """Run the examples of a page; return the page with what they print now. Raises WrongExampleError."""
    names: dict[str, Any] = {"__name__": "__main__", "text": (SAMPLES / "2017-12-08-vienna.txt").read_text()}
    if "nlp" in text:
        names["nlp"] = _bare()
    pieces: list[str] = []
    printed: str | None = None
    at = 0
    for block in _BLOCK.finditer(text):
        pieces.append(text[at : block.start()])
        kind, body = block["kind"], block["body"]
        written = block[0]
        if kind == "console":
            written = f"```console\n{_run_console(body)}```"
        elif kind == "python":
            printed = _run_python(body, names)
        elif kind == "text" and printed is not None and not text[at : block.start()].strip():
            written = f"```text\n{_kept(body, printed)}```"
        elif is_readme and not kind:
            for line in _commands(body):
                if not line.startswith(_ENDLESS):
                    _run(line)
        if kind != "python":
            printed = None
        pieces.append(written)
        at = block.end()
    return "".join((*pieces, text[at:]))


def check_commands(text: str) -> Iterator[str]:
    """Yield what is wrong with the commands of blocks without a language."""
    group: Any = typer.main.get_command(app)
    for block in _BLOCK.finditer(text):
        for line in _commands(block["body"]) if not block["kind"] else ():
            command, words = group, shlex.split(line, comments=True)[1:]
            if ">" in words:
                words = words[: words.index(">")]
            name = "verbale"
            while words and words[0] in getattr(command, "commands", {}):
                name = words.pop(0)
                command = command.commands[name]
            if not words or {"--help", "--version"} & set(words) or words[0] in ("COMMAND", _ANY):
                continue
            try:
                command.make_context(name, words)
            except Exception as error:  # (whatever a parser of options may raise)
                told = getattr(error, "message", "") or str(error)
                if "No such file" not in told:  # the reader has it
                    yield f"{line}\n    {told}"


def _commands(body: str) -> list[str]:
    joined = body.replace("\\\n", " ")
    return [line for line in joined.split("\n") if line.startswith("verbale ")]


def _run_console(body: str) -> str:
    written = []
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if not part.startswith("$ "):
            written.append(part)
            continue
        line, _, expected = part.partition("\n")
        written.append(f"{line}\n{_kept(expected, _run(line.removeprefix('$ ')))}")
    return "".join(written)


def _run(line: str) -> str:
    """Return what a command prints. Raises WrongExampleError when it fails."""
    words = shlex.split(line, comments=True)
    target = Path(words[words.index(">") + 1]) if ">" in words else None
    if target is not None:
        words = words[: words.index(">")]
    done = CliRunner().invoke(app, words[1:], env={"COLUMNS": COLUMNS, "NO_COLOR": "1"})
    if done.exit_code:
        raise WrongExampleError(f"$ {line}\nends with {done.exit_code}:\n{done.output}{done.exception or ''}")
    if target is not None:
        target.write_text(done.stdout, encoding="utf-8")
        return ""
    return _trimmed(done.stdout)


def _run_python(body: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(body, "<example>", "exec"), names)  # noqa: S102
    except Exception as error:
        raise WrongExampleError(f"{body}\nfails: {type(error).__name__}: {error}") from error
    return _trimmed(out.getvalue())


def _trimmed(printed: str) -> str:
    lines = [line.rstrip() for line in printed.strip("\n").split("\n")]
    return "\n".join(lines) + "\n" if any(lines) else ""


def _kept(expected: str, printed: str) -> str:
    """Return `expected` where it stands for what is printed, else what is printed."""
    parts = [re.escape(part) for part in re.split(rf"^{re.escape(_ANY)}\n", expected, flags=re.MULTILINE)]
    return expected if re.fullmatch("(?:.*\n)*?".join(parts), printed) else printed


@cache
def _base() -> Any:
    return load_base()


@cache
def _filled_record() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "caucasus.db")
        with Record(path) as record:
            record.add(SAMPLES)
        return path.read_bytes()


def _bare() -> Any:
    nlp = _base()
    for name in nlp.pipe_names:
        if name.startswith("verbale"):
            nlp.remove_pipe(name)
    return nlp


@contextlib.contextmanager
def _folder(page: Path, text: str) -> Iterator[None]:
    """Work in a folder with the sample reports, as the pages tell of it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLES, Path(folder, "reports"))
        if page == README:  # it names a report of the reader's own
            shutil.copy(SAMPLES / "2017-11-19-reception-wire.txt", Path(folder, "reports", "2017-11-20.txt"))
        if "$ verbale read" not in text and "caucasus.db" in text:
            Path(folder, "caucasus.db").write_bytes(_filled_record())
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def main() -> int:
    """Run all pages, or those that are named; return how many are wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="write down what is printed")
    options = parser.parse_args()
    for name in ("VERBALE_RECORD", "VERBALE_KNOWLEDGE", "FORCE_COLOR"):
        os.environ.pop(name, None)
    wrong = 0
    for page in [path.resolve() for path in options.pages] or pages():
        text = page.read_text(encoding="utf-8")
        problems = list(check_commands(text))
        if MARK in text or page == README:
            try:
                with _folder(page, text):
                    now = run_page(text, is_readme=page == README)
            except WrongExampleError as error:
                problems.append(str(error))
                now = text
            if now != text and options.write and page != README:
                page.write_text(now, encoding="utf-8")
                print(f"{page.relative_to(ROOT)}: written anew")
            elif now != text:
                changes = difflib.unified_diff(
                    text.split("\n"), now.split("\n"), "page", "now", lineterm="", n=1
                )
                problems.append(
                    "prints something else; 'make examples' writes it down\n" + "\n".join(changes)
                )
        for problem in problems:
            print(f"{page.relative_to(ROOT)}: {problem}", file=sys.stderr)
        wrong += bool(problems)
    if not wrong:
        print("the examples of the documentation run, and print what stands there")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 1))
