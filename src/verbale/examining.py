"""Examines an installation and a record, and says what to do about what is wrong."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Literal

from packaging.requirements import InvalidRequirement, Requirement

from verbale.errors import Abort, VerbaleError
from verbale.knowledge.kept import load_knowledge
from verbale.reading.pipeline import DEFAULT_MODEL, load, read_report, reader_version
from verbale.record.integrity import Integrity, check
from verbale.report import Report

type State = Literal["good", "odd", "bad"]

_LEAST_FREE_BYTES = 1_000_000_000
_MAX_NAMES = 5
_SAMPLE = (
    "Foreign Minister Ignazio Cassis met his Norwegian counterpart Ine Eriksen Soreide in Bern on Monday."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined: what was found, and what to do, empty where all is well."""

    what: str
    state: State
    words: str
    remedy: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain JSON values."""
        return asdict(self)


def examine(record: str | Path, knowledge: str | Path | None = None) -> Iterator[Finding]:
    """Yield what is found, one thing after the other; nothing is changed and nothing raised."""
    yield _python()
    yield _packages()
    yield from _attempt("model", _model)
    yield from _attempt("parser", _parser)
    yield from _attempt("knowledge", lambda: _knowledge(knowledge))
    if "://" not in str(record) and not Path(record).exists():
        yield Finding(
            "record", "odd", f"there is no record at {record}", "make one with 'verbale read FILES'"
        )
        return
    yield from _attempt("record", lambda: _record(record, knowledge))


def _attempt(what: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except VerbaleError as error:
        fault, _, remedy = str(error).rpartition(": ")
        yield Finding(what, "bad", fault or remedy, remedy)
    except Exception as error:
        words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Finding(what, "bad", words, "install Verbale anew; if that does not help, please report this")


def _python() -> Finding:
    return Finding("python", "good", f"Python {sys.version.split()[0]}, Verbale {version('verbale')}")


def _packages() -> Finding:
    """Tell which of the packages that Verbale needs are missing or too old."""
    wrong = []
    wanted = 0
    for line in requires("verbale") or ():
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        wanted += 1
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            wrong.append(f"{requirement.name} is {found}, not {requirement.specifier}")
    if wrong:
        return Finding("packages", "bad", "; ".join(wrong), "run 'pip install --upgrade verbale'")
    return Finding("packages", "good", f"{wanted} packages are there in versions that fit")


def _model() -> Iterator[Finding]:
    account = read_report(Report(text=_SAMPLE, published="2019-03-04"))
    if not account.contacts:
        yield Finding(
            "model",
            "bad",
            f"{reader_version()} does not find the meeting in a plain sentence",
            f"run 'pip install --force-reinstall {DEFAULT_MODEL.replace('_', '-')}'",
        )
        return
    yield Finding("model", "good", f"{reader_version()}, components: {len(load().pipe_names)}")


def _parser() -> Iterator[Finding]:
    from verbale.sources.limits import DEFAULT_LIMITS
    from verbale.sources.parsing import Parser

    with Parser(DEFAULT_LIMITS) as parser:
        pieces = parser.parse("html", f"<html><body><p>{_SAMPLE}</p></body></html>".encode(), "a sample page")
    if not pieces or pieces[0].text != _SAMPLE:
        raise Abort("the parser of documents loses the text of a plain page: install trafilatura anew")
    yield Finding("parser", "good", "pages, feeds, PDF files and e-mails can be parsed")


def _knowledge(knowledge: str | Path | None) -> Iterator[Finding]:
    known = load_knowledge(knowledge)
    kept = f", with what {knowledge} adds" if knowledge is not None else ""
    words = f"what ships can be read{kept}" if known is not None else ""
    yield Finding("knowledge", "good", words)


def _record(record: str | Path, knowledge: str | Path | None) -> Iterator[Finding]:
    found = check(record)
    yield from _integrity(found, record)
    known = load_knowledge(knowledge).fingerprint
    readers = {reader_version(DEFAULT_MODEL, known, gate=gate) for gate in (False, True)}
    # What a language model read was meant to be read so, by this version or another.
    by_model = f"verbale {version('verbale')}, language model "
    older = sum(
        count
        for name, count in found.readers.items()
        if name not in readers and not name.startswith(by_model)
    )
    if older:
        yield Finding(
            "readings",
            "odd",
            f"{older:,} of {found.reports:,} reports were read by another version or with other knowledge",
            "read their files again with 'verbale read --reread'",
        )
    elif found.reports:
        yield Finding("readings", "good", f"all {found.reports:,} reports were read by this version")
    if found.failing:
        yield Finding(
            "watch",
            "odd",
            f"{found.failing:,} watched feeds or pages failed when last tried",
            "see 'verbale watch --failures'",
        )
    yield from _disk(record)


def _integrity(found: Integrity, record: str | Path) -> Iterator[Finding]:
    if found.damage:
        yield Finding(
            "record",
            "bad",
            f"the database is damaged: {'; '.join(found.damage[:_MAX_NAMES])}",
            "restore it from a copy, or read the reports into a new record",
        )
    elif found.astray:
        places = ", ".join(f"{count:,} in {table}" for table, count in found.astray.items())
        yield Finding(
            "record",
            "bad",
            f"rows lead nowhere: {places}",
            "restore it from a copy, or read the reports into a new record, and please report this",
        )
    else:
        yield Finding("record", "good", f"{record}: {found.reports:,} reports, no damage found")


def _disk(record: str | Path) -> Iterator[Finding]:
    if "://" in str(record):
        return
    free = shutil.disk_usage(Path(record).absolute().parent).free
    if free < _LEAST_FREE_BYTES:
        yield Finding("disk", "odd", f"{free / 1e6:,.0f} MB are free beside the record", "make room")
    else:
        yield Finding("disk", "good", f"{free / 1e9:,.0f} GB are free beside the record")
