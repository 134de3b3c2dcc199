"""The knowledge that a user keeps: tenures and names in a file, or a folder of files, beside what ships.

A file of tenures has the columns of the table that ships, and `source`; a file of names those of
`own_names`. Both are plain text, for a text editor and for version control. What reading makes of them is
named by a fingerprint, which accounts carry.
"""

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from verbale.errors import Abort
from verbale.knowledge import own_names
from verbale.knowledge.officeholders import OfficeHolders, shipped
from verbale.knowledge.own_names import OwnName, OwnNames, own_name_of
from verbale.knowledge.tables import parse_table
from verbale.knowledge.tenures import Tenure, tenure_of, tenures

COLUMNS = ("given", "family", "office", "party", "start", "end", "source")
HEADER = "# Who held which office when, kept for Verbale by its user; see docs/knowledge.md."
_SUFFIXES = (".tsv", ".tsv.gz")
# A tenure takes about a hundred bytes: more than three million of them are not what this is made for.
_MAX_BYTES = 400_000_000
_FINGERPRINT_DIGITS = 12


@dataclass(frozen=True)
class Knowledge:
    """The office-holders that reading is to know, a user's own names, and the fingerprint of what was added.

    The fingerprint is empty where nothing was added, and depends on what the files say alone.
    """

    holders: OfficeHolders
    fingerprint: str = ""
    names: OwnNames = field(default_factory=OwnNames)


def load_knowledge(path: str | Path | None) -> Knowledge:
    """Return the table that ships together with the files at `path`, a file or a folder of `*.tsv`.

    What the user keeps comes first: it is preferred where both tell of a person. Raises Abort, with the
    line, when a file can't be used.
    """
    if path is None:
        return Knowledge(shipped())
    read = [line for file in _files(Path(path)) for line in _read_file(file)]
    kept = [line for line in read if isinstance(line, Tenure)]
    # In an order of their own, so that it makes no difference in which file a name stands.
    names = sorted({line for line in read if isinstance(line, OwnName)}, key=OwnName.cells)
    return Knowledge(
        OfficeHolders((*kept, *tenures())) if kept else shipped(),
        fingerprint(kept, names),
        OwnNames(tuple(names)),
    )


def read_kept(path: str | Path) -> list[Tenure]:
    """Return the tenures that a user keeps at `path`, in order of files and lines. Raises Abort."""
    return [line for file in _files(Path(path)) for line in _read_file(file) if isinstance(line, Tenure)]


def write_kept(path: Path, held: Iterable[Tenure]) -> None:
    """Write tenures to the file `path`, sorted, each once; an older file is replaced at the very end.

    Raises Abort when the file can't be written.
    """
    rows = sorted({_row(tenure) for tenure in held}, key=_order)
    text = "\n".join((HEADER, "\t".join(COLUMNS), *("\t".join(row) for row in rows), ""))
    packed = text.encode("utf-8")
    passing = path.with_name(path.name + ".new")
    try:
        passing.write_bytes(gzip.compress(packed, mtime=0) if path.name.endswith(".gz") else packed)
        passing.replace(path)
    except OSError as error:
        raise Abort(f"{path} can't be written ({error.strerror}): give another path") from error


def fingerprint(kept: Iterable[Tenure], names: Iterable[OwnName] = ()) -> str:
    """Return a few hexadecimal digits that depend on what the lines say, not on their order or sources."""
    rows = {"\t".join(_row(tenure)[:-1]) for tenure in kept} | {"\t".join(name.cells()) for name in names}
    said = "\n".join(sorted(rows))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:_FINGERPRINT_DIGITS]


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.name.endswith(_SUFFIXES))
    if not path.exists():
        raise Abort(f"there is no knowledge at {path}: make it with 'verbale knowledge import' or 'learn'")
    return [path]


def _read_file(path: Path) -> Iterator[Tenure | OwnName]:
    if path.stat().st_size > _MAX_BYTES:
        raise Abort(f"{path}: larger than {_MAX_BYTES // 1_000_000} MB: this is no table of tenures or names")
    try:
        packed = path.read_bytes()
        if path.name.endswith(".gz"):
            with gzip.open(path) as stream:
                packed = stream.read(_MAX_BYTES)
        text = packed.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise Abort(f"{path}: no readable table of tenures or names ({error})") from error
    try:
        rows = list(parse_table(text, str(path)))
    except ValueError as error:
        raise Abort(f"{error}: mend or remove the line") from error
    for line, row in rows:
        of_names = "names" in row
        try:
            yield own_name_of(row) if of_names else tenure_of(row)
        except KeyError as error:
            columns = ", ".join(own_names.COLUMNS if of_names else COLUMNS)
            raise Abort(f"{path}: no column {error}: the columns are {columns}") from error
        except ValueError as error:
            raise Abort(f"{path}, line {line}: {error}: mend or remove the line") from error


def _order(row: tuple[str, ...]) -> tuple[object, ...]:
    """Sort by party, office and time."""
    return row[3], row[2], row[4].lstrip("./"), row


def _row(tenure: Tenure) -> tuple[str, ...]:
    since = tenure.since or tenure.start.isoformat()
    until = tenure.until or (tenure.end.isoformat() if tenure.end else "")
    cells = (";".join(tenure.given), ";".join(tenure.family), tenure.office, tenure.party, since, until)
    return (*cells, tenure.source)
