"""Hostile texts, JSON lines and tables."""

import json
from collections.abc import Callable
from random import Random

WORDS = (
    "The foreign ministers met in Bern on Monday. They spoke of trade, and agreed to meet again in Oslo in "
    "the spring, when a visit is planned. "
)


def words(size: int) -> str:
    """Return about `size` characters of plain text."""
    return (WORDS * (size // len(WORDS) + 1))[:size]


def _random(random: Random, size: int) -> bytes:
    return random.randbytes(size)


def _controls(random: Random, size: int) -> bytes:
    return "".join(random.choice("\x00\x07\x08\x1b\x7f\x9b abc") for _ in range(size)).encode()


def _directions(random: Random, size: int) -> bytes:
    return (words(size) + "".join(random.choices("\u202e\u202d\u2066\u2069\u200f", k=size))).encode()


def _marks(random: Random, size: int) -> bytes:
    return ("a" + "".join(chr(random.randint(0x300, 0x36F)) for _ in range(size)) + words(200)).encode()


def _headers(_: Random, size: int) -> bytes:
    return b"Title: A\n" + b"Publisher: P\n" * size


def _lines(random: Random, size: int) -> bytes:
    values = [
        {"text": None},
        {"text": ["a"]},
        {"text": 1e308},
        {"text": words(50), "date": "2019-13-45"},
        {"text": words(50), "title": {"a": 1}},
        {"text": "\ud800\udfff"},
        {"title": "a"},
    ]
    lines = [json.dumps(random.choice(values)) for _ in range(max(1, size // 100))]
    return "\n".join(["{", '{"text"', '{"text": NaN}', '{"text": "\x00"}', *lines]).encode()


def _unbalanced(random: Random, size: int) -> bytes:
    rows = [f'"{words(40)}",{"a" * random.randint(0, 9)}' for _ in range(size // 50)]
    return ("text,title\n" + "\n".join(rows) + '\n"never closed,' + words(size)).encode()


def _cells(random: Random, size: int) -> bytes:
    return ("text;title\n" + "\n".join(";" * random.randint(0, 9) for _ in range(size // 10))).encode()


def _mixed(random: Random, size: int) -> bytes:
    parts = [
        words(200)
        .replace("e", "é")
        .encode(
            random.choice(
                ["utf-8", "latin-1", "utf-16", "cp1251"],
            ),
            "replace",
        )
        for _ in range(size // 200 + 1)
    ]
    return b"".join(parts)


KINDS: dict[str, Callable[[Random, int], bytes]] = {
    "empty.txt": lambda _, size: b"",
    "blank.txt": lambda _, size: b" \t\r\n" * size,
    "nulls.txt": lambda _, size: bytes(size),
    "random.txt": _random,
    "random": _random,
    "controls.txt": _controls,
    "directions.txt": _directions,
    "invisible.txt": lambda _, size: ("\u200b\ufeff\u00ad" * size).encode(),
    "combining.txt": _marks,
    "one_word.txt": lambda _, size: b"a" * (4 * size),
    "one_word_wide.txt": lambda _, size: ("語" * size).encode(),
    "quotation_marks.txt": lambda _, size: ('"' * size + "“" * (size // 3)).encode(),
    "brackets.txt": lambda _, size: b"(" * size + words(100).encode() + b")" * size,
    "dashes.txt": lambda _, size: b"- " * size,
    "stops.txt": lambda _, size: b"." * size,
    "figures.txt": lambda _, size: b"1,2.3/4-5:" * (size // 10),
    "newlines.txt": lambda _, size: b"a\n" * size,
    "carriage_returns.txt": lambda _, size: b"a\r" * size,
    "separators.txt": lambda _, size: "a\u2028b\u2029c\x85".encode() * (size // 10),
    "surrogates.txt": lambda _, size: b"\xed\xa0\x80\xed\xbf\xbf" * (size // 6),
    "cut_utf8.txt": lambda _, size: words(size).replace("e", "é").encode()[:-1] + b"\xe2\x82",
    "overlong_utf8.txt": lambda _, size: b"\xc0\xaf\xe0\x80\xaf" * (size // 5),
    "cut_utf16.txt": lambda _, size: words(size).encode("utf-16")[:-1],
    "bare_utf16.txt": lambda _, size: words(size).encode("utf-16-be"),
    "false_utf32.txt": lambda random, size: b"\xff\xfe\x00\x00" + random.randbytes(size),
    "ebcdic.txt": lambda _, size: words(size).encode("cp037"),
    "utf7.txt": lambda _, size: words(size).replace("e", "é").encode("utf-7"),
    "mixed_encodings.txt": _mixed,
    "double_encoded.txt": lambda _, size: words(size).replace("e", "é").encode().decode("latin-1").encode(),
    "gigantic.txt": lambda _, size: words(20 * size).encode(),
    "twice.txt": _headers,
    "impossible_date.txt": lambda _, size: b"Date: 31 February 2019\n\n" + words(200).encode(),
    "endless_header.txt": lambda _, size: b"Title: " + b"a" * size + b"\n\n" + words(200).encode(),
    "lines.jsonl": _lines,
    "deep.jsonl": lambda _, size: b'{"text":' + b"[" * size + b"]" * size + b"}",
    "deep_objects.jsonl": lambda _, size: b'{"a":' * size + b"1" + b"}" * size,
    "long_number.jsonl": lambda _, size: b'{"text": "a", "n": ' + b"9" * size + b"}",
    "long_line.jsonl": lambda _, size: b'{"text": "' + b"a" * (10 * size) + b'"}\n{"text": "b"}',
    "endless_line.jsonl": lambda _, size: b'{"text": "' + b"a" * (12 * size),
    "escapes.jsonl": lambda _, size: b'{"text": "' + b"\\ud800\\u0000\\u202e" * (size // 18) + b'"}',
    "cut.jsonl": lambda _, size: json.dumps({"text": words(size)}).encode()[:-9],
    "array.json": lambda _, size: json.dumps([{"text": "a"}] * (size // 20)).encode(),
    "unbalanced.csv": _unbalanced,
    "cells.csv": _cells,
    "no_text.csv": lambda _, size: b"a,b\n" + b"1,2\n" * (size // 4),
    "nulls.csv": lambda _, size: b"text,title\n" + b"a\x00b,c\n" * (size // 8),
}
