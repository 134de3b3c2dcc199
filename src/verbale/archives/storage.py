"""Files on disk and in object storage, by path or URL."""

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from verbale.errors import Abort

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder: the file system that it is on, its path there, and how its user names it."""

    system: "FileSystem"
    path: str
    name: str

    def __truediv__(self, below: str) -> "Place":
        """Return what lies below a folder."""
        return Place(self.system, f"{self.path.rstrip('/')}/{below}", f"{self.name.rstrip('/')}/{below}")

    def put(self, file: Path) -> None:
        """Copy a file of this machine here, to be seen whole or not at all; one that is here is replaced."""
        self._put(file.read_bytes)

    def put_bytes(self, data: bytes) -> None:
        """Write a file, to be seen whole or not at all; one that is here is replaced."""
        self._put(lambda: data)

    def _put(self, data: Any) -> None:
        self.system.create_dir(self.path.rpartition("/")[0], recursive=True)
        if self.system.type_name != "local":  # object storage shows a file when it is complete
            with self.system.open_output_stream(self.path, compression=None) as stream:
                stream.write(data())
            return
        folder, _, last = self.path.rpartition("/")
        passing = Path(folder, f".{last}.{uuid4().hex}{_PART}")
        try:
            with passing.open("wb") as stream:
                stream.write(data())
                stream.flush()
                os.fsync(stream.fileno())
            passing.replace(self.path)
        finally:
            passing.unlink(missing_ok=True)
        # What somebody who was killed in the middle of this has left.
        for left in Path(folder).glob(f".{glob.escape(last)}.*{_PART}"):
            left.unlink(missing_ok=True)

    def read(self) -> bytes | None:
        """Return the bytes of a file, None if there is none."""
        try:
            with self.system.open_input_stream(self.path, compression=None) as stream:
                data: bytes = stream.read()
        except FileNotFoundError:
            return None
        return data

    def remove(self) -> None:
        """Take a file away, if it is there."""
        try:
            self.system.delete_file(self.path)
        except FileNotFoundError:
            return

    def files(self) -> list[tuple["Place", int]]:
        """Return the files below a folder with their sizes in bytes, or the file itself, by path.

        Passed over are those whose names, or whose folders' names, begin with a dot or underscore. Raises
        Abort when there is nothing here.
        """
        from pyarrow.fs import FileSelector, FileType

        [info] = self.system.get_file_info([self.path])
        if info.type == FileType.File:
            return [(self, info.size)]
        if info.type == FileType.NotFound:
            raise Abort(f"{self.name}: there is no such file or folder: check the path and who may read it")
        found = []
        for each in self.system.get_file_info(FileSelector(self.path, recursive=True)):
            below = each.path.removeprefix(self.path.rstrip("/") + "/")
            if each.type == FileType.File and not any(part[0] in "._" for part in below.split("/")):
                found.append((self / below, each.size))
        return sorted(found, key=lambda one: one[0].path)


def place(name: str | Path) -> Place:
    """Return the place that a path or a URL (s3://, gs://, abfs://, hdfs://, file://) names.

    Other URLs are opened by fsspec, where it and what it needs are installed. Raises Abort when the URL
    can't be used.
    """
    fs = file_systems()
    text = str(name)
    if "://" not in text:
        path = os.path.abspath(text)
        return Place(fs.LocalFileSystem(), path, text)
    try:
        system, path = fs.FileSystem.from_uri(text)
    except ValueError as error:  # no scheme that pyarrow knows
        system, path = _by_fsspec(text, error)
    except OSError as error:
        raise Abort(f"{text}: can't be opened ({error}): check the address and who may read it") from error
    return Place(system, path, text)


def _by_fsspec(url: str, first: Exception) -> tuple["FileSystem", str]:
    try:
        import fsspec
        from pyarrow.fs import FSSpecHandler, PyFileSystem

        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise Abort(
            f"{url}: addresses of this kind can't be opened ({first}): give a path or s3://, gs://, abfs://, "
            "hdfs://, or install fsspec and what it needs for the address"
        ) from error
    return PyFileSystem(FSSpecHandler(system)), path


def file_systems() -> Any:
    """Return `pyarrow.fs`. Raises Abort when pyarrow is not installed."""
    try:
        import pyarrow.fs
    except ImportError as error:
        raise Abort("pyarrow is not installed: run \"pip install 'verbale[arrow]'\"") from error
    return pyarrow.fs
