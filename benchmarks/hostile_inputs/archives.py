"""Hostile archives, and what is no source of reports at all."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from random import Random

from benchmarks.hostile_inputs.texts import words


def zipped(*members: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive, in which names may come more than once."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """Return a tar archive."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def _typed(kind: bytes, name: str = "a.txt", to: str = "/etc/passwd") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def _bomb_of_bombs(_: Random, size: int) -> bytes:
    bomb = zipped(("a.txt", bytes(20 * size)))
    for _layer in range(3):
        bomb = zipped(*((f"{number}.zip", bomb) for number in range(10)))
    return bomb


def _locked(_: Random, size: int) -> bytes:
    made = bytearray(zipped(("a.txt", b"words")))
    made[6] |= 1  # in the local header, and in the index
    made[made.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def _overlapping(_: Random, size: int) -> bytes:
    made = zipped(("a.txt", words(size).encode()))
    at = made.rfind(b"PK\x01\x02")
    end = made.rfind(b"PK\x05\x06")
    entry, count = made[at:end], 500
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, count * len(entry), at, 0)
    return made[:at] + entry * count + closing


def _wrong_sum(_: Random, size: int) -> bytes:
    made = bytearray(zipped(("a.txt", words(500).encode())))
    made[60] ^= 0xFF
    return bytes(made)


def _large_index(_: Random, size: int) -> bytes:
    return struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFF0, 0, 0)


def _matryoshka(_: Random, size: int) -> bytes:
    made = words(100).encode()
    for _layer in range(40):
        made = gzip.compress(made)
    return made


def _wrong_size(_: Random, size: int) -> bytes:
    made = bytearray(tarred((tarfile.TarInfo("a.txt"), words(500).encode())))
    made[124:136] = b"77777777777\0"
    made[148:156] = b"        "
    made[148:156] = f"{sum(made[:512]):06o}\0 ".encode()
    return bytes(made)


def _sparse(_: Random, size: int) -> bytes:
    info = tarfile.TarInfo("a.jsonl")
    info.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[386:398], head[398:410] = b"00000000000\0", b"00000000001\0"
    head[483:495] = b"77777777777\0"
    head[124:136] = b"00000000001\0"
    head[148:156] = b"        "
    head[148:156] = f"{sum(head[:512]):06o}\0 ".encode()
    return bytes(head) + b"{" + bytes(511) + bytes(1024)


def _pax(_: Random, size: int) -> bytes:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"comment": "a" * (5 * size), "size": "-9", "path": "../" * 500}
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO())
    return made.getvalue()


def _names(random: Random, size: int) -> bytes:
    odd = [
        "../../a.txt",
        "/etc/passwd",
        "C:\\a.txt",
        "a\x1b[31m.txt",
        "a\u202etxt.exe",
        "\ud7ff",
        "a" * 5000,
        "",
        " ",
    ]
    return zipped(*((name, words(100).encode()) for name in random.sample(odd, len(odd))))


KINDS: dict[str, Callable[[Random, int], bytes]] = {
    "bomb.gz": lambda _, size: gzip.compress(bytes(300 * size)),
    "bomb.jsonl.gz": lambda _, size: gzip.compress(b"{" + bytes(300 * size)),
    "cut.gz": lambda _, size: gzip.compress(words(size).encode())[:-20],
    "random.gz": lambda random, size: b"\x1f\x8b\x08" + random.randbytes(size),
    "matryoshka.gz": _matryoshka,
    "bomb.zip": lambda _, size: zipped(("a.jsonl", b"{" + bytes(300 * size))),
    "bomb_of_bombs.zip": _bomb_of_bombs,
    "overlapping.zip": _overlapping,
    "locked.zip": _locked,
    "cut.zip": lambda _, size: zipped(("a.txt", words(size).encode()))[:-30],
    "wrong_sum.zip": _wrong_sum,
    "large_index.zip": _large_index,
    "no_files.zip": lambda _, size: zipped(),
    "many_files.zip": lambda _, size: zipped(*((f"{number}", b"") for number in range(size // 500))),
    "names.zip": _names,
    "random.zip": lambda random, size: b"PK\x03\x04" + random.randbytes(size),
    "links.tar": lambda _, size: tarred(
        *(
            (_typed(kind), b"")
            for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
        )
    ),
    "names.tar": lambda _, size: tarred((tarfile.TarInfo("../../../tmp/a.txt"), words(200).encode())),
    "cut.tar": lambda _, size: tarred((tarfile.TarInfo("a.txt"), words(5000).encode()))[:3000],
    "wrong_size.tar": _wrong_size,
    "sparse.tar": _sparse,
    "pax.tar": _pax,
    "bomb.tar.gz": lambda _, size: gzip.compress(
        tarred((tarfile.TarInfo("a.jsonl"), b"{" + bytes(300 * size)))
    ),
    "random.tar": lambda random, size: random.randbytes(257) + b"ustar\x0000" + random.randbytes(size),
    "picture.png": lambda random, size: b"\x89PNG\r\n\x1a\n" + random.randbytes(size),
    "program": lambda random, size: b"\x7fELF" + random.randbytes(size),
    "record.db": lambda random, size: b"SQLite format 3\0" + random.randbytes(size),
    "report.docx": lambda _, size: zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")),
    "report.doc": lambda random, size: b"\xd0\xcf\x11\xe0" + random.randbytes(size),
    "report.rtf": lambda _, size: b"{\\rtf1 words}",
    "packed.7z": lambda random, size: b"7z\xbc\xaf\x27\x1c" + random.randbytes(size),
}
