"""Archives: gzip, ZIP and tar. Nothing is ever unpacked to disk, so the names inside are only names."""

import gzip
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import BinaryIO, cast

from verbale.errors import SkipInput
from verbale.sources.limits import Limits
from verbale.sources.streams import Budget, Metered, buffered

type Member = tuple[str, BinaryIO] | SkipInput

_CHUNK_BYTES = 1 << 20
_IN_MEMORY_BYTES = 16 << 20
_OFFICE = ("[Content_Types].xml", "mimetype")
_END, _END_BYTES, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_END_64, _END_64_BYTES = b"PK\x06\x06", 56


def open_gzip(stream: BinaryIO, origin: str, limits: Limits) -> BinaryIO:
    """Return what a gzip stream holds, metered."""
    packed = Metered(stream)
    unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=buffered(packed), mode="rb"))
    return buffered(Metered(unpacked, Budget(origin, limits, lambda: packed.total)))


# ValueError: a place of the member before the beginning of the file.
_BROKEN_MEMBER = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)


def zip_members(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Member]:
    """Yield the name and the metered content of each file in a ZIP archive, in order of names."""
    with _spooled(stream, origin, limits) as (file, size):
        _check_index(file, size, origin, limits)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise SkipInput(f"{origin}: is a broken ZIP archive ({error}): make it anew") from error
        with archive:
            names = [info.filename for info in archive.infolist()]
            if names and names[0] in _OFFICE:
                raise SkipInput(f"{origin}: is an office document: save it as plain text or PDF first")
            _check_count(len(names), origin, limits)
            _check_overlaps(archive.infolist(), origin)
            budget = Budget(origin, limits, lambda: size)
            for info in sorted(archive.infolist(), key=lambda each: each.filename):
                if info.is_dir() or _is_hidden(info.filename):
                    continue
                name = f"{origin}!{info.filename}"
                try:
                    with archive.open(info) as member:
                        yield info.filename, buffered(Metered(cast("BinaryIO", member), budget))
                except _BROKEN_MEMBER as error:
                    yield SkipInput(f"{name}: can't be unpacked ({error}): make the archive anew")


def tar_members(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Member]:
    """Yield the name and the metered content of each file in a tar archive, in its order."""
    packed = Metered(stream)
    budget = Budget(origin, limits, lambda: packed.total)
    try:
        with tarfile.open(fileobj=buffered(packed), mode="r|") as archive:
            for number, info in enumerate(archive, start=1):
                # In streaming mode the archive would remember every member.
                archive.members = []  # type: ignore[attr-defined]
                _check_count(number, origin, limits)
                if info.isdir() or _is_hidden(info.name):
                    continue
                member = archive.extractfile(info) if info.isfile() else None
                if member is None:
                    yield SkipInput(
                        f"{origin}!{info.name}: is a link or device, no file: pack the file itself"
                    )
                else:
                    content = Metered(cast("BinaryIO", member), budget)
                    yield info.name, buffered(content)
                    # To the end of it by our own steps: those of the library go on where the archive ends.
                    while content.read(_CHUNK_BYTES):
                        pass
    except (tarfile.TarError, ValueError, OverflowError) as error:
        raise SkipInput(f"{origin}: is a broken tar archive ({error}): make it anew") from error


def _is_hidden(name: str) -> bool:
    """Tell whether a member, or a folder that it is in, is hidden, as `__MACOSX` is in effect."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in name.split("/"))


def _check_count(count: int, origin: str, limits: Limits) -> None:
    if count > limits.max_archive_members:
        raise SkipInput(
            f"{origin}: holds more than the {limits.max_archive_members:,} files allowed in an archive: "
            "split it"
        )


def _check_overlaps(members: list[zipfile.ZipInfo], origin: str) -> None:
    """Refuse an archive whose members share their bytes, as only bombs do."""
    inside = sorted(members, key=lambda each: each.header_offset)
    for one, other in pairwise(inside):
        if one.header_offset + one.compress_size >= other.header_offset:
            raise SkipInput(f"{origin}: is a ZIP archive whose members overlap: make it anew")


@contextmanager
def _spooled(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[tuple[BinaryIO, int]]:
    """Give a copy of the stream in which one can go back, and its size."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as file:
        size = 0
        while chunk := stream.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limits.max_spooled_bytes:
                raise SkipInput(
                    f"{origin}: is larger than the {limits.max_spooled_bytes:,} bytes allowed for a ZIP "
                    "archive: split it, or pack it as .tar.gz"
                )
            file.write(chunk)
        yield cast("BinaryIO", file), size


def _check_index(file: BinaryIO, size: int, origin: str, limits: Limits) -> None:
    """Refuse an archive whose index would fill the memory. It is read whole when the archive is opened."""
    start = max(0, size - _END_BYTES - _LONGEST_COMMENT - _END_64_BYTES - 20)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_BYTES:
        raise SkipInput(f"{origin}: is a ZIP archive without its end: copy it again, completely")
    index_bytes = struct.unpack_from("<L", tail, at + 12)[0]
    at_64 = tail.rfind(_END_64, 0, at)
    if at_64 >= 0 and len(tail) >= at_64 + _END_64_BYTES:
        index_bytes = max(index_bytes, struct.unpack_from("<Q", tail, at_64 + 40)[0])
    if min(index_bytes, size) > limits.max_archive_index_bytes:
        raise SkipInput(
            f"{origin}: has an index of {index_bytes:,} bytes, more than the "
            f"{limits.max_archive_index_bytes:,} allowed: split it"
        )
