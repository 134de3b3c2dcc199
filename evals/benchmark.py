"""What every benchmark is: files of its own, predictions in its scorer's form, figures out of its scorer."""

import gzip
import importlib.util
import json
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, Protocol

from verbale.account import Account
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge
from verbale.report import Report

type Row = dict[str, Any]
type Figures = dict[str, Any]
"""Figures of one benchmark: counts, shares between 0 and 1, `{"p", "r", "f1"}`, and mappings of these."""


class Reader(Protocol):
    """Reads reports, in order, with what a user knows beside what ships."""

    def __call__(self, reports: Sequence[Report], *, knowledge: Knowledge | None = None) -> Iterator[Account]:
        """Yield the account of each report."""


@dataclass(frozen=True)
class Files:
    """Where one benchmark's scorer, gold and texts lie."""

    scorer: Path
    gold: Path
    texts: Path


class Benchmark(ABC):
    """One benchmark of the evaluation folder; its scorer is always the one that lies there."""

    name: ClassVar[str]
    scorer: ClassVar[str]
    gold: ClassVar[str]
    folder: ClassVar[str] = ""  # that of its name, unless it shares another's
    own_labels: ClassVar[bool] = False  # of the project: run where it is named only

    def files(self, data: Path, gold: Path | None, texts: Path | None) -> Files:
        """Return the files to use, after seeing that they exist: raises Abort where one is missing."""
        folder = data / (self.folder or self.name)
        if not folder.is_dir():
            raise Abort(f"no folder {folder.name!r} in {data}: name the evaluation folder with --data")
        gold = gold or folder / self.gold
        files = Files(folder / self.scorer, gold, texts or self.default_texts(data, gold))
        for path in (files.scorer, files.gold, files.texts):
            if not path.exists():
                raise Abort(f"{self.name}: {path} does not exist: see --data, --gold and --texts")
        return files

    def default_texts(self, data: Path, gold: Path) -> Path:
        """Return where the texts lie when nobody says: in the gold file itself."""
        return gold

    @abstractmethod
    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield what the package reads out of the texts, in the scorer's form."""

    @abstractmethod
    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return the scorer's figures; its error listing goes line by line into `errors`, if given."""


def read_lines(path: Path) -> list[Row]:
    """Return the objects of a JSON lines file, plain or gzip-compressed whatever its name."""
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write objects as a JSON lines file."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Return rows keyed by their `id`, in order."""
    return {row["id"]: row for row in rows}


def load_scorer(path: Path) -> ModuleType:
    """Import a scorer from where it lies, leaving neither bytecode nor a search path behind."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise Abort(f"{path} is no Python module: name the evaluation folder with --data")
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = (list(sys.path), sys.dont_write_bytecode), True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:], sys.dont_write_bytecode = before
    return module


def prf(values: Sequence[float] | Row) -> Figures:
    """Return precision, recall and F1 under their stable keys."""
    if isinstance(values, dict):
        values = [values[key] for key in ("P", "R", "F1")]
    return dict(zip(("p", "r", "f1"), values, strict=True))


@contextmanager
def listing(errors: list[str] | None) -> Iterator[None]:
    """Catch what a scorer prints, and put its lines into `errors`, if given."""
    with redirect_stdout(StringIO()) as printed:
        yield
    if errors is not None:
        errors.extend(printed.getvalue().splitlines())
